#include <annals/report_page.h>

#include <ostream>

#include "core/enum_names.h"
#include "core/whole_file.h"
#include "report/csv.h"
#include "report/markdown.h"
#include "report/page.h"

namespace annals {
namespace {

constexpr core::EnumName<ReportFormat> kFormats[] = {
    {ReportFormat::kHtml, "html"},
    {ReportFormat::kMarkdown, "markdown"},
    {ReportFormat::kCsv, "csv"},
};

Result<std::string> page_of(const Report& report, ReportFormat format) {
  switch (format) {
    case ReportFormat::kHtml:
      return write_html(report);
    case ReportFormat::kMarkdown:
      return write_markdown(report);
    case ReportFormat::kCsv:
      return write_csv(report);
  }
  return std::string();
}

}  // namespace

std::string_view to_string(ReportFormat format) noexcept { return core::name_of(kFormats, format); }

Result<ReportFormat> parse_report_format(std::string_view text) {
  return core::value_of(kFormats, text, "report format");
}

Result<std::string> write_html(const Report& report, const HtmlOptions& options) {
  if (options.style_url.empty() != options.script_url.empty()) {
    return Error{ErrorCode::kInvalidArgument,
                 "a page carries style and script both or neither: give both addresses or none"};
  }
  return report::Page(report, options).write();
}

std::string write_markdown(const Report& report) { return report::Markdown(report).write(); }

std::string write_csv(const Report& report) { return report::csv_of(report); }

Result<void> write_report(const Report& report, const std::filesystem::path& file,
                          ReportFormat format, bool overwrite) {
  const auto page = page_of(report, format);
  if (!page) return page.error();
  return core::write_whole_file(file, overwrite, [&](std::ostream& out) -> Result<void> {
    out << *page;
    return {};
  });
}

}  // namespace annals
