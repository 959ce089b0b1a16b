#include <annals/peers.h>
#include <annals/target.h>

#include <map>
#include <tuple>
#include <utility>

#include "query/defined.h"

namespace annals {
namespace {

// What one source demands of one agency in one direction.
using Demand = std::tuple<AgencyCode, IndicatorCode, Year, TargetDirection, SourceCode>;

Demand demand(const AgencyCode& agency, const Target& target) {
  return {agency, target.indicator, target.year, target.direction, target.source};
}

bool asked_for(const Target& target, const TargetOptions& options) {
  if (options.indicator && target.indicator != *options.indicator) return false;
  return options.read.years.contains(target.year);
}

// Which target holds for each demand; an agency's own comes before that of its kind.
std::map<Demand, const Target*> in_force(const std::vector<Target>& targets,
                                         const std::vector<Agency>& agencies,
                                         const TargetOptions& options) {
  std::map<Demand, const Target*> result;
  for (const Target& target : targets) {
    if (!asked_for(target, options)) continue;
    if (target.agency) {
      if (options.agency && *target.agency != *options.agency) continue;
      result.insert_or_assign(demand(*target.agency, target), &target);
      continue;
    }
    for (const Agency& agency : agencies) {
      if (agency.kind != target.agency_kind || !agency.existed_in(target.year)) continue;
      if (options.agency && agency.code != *options.agency) continue;
      result.emplace(demand(agency.code, target), &target);
    }
  }
  return result;
}

// The series that the demands are judged by.
class SeriesOfDemands {
 public:
  static Result<SeriesOfDemands> read(const Store& store,
                                      const std::map<Demand, const Target*>& demands,
                                      const ReadOptions& options) {
    std::map<IndicatorCode, std::vector<AgencyCode>> wanted;
    for (const auto& entry : demands) {
      wanted[std::get<IndicatorCode>(entry.first)].push_back(std::get<AgencyCode>(entry.first));
    }
    SeriesOfDemands result;
    for (const auto& entry : wanted) {
      auto all = series_of(store, entry.second, entry.first, options);
      if (!all) return all.error();
      for (Series& series : *all) {
        result.series_.emplace(std::pair(series.agency().code, entry.first), std::move(series));
      }
    }
    return result;
  }

  const Series& of(const Demand& demand) const {
    return series_.at({std::get<AgencyCode>(demand), std::get<IndicatorCode>(demand)});
  }

 private:
  std::map<std::pair<AgencyCode, IndicatorCode>, Series> series_;
};

Result<void> check_names(const Store& store, const TargetOptions& options) {
  if (options.agency) {
    if (auto ok = query::check_defined(store, *options.agency); !ok) return ok;
  }
  return options.indicator ? query::check_defined(store, *options.indicator) : Result<void>();
}

}  // namespace

Result<std::vector<TargetOutcome>> target_outcomes(const Store& store,
                                                   const TargetOptions& options) {
  const auto targets = store.targets();
  if (!targets) return targets.error();
  const auto agencies = store.agencies();
  if (!agencies) return agencies.error();
  if (auto ok = check_names(store, options); !ok) return ok.error();

  const auto demands = in_force(*targets, *agencies, options);
  ReadOptions of_all_years = options.read;
  of_all_years.years = {};
  const auto series = SeriesOfDemands::read(store, demands, of_all_years);
  if (!series) return series.error();
  std::vector<TargetOutcome> result;
  for (const auto& entry : demands) {
    auto outcome = judge(*entry.second, series->of(entry.first), options.present);
    if (!outcome) return outcome.error();
    result.push_back(*std::move(outcome));
  }
  return result;
}

}  // namespace annals
