// The pages of a report: HTML to look at, to print and to send, Markdown to go on writing, CSV to
// go on computing. All three say the same.
//
// Whatever stands in a store is text and stays text: markup is escaped, formulas are made harmless
// for spreadsheets, control characters and marks that reorder text are replaced by U+FFFD. The same
// report gives the same bytes.
#pragma once

#include <annals/error.h>
#include <annals/report.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace annals {

// A link at the top of a page, for those that belong to a site.
struct PageLink {
  std::string text, url;
};

struct HtmlOptions {
  // Where report_style() and report_script() are served. Both empty: the page carries them itself,
  // and a content security policy that allows these two, by their SHA-256, and nothing from
  // elsewhere. Else the page has no policy; whoever serves it sends report_policy() as a header.
  std::string style_url{}, script_url{};
  std::vector<PageLink> links{};
};

// One page in HTML 5 that is well-formed XML too. It needs no JavaScript and no network; with
// JavaScript its tables can be sorted, filtered and saved, and its pictures tell their values.
// Fails with kInvalidArgument if only one of the two addresses is given.
Result<std::string> write_html(const Report& report, const HtmlOptions& options = {});
// The same in Markdown (CommonMark with the tables of GitHub), without pictures.
std::string write_markdown(const Report& report);
// The same as CSV (RFC 4180): a row a figure or a sentence, the kind of each in the column
// "section". Column names are the same in every language.
std::string write_csv(const Report& report);

// The style sheet and the script of every page, for those who serve them as files.
std::string_view report_style() noexcept;
std::string_view report_script() noexcept;
// The content security policy for pages whose style and script come from their own site.
std::string_view report_policy() noexcept;

enum class ReportFormat : std::uint8_t { kHtml, kMarkdown, kCsv };  // "html", "markdown", "csv"
std::string_view to_string(ReportFormat format) noexcept;
// Fails with kInvalidData, listing the formats.
Result<ReportFormat> parse_report_format(std::string_view text);

// Writes a page to a file, all or nothing, as export_file() does. Fails with kAlreadyExists if the
// file is there, unless "overwrite" is set, and with kIo.
Result<void> write_report(const Report& report, const std::filesystem::path& file,
                          ReportFormat format, bool overwrite = false);

}  // namespace annals
