// Report: what an analyst wants to read of agencies and indicators, gathered once, in one language,
// for report_page.h to write as a page, in Markdown or as CSV.
//
//   ReportScope scope;
//   scope.agencies = {AgencyCode("pukou")};
//   const Report report = report_of(store, scope).value();
//   const std::string page = write_html(report).value();
//
// Nothing is computed here that another header does not compute: trends are of trend.h, ranks of
// compare.h, targets of target.h, findings of check.h, gaps of coverage.h. What a report adds is
// the choice, the words and the numbers of its footnotes.
#pragma once

#include <annals/check.h>
#include <annals/compare.h>
#include <annals/coverage.h>
#include <annals/store.h>
#include <annals/target.h>
#include <annals/trend.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals {

// What a report is of.
struct ReportScope {
  std::vector<AgencyCode> agencies{};       // empty: all that have values of the indicators
  std::vector<IndicatorCode> indicators{};  // empty: all that the agencies have values of
  // Which values are seen. Findings and targets are limited to the same years.
  ReadOptions read{};
  Language language = "en";  // of all words: Chinese for "zh" and its varieties, else English
  // The moment that the report says it was made at; its day decides which targets are still to come
  // and which waivers have run out. Empty: no moment is told, no target is to come, and waivers are
  // taken as of the day of the call. With it, the same store gives the same report.
  std::optional<Timestamp> generated_at{};
};

// What a sentence of the summary is about.
enum class ReportTopic : std::uint8_t {
  kScope,      // what the report is of
  kImproving,  // an evident trend for the better,
  kWorsening,  // for the worse,
  kRising,     // up or down where neither is better
  kFalling,
  kChance,  // how many of the evident trends may be chance, where there were many tests
  kRose,    // the latest value against that of the year before
  kFell,
  kTargetMissed,  // the latest target of a series
  kTargetMet,
  kDoubtful,  // values that are no exact, final, comparable figures
  kFindings,  // of the checks
  kCoverage,
};
std::string_view to_string(ReportTopic topic) noexcept;  // "scope", "improving", ...

// One of those that a sentence names.
struct ReportMention {
  std::string text;      // "Loss rate: -3.95 points"
  std::size_t card = 0;  // its position in Report::cards
};
// "Higher in 2023 than in the year before (7): A: +2 points; B: +3; and 5 more."
struct ReportSentence {
  ReportTopic topic = ReportTopic::kScope;
  std::string text;  // the sentence, or what stands before the colon and the mentions
  std::vector<ReportMention> mentions{};
  std::size_t more = 0;  // that are not named
};

struct ReportTarget {
  TargetOutcome outcome;
  std::string text;  // "at least 45 % in 2022: met by 1.2 percentage points"
};

// One series: what it was last, where it goes, and all of its values.
struct ReportCard {
  std::size_t agency = 0, indicator = 0;  // positions in Report::agencies and Report::indicators
  Series series;                          // within the years of the report
  // The document behind each observation: positions in Report::sources, as long as the series.
  std::vector<std::size_t> sources{};
  Trend trend{};
  std::optional<Year> latest{};  // the last year with a value
  std::string value{};           // the value of that year as printed, with its unit
  std::string doubt{};           // its statuses in words; empty: normal
  std::string change{};          // "+1.2 points on 2022"; empty without a value of the year before
  std::string verdict{};         // "improving", "too few years", ...
  std::vector<std::string> trend_sentences{};  // empty below two values
  std::vector<std::string> notes{};            // what a reader must know besides
  std::vector<ReportTarget> targets{};         // by year
  std::optional<std::size_t> comparison{};     // its position in Report::comparisons
};

// One indicator among several agencies in one year.
struct ReportComparison {
  std::size_t indicator = 0;  // its position in Report::indicators
  Ranking ranking;            // highest first where the indicator is neutral
  std::optional<Spread> spread{};
  std::string group{};  // "counties under Nanjing", "the agencies of this report"
};

struct ReportFinding {
  Finding finding;
  std::string agency{}, severity{}, rule{};  // in words
  std::string text{};                        // what was seen and what was expected
  std::vector<std::string> figures{};        // each with its place
};

// Of how many of the report's agencies there is a value of an indicator: a count for each year.
struct ReportCoverage {
  std::size_t indicator = 0;  // its position in Report::indicators
  std::vector<CoverageCount> years{};
  std::vector<CoverageRow> agencies{};  // the same by agency, in code order
  CoverageCount count{};
};

struct ReportMethod {
  std::string name, text;
  std::string source{};  // the paper or standard; empty for a convention of ours
};

// The content, all of it plain values. Texts are as their authors wrote them: whoever prints them
// escapes what would be markup, as report_page.h does.
struct Report {
  Language language = "en";
  std::string title{};
  std::string program{};  // "annals 0.1.0"
  std::optional<Timestamp> generated_at{};
  ReadOptions read{};                // as asked for
  std::optional<YearRange> years{};  // the first and the last with anything on record; empty: none

  std::vector<Agency> agencies{};       // in the order asked for, else by code
  std::vector<Indicator> indicators{};  // in the order asked for, else by subject and code
  std::vector<std::string> agency_names{}, indicator_names{};  // in the language, else the codes
  std::vector<std::string> subjects{};  // of each indicator: its topic; "" without one
  // Of all agencies that are spoken of, peers among them.
  std::map<AgencyCode, std::string> names{};

  std::vector<ReportSentence> summary{};
  std::vector<ReportCard> cards{};  // by indicator, then by agency; only of series with anything
  std::vector<ReportComparison> comparisons{};  // by indicator
  std::vector<ReportFinding> findings{};
  std::vector<ReportCoverage> coverage{};  // by indicator
  std::vector<ReportMethod> methods{};     // those that were used
  // The footnotes, counted from 1 in print: by date of publication, unknown last, then by code.
  std::vector<std::shared_ptr<const SourceDocument>> sources{};

  bool chinese() const noexcept { return language == "zh" || language.starts_with("zh-"); }
  // One agency; its indicators are the cards, and it is compared with those of its kind under the
  // same parent. Else the agencies are compared with one another, indicator by indicator.
  bool of_one_agency() const noexcept { return agencies.size() == 1; }
};

// Gathers a report from one state of the store: every series is read once, so that hundreds of
// indicators and dozens of agencies take a second. Nothing on record is no error: the report then
// says so.
//
// Fails with kNotFound if a code is not defined, with kInvalidArgument if the span of years is
// empty, and as the store does.
Result<Report> report_of(const Store& store, const ReportScope& scope);

}  // namespace annals
