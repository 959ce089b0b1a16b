#include "query/agreement.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace annals::query {
namespace {

constexpr double kUnlimited = std::numeric_limits<double>::infinity();

std::optional<RealInterval> range_of(const Observation& printed) {
  const auto interval = printed.value->interval();
  if (!interval) return std::nullopt;
  const double low = interval->low.to_double();
  const double high = interval->high.to_double();
  switch (printed.bound) {
    case Bound::kExact:
      return RealInterval{low, high};
    case Bound::kAtLeast:
      return RealInterval{low, kUnlimited};
    case Bound::kAtMost:
      return RealInterval{-kUnlimited, high};
    case Bound::kAbout:
      break;
  }
  return std::nullopt;
}

// Ends that are one number on paper may differ in their last binary digits.
bool reaches(double high, double low) {
  const double size =
      std::max(std::isfinite(high) ? std::abs(high) : 0, std::isfinite(low) ? std::abs(low) : 0);
  return high >= low - 1e-12 * size;
}

}  // namespace

Agreement agreement_of(const Observation& printed, const std::optional<RealInterval>& computed) {
  const auto range = range_of(printed);
  if (!range || !computed) return Agreement::kCannotTell;
  const bool meet = reaches(range->high, computed->low) && reaches(computed->high, range->low);
  return meet ? Agreement::kAgrees : Agreement::kDiffers;
}

}  // namespace annals::query
