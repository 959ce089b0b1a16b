#include <annals/observation.h>

#include <array>
#include <string>
#include <vector>

#include "core/text.h"

namespace annals {
namespace {

struct BoundWord {
  std::string_view word;
  Bound bound;
};

// Longer words stand before those that begin or end like them.
constexpr std::array kBefore = {
    BoundWord{"大约", Bound::kAbout},   BoundWord{"约", Bound::kAbout},
    BoundWord{"接近", Bound::kAbout},   BoundWord{"近", Bound::kAbout},
    BoundWord{"超过", Bound::kAtLeast}, BoundWord{"超", Bound::kAtLeast},
    BoundWord{"不足", Bound::kAtMost},  BoundWord{"~", Bound::kAbout},
    BoundWord{">=", Bound::kAtLeast},   BoundWord{"≥", Bound::kAtLeast},
    BoundWord{"<=", Bound::kAtMost},    BoundWord{"≤", Bound::kAtMost},
};
constexpr std::array kBehind = {
    BoundWord{"以上", Bound::kAtLeast},
    BoundWord{"余", Bound::kAtLeast},
    BoundWord{"多", Bound::kAtLeast},
    BoundWord{"以下", Bound::kAtMost},
};

struct Multiplier {
  std::string_view word;
  int power;
};
constexpr std::array kMultipliers = {Multiplier{"万", 4}, Multiplier{"亿", 8}};

bool cut_front(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

bool cut_back(std::string_view& text, std::string_view word) {
  if (!text.ends_with(word)) return false;
  text.remove_suffix(word.size());
  return true;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// Full-width forms of digits, sign, point and comparison as plain ones.
std::string narrowed(std::string_view text) {
  std::string result;
  for (const char32_t each : core::code_points(text)) {
    const bool full_width = U'\uFF01' <= each && each <= U'\uFF5E';
    core::append_utf8(full_width          ? each - U'\uFF01' + U'!'
                      : each == U'\u3000' ? U' '
                                          : each,
                      result);
  }
  return result;
}

// The bounds that words around a number give it; more than one where they do not agree.
using Bounds = std::vector<Bound>;

void cut_bounds(std::string_view& text, Bounds& bounds) {
  const auto note = [&](Bound bound) {
    if (bounds.empty() || bounds.back() != bound) bounds.push_back(bound);
  };
  for (const BoundWord& each : kBefore) {
    if (!cut_front(text, each.word)) continue;
    note(each.bound);
    break;
  }
  for (const BoundWord& each : kBehind) {
    if (!cut_back(text, each.word)) continue;
    note(each.bound);
    break;
  }
}

int cut_multiplier(std::string_view& text) {
  for (const Multiplier& each : kMultipliers) {
    if (cut_back(text, each.word)) return each.power;
  }
  return 0;
}

Error refused(std::string_view text, std::string_view why) {
  return {ErrorCode::kInvalidData, core::quoted(text) + " " + std::string(why)};
}

// The words around the number and the number itself: "约", "12.2", "万", "余".
Result<PrintedValue> parse_parts(std::string_view original, std::string_view rest) {
  Bounds bounds;
  cut_bounds(rest, bounds);
  rest = trimmed(rest);
  const int power = cut_multiplier(rest);
  // "20.5亿余" and "300余万": the word may stand on either side of the multiplier.
  if (power > 0) cut_bounds(rest, bounds);
  // "about 300 and more" leaves open what is meant.
  if (bounds.size() > 1) {
    return refused(original, "has two words for its bound that do not agree: keep one of them");
  }
  Result<Decimal> number = Decimal::parse(trimmed(rest));
  if (!number) {
    const bool plain = rest == original;
    return plain ? number.error()
                 : refused(original,
                           "is not a number: write one such as 97.30, "
                           "12.2万 or 约300, without a unit");
  }
  Result<Decimal> value = Decimal::make(number->mantissa(), number->exponent() + power);
  if (!value) return refused(original, "is too large to be kept exactly");
  return PrintedValue{*value, bounds.empty() ? Bound::kExact : bounds.front()};
}

// Digits of 万 or 亿 for a value printed to thousands or coarser, if that keeps its precision.
std::string in_chinese(const Decimal& value) {
  if (value.exponent() <= 0 || value.zero()) return value.plain();
  for (auto each = kMultipliers.rbegin(); each != kMultipliers.rend(); ++each) {
    const Result<Decimal> scaled = Decimal::make(value.mantissa(), value.exponent() - each->power);
    if (!scaled || scaled->exponent() > 0) continue;
    const Decimal size = scaled->negative() ? -*scaled : *scaled;
    if (size >= Decimal(1)) return scaled->str() + std::string(each->word);
  }
  return value.plain();
}

}  // namespace

Result<PrintedValue> parse_printed_value(std::string_view text) {
  const std::string plain = narrowed(text);
  return parse_parts(text, trimmed(plain));
}

std::string print_value(const Decimal& value, Bound bound, std::string_view language) {
  const bool chinese = language.starts_with("zh");
  const std::string number = chinese ? in_chinese(value) : value.plain();
  switch (bound) {
    case Bound::kExact:
      return number;
    case Bound::kAbout:
      return (chinese ? "约" : "about ") + number;
    case Bound::kAtLeast:
      return chinese ? number + "余" : "at least " + number;
    case Bound::kAtMost:
      return chinese ? number + "以下" : "at most " + number;
  }
  return number;
}

}  // namespace annals
