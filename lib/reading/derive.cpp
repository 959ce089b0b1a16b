#include "reading/derive.h"

#include <algorithm>
#include <string>

namespace annals::reading {
namespace {

// level - change or level + change, with the intervals of both.
std::optional<Earlier> before_points(const Decimal& level, const Decimal& change, bool rose) {
  const auto value = rose ? level - change : level + change;
  const auto level_range = level.interval();
  const auto change_range = change.interval();
  if (!value || !level_range || !change_range || value->negative()) return std::nullopt;
  const auto low =
      rose ? level_range->low - change_range->high : level_range->low + change_range->low;
  const auto high =
      rose ? level_range->high - change_range->low : level_range->high + change_range->high;
  if (!low || !high) return std::nullopt;
  return Earlier{*value, {{*low, *high}, level.str() + (rose ? " - " : " + ") + change.str()}};
}

// 100 * level / (100 + change), to whole numbers.
std::optional<Decimal> before_percent(const Decimal& level, const Decimal& change, int decimals) {
  const auto divisor = Decimal(100) + change;
  if (!divisor || *divisor <= Decimal(0)) return std::nullopt;
  const auto value = quotient(level, *divisor, Decimal(100), decimals);
  if (!value) return std::nullopt;
  return *value;
}

// What lies between two limits in whole numbers: the low one rounded up, the high one down.
std::optional<DecimalInterval> whole_between(const Decimal& low, const Decimal& high) {
  const auto half = Decimal::make(4999, -4);
  if (!half) return std::nullopt;
  const auto from = low + *half;
  const auto to = high - *half;
  if (!from || !to) return std::nullopt;
  const auto first = from->rounded(0);
  const auto last = to->rounded(0);
  if (!first || !last || *last < *first) return std::nullopt;
  return DecimalInterval{*first, *last};
}

std::optional<Earlier> before_growth(const Decimal& level, const Decimal& change) {
  const auto range = change.interval();
  if (!range || level.exponent() > 0) return std::nullopt;
  const Decimal size = change.negative() ? -change : change;
  const std::string sign = change.negative() ? "-" : "+";
  const auto value = before_percent(level, change, 0);
  const auto low = before_percent(level, range->high, 4);
  const auto high = before_percent(level, range->low, 4);
  if (!value || !low || !high) return std::nullopt;
  const auto whole = whole_between(*low, *high);
  if (!whole || !whole->contains(*value)) return std::nullopt;
  return Earlier{*value, {*whole, level.str() + " / (100 % " + sign + " " + size.str() + " %)"}};
}

}  // namespace

std::optional<Earlier> earlier_value(const Quantity& level, const Quantity& change, int direction) {
  if (level.bound != Bound::kExact || change.bound != Bound::kExact || direction == 0)
    return std::nullopt;
  const bool percent = level.measure == Measure::kPercent;
  if (change.measure == Measure::kPoints && percent)
    return before_points(level.value, change.value, direction > 0);
  if (change.measure == Measure::kCount && level.measure == Measure::kCount &&
      change.unit == level.unit)
    return before_points(level.value, change.value, direction > 0);
  if (change.measure != Measure::kPercent || level.measure != Measure::kCount) return std::nullopt;
  const bool falls = (direction < 0) != change.value.negative();
  const Decimal size = change.value.negative() ? -change.value : change.value;
  return before_growth(level.value, falls ? -size : size);
}

}  // namespace annals::reading
