#include "query/agreement.h"

#include <annals/printed_range.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace annals::query {
namespace {

constexpr double kUnlimited = std::numeric_limits<double>::infinity();

double number(const std::optional<RangeEnd>& end, double unlimited) {
  return end ? end->at.to_double() : unlimited;
}

// Ends that are one number on paper may differ in their last binary digits.
bool reaches(double high, double low) {
  const double size =
      std::max(std::isfinite(high) ? std::abs(high) : 0, std::isfinite(low) ? std::abs(low) : 0);
  return high >= low - 1e-12 * size;
}

}  // namespace

Agreement agreement_of(const Observation& printed, const std::optional<RealInterval>& computed) {
  const PrintedRange range = printed_range(*printed.value, printed.bound, {.about_is_open = true});
  if (!computed || (!range.low && !range.high)) return Agreement::kCannotTell;
  const bool meet = reaches(number(range.high, kUnlimited), computed->low) &&
                    reaches(computed->high, number(range.low, -kUnlimited));
  return meet ? Agreement::kAgrees : Agreement::kDiffers;
}

}  // namespace annals::query
