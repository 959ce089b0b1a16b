#include "picture/text_room.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "core/utf8.h"

namespace annals::picture {
namespace {

double ems(char32_t c) {
  const std::size_t columns = core::columns(c);
  if (columns == 2) return 1;
  if (columns == 0) return 0;
  if (c == ' ' || c == '.' || c == ',' || c == 'i' || c == 'l' || c == '\'' || c == ':')
    return 0.32;
  if (c == 'm' || c == 'w' || c == '%') return 0.9;
  if (c >= 'A' && c <= 'Z') return 0.7;
  return 0.57;
}

// Neighbours that stand as one block.
struct Block {
  double sum = 0;  // of the wishes, each less its place in the block
  std::size_t count = 0;

  double start() const { return sum / static_cast<double>(count); }
};

std::string_view without_blank(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return text;
}

// The bytes of the longest beginning that fits, at least one character; breaks at a blank or beside
// a wide character.
std::size_t fitting(std::string_view text, double width, double size) {
  double used = 0;
  std::size_t at = 0, good = 0;
  while (at < text.size()) {
    const core::CodePoint c = core::first_code_point(text.substr(at));
    const double more = ems(c.value) * size;
    const bool wide = core::columns(c.value) == 2;
    if (c.value == ' ' || wide) good = std::max(good, at);
    if (used + more > width && at > 0) return good > 0 ? good : at;
    used += more;
    at += c.length;
    if (wide) good = at;
  }
  return text.size();
}

}  // namespace

double text_width(std::string_view text, double size) {
  double width = 0;
  while (!text.empty()) {
    const core::CodePoint c = core::first_code_point(text);
    width += ems(c.value) * size;
    text.remove_prefix(c.length);
  }
  return width;
}

std::string shortened(std::string_view text, double width, double size) {
  if (text_width(text, size) <= width) return std::string(text);
  const std::u32string all = core::code_points(text);
  const double room = width - size;  // beside the ellipsis
  double head = 0, tail = 0;
  std::size_t first = 0, last = all.size(), head_bytes = 0;
  while (first < last && head + ems(all[first]) * size <= room * 0.6)
    head += ems(all[first++]) * size;
  while (last > first && head + tail + ems(all[last - 1]) * size <= room)
    tail += ems(all[--last]) * size;
  std::string_view rest = text;
  for (std::size_t i = 0; i < last; ++i) {
    rest.remove_prefix(core::first_code_point(rest).length);
    if (i + 1 == first) head_bytes = text.size() - rest.size();
  }
  return std::string(text.substr(0, head_bytes)) + "\u2026" + std::string(rest);
}

std::vector<std::string> wrapped(std::string_view text, double width, double size) {
  std::vector<std::string> lines;
  text = without_blank(text);
  while (!text.empty()) {
    const std::size_t length = fitting(text, width, size);
    lines.emplace_back(text.substr(0, length));
    text = without_blank(text.substr(length));
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

std::vector<double> pushed_apart(const std::vector<double>& wishes, double distance, double low,
                                 double high) {
  std::vector<std::size_t> order(wishes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return wishes[a] < wishes[b]; });
  std::vector<Block> blocks;
  for (const std::size_t i : order) {
    blocks.push_back({wishes[i], 1});
    while (blocks.size() > 1) {
      const Block last = blocks.back();
      Block& before = blocks[blocks.size() - 2];
      const double reach = distance * static_cast<double>(before.count);
      if (before.start() + reach <= last.start()) break;
      before.sum += last.sum - reach * static_cast<double>(last.count);
      before.count += last.count;
      blocks.pop_back();
    }
  }
  std::vector<double> places(wishes.size());
  std::size_t next = 0;
  double floor = low, ceiling = high - distance * static_cast<double>(wishes.size());
  for (const Block& block : blocks) {
    for (std::size_t i = 0; i < block.count; ++i) {
      ceiling += distance;
      double place = block.start() + distance * static_cast<double>(i);
      place = std::max(std::min(place, ceiling), floor);
      floor = place + distance;
      places[order[next++]] = place;
    }
  }
  return places;
}

}  // namespace annals::picture
