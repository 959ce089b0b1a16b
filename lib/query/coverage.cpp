#include <annals/coverage.h>
#include <annals/peers.h>

#include <algorithm>
#include <chrono>

namespace annals {
namespace {

ReadOptions of_all_years(ReadOptions options) {
  options.years = {};
  return options;
}

// The years of the matrix: as asked for, open ends by what is on record; empty if nothing is.
YearRange span_of(const std::vector<Series>& all, YearRange asked) {
  YearRange recorded{kLastYear, kFirstYear};
  for (const Series& series : all) {
    if (series.empty()) continue;
    recorded.first = std::min(recorded.first, series.observations().front().year);
    recorded.last = std::max(recorded.last, series.observations().back().year);
  }
  if (asked.first == kFirstYear) asked.first = recorded.first;
  if (asked.last == kLastYear) asked.last = recorded.last;
  return asked;
}

CoverageCell cell_of(const Series& series, Year year) {
  const Observation* observation = series.find(year);
  if (observation == nullptr) {
    return {.presence =
                series.agency().existed_in(year) ? Presence::kMissing : Presence::kNotExpected};
  }
  return {.presence = observation->value ? Presence::kPresent : Presence::kMissingWithReason,
          .status = observation->status};
}

void count_in(CoverageCount& count, Presence presence) {
  switch (presence) {
    case Presence::kPresent:
      ++count.present;
      return;
    case Presence::kMissingWithReason:
      ++count.missing_with_reason;
      return;
    case Presence::kMissing:
      ++count.missing;
      return;
    case Presence::kNotExpected:
      ++count.not_expected;
      return;
  }
}

Coverage coverage_of(const std::vector<Series>& all, YearRange asked) {
  const YearRange span = span_of(all, asked);
  Coverage coverage;
  for (Year year = span.first; year <= span.last; year += std::chrono::years(1)) {
    coverage.years.push_back(year);
  }
  for (const Series& series : all) {
    CoverageRow row{.agency = series.agency().code,
                    .indicator = series.indicator().code,
                    .cells = {},
                    .count = {}};
    for (const Year year : coverage.years) {
      row.cells.push_back(cell_of(series, year));
      count_in(row.count, row.cells.back().presence);
    }
    coverage.count += row.count;
    coverage.rows.push_back(std::move(row));
  }
  return coverage;
}

Result<void> check_span(YearRange years) {
  if (!years.empty()) return {};
  return Error{ErrorCode::kInvalidArgument, "the span of years from " + to_string(years.first) +
                                                " to " + to_string(years.last) + " is empty"};
}

// The series of some indicators of an agency, by indicator code, each once.
Result<std::vector<Series>> profile_of(const Store& store, const AgencyCode& agency,
                                       std::vector<IndicatorCode> indicators,
                                       const ReadOptions& options) {
  std::sort(indicators.begin(), indicators.end());
  indicators.erase(std::unique(indicators.begin(), indicators.end()), indicators.end());
  std::vector<Series> result;
  for (const IndicatorCode& indicator : indicators) {
    auto series = store.series(agency, indicator, options);
    if (!series) return series.error();
    result.push_back(*std::move(series));
  }
  return result;
}

}  // namespace

std::string_view to_string(Presence presence) noexcept {
  switch (presence) {
    case Presence::kPresent:
      return "present";
    case Presence::kMissingWithReason:
      return "missing_with_reason";
    case Presence::kMissing:
      return "missing";
    case Presence::kNotExpected:
      return "not_expected";
  }
  return {};
}

CoverageCount& CoverageCount::operator+=(const CoverageCount& other) noexcept {
  present += other.present;
  missing_with_reason += other.missing_with_reason;
  missing += other.missing;
  not_expected += other.not_expected;
  return *this;
}

Result<Coverage> indicator_coverage(const Store& store, const IndicatorCode& indicator,
                                    const CoverageOptions& options) {
  if (auto ok = check_span(options.read.years); !ok) return ok.error();
  const ReadOptions read = of_all_years(options.read);
  const auto all = options.agencies.empty() ? store.cross_section(indicator, read)
                                            : series_of(store, options.agencies, indicator, read);
  if (!all) return all.error();
  return coverage_of(*all, options.read.years);
}

Result<Coverage> agency_coverage(const Store& store, const AgencyCode& agency,
                                 const CoverageOptions& options) {
  if (auto ok = check_span(options.read.years); !ok) return ok.error();
  const ReadOptions read = of_all_years(options.read);
  const auto all = options.indicators.empty() ? store.profile(agency, read)
                                              : profile_of(store, agency, options.indicators, read);
  if (!all) return all.error();
  return coverage_of(*all, options.read.years);
}

}  // namespace annals
