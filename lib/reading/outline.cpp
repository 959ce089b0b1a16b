#include "reading/outline.h"

#include "reading/characters.h"
#include "reading/number.h"
#include "reading/text.h"
#include "reading/words.h"

namespace annals::reading {
namespace {

using View = std::u32string_view;

constexpr std::size_t kLongestHeading = 48;

bool is_ordinal(char32_t c) {
  constexpr View kNumerals = U"一二三四五六七八九十百零〇";
  return kNumerals.find(c) != View::npos;
}

std::size_t ordinals_at(View text) {
  std::size_t n = 0;
  while (n < text.size() && n < 6 && is_ordinal(text[n])) ++n;
  return n;
}

// 一、 or 第一章: 1; (一): 2; 1. or 1、: 3; 0 for what is no heading.
int level_of(View line) {
  if (const std::size_t n = ordinals_at(line); n > 0 && n < line.size())
    return line[n] == U'、' || line[n] == U'.' || line[n] == U'．' ? 1 : 0;
  if (line.starts_with(U"第")) {
    const std::size_t n = ordinals_at(line.substr(1));
    const View behind = line.substr(std::min(line.size(), n + 1));
    return n > 0 && (behind.starts_with(U"章") || behind.starts_with(U"部分")) ? 1 : 0;
  }
  if (line.starts_with(U"(")) {
    const std::size_t n = ordinals_at(line.substr(1));
    return n > 0 && n + 1 < line.size() && line[n + 1] == U')' ? 2 : 0;
  }
  std::size_t digits = 0;
  while (digits < line.size() && digits < 3 && is_digit(line[digits])) ++digits;
  if (digits == 0 || digits + 1 >= line.size()) return 0;
  const bool mark = line[digits] == U'、' || line[digits] == U'.' || line[digits] == U'．';
  return mark && !is_digit(line[digits + 1]) ? 3 : 0;
}

bool speaks_of_plans(View heading) {
  static const WordList words{U"下一步",     U"下步",     U"工作打算", U"工作计划", U"工作安排",
                              U"工作思路",   U"努力方向", U"下阶段",   U"展望",     U"今后工作",
                              U"工作目标",   U"目标任务", U"年打算",   U"年计划",   U"主要安排",
                              U"年重点工作", U"Plans ",   U"Outlook",  U"Next year"};
  return words.within(heading);
}

// The one year of a title in English: Annual Report 2023.
int english_year_of(View line) {
  int found = 0;
  bool letters = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (is_han(line[i])) return 0;
    letters = letters || is_letter(line[i]);
    const bool begins = i == 0 || (!is_digit(line[i - 1]) && !is_letter(line[i - 1]));
    std::size_t length = 0;
    const int year = begins ? read_year(line.substr(i), length) : 0;
    if (year == 0 || (i + 4 < line.size() && is_letter(line[i + 4]))) continue;
    if (found > 0) return 0;
    found = year;
  }
  return letters ? found : 0;
}

}  // namespace

std::size_t Outline::follow(View line) {
  const int level = level_of(line);
  if (level == 0) return 0;
  const std::size_t stop = line.find(U'。');
  const View heading = trimmed(line.substr(0, std::min(stop, line.size())));
  if (heading.size() > kLongestHeading && level == 3) return 0;
  headings_[level - 1] = std::u32string(heading.substr(0, kLongestHeading));
  for (std::size_t inner = static_cast<std::size_t>(level); inner < kLevels; ++inner)
    headings_[inner].clear();
  return heading.size();
}

std::u32string Outline::chapter() const {
  std::u32string result;
  for (const std::u32string& heading : headings_) {
    if (heading.empty()) continue;
    if (!result.empty()) result += U" / ";
    result += heading;
  }
  return result;
}

View Outline::innermost() const {
  for (std::size_t level = kLevels; level > 0; --level) {
    if (!headings_[level - 1].empty()) return headings_[level - 1];
  }
  return {};
}

bool Outline::future() const {
  for (const std::u32string& heading : headings_) {
    if (speaks_of_plans(heading)) return true;
  }
  return false;
}

bool is_title(View line) {
  const View text = trimmed(line);
  return text.size() >= 4 && text.size() <= 60 && text.find(U'。') == View::npos &&
         text.find(U'；') == View::npos && text.front() != U'#' && text.find(U'|') == View::npos;
}

int year_of_title(View line) {
  for (std::size_t i = 0; i + 4 < line.size(); ++i) {
    if (!is_digit(line[i]) && !is_ordinal(line[i]) && line[i] != U'○') continue;
    if (i > 0 && is_digit(line[i - 1])) continue;
    std::size_t length = 0;
    const int year = read_year(line.substr(i), length);
    std::size_t behind = i + length;
    while (behind < line.size() && is_blank(line[behind])) ++behind;
    if (year > 0 && behind < line.size() && line[behind] == U'年') return year;
  }
  return english_year_of(line);
}

}  // namespace annals::reading
