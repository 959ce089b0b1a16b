// The figures of one indicator of a panel, cell by cell, as Figures has them series by series.
#pragma once

#include <annals/panel.h>

#include <cstddef>
#include <cstdint>
#include <optional>

#include "query/panel_sums.h"

namespace annals::query {

enum class Found : std::uint8_t { kNothing, kSomething, kUsable };

// What is on record of an agency in a year. "unknown": whether it is usable is not in the panel.
struct Cell {
  Found found = Found::kNothing;
  bool unknown = false;
};

// The sums of an indicator's members; of a ratio of sums, those of their counts.
struct PanelSums {
  PanelSum value, denominator;  // of a ratio of sums the first is the numerator

  bool too_large() const noexcept { return value.too_large() || denominator.too_large(); }
  void add(const PanelSums& other) noexcept {
    value.add(other.value);
    denominator.add(other.denominator);
  }
};

class PanelFigures {
 public:
  PanelFigures(const Panel& panel, std::size_t indicator);

  const Indicator& indicator() const noexcept { return *indicator_; }
  bool is_ratio() const noexcept { return ratio_; }
  // The indicators of its counts are not in the panel, so that nothing can be told of its cells.
  bool lacks_counts() const noexcept { return lacks_counts_; }

  // Agencies are told by their numbers in the panel, and years are counted from its first.
  Cell cell(std::size_t agency, std::size_t year) const noexcept;
  // REQUIRES: the cell is usable.
  void add(std::size_t agency, std::size_t year, PanelSums& sums) const noexcept;
  // True if the agency has a value, also of the counts, in "year" or later.
  bool has_value_since(std::size_t agency, std::size_t year) const noexcept;

  // REQUIRES: not too large, and not without parts.
  Decimal value(const PanelSums& sums) const { return added().decimal(sums.value); }
  // REQUIRES: a ratio of sums, besides.
  Decimal denominator(const PanelSums& sums) const {
    return denominators_->decimal(sums.denominator);
  }

 private:
  const PanelValues& added() const noexcept { return ratio_ ? *numerators_ : values_; }

  const Indicator* indicator_;
  bool ratio_, lacks_counts_ = false;
  std::size_t years_;
  PanelValues values_;
  std::optional<PanelValues> numerators_, denominators_;
};

}  // namespace annals::query
