// Lines of pages put together to paragraphs, and lines of grids to rows.
#include <algorithm>
#include <map>

#include "core/utf8.h"
#include "reading/outline.h"
#include "reading/pages.h"
#include "reading/text.h"

namespace annals::reading {
namespace {

constexpr std::size_t kShortOfMargin = 4;     // columns short of the margin that a full line may be
constexpr std::size_t kNarrowestColumn = 30;  // what is narrower is no column of text

bool is_ascii_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// What the first word of a line would have needed on the line before.
std::size_t first_word(std::string_view line) {
  std::size_t word = 0;
  while (word < line.size() && static_cast<unsigned char>(line[word]) < 0x80 && line[word] != ' ')
    ++word;
  return word > 0 ? word + 1 : 2;
}

// The lines of a page that are text, by their left and right margins.
struct Margins {
  std::size_t left = 0, right = 0;
};

class Flow {
 public:
  std::string run(const std::vector<Page>& pages) {
    measure_width(pages);
    for (const Page& page : pages) {
      measure(page);
      // Blanks at the head and the foot of a page end no paragraph.
      std::size_t first = 0, last = page.size();
      while (first < last && page[first].blank()) ++first;
      while (last > first && page[last - 1].blank()) --last;
      for (std::size_t i = first; i < last; ++i) take(page[i]);
    }
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
    return with_whole_rows(out_);
  }

 private:
  static std::size_t right_of(const Page& page) {
    std::size_t right = 0;
    for (const PageLine& line : page) {
      if (!line.row) right = std::max(right, line.end);
    }
    return right;
  }

  // How wide half of the pages are: others may have a few short lines.
  void measure_width(const std::vector<Page>& pages) {
    std::vector<std::size_t> rights;
    for (const Page& page : pages) {
      if (const std::size_t right = right_of(page); right > 0) rights.push_back(right);
    }
    if (rights.empty()) return;
    const auto middle = rights.begin() + static_cast<std::ptrdiff_t>(rights.size() / 2);
    std::nth_element(rights.begin(), middle, rights.end());
    usual_right_ = *middle;
  }

  // The left margin is the smallest indent of a good part of the long lines: others are centred,
  // or out of the column of the text.
  void measure(const Page& page) {
    margins_ = {0, std::max(right_of(page), usual_right_)};
    std::map<std::size_t, std::size_t> indents;
    std::size_t long_lines = 0;
    for (const PageLine& line : page) {
      if (line.blank() || line.row || 3 * (line.end - line.indent) < margins_.right) continue;
      ++indents[line.indent];
      ++long_lines;
    }
    if (!indents.empty()) margins_.left = indents.begin()->first;
    for (const auto& [indent, count] : indents) {
      if (count < 2 || 5 * count < long_lines) continue;
      margins_.left = indent;
      return;
    }
  }

  void take(const PageLine& line) {
    if (line.blank()) {
      out_ += '\n';
      open_ = false;
      return;
    }
    const bool goes_on = open_ && !line.row && line.indent <= margins_.left + 1 && reaches(line) &&
                         !begins_anew(line);
    if (goes_on)
      join(line.bytes);
    else
      out_.append(out_.empty() || out_.back() == '\n' ? "" : "\n").append(line.bytes);
    open_ = !line.row && margins_.right >= margins_.left + kNarrowestColumn;
    last_end_ = line.end;
    right_ = margins_.right;
  }

  // Whether the line before is full: the first word of this one had no room on it.
  bool reaches(const PageLine& line) const {
    return last_end_ + kShortOfMargin >= right_ || last_end_ + first_word(line.bytes) > right_;
  }

  // A heading, behind a sentence that has ended.
  bool begins_anew(const PageLine& line) const {
    constexpr std::string_view kStops[] = {"。", "！", "？", "；", "：", ".", ":", ";"};
    const bool ended = std::any_of(std::begin(kStops), std::end(kStops),
                                   [&](std::string_view stop) { return out_.ends_with(stop); });
    if (!ended) return false;
    const std::u32string chars = to_code_points(line.bytes);
    Outline outline;
    return outline.follow(trimmed(chars)) > 0;
  }

  void join(std::string_view bytes) {
    const std::size_t size = out_.size();
    const bool hyphen =
        size > 1 && out_.back() == '-' && is_ascii_word(out_[size - 2]) && is_lower(bytes.front());
    if (hyphen)
      out_.pop_back();
    else if (static_cast<unsigned char>(out_.back()) < 0x80 &&
             static_cast<unsigned char>(bytes.front()) < 0x80)
      out_ += ' ';
    out_.append(bytes);
  }

  std::string out_;
  Margins margins_;
  bool open_ = false;
  std::size_t usual_right_ = 0, last_end_ = 0, right_ = 0;
};

bool is_grid_rule(std::string_view line) {
  return line.size() > 2 && line.front() == '+' && line.back() == '+' &&
         line.find_first_not_of("+-=:") == std::string_view::npos;
}

// The cells between the bars of a line.
std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  std::size_t begin = 1;
  while (begin < line.size()) {
    const std::size_t end = std::min(line.find('|', begin), line.size());
    cells.emplace_back(core::trimmed(line.substr(begin, end - begin)));
    begin = end + 1;
  }
  return cells;
}

void add_row(const std::vector<std::string>& cells, std::string& out) {
  if (cells.empty()) return;
  for (const std::string& cell : cells) out += "| " + cell + " ";
  out += "|\n";
}

}  // namespace

std::string flow_of(const std::vector<Page>& pages) { return Flow().run(pages); }

std::string with_whole_rows(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool inside = false;
  std::vector<std::string> row;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = core::trimmed(text.substr(begin, end - begin));
    const bool rule = is_grid_rule(line);
    const bool part = inside && line.size() > 1 && line.front() == '|';
    if (!part) {
      add_row(row, out);
      row.clear();
    }
    inside = rule || part;
    if (part) {
      std::vector<std::string> cells = cells_of(line);
      row.resize(std::max(row.size(), cells.size()));
      for (std::size_t i = 0; i < cells.size(); ++i) row[i] += cells[i];
    } else if (!rule) {
      out.append(text.substr(begin, std::min(end + 1, text.size()) - begin));
    }
    begin = end + 1;
  }
  add_row(row, out);
  return out;
}

}  // namespace annals::reading
