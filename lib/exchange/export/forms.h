// The forms of an export. Each writes an extract to a stream; what the stream cannot take is for
// the caller to see.
#pragma once

#include <annals/export.h>

#include <ostream>

#include "exchange/export/extract.h"

namespace annals::exchange {

// These cannot fail but by the stream.
void write_csv(std::ostream& out, const Extract& extract);
void write_wide_csv(std::ostream& out, const Extract& extract);
void write_json(std::ostream& out, const Extract& extract);
void write_json_lines(std::ostream& out, const Extract& extract);
void write_markdown(std::ostream& out, const Extract& extract);

// Fail with kInvalidArgument if the options name no agency of SDMX, and with kInvalidData for a
// text that SDMX reads as something else.
Result<void> write_sdmx_csv(std::ostream& out, const Extract& extract,
                            const ExportOptions& options);
Result<void> write_sdmx_json(std::ostream& out, const Extract& extract,
                             const ExportOptions& options);
Result<void> write_sdmx_structure(std::ostream& out, const Extract& extract,
                                  const ExportOptions& options);

// Fails with kInvalidArgument in a build without ANNALS_XLSX, with kIo if libxlsxwriter is not
// installed, and with kInvalidData for a text that is longer than a cell of Excel or for more rows
// or columns than a sheet has.
Result<void> write_xlsx(std::ostream& out, const Extract& extract, const ExportOptions& options);

}  // namespace annals::exchange
