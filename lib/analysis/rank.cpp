#include <annals/compare.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "analysis/places.h"
#include "analysis/year_section.h"
#include "core/text.h"

namespace annals {
namespace {

using analysis::Place;
using analysis::SectionValue;
using analysis::YearSection;

// Fewer values have no fourths, and no outliers.
constexpr std::size_t kFewestForQuartiles = 4;
constexpr std::size_t kFewestForOutliers = 5;

Result<void> check_options(const RankOptions& options) {
  if (options.outlier_threshold > 0 && std::isfinite(options.outlier_threshold)) return {};
  return Error{ErrorCode::kInvalidArgument,
               "the threshold of outliers must be a number above zero"};
}

Standing standing_of(const Place& place, std::size_t n) {
  Standing standing{.agency = place.value.series->agency().code,
                    .observation = *place.value.observation,
                    .rank = place.rank,
                    .tied = place.equal > 0,
                    .best_rank = place.best_rank,
                    .worst_rank = place.worst_rank,
                    .percentile = {},
                    .quartile = {},
                    .modified_z = {},
                    .despite = place.value.why};
  if (n > 1) {
    const std::size_t behind = n - 1 - place.ahead - place.equal;
    const double half = static_cast<double>(2 * behind + place.equal) / 2;
    standing.percentile = 100 * half / static_cast<double>(n - 1);
  }
  return standing;
}

int quartile_of(double value, const Quartiles& of_group, bool highest_first) {
  const auto reaches = [&](double mark) { return highest_first ? value >= mark : value <= mark; };
  if (reaches(highest_first ? of_group.upper : of_group.lower)) return 1;
  if (reaches(of_group.median)) return 2;
  return reaches(highest_first ? of_group.lower : of_group.upper) ? 3 : 4;
}

// There is a standing, and each has a number: there are quartiles.
void add_distribution(Ranking& ranking, double threshold) {
  std::vector<double> values;
  values.reserve(ranking.standings.size());
  for (const Standing& standing : ranking.standings) {
    values.push_back(standing.observation.value->to_double());
  }
  const Quartiles of_group = *quartiles(values);
  const ModifiedZScores scores = *modified_z_scores(values);
  for (std::size_t i = 0; i < values.size(); ++i) {
    Standing& standing = ranking.standings[i];
    if (values.size() >= kFewestForQuartiles) {
      standing.quartile = quartile_of(values[i], of_group, ranking.highest_first);
    }
    if (values.size() >= kFewestForOutliers) {
      standing.modified_z = scores.scores[i];
      standing.outlier = std::fabs(scores.scores[i]) > threshold;
    }
  }
}

Error nothing_to_rank(std::span<const Series> series, Year year, const YearSection& section) {
  if (series.empty()) return {ErrorCode::kInsufficientData, "there are no series to rank"};
  return {ErrorCode::kInsufficientData,
          "no " + std::string(section.not_comparable.empty() ? "" : "comparable ") + "value of " +
              core::quoted(series.front().indicator().code.str()) + " in \"" + to_string(year) +
              "\" is there to rank, it needs one"};
}

}  // namespace

bool distinguishable(const Observation& a, const Observation& b, const Indicator& indicator) {
  const RangeOrder order = range_order(printed_range(a, indicator), printed_range(b, indicator));
  return order == RangeOrder::kBelow || order == RangeOrder::kAbove;
}

Result<Ranking> rank(std::span<const Series> series, Year year, const RankOptions& options) {
  if (auto ok = check_options(options); !ok) return ok.error();
  if (auto ok = analysis::check_group(series); !ok) return ok.error();
  if (series.empty()) return nothing_to_rank(series, year, {});
  const auto highest_first =
      analysis::highest_comes_first(series.front().indicator(), options.order);
  if (!highest_first) return highest_first.error();

  YearSection section = analysis::section_of(series, year);
  if (options.rank_all) {
    section.comparable.insert(section.comparable.end(), section.not_comparable.begin(),
                              section.not_comparable.end());
    section.not_comparable.clear();
    std::sort(section.comparable.begin(), section.comparable.end(),
              [](const SectionValue& a, const SectionValue& b) {
                return a.series->agency().code < b.series->agency().code;
              });
  }
  if (section.comparable.empty()) return nothing_to_rank(series, year, section);

  Ranking ranking{.year = year,
                  .highest_first = *highest_first,
                  .standings = {},
                  .not_comparable = {},
                  .without_value = {}};
  ranking.standings.reserve(section.comparable.size());
  for (const Place& place : analysis::places_of(section.comparable, *highest_first)) {
    ranking.standings.push_back(standing_of(place, section.comparable.size()));
  }
  for (const SectionValue& value : section.not_comparable) {
    ranking.not_comparable.push_back({value.series->agency().code, *value.observation, *value.why});
  }
  for (const Series* missing : section.without_value) {
    ranking.without_value.push_back(missing->agency().code);
  }
  add_distribution(ranking, options.outlier_threshold);
  return ranking;
}

}  // namespace annals
