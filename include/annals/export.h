// Export: what a store holds, in the forms that other programs read. docs/export.md has the forms.
//
//   ExportSelection selection;
//   selection.agencies = {AgencyCode("pukou")};
//   export_file(store, "pukou.xlsx", ExportFormat::kXlsx, selection).value();
//
// A value is written with the digits that were printed: 97.30 stays 97.30. Its bound, all its
// statuses, counts, source, place and note go with it wherever a form has room for them.
#pragma once

#include <annals/agency.h>
#include <annals/calendar.h>
#include <annals/code.h>
#include <annals/error.h>
#include <annals/names.h>
#include <annals/store.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals {

enum class ExportFormat : std::uint8_t {
  kCsv,            // "csv": an observation a row, in the columns that import_csv reads
  kCsvWide,        // "csv-wide": a series a row, a year a column; no counts, sources and notes
  kJson,           // "json": one document with the definitions and the observations
  kJsonLines,      // "jsonl": an observation a line
  kMarkdown,       // "markdown": a table for each indicator, and the sources
  kXlsx,           // "xlsx": a workbook with values, years as columns, sources, definitions, charts
  kSdmxCsv,        // "sdmx-csv": an SDMX-CSV 2.1 data message
  kSdmxJson,       // "sdmx-json": an SDMX-JSON 2.1 data message
  kSdmxStructure,  // "sdmx-structure": the SDMX-JSON 2.1 structure message of the two
};
std::string_view to_string(ExportFormat format) noexcept;
// Fails with kInvalidData, listing the formats.
Result<ExportFormat> parse_export_format(std::string_view text);

// Which observations. What is left empty sets no limit.
struct ExportSelection {
  std::vector<AgencyCode> agencies{};
  std::optional<AgencyKind> kind{};
  std::optional<AgencyCode> parent{};  // only agencies below it, however deep, in today's tree
  std::vector<IndicatorCode> indicators{};
  // The years, and both clocks.
  ReadOptions read{};
};

struct ExportOptions {
  // The languages of names. A form with room for one takes the first, and writes its headings in
  // Chinese for "zh" and in English else. Empty: all languages, headings in English, and no columns
  // of names in CSV. Where a thing has no name in a language, a form with room for one says what
  // best_text() finds, and the others leave it out.
  std::vector<Language> languages{};
  // CSV, long and wide, begins with a byte order mark, for Excel. SDMX-CSV never does.
  bool byte_order_mark = false;
  // Who sends an SDMX message and keeps its structure: letters, digits, '_' and '-', a letter
  // first.
  std::string sdmx_agency = "ANNALS";
  // The moment that SDMX-JSON and XLSX carry as that of their making; that of the call if empty.
  // With it the same store gives the same bytes; the other forms always do.
  std::optional<Timestamp> prepared{};
};

// What was written.
struct ExportSummary {
  std::size_t agencies = 0, indicators = 0, observations = 0, sources = 0;
  // In which there is a name of one of these agencies or indicators, in order.
  std::vector<Language> languages{};

  friend bool operator==(const ExportSummary&, const ExportSummary&) = default;
};

// Writes the current observations of the selection, by agency, indicator and year. What is selected
// is held in memory. Nothing selected is no error: the form is then without rows.
//
// Fails with kNotFound if a code is not defined, with kInvalidArgument if the options are wrong or
// this library was built without the form, with kInvalidData if a text has no place in the form,
// and with kIo if the stream fails, when something may have been written, or if the library that
// writes workbooks is not installed.
Result<ExportSummary> export_to(const Store& store, std::ostream& out, ExportFormat format,
                                const ExportSelection& selection = {},
                                const ExportOptions& options = {});

// The same to a file, all or nothing: it is written beside its place and moved there when it is
// whole. Fails with kAlreadyExists if the file is there, unless "overwrite" is set.
Result<ExportSummary> export_file(const Store& store, const std::filesystem::path& file,
                                  ExportFormat format, const ExportSelection& selection = {},
                                  const ExportOptions& options = {}, bool overwrite = false);

}  // namespace annals
