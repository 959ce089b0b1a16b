#include <annals/panel_rollup.h>

#include <algorithm>
#include <map>

#include "analysis/panel_values.h"
#include "core/large_pages.h"
#include "core/parallel.h"
#include "query/coverage_policy.h"
#include "query/panel_plan.h"
#include "query/panel_totals.h"

namespace annals {
namespace {

using query::AgencyAt;
using query::kNone;
using query::PanelFigures;
using query::PanelTotal;
using query::PanelTotals;
using query::PlannedYears;

// Columns for so many entries.
void make_columns(PanelRollup& rollup, std::size_t size, bool with_counts) {
  for (auto* flags : {&rollup.undecided, &rollup.passed}) core::resize_large(*flags, size);
  for (auto* numbers : {&rollup.expected, &rollup.reporting}) core::resize_large(*numbers, size);
  core::resize_large(rollup.obstacles, size);
  core::resize_large(rollup.bounds, size);
  core::resize_large(rollup.statuses, size);
  for (DecimalColumn* column : {&rollup.values, &rollup.numerators, &rollup.denominators}) {
    if (column != &rollup.values && !with_counts) continue;
    core::resize_large(column->mantissas, size);
    core::resize_large(column->exponents, size);
  }
}

void put(DecimalColumn& column, std::size_t entry, const Decimal& value) {
  column.mantissas[entry] = value.mantissa();
  column.exponents[entry] = static_cast<std::int8_t>(value.exponent());
}

// Writes the entries of one indicator.
class Keeping {
 public:
  Keeping(const PanelFigures& figures, const CoveragePolicy& policy, PanelRollup& rollup)
      : figures_(figures), policy_(policy), rollup_(rollup) {}

  void keep(const PanelTotal& total, std::size_t entry) {
    if (total.undecided || total.sums.too_large()) {
      rollup_.undecided[entry] = 1;
      return;
    }
    const MemberCoverage coverage{.expected = total.expected, .reporting = total.reporting};
    rollup_.expected[entry] = total.expected;
    rollup_.reporting[entry] = total.reporting;
    rollup_.passed[entry] = query::passes(policy_, coverage) ? 1 : 0;
    if (total.reporting > 0) keep_value(total, entry);
  }

 private:
  void keep_value(const PanelTotal& total, std::size_t entry) {
    const bool ratio = figures_.is_ratio();
    const Decimal sum = figures_.value(total.sums);
    const Decimal below = ratio ? figures_.denominator(total.sums) : Decimal();
    const Result<Decimal> value = value_of(sum, below, total.reporting);
    if (!value) {
      const bool no_cases = ratio && total.sums.denominator.zero;
      rollup_.obstacles[entry] = no_cases ? Obstacle::kNoCases : Obstacle::kTooLong;
      return;
    }
    put(rollup_.values, entry, *value);
    rollup_.bounds[entry] =
        query::bound_of_ratio(total.sums.value.bounds, total.sums.denominator.bounds);
    rollup_.statuses[entry] =
        *ObsStatusSet::from_bits(total.sums.value.statuses | total.sums.denominator.statuses);
    if (!ratio) return;
    put(rollup_.numerators, entry, sum);
    put(rollup_.denominators, entry, below);
  }

  Result<Decimal> value_of(const Decimal& sum, const Decimal& below, std::uint32_t parts) const {
    const Indicator& of = figures_.indicator();
    if (of.aggregation == Aggregation::kSum) return sum;
    if (of.aggregation == Aggregation::kRatioOfSums) {
      return quotient(sum, below, of.factor, of.decimals, of.rounding);
    }
    return quotient(sum, static_cast<int>(parts), 1, of.decimals, of.rounding);
  }

  const PanelFigures& figures_;
  const CoveragePolicy& policy_;
  PanelRollup& rollup_;
};

// Everything that one call does.
class PanelRoller {
 public:
  PanelRoller(const Panel& panel, const Lineage& lineage, const PanelRollupOptions& options,
              std::vector<AgencyAt> parents)
      : panel_(panel), lineage_(lineage), options_(options), parents_(std::move(parents)) {
    rollup_.years = panel.years();
    for (const AgencyAt parent : parents_) {
      rollup_.parents.push_back(lineage.agencies()[parent].code);
    }
    for (std::size_t i = 0; i < panel.indicator_count(); ++i) {
      if (i == options.indicator.value_or(i)) {
        rollup_.indicators.push_back(static_cast<std::uint32_t>(i));
      }
    }
  }

  Result<PanelRollup> run() && {
    read_figures();
    if (auto done = make_plans(); !done) return done.error();
    const bool with_counts = std::any_of(figures_.begin(), figures_.end(),
                                         [](const auto& each) { return each->is_ratio(); });
    make_columns(rollup_, figures_.size() * parents_.size() * panel_.year_count(), with_counts);
    in_parts([&](std::size_t i) { roll_up(i); });
    return std::move(rollup_);
  }

 private:
  template <typename Work>
  void in_parts(Work work) {
    const auto each = [&](std::size_t first, std::size_t end) {
      for (std::size_t i = first; i < end; ++i) work(i);
    };
    core::work_in_parts(rollup_.indicators.size(), 1, static_cast<unsigned>(options_.threads),
                        each);
  }

  void read_figures() {
    figures_.resize(rollup_.indicators.size());
    in_parts([&](std::size_t i) { figures_[i].emplace(panel_, rollup_.indicators[i]); });
  }

  // A transfer that moved an indicator is a succession for it; see structure_for().
  struct Transfer {
    std::size_t step;    // its position among the successions
    std::size_t agency;  // the predecessor's number in the panel
    std::size_t since;   // its first year under the successor, counted from the panel's first
  };
  std::vector<Transfer> transfers() const {
    std::vector<Transfer> found;
    const std::vector<Succession>& steps = lineage_.successions();
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (steps[i].kind != SuccessionKind::kTransfer) continue;
      const auto agency = panel_.find(steps[i].predecessor);
      const Year first = panel_.years().first;
      const auto since = (std::max(steps[i].year, first) - first).count();
      if (agency) found.push_back({i, *agency, static_cast<std::size_t>(since)});
    }
    return found;
  }

  // Indicators that the same transfers moved have the same plan.
  Result<void> make_plans() {
    const std::vector<Transfer> all = transfers();
    std::map<std::vector<std::size_t>, std::size_t> known;  // by the steps that are not followed
    for (const auto& figures : figures_) {
      std::vector<std::size_t> not_followed;
      for (const Transfer& each : all) {
        if (figures->has_value_since(each.agency, each.since)) not_followed.push_back(each.step);
      }
      const auto [found, added] = known.try_emplace(not_followed, plans_.size());
      plan_of_.push_back(found->second);
      if (!added) continue;
      if (auto done = add_plan(not_followed); !done) return done;
    }
    return {};
  }

  Result<void> add_plan(const std::vector<std::size_t>& not_followed) {
    const bool children_only = options_.members == RollupMembers::kChildren;
    if (not_followed.empty()) {
      plans_.push_back(query::plan_years(panel_, lineage_, parents_, children_only));
      return {};
    }
    std::vector<Succession> steps = lineage_.successions();
    for (auto step = not_followed.rbegin(); step != not_followed.rend(); ++step) {
      steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(*step));
    }
    const auto lineage = Lineage::make(lineage_.agencies(), std::move(steps));
    if (!lineage) return lineage.error();
    plans_.push_back(query::plan_years(panel_, *lineage, parents_, children_only));
    return {};
  }

  void roll_up(std::size_t indicator) {
    const PanelFigures& figures = *figures_[indicator];
    const std::size_t first = indicator * parents_.size() * panel_.year_count();
    if (figures.indicator().aggregation == Aggregation::kNone) {
      std::fill_n(rollup_.obstacles.begin() + static_cast<std::ptrdiff_t>(first),
                  parents_.size() * panel_.year_count(), Obstacle::kNotAdditive);
      return;
    }
    Keeping keeping(figures, options_.policy, rollup_);
    for (const PlannedYears& planned : plans_[plan_of_[indicator]]) {
      const bool undecided = planned.undecided || figures.lacks_counts();
      std::optional<PanelTotals> totals;
      if (!undecided) totals.emplace(figures, options_.members, planned);
      for (std::size_t parent = 0; parent < parents_.size(); ++parent) {
        const std::uint32_t family = planned.of_parent[parent];
        if (!undecided && family == kNone) continue;
        for (std::size_t year = planned.first; year < planned.end; ++year) {
          const std::size_t entry = first + parent * panel_.year_count() + year;
          if (undecided) {
            rollup_.undecided[entry] = 1;
          } else {
            keeping.keep(totals->of(family, year), entry);
          }
        }
      }
    }
  }

  const Panel& panel_;
  const Lineage& lineage_;
  const PanelRollupOptions& options_;
  std::vector<AgencyAt> parents_;
  PanelRollup rollup_;
  // By position in the indicators that are rolled up.
  std::vector<std::optional<PanelFigures>> figures_;
  std::vector<std::size_t> plan_of_;
  std::vector<std::vector<PlannedYears>> plans_;
};

Result<std::vector<AgencyAt>> parents_asked(const Panel& panel, const Lineage& lineage,
                                            const std::vector<AgencyCode>& codes) {
  if (codes.empty()) return query::parents_in(panel, lineage);
  std::vector<AgencyAt> parents;
  for (const AgencyCode& code : codes) {
    const Agency* const found = lineage.find(code);
    if (found == nullptr) {
      return Error{ErrorCode::kNotFound, "agency \"" + code.str() + "\" is not in the lineage"};
    }
    parents.push_back(static_cast<AgencyAt>(found - lineage.agencies().data()));
  }
  return parents;
}

}  // namespace

std::optional<std::size_t> PanelRollup::find(const AgencyCode& parent) const noexcept {
  const auto found = std::find(parents.begin(), parents.end(), parent);
  if (found == parents.end()) return std::nullopt;
  return static_cast<std::size_t>(found - parents.begin());
}

std::optional<Decimal> PanelRollup::computed(std::size_t entry) const {
  if (reporting[entry] == 0 || obstacles[entry] != Obstacle::kNone) return std::nullopt;
  return values.at(entry);
}

std::optional<Decimal> PanelRollup::value(std::size_t entry) const {
  return passed[entry] != 0 ? computed(entry) : std::nullopt;
}

Result<PanelRollup> panel_rollup(const Panel& panel, const Lineage& lineage,
                                 const PanelRollupOptions& options) {
  if (options.indicator) {
    if (auto done = analysis::check_indicator(panel, *options.indicator); !done) {
      return done.error();
    }
  }
  if (options.policy.rule == CoverageRule::kMinimumWeight) {
    return Error{ErrorCode::kInvalidArgument,
                 "coverage policy \"" + to_string(options.policy) +
                     "\" is not applied to a panel, which does not hold the weights of members "
                     "without a value: roll the indicators up one by one"};
  }
  if (auto done = query::check_policy(options.policy); !done) return done.error();
  auto parents = parents_asked(panel, lineage, options.parents);
  if (!parents) return parents.error();
  return PanelRoller(panel, lineage, options, *std::move(parents)).run();
}

}  // namespace annals
