#include "report/matrix.h"

#include <algorithm>
#include <map>

namespace annals::report {

std::optional<std::size_t> observation_of(const Series& series, Year year) {
  const Observation* const found = series.find(year);
  if (found == nullptr) return std::nullopt;
  return static_cast<std::size_t>(found - series.observations().data());
}

Matrix matrix_of(const Report& report, std::vector<const ReportCard*> rows) {
  Matrix matrix{.years = *report.years, .rows = std::move(rows), .column_sources = {}};
  const auto years = static_cast<std::size_t>((matrix.years.last - matrix.years.first).count());
  std::vector<std::map<std::size_t, std::size_t>> uses(years + 1);
  for (const ReportCard* card : matrix.rows) {
    const auto observations = card->series.observations();
    for (std::size_t i = 0; i < observations.size(); ++i) {
      const auto column = (observations[i].year - matrix.years.first).count();
      ++uses[static_cast<std::size_t>(column)][card->sources[i]];
    }
  }
  for (const auto& column : uses) {
    std::size_t all = 0;
    auto most = column.end();
    for (auto each = column.begin(); each != column.end(); ++each) {
      all += each->second;
      if (most == column.end() || each->second > most->second) most = each;
    }
    const bool heads = most != column.end() && most->second >= 2 && 2 * most->second > all;
    matrix.column_sources.push_back(heads ? std::optional(most->first) : std::nullopt);
  }
  return matrix;
}

std::string counts_of(const Observation& observation) {
  if (!observation.numerator && !observation.denominator) return {};
  const auto count = [](const std::optional<Decimal>& n) { return n ? n->plain() : "?"; };
  return count(observation.numerator) + " / " + count(observation.denominator);
}

std::vector<std::string> places_of(const ReportCard& card, const Words& words) {
  std::vector<std::string> lines;
  const auto observations = card.series.observations();
  for (std::size_t i = 0; i < observations.size(); ++i) {
    const Observation& each = observations[i];
    std::string line;
    const auto add = [&](const std::string& part) {
      if (!part.empty()) line += (line.empty() ? "" : words.say("; ", "；")) + part;
    };
    add(words.statuses(each.status));
    add(counts_of(each));
    if (!each.locator.empty()) {
      add("[" + std::to_string(card.sources[i] + 1) + "] " + each.locator);
    }
    add(each.note);
    if (!line.empty()) lines.push_back(to_string(each.year) + words.say(": ", "：") + line);
  }
  return lines;
}

Place place_of(const Report& report, const ReportCard& card) {
  if (!card.comparison) return {};
  const Ranking& ranking = report.comparisons[*card.comparison].ranking;
  const AgencyCode& agency = report.agencies[card.agency].code;
  for (const Standing& each : ranking.standings) {
    if (each.agency == agency) return {&each, ranking.standings.size()};
  }
  return {nullptr, ranking.standings.size()};
}

std::vector<std::string> remarks_of(const Report& report, const ReportComparison& comparison,
                                    const Words& words) {
  std::vector<std::string> remarks;
  if (report.indicators[comparison.indicator].polarity == Polarity::kNeutral) {
    remarks.push_back(words.say("highest first", "高者在前"));
  }
  std::vector<std::string> outliers;
  for (const Standing& each : comparison.ranking.standings) {
    if (each.outlier) outliers.push_back(report.names.at(each.agency));
  }
  if (!outliers.empty()) {
    remarks.push_back(words.say("far from the others: ", "明显偏离：") + words.list(outliers));
  }
  std::vector<std::string> left_out;
  for (const LeftOut& each : comparison.ranking.not_comparable) {
    left_out.push_back(report.names.at(each.agency) + words.say(" (", "（") +
                       words.not_comparable(each.why) + words.say(")", "）"));
  }
  if (!left_out.empty()) {
    remarks.push_back(words.say("not ranked: ", "不排名：") + words.list(left_out));
  }
  return remarks;
}

std::string median_of(const ReportComparison& comparison) {
  if (!comparison.spread) return {};
  int finest = 0;
  for (const Standing& each : comparison.ranking.standings) {
    finest = std::max(finest, each.observation.value->decimals());
  }
  return number(comparison.spread->quartiles.median, finest + 1);
}

std::string share_of(const CoverageCount& count) {
  if (count.expected() == 0) return {};
  return std::to_string(count.present) + "/" + std::to_string(count.expected());
}

std::string coverage_word(const CoverageCount& count, const Words& words) {
  if (count.present > 0) return words.say("value", "有数值");
  if (count.missing_with_reason > 0) return words.say("none, with a reason", "无数值但有说明");
  if (count.missing > 0) return words.say("nothing on record", "没有记录");
  return words.say("not expected", "不应有");
}

}  // namespace annals::report
