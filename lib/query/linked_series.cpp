#include <annals/lineage.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "query/groups.h"
#include "query/structure.h"

namespace annals {
namespace {

using query::Addend;
using query::Figures;

// Everyone whom successions tie to the agency at any time.
std::vector<AgencyCode> kin_of(const AgencyCode& agency, std::span<const Succession> successions) {
  query::Groups groups;
  groups.add(agency);
  for (const Succession& step : successions) groups.tie(step.predecessor, step.successor);
  for (auto& group : groups.all()) {
    if (std::binary_search(group.begin(), group.end(), agency)) return group;
  }
  return {};
}

std::vector<Joint> joints_of(const Lineage& lineage, const AgencyCode& agency) {
  std::vector<Joint> result;
  for (const Succession& known : lineage.history(agency)) {
    const bool split = known.kind == SuccessionKind::kSplit;
    Joint joint{.year = known.year, .kind = known.kind};
    std::set<AgencyCode> from, to;
    for (const Succession& step :
         split ? lineage.became(known.predecessor) : lineage.came_from(known.successor)) {
      if (step.year != known.year || step.kind != known.kind) continue;
      from.insert(step.predecessor);
      to.insert(step.successor);
      if (joint.basis.empty()) joint.basis = step.basis;
    }
    joint.from.assign(from.begin(), from.end());
    joint.to.assign(to.begin(), to.end());
    if (std::find(result.begin(), result.end(), joint) == result.end()) result.push_back(joint);
  }
  std::sort(result.begin(), result.end(), [](const Joint& a, const Joint& b) {
    return std::tie(a.year, a.kind, a.from, a.to) < std::tie(b.year, b.kind, b.from, b.to);
  });
  return result;
}

LinkedPart part_of(const Addend& addend) {
  LinkedPart part{.agency = addend.agency, .source = addend.source};
  if (addend.observation) part.observation = *addend.observation;
  if (addend.numerator) part.numerator = addend.numerator->value;
  if (addend.denominator) part.denominator = addend.denominator->value;
  return part;
}

// Joins one series year by year.
class Linking {
 public:
  Linking(const Lineage& lineage, const Figures& figures, const AgencyCode& agency)
      : lineage_(lineage),
        figures_(figures),
        agency_(agency),
        stands_in_(lineage.last_standing_year(agency)) {}

  Result<void> join(Year year) {
    note_the_gone(year);
    const AgencyCode asked[] = {agency_};
    const LineageGroup group = lineage_.trace(asked, stands_in_, year).front();
    const auto on_record = [&](const AgencyCode& code) { return figures_.on_record(code, year); };
    if (std::none_of(group.stood.begin(), group.stood.end(), on_record) &&
        std::none_of(group.unsure.begin(), group.unsure.end(), on_record)) {
      return {};
    }
    query::Blocked block = blocked(group, figures_, stands_in_, year);
    if (block.obstacle == Obstacle::kNone) block = blocked_by_split(group);
    if (block.obstacle == Obstacle::kNotSeparable && goes_on_through_splits(group, year)) {
      return take({figures_.addend(agency_, year)}, year);
    }
    if (block.obstacle != Obstacle::kNone) {
      unjoined.push_back({year, block.obstacle, block.agencies, block.reason});
      return {};
    }
    std::vector<Addend> addends;
    for (const AgencyCode& code : group.stood) addends.push_back(figures_.addend(code, year));
    return take(addends, year);
  }

  std::vector<LinkedValue> values;
  std::vector<Observation> observations;
  std::vector<Unjoined> unjoined;
  std::set<AgencyCode> used;

 private:
  // Figures that somebody printed after going over into another.
  void note_the_gone(Year year) {
    std::set<AgencyCode> gone;
    for (const Succession& step : lineage_.history(agency_)) {
      const Series* const series = figures_.find(step.predecessor);
      const Observation* const late = series == nullptr ? nullptr : series->find(year);
      if (late && late->value &&
          lineage_.standing(step.predecessor, year) == AgencyStanding::kNoLonger) {
        gone.insert(step.predecessor);
      }
    }
    for (const AgencyCode& code : gone) {
      unjoined.push_back({year,
                          Obstacle::kNoLonger,
                          {code},
                          code.str() + " no longer stands, and its figure is not used"});
    }
  }

  // It gave up a part, or took one over, and stayed itself: its own values are shown, with a break.
  bool goes_on_through_splits(const LineageGroup& group, Year year) const {
    return lineage_.standing(agency_, year) == AgencyStanding::kStands &&
           std::all_of(group.steps.begin(), group.steps.end(),
                       [](const Succession& step) { return step.kind == SuccessionKind::kSplit; });
  }

  // Even a sum of all parts would be a guess: a split names what came of it, and not whether that
  // was all.
  static query::Blocked blocked_by_split(const LineageGroup& group) {
    for (const Succession& step : group.steps) {
      if (step.kind != SuccessionKind::kSplit) continue;
      return {Obstacle::kNotSeparable,
              {step.predecessor},
              step.predecessor.str() + " was split in " + to_string(step.year) +
                  ", and nothing says how its figures divide"};
    }
    return {};
  }

  Result<void> take(const std::vector<Addend>& addends, Year year) {
    if (addends.size() == 1) return take_printed(addends.front(), year);
    const Aggregation aggregation = figures_.indicator().aggregation;
    if (aggregation != Aggregation::kSum && aggregation != Aggregation::kRatioOfSums) {
      return refuse(addends, year, Obstacle::kNotAdditive,
                    "the indicator is not added up over agencies: its aggregation is \"" +
                        std::string(to_string(aggregation)) + "\"");
    }
    for (const Addend& addend : addends) {
      if (!addend.usable()) {
        unjoined.push_back(
            {year, addend.obstacle, {addend.agency}, addend.agency.str() + ": " + addend.reason});
        return {};
      }
    }
    const auto aggregate = combine(figures_.indicator(), addends);
    if (!aggregate) {
      const Obstacle obstacle = obstacle_of(figures_.indicator(), addends);
      return refuse(addends, year, obstacle, aggregate.error().message);
    }
    Observation observation{.year = year,
                            .value = aggregate->value,
                            .bound = aggregate->bound,
                            .status = aggregate->status,
                            .numerator = aggregate->numerator,
                            .denominator = aggregate->denominator};
    add(*aggregate, addends, std::move(observation));
    return {};
  }

  Result<void> take_printed(const Addend& addend, Year year) {
    if (!addend.observation || !addend.observation->value) {
      if (!addend.observation) return {};  // counts alone are no value
      unjoined.push_back(
          {year, Obstacle::kNoValue, {addend.agency}, addend.agency.str() + ": " + addend.reason});
      return {};
    }
    const auto aggregate = query::as_printed(figures_.indicator(), *addend.observation);
    if (!aggregate) return aggregate.error();
    Observation observation = *addend.observation;
    if (!observation.numerator && !observation.denominator && addend.numerator &&
        addend.denominator) {
      observation.numerator = addend.numerator->value;
      observation.denominator = addend.denominator->value;
    }
    add(*aggregate, {addend}, std::move(observation));
    return {};
  }

  Result<void> refuse(const std::vector<Addend>& addends, Year year, Obstacle obstacle,
                      std::string reason) {
    Unjoined refused{.year = year, .obstacle = obstacle, .reason = std::move(reason)};
    for (const Addend& addend : addends) refused.agencies.push_back(addend.agency);
    unjoined.push_back(std::move(refused));
    return {};
  }

  void add(const Aggregate& aggregate, const std::vector<Addend>& addends,
           Observation observation) {
    LinkedValue value{.aggregate = aggregate, .parts = {}};
    for (const Addend& addend : addends) {
      value.parts.push_back(part_of(addend));
      used.insert(addend.agency);
    }
    values.push_back(std::move(value));
    observations.push_back(std::move(observation));
  }

  const Lineage& lineage_;
  const Figures& figures_;
  const AgencyCode& agency_;
  Year stands_in_;
};

std::vector<SeriesBreak> breaks_of(const LinkedSeries& linked, const Figures& figures,
                                   const std::set<AgencyCode>& used) {
  std::vector<SeriesBreak> result;
  for (const AgencyCode& code : used) {
    const Series* const series = figures.find(code);
    if (series == nullptr) continue;
    for (const SeriesBreak& known : series->breaks()) {
      if (std::find(result.begin(), result.end(), known) == result.end()) result.push_back(known);
    }
  }
  for (const Joint& joint : linked.joints) {
    result.push_back({.indicator = figures.indicator().code,
                      .agency = linked.agency.code,
                      .first_year = joint.year,
                      .reason = describe(joint)});
  }
  return result;
}

}  // namespace

Result<LinkedSeries> linked_series(const Store& store, const AgencyCode& agency,
                                   const IndicatorCode& indicator, const ReadOptions& options) {
  // Which transfers moved the series is seen from all years.
  ReadOptions all_years = options;
  all_years.years = {};
  auto own = store.series(agency, indicator, all_years);
  if (!own) return own.error();
  auto agencies = store.agencies();
  if (!agencies) return agencies.error();
  auto successions = store.successions();
  if (!successions) return successions.error();
  const auto figures =
      query::load_figures(store, own->indicator(), kin_of(agency, *successions), all_years);
  if (!figures) return figures.error();
  auto structure = query::structure_for(*figures, *std::move(agencies), *std::move(successions));
  if (!structure) return structure.error();

  Linking linking(structure->lineage, *figures, agency);
  const YearRange years = figures->years();
  for (Year year = years.first; year <= years.last; ++year) {
    if (!options.years.contains(year)) continue;
    if (auto done = linking.join(year); !done) return done.error();
  }
  LinkedSeries result{
      .agency = own->agency(),
      .series = *own,
      .values = std::move(linking.values),
      .joints = joints_of(structure->lineage, agency),
      .unjoined = std::move(linking.unjoined),
      .not_followed = {},
      .current_successors = structure->lineage.current_successors(agency, kLastYear)};
  const std::vector<AgencyCode> kin = kin_of(agency, structure->not_followed);
  for (const Succession& step : structure->not_followed) {
    if (std::binary_search(kin.begin(), kin.end(), step.predecessor)) {
      result.not_followed.push_back(step);
    }
  }
  auto series = Series::make(own->agency(), own->indicator(), std::move(linking.observations),
                             breaks_of(result, *figures, linking.used));
  if (!series) return series.error();
  result.series = *std::move(series);
  return result;
}

}  // namespace annals
