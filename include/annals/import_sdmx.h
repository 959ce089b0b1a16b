// Import of SDMX-CSV data messages, versions 1.0, 2.0 and 2.1.
#pragma once

#include <annals/error.h>
#include <annals/import.h>
#include <annals/store.h>

#include <filesystem>

namespace annals {

// Imports the observations of an SDMX-CSV message in one transaction, all or none; what
// export_file writes as kSdmxCsv gives back the same observations in a store with the same
// definitions.
//
// Columns that are read, in any order behind those of the message itself:
//   REPORTING_AGENCY or REF_AREA, INDICATOR   code, name or alias; "@" stands for "." in a code
//   TIME_PERIOD                               a year: 2023, or 2023-A1
//   FREQ                                      A, where it is there
//   OBS_VALUE                                 a number; empty or NaN: no value
//   UNIT_MULT, ROUNDED_TO, DECIMALS           the power of ten to multiply by; that of the last
//                                             printed digit; digits behind the point, which may
//                                             put back zeros that were lost
//   OBS_STATUS, FURTHER_STATUS                letters of CL_OBS_STATUS
//   BOUND, NUMERATOR, DENOMINATOR, LOCATOR, COMMENT_OBS
//   SOURCE                                    a source by its code; options.source where empty
//   UNIT_MEASURE                              must be the unit of the indicator
// Every other column is named in a notice and not read. "#N/A" is an empty cell.
//
// Everything that is wrong is an issue of the report, as for import_csv, and with any issue nothing
// is written: a missing value without a status, an action other than append, information, merge
// and replace, a unit that is another. Of the options "redefine" has no meaning here. Fails (as an
// Error) only if the file cannot be read at all or the store fails.
Result<ImportReport> import_sdmx_csv(Store& store, const std::filesystem::path& file,
                                     const ImportOptions& options = {});

// True if the first line of a file begins as that of an SDMX-CSV message does: STRUCTURE,
// STRUCTURE_ID (2.0 and 2.1), or DATAFLOW and somewhere OBS_VALUE (1.0), also with semicolons,
// which the import then refuses. False as well if the file cannot be read.
bool is_sdmx_csv_file(const std::filesystem::path& file);

}  // namespace annals
