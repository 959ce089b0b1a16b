// Ranks and changes of all agencies of a panel, as columns: what rank(), change() and
// yearly_changes() say of series, by exact value.
#pragma once

#include <annals/compare.h>
#include <annals/panel.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace annals {

// Agencies are told by their numbers in the panel.
struct PanelRanking {
  Year year{};
  bool highest_first = true;
  // By rank, then by agency code; an entry an agency.
  std::vector<std::uint32_t> agency;
  std::vector<std::uint32_t> rank;   // competition ranking: 1, 2, 2, 4
  std::vector<std::uint32_t> equal;  // others with an equal value, by value (97.30 and 97.3)
  // By agency code.
  std::vector<std::uint32_t> not_comparable;
  std::vector<NotComparable> why;  // as long as not_comparable
  std::vector<std::uint32_t> without_value;
};

// The ranks of all agencies of the panel in a year. What is comparable, equal and first is decided
// as by rank(), of whose options the threshold of outliers is not used. Which ranks the printed
// digits leave possible is not told; rank() does.
//
// Fails as rank() does, and with kInvalidArgument if there is no such indicator.
Result<PanelRanking> panel_rank(const Panel& panel, std::size_t indicator, Year year,
                                const RankOptions& options = {});

// Columns of changes, as long as one another; an entry is what a Change holds.
struct PanelChanges {
  bool percentage_points = false;     // "absolute" is in them
  std::vector<std::uint32_t> agency;  // its number
  std::vector<Year> from, to;
  std::vector<std::int64_t> mantissa;  // of later less earlier, exact
  std::vector<std::int8_t> exponent;
  std::vector<double> relative;  // the same / |earlier|, a fraction; NaN behind a zero
  std::vector<std::uint8_t> across_break, bounded;  // 1 if so

  std::size_t size() const noexcept { return agency.size(); }
  // Later less earlier, of entry i.
  Decimal absolute(std::size_t i) const { return *Decimal::make(mantissa[i], exponent[i]); }
};

// The change of each value of an indicator on the year before: by agency number, then by year. A
// gap is not bridged, and a difference of more than 18 digits is left out, as by yearly_changes().
// Fails with kInvalidArgument if there is no such indicator.
Result<PanelChanges> panel_yearly_changes(const Panel& panel, std::size_t indicator);

// The change between two years, by agency number. Agencies without a value in one of the years are
// left out, as are differences of more than 18 digits. Fails with kInvalidArgument if there is no
// such indicator, or the years run backwards.
Result<PanelChanges> panel_changes(const Panel& panel, std::size_t indicator, Year from, Year to);

}  // namespace annals
