// What a report is made of, read from one state of a store.
#pragma once

#include <annals/report.h>

#include <map>
#include <optional>
#include <vector>

#include "report/words.h"

namespace annals::report {

// Fills a report step by step. Every call may throw BadResultAccess, with the error of the store.
class Gatherer {
 public:
  Gatherer(const Store& store, const ReportScope& scope)
      : store_(store), scope_(scope), words_(scope.language) {}

  Report gather();

 private:
  void read_definitions();
  void read_series();
  void add_series_with_targets();
  void choose_agencies();
  void choose_indicators();
  void make_cards();
  void number_sources();
  void compare();
  void compare_with_peers();
  void compare_within();
  void add_comparison(std::size_t indicator, std::span<const Series> series, Year year,
                      std::string group);
  void add_findings();
  void add_coverage();

  ReportCard card_of(Series series) const;
  ReportFinding finding_of(Finding finding) const;
  std::string figure_of(const Figure& figure, const Finding& finding) const;
  std::vector<AgencyCode> peers_in(Year year) const;
  std::optional<Date> today() const;
  // Positions in the report; empty for what it is not of.
  std::optional<std::size_t> position(const AgencyCode& code) const;
  std::optional<std::size_t> position(const IndicatorCode& code) const;

  const Store& store_;
  const ReportScope& scope_;
  Words words_;
  Report report_;
  std::map<AgencyCode, Agency> agencies_;  // all of the store
  std::map<IndicatorCode, Indicator> indicators_;
  std::map<SubjectCode, Subject> subjects_;
  std::map<AgencyCode, std::size_t> agency_at_;
  std::map<IndicatorCode, std::size_t> indicator_at_;
  std::vector<Series> series_;
  std::vector<TargetOutcome> outcomes_;
};

// There were years enough for a test to tell something.
inline bool tested(const ReportCard& card) {
  return card.trend.test && card.trend.verdict != Verdict::kTooFewYears;
}

// The sentences in front. REQUIRES: everything else is there.
std::vector<ReportSentence> summary_of(const Report& report, const Words& words);
// The methods that were used.
std::vector<ReportMethod> methods_of(const Report& report, const Words& words);

}  // namespace annals::report
