#include <annals/rollup.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <string_view>
#include <unordered_set>

#include "core/slice_pool.h"
#include "query/coverage_policy.h"
#include "query/members.h"
#include "query/structure.h"

namespace annals {
namespace {

using query::Addend;
using query::AgencyAt;
using query::Figures;

Error invalid(std::string message) { return {ErrorCode::kInvalidArgument, std::move(message)}; }
Error insufficient(std::string message) {
  return {ErrorCode::kInsufficientData, std::move(message)};
}

Result<void> check(const Indicator& indicator, const RollupOptions& options) {
  if (indicator.aggregation == Aggregation::kNone) {
    return invalid("indicator \"" + indicator.code.str() +
                   "\" is not rolled up: its aggregation is \"none\", so nothing says how the "
                   "values of several agencies make one");
  }
  if (options.read.years.empty()) {
    return invalid("the years " + to_string(options.read.years.first) + " to " +
                   to_string(options.read.years.last) + " are empty: put the earlier one first");
  }
  if (auto done = query::check_policy(options.policy); !done) return done.error();
  if (options.policy.rule == CoverageRule::kMinimumWeight && !options.weight &&
      indicator.aggregation != Aggregation::kRatioOfSums) {
    return invalid("the members of indicator \"" + indicator.code.str() +
                   "\" have no weight by themselves: name an indicator as their weight");
  }
  return {};
}

// Everything that one roll-up reads, and the years' results.
class Roller {
 public:
  Roller(Rollup& rollup, const Lineage& lineage, std::shared_ptr<const Figures> figures,
         const Figures* weights)
      : rollup_(rollup),
        figures_(std::move(figures)),
        weights_(weights),
        finder_(lineage, *figures_, rollup.parent.code, rollup.options) {}

  Result<void> run() {
    const YearRange wanted = rollup_.options.read.years;
    YearRange years = figures_->years();
    if (years.empty()) years = {kLastYear, kFirstYear};
    if (wanted.first != kFirstYear) years.first = wanted.first;
    if (wanted.last != kLastYear) years.last = wanted.last;
    for (Year year = years.first; year <= years.last; ++year) {
      const std::vector<AgencyAt> members = finder_.members(year);
      expect(members, years.last - year);
      RollupYear each = result_of(members, year);
      looked_ = true;
      met_ |= !each.members.empty();
      if (rollup_.years.empty() && wanted.first == kFirstYear && nothing_in(each)) continue;
      rollup_.years.push_back(std::move(each));
    }
    while (wanted.last == kLastYear && !rollup_.years.empty() && nothing_in(rollup_.years.back())) {
      rollup_.years.pop_back();
    }
    if (auto done = check_found(); !done) return done;
    if (rollup_.options.matched) {
      if (auto done = match(); !done) return done;
    }
    collect_breaks();
    return {};
  }

 private:
  static bool nothing_in(const RollupYear& year) {
    return year.aside.empty() &&
           std::all_of(year.members.begin(), year.members.end(), [](const RollupMember& member) {
             return member.obstacle == Obstacle::kNothingOnRecord;
           });
  }

  // Something must be there, and not only rates without counts.
  Result<void> check_found() const {
    std::set<AgencyCode> without_counts;
    bool anything = false;
    for (const RollupYear& year : rollup_.years) {
      anything |= !nothing_in(year);
      for (const RollupMember& member : year.members) {
        if (member.reporting()) return {};
        if (member.obstacle == Obstacle::kNoCounts) without_counts.insert(member.agency);
      }
    }
    const std::string parent = "agency \"" + rollup_.parent.code.str() + "\"";
    const std::string indicator = "indicator \"" + rollup_.indicator.code.str() + "\"";
    if (!without_counts.empty()) {
      return insufficient(
          indicator + " is not rolled up for " + parent + ": " +
          query::listed({without_counts.begin(), without_counts.end()}) +
          (without_counts.size() == 1 ? " has" : " have") +
          " it without numerator and denominator, and a mean of rates would be a guess");
    }
    if (anything) return {};
    if (looked_ && !met_) {
      return insufficient("nobody stands below " + parent + " in the years asked for");
    }
    return insufficient("nothing is on record of " + indicator + " below " + parent +
                        " in the years asked for");
  }

  void collect_breaks() {
    const YearRange years{rollup_.years.front().year, rollup_.years.back().year};
    std::unordered_set<std::string_view> seen;
    for (const RollupYear& year : rollup_.years) {
      for (const RollupMember& member : year.members) {
        if (seen.insert(member.agency.str()).second) collect_breaks(member.agency, years);
      }
    }
  }

  void collect_breaks(const AgencyCode& agency, const YearRange& years) {
    const Series* const series = figures_->find(agency);
    if (series == nullptr) return;
    for (const SeriesBreak& known : series->breaks()) {
      const bool between = years.first < known.first_year && known.first_year <= years.last;
      const auto& all = rollup_.breaks;
      if (between && std::find(all.begin(), all.end(), known) == all.end()) {
        rollup_.breaks.push_back(known);
      }
    }
  }

  RollupMember member_of(Addend addend, Year year) const {
    RollupMember member{.agency = std::move(addend.agency),
                        .obstacle = addend.obstacle,
                        .reason = std::move(addend.reason),
                        .doubt = std::move(addend.doubt),
                        .source = std::move(addend.source)};
    if (addend.observation) member.observation = {figures_, addend.observation};
    if (addend.numerator) member.numerator = addend.numerator->value;
    if (addend.denominator) member.denominator = addend.denominator->value;
    member.weight = weights_ == nullptr ? addend.weight : weight_of(member.agency, year);
    return member;
  }

  // By the indicator that was named.
  std::optional<Decimal> weight_of(const AgencyCode& agency, Year year) const {
    const Series* const series = weights_->find(agency);
    const Observation* const found = series == nullptr ? nullptr : series->find(year);
    return found == nullptr ? std::nullopt : found->value;
  }

  // Of as many in a year and in each of those behind it.
  void expect(std::span<const AgencyAt> members, std::chrono::years more) {
    pool_.expect(members.size() * static_cast<std::size_t>(more.count() + 1));
  }

  RollupYear result_of(std::span<const AgencyAt> members, Year year) {
    RollupYear result{.year = year};
    if (const Series* const own = figures_->find(rollup_.parent.code)) {
      if (const Observation* const printed = own->find(year)) result.printed = *printed;
    }
    std::vector<Addend> addends = finder_.assemble(members, year).addends;
    add_up(addends, result);
    for (Addend& addend : addends) {
      const bool aside = addend.obstacle == Obstacle::kCountedAbove;
      (aside ? aside_ : members_).push_back(member_of(std::move(addend), year));
    }
    for (Addend& addend : finder_.gone(year)) {
      aside_.push_back(member_of(std::move(addend), year));
    }
    result.members = pool_.keep(members_);
    result.aside = pool_.keep(aside_);
    cover(result);
    return result;
  }

  void add_up(const std::vector<Addend>& addends, RollupYear& result) const {
    if (std::none_of(addends.begin(), addends.end(),
                     [](const Addend& addend) { return addend.usable(); })) {
      return;
    }
    if (const auto aggregate = query::combine(rollup_.indicator, addends)) {
      result.computed = *aggregate;
    } else {
      result.obstacle = query::obstacle_of(rollup_.indicator, addends);
    }
  }

  void cover(RollupYear& year) const {
    MemberCoverage& coverage = year.coverage;
    coverage.expected = year.members.size();
    std::optional<Decimal> all = Decimal(), reporting = Decimal();
    for (const RollupMember& member : year.members) {
      if (member.reporting()) ++coverage.reporting;
      all = sum_of(all, member.weight);
      if (member.reporting()) reporting = sum_of(reporting, member.weight);
    }
    if (all && !year.members.empty()) {
      coverage.weight_expected = all;
      coverage.weight_reporting = reporting;
    }
    coverage.passed = query::passes(rollup_.options.policy, coverage);
  }

  static std::optional<Decimal> sum_of(const std::optional<Decimal>& a,
                                       const std::optional<Decimal>& b) {
    if (!a || !b) return std::nullopt;
    const auto sum = *a + *b;
    return sum ? std::optional(*sum) : std::nullopt;
  }

  // Takes members out until those that remain report in every year. One that goes can take others
  // with it: parts of a split are complete together only.
  Result<void> match() {
    std::set<AgencyAt> all;
    std::vector<std::vector<AgencyAt>> members;  // of each year
    for (const RollupYear& year : rollup_.years) {
      const auto& expected = members.emplace_back(finder_.members(year.year));
      all.insert(expected.begin(), expected.end());
    }
    std::vector<AgencyAt> panel(all.begin(), all.end());
    std::map<AgencyAt, LeftOutMember> left_out;
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t i = 0; i < members.size(); ++i) {
        changed |= leave_out(panel, rollup_.years[i].year, members[i], left_out);
      }
    }
    for (auto& [agency, each] : left_out) rollup_.left_out.push_back(std::move(each));
    if (panel.empty()) {
      return insufficient("no member of agency \"" + rollup_.parent.code.str() +
                          "\" has a figure in every year from " +
                          to_string(rollup_.years.front().year) + " to " +
                          to_string(rollup_.years.back().year));
    }
    expect(panel, rollup_.years.back().year - rollup_.years.front().year);
    for (RollupYear& year : rollup_.years) year = result_of(panel, year.year);
    return {};
  }

  // Takes those out that are no members in the year or lack a figure. True if there are any.
  bool leave_out(std::vector<AgencyAt>& panel, Year year, const std::vector<AgencyAt>& expected,
                 std::map<AgencyAt, LeftOutMember>& left_out) {
    const query::Assembly assembly = finder_.assemble(panel, year);
    std::vector<AgencyAt> kept;
    for (const AgencyAt agency : panel) {
      const bool member = std::binary_search(expected.begin(), expected.end(), agency);
      const query::Blocked* const why = assembly.lack_of(agency);
      if (member && why == nullptr) {
        kept.push_back(agency);
        continue;
      }
      LeftOutMember lacking{
          .agency = finder_.code(agency), .year = year, .reason = "it is no member"};
      if (member) {
        lacking.obstacle = why->obstacle;
        lacking.reason = why->reason;
      }
      left_out.try_emplace(agency, std::move(lacking));
    }
    const bool changed = kept.size() < panel.size();
    panel = std::move(kept);
    return changed;
  }

  Rollup& rollup_;
  std::shared_ptr<const Figures> figures_;
  const Figures* weights_;
  query::MemberFinder finder_;
  core::SlicePool<RollupMember> pool_;
  std::vector<RollupMember> members_, aside_;  // of the year at hand
  bool looked_ = false, met_ = false;          // at any year; and any member there
};

// True if one of the two is a member in any of the years.
bool concerns(const Succession& step, const Rollup& rollup) {
  for (const RollupYear& year : rollup.years) {
    for (const RollupMember& member : year.members) {
      if (member.agency == step.predecessor || member.agency == step.successor) return true;
    }
  }
  return false;
}

Result<void> check_parent(const Lineage& lineage, const AgencyCode& parent,
                          const RollupOptions& options) {
  if (options.basis == RollupBasis::kAsWas) return {};
  const Year year = options.basis == RollupBasis::kAsIs ? kLastYear : options.basis_year;
  if (lineage.standing(parent, year) == AgencyStanding::kStands) return {};
  std::string message = "agency \"" + parent.str() + "\" ";
  if (options.basis == RollupBasis::kAsOf) {
    return invalid(message + "does not stand in " + to_string(year) +
                   ", the year of the structure asked for");
  }
  const Year last = lineage.last_standing_year(parent);
  message += "does not stand any more";
  const auto heirs = lineage.current_successors(parent, kLastYear);
  if (!heirs.empty()) message += "; it became " + query::listed(heirs);
  return invalid(message + ": ask for the structure of each year (as_was)" +
                 (last == kLastYear ? "" : ", or for that of " + to_string(last) + " (as_of)"));
}

}  // namespace

Result<Rollup> rollup(const Store& store, const AgencyCode& parent, const IndicatorCode& indicator,
                      const RollupOptions& options) {
  ReadOptions all_years = options.read;
  all_years.years = {};
  const auto own = store.series(parent, indicator, all_years);
  if (!own) return own.error();
  if (auto done = check(own->indicator(), options); !done) return done.error();
  auto loaded_figures = query::load_figures(store, own->indicator(), all_years);
  if (!loaded_figures) return loaded_figures.error();
  const auto figures = std::make_shared<const Figures>(*std::move(loaded_figures));
  std::optional<Figures> weights;
  if (options.weight) {
    auto loaded = store.cross_section(*options.weight, all_years);
    if (!loaded) return loaded.error();
    weights.emplace(own->indicator(), *std::move(loaded));
  }
  auto agencies = store.agencies();
  if (!agencies) return agencies.error();
  auto successions = store.successions();
  if (!successions) return successions.error();
  auto structure = query::structure_for(*figures, *std::move(agencies), *std::move(successions));
  if (!structure) return structure.error();
  if (auto done = check_parent(structure->lineage, parent, options); !done) return done.error();

  Rollup result{
      .parent = own->agency(), .indicator = own->indicator(), .options = options, .years = {}};
  Roller rolling(result, structure->lineage, figures, weights ? &*weights : nullptr);
  if (auto done = rolling.run(); !done) return done.error();
  for (Succession& step : structure->not_followed) {
    if (concerns(step, result)) result.not_followed.push_back(std::move(step));
  }
  return result;
}

}  // namespace annals
