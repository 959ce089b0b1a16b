#include <annals/export.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <ostream>
#include <system_error>

#include "core/enum_names.h"
#include "core/text.h"
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

Error there_already(const fs::path& file) {
  return {ErrorCode::kAlreadyExists, core::quoted(file.string(), 1000) +
                                         " is there already: choose a name that is free or ask "
                                         "for it to be replaced"};
}

Error cannot_be_written(const fs::path& file) {
  return {ErrorCode::kIo, core::quoted(file.string(), 1000) +
                              " cannot be written: look whether its folder exists, may be written "
                              "and has room"};
}

// A file beside another that is gone at the end, unless it was moved to its place.
class Draft {
 public:
  explicit Draft(const fs::path& file)
      : file_(file),
        path_(file.parent_path() /
              ("." + file.filename().string() + ".part-" + std::to_string(::getpid()))) {}
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() {
    std::error_code ignored;  // on purpose: it may have been moved, or never made
    fs::remove(path_, ignored);
  }

  const fs::path& path() const noexcept { return path_; }

  Result<void> move_to_place(bool overwrite) const {
    std::error_code problem;
    if (!overwrite && fs::exists(fs::symlink_status(file_, problem))) return there_already(file_);
    fs::rename(path_, file_, problem);
    if (problem) return cannot_be_written(file_);
    return {};
  }

 private:
  fs::path file_, path_;
};

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
  std::error_code ignored;  // on purpose: what cannot be asked cannot be written either
  if (fs::is_directory(file, ignored)) {
    return Error{ErrorCode::kIo,
                 core::quoted(file.string(), 1000) + " is a folder: name a file in it"};
  }
  if (!overwrite && fs::exists(fs::symlink_status(file, ignored))) return there_already(file);
  // A device or a pipe is not to be replaced by a file, and a link leads to what is.
  if (fs::exists(file, ignored) && !fs::is_regular_file(file, ignored)) {
    return Error{ErrorCode::kIo, core::quoted(file.string(), 1000) +
                                     " is no regular file: name one, or write to a stream"};
  }
  const Draft draft(fs::is_symlink(file, ignored) ? fs::weakly_canonical(file, ignored) : file);
  std::ofstream out(draft.path(), std::ios::binary | std::ios::trunc);
  if (!out) return cannot_be_written(file);
  auto summary = export_to(store, out, format, selection, options);
  out.close();
  if (!summary && summary.error().code != ErrorCode::kIo) return summary;
  if (!summary || !out) return cannot_be_written(file);
  if (auto moved = draft.move_to_place(overwrite); !moved) return moved.error();
  return summary;
}

}  // namespace annals
