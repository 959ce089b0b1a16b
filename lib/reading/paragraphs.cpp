#include "reading/paragraphs.h"

#include <algorithm>
#include <utility>

#include "reading/characters.h"
#include "reading/outline.h"
#include "reading/table.h"

namespace annals::reading {
namespace {

using View = std::u32string_view;

constexpr std::size_t kNarrowest = 16, kWidest = 100, kSlack = 4, kFewest = 3;

std::vector<Text> lines_of(std::string_view utf8) {
  std::vector<Text> lines;
  std::size_t begin = 0;
  while (begin <= utf8.size()) {
    const std::size_t end = std::min(utf8.find('\n', begin), utf8.size());
    lines.push_back(normalised(utf8.substr(begin, end - begin), begin));
    begin = end + 1;
  }
  return lines;
}

bool ends_within_sentence(View line) {
  constexpr View kEnds = U"。！？；：!?;:.";
  const View text = trimmed(line);
  return !text.empty() && kEnds.find(text.back()) == View::npos && text.find(U'|') == View::npos;
}

// The width at which a text is wrapped; 0 if it is not. Chinese alone: there every line is full.
std::size_t width_of(const std::vector<Text>& lines) {
  std::size_t width = 0;
  for (const Text& line : lines) width = std::max(width, trimmed(line.chars).size());
  if (width < kNarrowest || width > kWidest) return 0;
  std::size_t full = 0, long_lines = 0;
  for (const Text& line : lines) {
    const View text = trimmed(line.chars);
    if (2 * text.size() < width) continue;
    ++long_lines;
    if (text.size() + kSlack >= width && ends_within_sentence(text)) ++full;
  }
  return full >= kFewest && 5 * full >= 2 * long_lines ? width : 0;
}

bool begins_anew(View line) {
  Outline outline;
  const View text = trimmed(line);
  return text.empty() || outline.follow(text) > 0 || is_row(line);
}

// Puts "next" behind "line"; its blanks in front are left out.
void append(Text& line, const Text& next) {
  while (!line.chars.empty() && is_blank(line.chars.back())) {
    line.chars.pop_back();
    line.offsets.pop_back();
  }
  std::size_t first = 0;
  while (first < next.chars.size() && is_blank(next.chars[first])) ++first;
  line.offsets.pop_back();
  line.chars.append(next.chars, first);
  line.offsets.insert(line.offsets.end(), next.offsets.begin() + static_cast<std::ptrdiff_t>(first),
                      next.offsets.end());
}

}  // namespace

std::vector<Text> paragraphs_of(std::string_view utf8) {
  std::vector<Text> lines = lines_of(utf8);
  const std::size_t width = width_of(lines);
  if (width == 0) return lines;
  std::vector<Text> paragraphs;
  bool open = false;
  for (Text& line : lines) {
    const std::size_t size = trimmed(line.chars).size();
    const bool full =
        size + kSlack >= width && ends_within_sentence(line.chars) && !is_row(line.chars);
    if (open && !begins_anew(line.chars))
      append(paragraphs.back(), line);
    else
      paragraphs.push_back(std::move(line));
    open = full;
  }
  return paragraphs;
}

}  // namespace annals::reading
