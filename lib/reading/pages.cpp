#include "reading/pages.h"

#include <annals/reading.h>

#include <algorithm>
#include <cstdint>

#include "core/utf8.h"
#include "reading/table.h"
#include "reading/text.h"

namespace annals {
namespace reading {
namespace {

constexpr std::size_t kEdge = 2;  // lines at the head and at the foot that may be running ones

PageLine line_of(std::string_view bytes) {
  PageLine line;
  while (!bytes.empty() && (bytes.back() == ' ' || bytes.back() == '\r' || bytes.back() == '\t'))
    bytes.remove_suffix(1);
  const std::size_t first = std::min(bytes.find_first_not_of(' '), bytes.size());
  line.indent = first;
  line.bytes = bytes.substr(first);
  line.end = first;
  for (std::size_t at = 0; at < line.bytes.size();) {
    const core::CodePoint c = core::first_code_point(line.bytes.substr(at));
    line.end += core::columns(c.value);
    at += c.length;
  }
  line.row = !line.blank() && is_row(to_code_points(line.bytes));
  return line;
}

// A line with its numbers taken out of it.
struct Masked {
  std::string text;
  std::vector<std::uint64_t> numbers;
};

Masked masked(std::string_view line) {
  Masked result;
  for (std::size_t i = 0; i < line.size();) {
    if (line[i] == ' ' || line[i] == '\t') {
      ++i;
      continue;
    }
    if (line[i] < '0' || line[i] > '9') {
      result.text += line[i++];
      continue;
    }
    std::uint64_t number = 0;
    for (; i < line.size() && line[i] >= '0' && line[i] <= '9'; ++i)
      number = (number * 10 + static_cast<std::uint64_t>(line[i] - '0')) % 1'000'000'000;
    result.numbers.push_back(number);
    result.text += '#';
  }
  return result;
}

// 3, - 3 -, 第3页, 3/12, 第 3 页 共 12 页, Page 3 of 12.
bool is_page_number(std::string_view line) {
  static const std::vector<std::string> forms{
      "#",     "-#-",      "–#–",        "—#—",         "·#·",          "第#页",
      "#/#",   "~#~",      "第#页共#页", "第#页,共#页", "第#页，共#页", "第#页/共#页",
      "Page#", "Page#of#", "page#",      "[#]",         "－#－",        "―#―"};
  if (line.size() > 60) return false;
  return std::find(forms.begin(), forms.end(), masked(line).text) != forms.end();
}

// Whether a line is that of a page "apart" pages before it; "numbered" is set if a number of it has
// gone on with the pages.
bool same_running_line(const PageLine& line, const PageLine& before, std::uint64_t apart,
                       bool& numbered) {
  const Masked now = masked(line.bytes), then = masked(before.bytes);
  if (now.text != then.text || now.numbers.size() != then.numbers.size()) return false;
  std::size_t moved = 0;
  for (std::size_t i = 0; i < now.numbers.size(); ++i) {
    if (now.numbers[i] == then.numbers[i]) continue;
    if (now.numbers[i] != then.numbers[i] + apart) return false;
    ++moved;
  }
  numbered = moved == 1;
  return moved <= 1;
}

// The lines of a page at its head, or at its foot, the outermost first.
std::vector<std::size_t> edge_of(const Page& page, bool head) {
  std::vector<std::size_t> edge;
  for (std::size_t i = 0; i < page.size() && edge.size() < kEdge; ++i) {
    const std::size_t at = head ? i : page.size() - 1 - i;
    if (!page[at].blank()) edge.push_back(at);
  }
  return edge;
}

void mark_running(const std::vector<Page>& pages, std::size_t p, bool head,
                  std::vector<std::vector<bool>>& out) {
  for (const std::size_t at : edge_of(pages[p], head)) {
    if (is_page_number(pages[p][at].bytes)) out[p][at] = true;
    for (std::size_t apart = 1; apart <= std::min<std::size_t>(p, 2); ++apart) {
      for (const std::size_t other : edge_of(pages[p - apart], head)) {
        bool numbered = false;
        if (!same_running_line(pages[p][at], pages[p - apart][other], apart, numbered)) continue;
        out[p][at] = true;
        if (numbered || !head) out[p - apart][other] = true;
      }
    }
  }
}

}  // namespace

std::vector<Page> pages_of(std::string_view text) {
  std::vector<Page> pages(1);
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : '\n';
    if (c != '\n' && c != '\f') continue;
    pages.back().push_back(line_of(text.substr(begin, i - begin)));
    if (c == '\f') pages.emplace_back();
    begin = i + 1;
  }
  return pages;
}

void take_out_running_lines(std::vector<Page>& pages) {
  std::vector<std::vector<bool>> out;
  out.reserve(pages.size());
  for (const Page& page : pages) out.emplace_back(page.size(), false);
  for (std::size_t p = 0; p < pages.size(); ++p) {
    mark_running(pages, p, true, out);
    mark_running(pages, p, false, out);
  }
  for (std::size_t p = 0; p < pages.size(); ++p) {
    for (std::size_t i = 0; i < pages[p].size(); ++i) {
      if (out[p][i]) pages[p][i] = {};
    }
  }
}

}  // namespace reading

std::string flowed_text(std::string_view text) {
  if (text.find('\f') == std::string_view::npos) return reading::with_whole_rows(text);
  std::vector<reading::Page> pages = reading::pages_of(text);
  reading::take_out_running_lines(pages);
  return reading::flow_of(pages);
}

}  // namespace annals
