// Roll-up: an indicator added up along the agency tree, with how much of it is covered.
//
//   const Rollup rolled = rollup(store, AgencyCode("shandong-courts"), accepted).value();
//   for (const RollupYear& each : rolled.years)
//     if (each.value()) use(each.year, each.value()->value);
//
// Rates are never averaged: a rate is the sum of the numerators over the sum of the denominators,
// which is the mean of the members' rates weighted by their denominators. What is missing is not
// zero, and every year says what is missing and why.
#pragma once

#include <annals/aggregate.h>
#include <annals/lineage.h>
#include <annals/slice.h>
#include <annals/store.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals {

// Whose structure counts.
enum class RollupBasis : std::uint8_t {
  kAsWas,  // "as_was": each year its own, by parents and years of existence
  kAsIs,   // "as_is": today's for all years; earlier figures come to it through the successions
  // "as_of": that of one year for all years, through the successions in both directions. The
  // structure is known by years: to ask for that of a day is to ask for that of its year.
  kAsOf,
};
std::string_view to_string(RollupBasis basis) noexcept;

// Which agencies below the parent are added up. Never an agency and one above it.
enum class RollupMembers : std::uint8_t {
  // From the parent downwards, in each year the first that have figures which can be added: an
  // agency without them is replaced by those below it if one of these has them, or if there is
  // something on record below and nothing of its own; else it counts as missing itself.
  kNearest,
  kChildren,  // those directly below
  kLeaves,    // those with nobody below them
};

// How much must be covered for a result to stand.
enum class CoverageRule : std::uint8_t {
  kAll,            // every member reports
  kOneThird,       // at most one third of the members is missing, as the World Bank's sums
  kMinimumShare,   // reporting members / members is at least "minimum"
  kMinimumWeight,  // the weight of those reporting / that of all is at least "minimum"
};
struct CoveragePolicy {
  CoverageRule rule = CoverageRule::kAll;
  Decimal minimum = 1;  // of kMinimumShare and kMinimumWeight: a fraction from 0 to 1
};
// Reads "all", "third", "share=0.8" or "weight=0.8". Fails with kInvalidArgument.
Result<CoveragePolicy> parse_coverage_policy(std::string_view text);
std::string to_string(const CoveragePolicy& policy);

struct RollupOptions {
  // The years wanted, and both clocks. Ends that are left open are those of the figures.
  ReadOptions read{};
  RollupBasis basis = RollupBasis::kAsWas;
  Year basis_year{};  // of kAsOf
  RollupMembers members = RollupMembers::kNearest;
  CoveragePolicy policy{};
  // The matched panel: only members that report in all of the years, so that a change over the
  // years is one of figures and not of who reports.
  bool matched = false;
  // What the members weigh: the values of this indicator. By default the denominators of a ratio
  // of sums; the members of a sum have no weight.
  std::optional<IndicatorCode> weight{};
};

// One agency's share in one year.
struct RollupMember {
  AgencyCode agency;
  Obstacle obstacle = Obstacle::kNone;  // why it is missing; kNone: it reports
  std::string reason{};                 // the obstacle in words
  std::string doubt{};                  // what is odd about a figure that was counted
  // Of the indicator, as printed, and its source; null where there is none. The members of a
  // roll-up share what these point to with one another.
  std::shared_ptr<const Observation> observation{};
  std::shared_ptr<const SourceDocument> source{};
  std::optional<Decimal> numerator{}, denominator{};  // what a ratio of sums counted
  std::optional<Decimal> weight{};                    // where it is known

  bool reporting() const noexcept { return obstacle == Obstacle::kNone; }
};

struct MemberCoverage {
  std::size_t expected = 0;   // members that should have a figure
  std::size_t reporting = 0;  // those that have
  // The weight of those reporting and of all; empty unless it is known of every member.
  std::optional<Decimal> weight_reporting{}, weight_expected{};
  bool passed = false;  // by the policy that was applied; never if none reports
};

struct RollupYear {
  Year year;
  // From the members that report, whether they suffice or not; empty if none does, or for the
  // obstacle.
  std::optional<Aggregate> computed{};
  Obstacle obstacle = Obstacle::kNone;
  MemberCoverage coverage{};
  Slice<RollupMember> members{};         // all that were expected, by code
  Slice<RollupMember> aside{};           // figures on record that were not counted, and why
  std::optional<Observation> printed{};  // what is on record of the parent itself

  // The result, if the coverage passed.
  const Aggregate* value() const noexcept {
    return coverage.passed && computed ? &*computed : nullptr;
  }
};

// A member that the matched panel does without, and the first year in which it lacks a figure.
struct LeftOutMember {
  AgencyCode agency;
  Year year;
  Obstacle obstacle = Obstacle::kNone;  // kNone: it is no member in that year
  std::string reason{};
};

struct Rollup {
  Agency parent;
  Indicator indicator;
  RollupOptions options;
  std::vector<RollupYear> years;          // without gaps, from the first to the last
  std::vector<LeftOutMember> left_out{};  // of a matched panel, by code
  // Breaks in the members' series between the years: values on their two sides are not comparable.
  std::vector<SeriesBreak> breaks{};
  // Transfers that did not move this indicator: the predecessor has values of it afterwards.
  std::vector<Succession> not_followed{};
};

// Rolls an indicator up over the agencies below "parent".
//
// aggregation sum: the sum of the values. ratio_of_sums: factor * sum of numerators / sum of
// denominators, rounded once; the counts are those of the numerator's and the denominator's own
// indicators where both have a value in the year, else those printed beside the rate. mean: the
// plain mean, since the publisher does so. See Aggregate for the intervals.
//
// On the bases kAsIs and kAsOf the members of that structure are followed to the agencies that
// stood for them in each year (Lineage::trace), and these are what is expected, counted and
// listed. Those whose figures are also those of agencies outside are missing (kNotSeparable). A
// split whose parts are all members is no obstacle: the whole stands for its parts.
//
// Fails with kNotFound if a code is not defined; with kInvalidArgument if the indicator's
// aggregation is none, if the parent does not stand in the year of the basis, if the years are
// empty, if the minimum of the policy is not a fraction, or if a minimum weight is asked of a sum
// without a weight; with kInsufficientData if nobody stands below the parent, if nothing is on
// record, if all that is on record are rates without counts (naming whose) or if a matched panel
// is empty; and with kInvalidData for a circle of successions.
Result<Rollup> rollup(const Store& store, const AgencyCode& parent, const IndicatorCode& indicator,
                      const RollupOptions& options = {});

}  // namespace annals
