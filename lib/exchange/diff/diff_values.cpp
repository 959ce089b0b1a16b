#include <annals/diff.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/printed_form.h"
#include "core/text.h"

namespace annals {
namespace {

// What one side says of a year; null where it says nothing.
struct Said {
  const Observation* observation = nullptr;
  const SourceDocument* source = nullptr;
};

// One side of the comparison.
class Side {
 public:
  explicit Side(const StoreState& state) : state_(state) {}

  Result<void> learn() {
    const auto agencies = state_.store.agencies();
    if (!agencies) return agencies.error();
    for (const Agency& each : *agencies) agencies_.insert(each.code);
    const auto indicators = state_.store.indicators();
    if (!indicators) return indicators.error();
    for (const Indicator& each : *indicators) indicators_.insert(each.code);
    return {};
  }

  bool knows(const AgencyCode& code) const { return agencies_.contains(code); }
  bool knows(const IndicatorCode& code) const { return indicators_.contains(code); }
  const std::set<IndicatorCode>& indicators() const { return indicators_; }

  // The series of one indicator, by agency.
  Result<void> load(const IndicatorCode& indicator, const DiffOptions& options) {
    series_.clear();
    if (!knows(indicator)) return {};
    SeriesSelection selection{
        .indicators = {indicator},
        .read = {.years = options.years, .as_of = state_.as_of, .recorded_by = state_.recorded_by}};
    for (const AgencyCode& agency : options.agencies) {
      if (knows(agency)) selection.agencies.push_back(agency);
    }
    if (!options.agencies.empty() && selection.agencies.empty()) return {};
    return state_.store.for_each_series(selection, [&](const Series& series) -> Result<void> {
      if (!series.empty()) series_.emplace(series.agency().code, series);
      return {};
    });
  }
  const std::map<AgencyCode, Series>& series() const { return series_; }

  std::map<Year, Said> years_of(const AgencyCode& agency) const {
    std::map<Year, Said> years;
    const auto found = series_.find(agency);
    if (found == series_.end()) return years;
    const auto observations = found->second.observations();
    for (std::size_t i = 0; i < observations.size(); ++i) {
      years[observations[i].year] = {&observations[i], found->second.source(i)};
    }
    return years;
  }

 private:
  const StoreState& state_;
  std::set<AgencyCode> agencies_;
  std::set<IndicatorCode> indicators_;
  std::map<AgencyCode, Series> series_;
};

// The fields of what is said as texts, in the order of ValueDifference::fields; a value stands for
// its status and bound where these are the usual ones.
std::vector<FieldDifference> fields_of(const Said& before, const Said& after) {
  std::vector<FieldDifference> result;
  const auto add = [&](const char* field, auto text) {
    std::string was = before.observation ? text(before) : "";
    std::string is = after.observation ? text(after) : "";
    if (was != is) result.push_back({field, std::move(was), std::move(is)});
  };
  add("value", [](const Said& said) { return core::printed(said.observation->value); });
  add("bound", [](const Said& said) {
    const Bound bound = said.observation->bound;
    return bound == Bound::kExact ? std::string() : std::string(to_string(bound));
  });
  add("status", [](const Said& said) {
    return said.observation->status.normal() ? std::string() : said.observation->status.letters();
  });
  add("numerator", [](const Said& said) { return core::printed(said.observation->numerator); });
  add("denominator", [](const Said& said) { return core::printed(said.observation->denominator); });
  add("source", [](const Said& said) { return said.source ? said.source->code.str() : ""; });
  add("locator", [](const Said& said) { return said.observation->locator; });
  add("note", [](const Said& said) { return said.observation->note; });
  return result;
}

bool is_provenance(const FieldDifference& difference) {
  return difference.field == "source" || difference.field == "locator" ||
         difference.field == "note";
}

class Comparison {
 public:
  Comparison(const StoreState& before, const StoreState& after, const DiffOptions& options,
             const std::function<Result<void>(const ValueDifference&)>& visit)
      : before_(before), after_(after), options_(options), visit_(visit) {}

  Result<DiffSummary> run() {
    if (auto learnt = before_.learn(); !learnt) return learnt.error();
    if (auto learnt = after_.learn(); !learnt) return learnt.error();
    if (auto known = check_known(); !known) return known.error();
    for (const IndicatorCode& indicator : indicators()) {
      if (auto loaded = before_.load(indicator, options_); !loaded) return loaded.error();
      if (auto loaded = after_.load(indicator, options_); !loaded) return loaded.error();
      if (auto compared = compare(indicator); !compared) return compared.error();
    }
    return summary_;
  }

 private:
  Result<void> check_known() const {
    const auto check = [&](const auto& codes, const char* what) -> Result<void> {
      for (const auto& code : codes) {
        if (before_.knows(code) || after_.knows(code)) continue;
        return Error{ErrorCode::kNotFound, std::string(what) + " " + core::quoted(code.str()) +
                                               " is not defined on either side"};
      }
      return {};
    };
    if (auto known = check(options_.agencies, "agency"); !known) return known;
    return check(options_.indicators, "indicator");
  }

  std::set<IndicatorCode> indicators() const {
    if (!options_.indicators.empty()) {
      return {options_.indicators.begin(), options_.indicators.end()};
    }
    std::set<IndicatorCode> result = before_.indicators();
    result.insert(after_.indicators().begin(), after_.indicators().end());
    return result;
  }

  Result<void> compare(const IndicatorCode& indicator) {
    std::set<AgencyCode> agencies;
    for (const Side* side : {&before_, &after_}) {
      for (const auto& [agency, series] : side->series()) agencies.insert(agency);
    }
    for (const AgencyCode& agency : agencies) {
      const std::map<Year, Said> was = before_.years_of(agency);
      const std::map<Year, Said> is = after_.years_of(agency);
      std::set<Year> years;
      for (const auto& [year, said] : was) years.insert(year);
      for (const auto& [year, said] : is) years.insert(year);
      for (const Year year : years) {
        const auto before = was.find(year);
        const auto after = is.find(year);
        const auto told =
            tell(agency, indicator, year, before == was.end() ? Said{} : before->second,
                 after == is.end() ? Said{} : after->second);
        if (!told) return told;
      }
    }
    return {};
  }

  Result<void> tell(const AgencyCode& agency, const IndicatorCode& indicator, Year year,
                    const Said& before, const Said& after) {
    std::vector<FieldDifference> fields = fields_of(before, after);
    const bool both = before.observation && after.observation;
    if (fields.empty()) return {};
    if (both && options_.values_only && std::all_of(fields.begin(), fields.end(), is_provenance)) {
      return {};
    }
    ValueDifference difference{.kind = both                 ? DifferenceKind::kChanged
                                       : before.observation ? DifferenceKind::kRemoved
                                                            : DifferenceKind::kAdded,
                               .agency = agency,
                               .indicator = indicator,
                               .year = year,
                               .before = std::nullopt,
                               .after = std::nullopt,
                               .source_before = before.source ? before.source->code.str() : "",
                               .source_after = after.source ? after.source->code.str() : "",
                               .fields = std::move(fields)};
    if (before.observation) difference.before = *before.observation;
    if (after.observation) difference.after = *after.observation;
    switch (difference.kind) {
      case DifferenceKind::kAdded:
        ++summary_.added;
        break;
      case DifferenceKind::kChanged:
        ++summary_.changed;
        break;
      case DifferenceKind::kRemoved:
        ++summary_.removed;
        break;
    }
    return visit_ ? visit_(difference) : Result<void>();
  }

  Side before_, after_;
  const DiffOptions& options_;
  const std::function<Result<void>(const ValueDifference&)>& visit_;
  DiffSummary summary_;
};

}  // namespace

std::string_view to_string(DifferenceKind kind) noexcept {
  switch (kind) {
    case DifferenceKind::kAdded:
      return "added";
    case DifferenceKind::kChanged:
      return "changed";
    case DifferenceKind::kRemoved:
      return "removed";
  }
  return "changed";
}

Result<DiffSummary> diff_values(const StoreState& before, const StoreState& after,
                                const DiffOptions& options,
                                const std::function<Result<void>(const ValueDifference&)>& visit) {
  if (options.years.empty()) {
    return Error{ErrorCode::kInvalidArgument, "the span of years from " +
                                                  to_string(options.years.first) + " to " +
                                                  to_string(options.years.last) + " is empty"};
  }
  Result<DiffSummary> summary = DiffSummary{};
  const auto compare = [&]() -> Result<void> {
    summary = Comparison(before, after, options, visit).run();
    return summary ? Result<void>() : Result<void>(summary.error());
  };
  const Result<void> done = before.store.in_one_state([&] {
    return &before.store == &after.store ? compare() : after.store.in_one_state(compare);
  });
  if (!done) return done.error();
  return summary;
}

Result<Timestamp> moment_of_write(const Store& store, std::int64_t write) {
  const auto writes = store.writes();
  if (!writes) return writes.error();
  const auto found = std::find_if(writes->begin(), writes->end(), [&](const RecordedWrite& each) {
    return each.record.id == write;
  });
  if (found == writes->end()) {
    return Error{ErrorCode::kNotFound, "there is no write " + std::to_string(write)};
  }
  const auto next = found + 1;
  if (next != writes->end() && next->record.recorded_at == found->record.recorded_at) {
    return Error{ErrorCode::kInvalidArgument,
                 "write " + std::to_string(write) +
                     " was recorded in the same millisecond as write " +
                     std::to_string(next->record.id) + ": no moment lies between them; name that"};
  }
  return found->record.recorded_at;
}

}  // namespace annals
