// Quantities: a number with its unit and its bound, and why it may be none.
#pragma once

#include <annals/decimal.h>
#include <annals/observation.h>
#include <annals/reading.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals::reading {

enum class Measure : std::uint8_t {
  kCount,    // with a counter: 件, 人次, 元
  kPercent,  // %, and ‰ as its own unit
  kPoints,   // 个百分点
  kTimes,    // 倍
  kRatio,    // 1.04:1
  kBare,     // without a unit
};

struct Quantity {
  std::size_t begin = 0, end = 0;                // with its bound words and its unit
  std::size_t number_begin = 0, number_end = 0;  // as printed, with 万 and %
  std::size_t unit_end = 0;                      // of the unit
  Decimal value{};
  Bound bound = Bound::kExact;
  std::u32string unit{};
  Measure measure = Measure::kBare;
  bool in_words = false, small_word = false;
  bool limit = false;  // a word such as 超过 or 以上 makes it a bound, and perhaps a threshold
  std::optional<PassedOver> refused{};
};

// A year that the text names: 2023年, 2023年度, 二〇二三年.
struct YearMention {
  std::size_t begin = 0, end = 0;
  int year = 0;
};

struct Figures {
  std::vector<Quantity> quantities{};  // in the order of the text, the refused ones too
  std::vector<YearMention> years{};
};

// Every number of a paragraph. "shelter" marks, for each character, the titles and quotations.
Figures find_figures(std::u32string_view text, const std::vector<std::uint8_t>& shelter);

// What is inside 《》 and inside quotation marks.
inline constexpr std::uint8_t kOpen = 0, kInTitle = 1, kInQuotes = 2;
std::vector<std::uint8_t> shelter_of(std::u32string_view text);

}  // namespace annals::reading
