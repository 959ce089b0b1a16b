// Pages, and grids of characters, as converters print them: made one flow of paragraphs and rows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace annals::reading {

// A line of a page, as printed.
struct PageLine {
  std::string_view bytes{};  // without the blanks around
  std::size_t indent = 0;    // blanks before it, in columns
  std::size_t end = 0;       // where it ends, in columns
  bool row = false;          // of a table

  bool blank() const noexcept { return bytes.empty(); }
};
using Page = std::vector<PageLine>;

// The pages between form feeds.
std::vector<Page> pages_of(std::string_view text);

// Takes out the numbers of pages, and lines at the head or the foot of a page that are also on the
// page before or the one before that, where at most a page number in them differs. A head without
// a number stays where it first stands: it may be the title.
void take_out_running_lines(std::vector<Page>& pages);

// The paragraphs and rows of pages, a line each.
std::string flow_of(const std::vector<Page>& pages);

// The rows of grids (+---+ between rows, cells of several lines) in one line each; all else as is.
std::string with_whole_rows(std::string_view text);

}  // namespace annals::reading
