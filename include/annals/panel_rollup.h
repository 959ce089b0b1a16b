// Roll-ups of all indicators of a panel over a whole tree of agencies at once, as columns: what
// rollup() says of one parent and one indicator, as the structure was in each year.
//
//   const Panel panel = store.panel({}, 2).value();
//   const Lineage lineage =
//       Lineage::make(store.agencies().value(), store.successions().value()).value();
//   const PanelRollup rolled = panel_rollup(panel, lineage, {.threads = 2}).value();
//   const std::size_t entry = rolled.entry(0, *rolled.find(AgencyCode("shandong")), Year(2023));
//   if (const auto value = rolled.value(entry)) use(*value);
#pragma once

#include <annals/lineage.h>
#include <annals/panel.h>
#include <annals/rollup.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace annals {

struct PanelRollupOptions {
  // Whose figures are asked for. Empty: of all agencies that have others below them in a year of
  // the panel, by code.
  std::vector<AgencyCode> parents{};
  std::optional<std::size_t> indicator{};  // its number in the panel; empty: all
  RollupMembers members = RollupMembers::kNearest;
  CoveragePolicy policy{};  // but for a minimum weight
  std::size_t threads = 1;  // results do not depend on it
};

// Exact numbers in two columns: mantissa * 10^exponent.
struct DecimalColumn {
  std::vector<std::int64_t> mantissas;
  std::vector<std::int8_t> exponents;

  Decimal at(std::size_t i) const { return *Decimal::make(mantissas[i], exponents[i]); }
};

// An entry of a column is of one indicator, parent and year, and takes 25 bytes in all of them, or
// 43 with the counts of rates. Entries lie by indicator, then by parent, then by year. What the
// columns say of a year is what a RollupYear says; years without anything are there as well.
struct PanelRollup {
  std::vector<std::uint32_t> indicators;  // their numbers in the panel
  std::vector<AgencyCode> parents;
  YearRange years;  // of the panel

  // 1 where the panel does not tell enough and rollup() must be asked; all else is zero there:
  //  - a member has the rate without the counts in indicators of their own: they may be printed
  //    beside it, which a panel does not hold; or these indicators are not in the panel at all;
  //  - the digits of the members and their intervals come near to the 18 of a Decimal.
  std::vector<std::uint8_t> undecided;
  std::vector<std::uint32_t> expected, reporting;  // members, as in MemberCoverage
  std::vector<std::uint8_t> passed;                // 1 if the coverage suffices by the policy
  std::vector<Obstacle> obstacles;  // why there is no value though members report; kNotAdditive for
                                    // all of an indicator that is not added up
  DecimalColumn values;  // 0 where there is none; which intervals they have, rollup() tells
  std::vector<Bound> bounds;
  std::vector<ObsStatusSet> statuses;
  // What a ratio of sums was computed from, 0 for other indicators; empty columns if no indicator
  // is a ratio of sums.
  DecimalColumn numerators, denominators;

  std::size_t size() const noexcept { return undecided.size(); }
  std::size_t year_count() const noexcept {
    return static_cast<std::size_t>((years.last - years.first).count()) + 1;
  }
  // REQUIRES: positions in "indicators" and "parents", and one of the years.
  std::size_t entry(std::size_t indicator, std::size_t parent, Year year) const noexcept {
    return (indicator * parents.size() + parent) * year_count() +
           static_cast<std::size_t>((year - years.first).count());
  }
  // The position of a parent in "parents"; empty if it is not among them.
  std::optional<std::size_t> find(const AgencyCode& parent) const noexcept;

  // From the members that report, whether they suffice or not; empty if there is none or it is
  // undecided.
  std::optional<Decimal> computed(std::size_t entry) const;
  // The result, if the coverage passed.
  std::optional<Decimal> value(std::size_t entry) const;
};

// Rolls the indicators of a panel up over the agencies of a lineage, on the basis of the structure
// of each year (RollupBasis::kAsWas). All that is decided is what rollup() gives with the same
// members, policy and clocks. Other bases, matched panels, weights, intervals, the names of those
// missing and figures left aside are rollup()'s.
//
// The panel is taken to hold all that is on record of its indicators, as Store::panel() loads it;
// only years may be left out, and only where no transfer of a task is on record. The lineage is of
// all agencies and successions.
//
// Fails with kInvalidArgument if the panel has no such indicator, if the policy asks for a minimum
// weight or its minimum is not a fraction, and with kNotFound if a parent is none of the agencies.
Result<PanelRollup> panel_rollup(const Panel& panel, const Lineage& lineage,
                                 const PanelRollupOptions& options = {});

}  // namespace annals
