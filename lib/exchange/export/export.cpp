#include <annals/export.h>

#include <algorithm>
#include <ostream>

#include "core/enum_names.h"
#include "core/whole_file.h"
#include "exchange/export/extract.h"
#include "exchange/export/forms.h"

namespace annals {
namespace {

namespace fs = std::filesystem;

constexpr core::EnumName<ExportFormat> kFormats[] = {
    {ExportFormat::kCsv, "csv"},
    {ExportFormat::kCsvWide, "csv-wide"},
    {ExportFormat::kJson, "json"},
    {ExportFormat::kJsonLines, "jsonl"},
    {ExportFormat::kMarkdown, "markdown"},
    {ExportFormat::kXlsx, "xlsx"},
    {ExportFormat::kSdmxCsv, "sdmx-csv"},
    {ExportFormat::kSdmxJson, "sdmx-json"},
    {ExportFormat::kSdmxStructure, "sdmx-structure"},
};

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

Result<void> write_form(std::ostream& out, ExportFormat format, const exchange::Extract& extract,
                        const ExportOptions& options) {
  const bool plain_csv = format == ExportFormat::kCsv || format == ExportFormat::kCsvWide;
  if (plain_csv && options.byte_order_mark) out << kByteOrderMark;
  switch (format) {
    case ExportFormat::kCsv:
      exchange::write_csv(out, extract);
      return {};
    case ExportFormat::kCsvWide:
      exchange::write_wide_csv(out, extract);
      return {};
    case ExportFormat::kJson:
      exchange::write_json(out, extract);
      return {};
    case ExportFormat::kJsonLines:
      exchange::write_json_lines(out, extract);
      return {};
    case ExportFormat::kMarkdown:
      exchange::write_markdown(out, extract);
      return {};
    case ExportFormat::kXlsx:
      return exchange::write_xlsx(out, extract, options);
    case ExportFormat::kSdmxCsv:
      return exchange::write_sdmx_csv(out, extract, options);
    case ExportFormat::kSdmxJson:
      return exchange::write_sdmx_json(out, extract, options);
    case ExportFormat::kSdmxStructure:
      return exchange::write_sdmx_structure(out, extract, options);
  }
  return {};
}

}  // namespace

std::string_view to_string(ExportFormat format) noexcept { return core::name_of(kFormats, format); }

Result<ExportFormat> parse_export_format(std::string_view text) {
  return core::value_of(kFormats, text, "export format");
}

Result<ExportSummary> export_to(const Store& store, std::ostream& out, ExportFormat format,
                                const ExportSelection& selection, const ExportOptions& options) {
  const auto extract = exchange::extract(store, selection, options);
  if (!extract) return extract.error();
  if (auto written = write_form(out, format, *extract, options); !written) return written.error();
  if (!out.flush()) return Error{ErrorCode::kIo, "the export cannot be written"};
  return extract->summary();
}

Result<ExportSummary> export_file(const Store& store, const fs::path& file, ExportFormat format,
                                  const ExportSelection& selection, const ExportOptions& options,
                                  bool overwrite) {
  ExportSummary summary;
  const auto written =
      core::write_whole_file(file, overwrite, [&](std::ostream& out) -> Result<void> {
        const auto exported = export_to(store, out, format, selection, options);
        if (!exported) return exported.error();
        summary = *exported;
        return {};
      });
  if (!written) return written.error();
  return summary;
}

}  // namespace annals
