#include <annals/observation.h>

#include <optional>
#include <string>
#include <string_view>

#include "core/text.h"
#include "core/utf8.h"

namespace annals {
namespace {

struct BoundWord {
  std::string_view word;
  Bound bound;
};

constexpr BoundWord kBefore[] = {
    {"约", Bound::kAbout},     {"近", Bound::kAbout},    {"~", Bound::kAbout},
    {"超过", Bound::kAtLeast}, {"超", Bound::kAtLeast},  {">=", Bound::kAtLeast},
    {"≥", Bound::kAtLeast},    {"不足", Bound::kAtMost}, {"<=", Bound::kAtMost},
    {"≤", Bound::kAtMost},
};

constexpr BoundWord kBehind[] = {
    {"余", Bound::kAtLeast},  {"多", Bound::kAtLeast}, {"以上", Bound::kAtLeast},
    {"以下", Bound::kAtMost}, {"左右", Bound::kAbout},
};

struct ChineseUnit {
  std::string_view word;
  int power;  // of ten
};

// Those in which values are printed, the largest first.
constexpr ChineseUnit kUnits[] = {{"亿", 8}, {"万", 4}};
// All that are read; what ends in another of them stands before it.
constexpr ChineseUnit kReadUnits[] = {{"万亿", 12}, {"千亿", 11}, {"百亿", 10}, {"亿", 8},
                                      {"千万", 7},  {"百万", 6},  {"万", 4},    {"千", 3}};

// True for nearly all values: no word and no unit can stand at either end, and none is looked for.
bool may_be_plain(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return !text.empty() && is_digit(text.back()) && (is_digit(text.front()) || text.front() == '-');
}

std::optional<Bound> take_before(std::string_view& text) {
  for (const BoundWord& entry : kBefore) {
    if (!text.starts_with(entry.word)) continue;
    text.remove_prefix(entry.word.size());
    return entry.bound;
  }
  return std::nullopt;
}

std::optional<Bound> take_behind(std::string_view& text) {
  for (const BoundWord& entry : kBehind) {
    if (!text.ends_with(entry.word)) continue;
    text.remove_suffix(entry.word.size());
    return entry.bound;
  }
  return std::nullopt;
}

// The power of ten of a unit such as 万 or 亿 at the end, which is taken off; 0 if there is none.
int take_power(std::string_view& text) {
  for (const ChineseUnit& unit : kReadUnits) {
    if (!text.ends_with(unit.word)) continue;
    text.remove_suffix(unit.word.size());
    return unit.power;
  }
  return 0;
}

Error refused(std::string_view text, const std::string& why) {
  return {ErrorCode::kInvalidData, core::quoted(text) + " is not a printed value: " + why};
}

Result<Decimal> scaled(const Decimal& number, int power, std::string_view text) {
  if (number.exponent() > 0 && power > 0)
    return refused(text, "write either an exponent or 万 and 亿");
  return Decimal::make(number.mantissa(), number.exponent() + power);
}

// "value" printed in a unit, if it is at least 10^least_power and no digit would be added or lost.
// REQUIRES: value.exponent() > 0.
std::optional<std::string> in_unit(const Decimal& value, const ChineseUnit& unit, int least_power) {
  if (value.exponent() > unit.power) return std::nullopt;
  const Decimal size = value.negative() ? -value : value;
  if (size < *Decimal::make(1, least_power)) return std::nullopt;
  return Decimal::make(value.mantissa(), value.exponent() - unit.power)->plain() +
         std::string(unit.word);
}

// "value" by 万 and 亿, in the largest unit of which it is one or more. A tenth of a unit is
// printed in it only where the smaller one would add digits: 0.5亿 is not 5000万.
//
// Only numbers rounded to tens or more are printed so: 122000 is precise to the unit and stays as
// it is.
std::optional<std::string> by_units(const Decimal& value) {
  if (value.exponent() <= 0) return std::nullopt;
  for (const int below : {0, 1}) {
    for (const ChineseUnit& unit : kUnits) {
      if (auto text = in_unit(value, unit, unit.power - below)) return text;
    }
  }
  return std::nullopt;
}

std::string print_chinese(const Decimal& value, Bound bound) {
  const std::optional<std::string> counted = by_units(value);
  const std::string number = counted.value_or(value.plain());
  switch (bound) {
    case Bound::kExact:
      return number;
    case Bound::kAbout:
      return "约" + number;
    case Bound::kAtLeast:
      return number + (counted ? "余" : "以上");
    case Bound::kAtMost:
      return "不足" + number;
  }
  return number;
}

std::string print_english(const Decimal& value, Bound bound) {
  switch (bound) {
    case Bound::kExact:
      return value.plain();
    case Bound::kAbout:
      return "about " + value.plain();
    case Bound::kAtLeast:
      return "at least " + value.plain();
    case Bound::kAtMost:
      return "at most " + value.plain();
  }
  return value.plain();
}

bool is_chinese(std::string_view language) {
  return language == "zh" || language.starts_with("zh-");
}

}  // namespace

Result<PrintedValue> parse_printed_value(std::string_view text) {
  if (may_be_plain(text)) {
    if (const Result<Decimal> plain = Decimal::parse(text)) return PrintedValue{*plain};
  }
  const std::string narrow = core::narrowed(text);
  std::string_view rest = narrow;
  const auto before = take_before(rest);
  auto behind = take_behind(rest);
  const int power = take_power(rest);
  // 20余万 says the same as 20万余.
  if (power > 0 && !behind) behind = take_behind(rest);
  if (before && behind && *before != *behind)
    return refused(text, "it has two bounds that contradict each other; keep one");
  if (rest.empty()) return refused(text, "write a number, such as 12.2万 or 97.3");
  const Result<Decimal> number = Decimal::parse(rest);
  if (!number) return number.error();
  const Result<Decimal> value = scaled(*number, power, text);
  if (!value) return value.error();
  return PrintedValue{*value, before.value_or(behind.value_or(Bound::kExact))};
}

std::string print_value(const Decimal& value, Bound bound, std::string_view language) {
  return is_chinese(language) ? print_chinese(value, bound) : print_english(value, bound);
}

}  // namespace annals
