// Exact sums over the cells of a panel, many at a time.
#pragma once

#include <annals/panel.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>

#include "query/bounds.h"

namespace annals::query {

// The most units of its finest digit that a sum may have, size by size, to be told here. Twenty
// times more fit a Decimal: room for a sum of intervals, which reach twice as far as the values at
// most, and have a digit more. So none of what combine() adds up is too long either.
inline constexpr std::int64_t kMostUnits = Decimal::kMaxMantissa / 20;

// A sum of values of one indicator, in units of its finest digit.
struct PanelSum {
  std::int64_t units = 0;
  std::int64_t size = 0;  // of all parts, added up without their signs; kMostUnits + 1: too large
  std::int8_t exponent = std::numeric_limits<std::int8_t>::max();  // the least of the parts
  bool zero = true;                                                // all parts are
  Bounds bounds;
  std::uint32_t statuses = 0;  // as ObsStatusSet::bits()

  bool too_large() const noexcept { return size > kMostUnits; }
  void add(const PanelSum& other) noexcept {
    size = std::min(size + other.size, kMostUnits + 1);
    units = too_large() ? 0 : units + other.units;
    exponent = std::min(exponent, other.exponent);
    bounds.add(other.bounds);
    zero = zero && other.zero;
    statuses |= other.statuses;
  }
};

// The values of one indicator of a panel, ready to be added up.
class PanelValues {
 public:
  // "limits": intervals end at the bounds of the indicator, so that these may get into a sum.
  PanelValues(const Panel& panel, std::size_t indicator, bool limits);

  // The cell of an agency's year, counted from the panel's first.
  std::size_t cell(std::size_t agency, std::size_t year) const noexcept {
    return (first_series_ + agency) * years_ + year;
  }
  bool has_value(std::size_t cell) const noexcept { return panel_->has_value(cell); }
  bool on_record(std::size_t cell) const noexcept { return panel_->on_record(cell); }

  // REQUIRES: it has a value.
  void add(std::size_t cell, PanelSum& sum) const noexcept {
    const std::int64_t mantissa = panel_->mantissas()[cell];
    const std::int8_t exponent = panel_->exponents()[cell];
    const auto power = static_cast<std::size_t>(exponent - unit_);
    const std::int64_t size = std::abs(mantissa) + 1;  // and one: zeros have an interval, too
    sum.exponent = std::min(sum.exponent, exponent);
    sum.bounds.add(panel_->bounds()[cell]);
    sum.zero = sum.zero && mantissa == 0;
    sum.statuses |= panel_->statuses()[cell].bits();
    if (sum.too_large() || power >= scales_.size() || size > scales_[power].most) {
      sum.size = kMostUnits + 1;
      return;
    }
    sum.units += mantissa * scales_[power].factor;
    sum.size = std::min(sum.size + size * scales_[power].factor + limits_, kMostUnits + 1);
  }
  // REQUIRES: not too large, and not without parts.
  Decimal decimal(const PanelSum& sum) const;

 private:
  static constexpr int kPowers = 17;
  struct Scale {
    std::int64_t factor = 0;  // 10^power
    std::int64_t most = 0;    // of which there may be so many
  };

  const Panel* panel_;
  std::size_t first_series_, years_;
  int unit_ = 0;             // the exponent of the finest digit
  std::int64_t limits_ = 0;  // the sizes of the indicator's bounds, in units
  std::array<Scale, kPowers> scales_;
};

}  // namespace annals::query
