#include <annals/report.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "sample.h"

namespace annals::test {
namespace {

const ReportSentence* about(const Report& report, ReportTopic topic) {
  const auto found = std::find_if(report.summary.begin(), report.summary.end(),
                                  [&](const ReportSentence& each) { return each.topic == topic; });
  return found == report.summary.end() ? nullptr : &*found;
}

const ReportCard& card_of(const Report& report, const IndicatorCode& indicator) {
  return *std::find_if(report.cards.begin(), report.cards.end(), [&](const ReportCard& card) {
    return report.indicators[card.indicator].code == indicator;
  });
}

TEST_SUITE("report") {
  TEST_CASE("report: indicators stand by subject, those without one last") {
    const Report report = sample_report();
    CHECK(report.indicator_names ==
          std::vector<std::string>{"Appearance rate", "Cases heard", "visits"});
    CHECK(report.subjects == std::vector<std::string>{"Law", "", ""});
    CHECK(report.title == "Court north");
    CHECK(report.years == YearRange{Year(2016), Year(2022)});
  }

  TEST_CASE("report: a card tells the latest value as printed, its change and where it goes") {
    const Report report = sample_report();
    const ReportCard& card = card_of(report, kAppearance);
    CHECK(card.value == "97.30 %");
    CHECK(card.latest == Year(2022));
    CHECK(card.change == "+3.60 points on 2021");
    CHECK(card.verdict == "improving");
    CHECK(card.trend_sentences.front() ==
          "From 2016 to 2022 it rose by 16.00 percentage points, from 81.3 % to 97.30 %.");
    CHECK(card.notes == std::vector<std::string>{"No value for 2019: the gap is not filled in."});
  }

  TEST_CASE("report: what is no exact and final figure says so") {
    const Report report = sample_report();
    const ReportCard& card = card_of(report, kHeard);
    CHECK(card.value == "at least 122000 cases");
    CHECK(card.doubt == "provisional");
    CHECK(card.change == "+121900 (+121900.0 %) on 2021, not exact");
    const ReportSentence* const doubtful = about(report, ReportTopic::kDoubtful);
    REQUIRE(doubtful != nullptr);
    CHECK(doubtful->mentions.front().text == "Cases heard: at least 122000 cases, provisional");
  }

  TEST_CASE("report: an agency is compared with those of its kind under the same parent") {
    const Report report = sample_report();
    REQUIRE(report.comparisons.size() == 1);
    const ReportComparison& comparison = report.comparisons.front();
    CHECK(comparison.group == "courts under The City");
    std::vector<std::string> order;
    for (const Standing& each : comparison.ranking.standings) order.push_back(each.agency.str());
    CHECK(order == std::vector<std::string>{"south", "north", "west"});
    CHECK(card_of(report, kAppearance).comparison == 0U);
    CHECK_FALSE(card_of(report, kHeard).comparison);
  }

  TEST_CASE("report: a missed target is told, and one without any value is not left out") {
    const Report report = sample_report();
    CHECK(card_of(report, kAppearance).targets.front().text ==
          "at least 98 % in 2022: missed by 0.70 percentage points");
    const ReportSentence* const missed = about(report, ReportTopic::kTargetMissed);
    REQUIRE(missed != nullptr);
    CHECK(missed->mentions.size() == 1);
    const ReportCard& empty = card_of(report, kVisits);
    CHECK(empty.series.empty());
    CHECK(empty.verdict == "no value");
    CHECK(empty.targets.front().text == "at least 12 cases in 2023: no value");
  }

  TEST_CASE("report: several agencies are compared with one another") {
    const Report report =
        report_of(sample_store(), scope_of({kWest, kNorth}, {kAppearance})).value();
    CHECK(report.title == "Appearance rate");
    CHECK(report.agency_names == std::vector<std::string>{kHostile, "Court north"});
    REQUIRE(report.comparisons.size() == 1);
    CHECK(report.comparisons.front().ranking.standings.front().agency == kNorth);
    CHECK(report.comparisons.front().group == "the agencies of this report");
  }

  TEST_CASE("report: only findings of what it is of are listed") {
    const Report north = sample_report();
    REQUIRE(north.findings.size() == 1);
    CHECK(north.findings.front().finding.kind == RuleKind::kSourcesDisagree);
    CHECK(north.findings.front().severity == "warning");
    CHECK(about(north, ReportTopic::kFindings)->text ==
          "The checks found 1 warning: see Findings.");
    const Report south = report_of(sample_store(), scope_of({kSouth})).value();
    CHECK(south.findings.empty());
    const Report heard = report_of(sample_store(), scope_of({kNorth}, {kHeard})).value();
    CHECK(heard.findings.empty());
  }

  TEST_CASE("report: coverage counts gaps, and a missing value with its reason") {
    const Report north = sample_report();
    const ReportCoverage& rate = north.coverage.front();
    CHECK(rate.count == CoverageCount{.present = 6, .missing = 1});
    CHECK(rate.years[3] == CoverageCount{.missing = 1});
    const Report west = report_of(sample_store(), scope_of({kWest}, {kHeard})).value();
    CHECK(west.coverage.front().count == CoverageCount{.missing_with_reason = 1});
  }

  TEST_CASE("report: sources are numbered by their date, unknown ones last") {
    const Report report = sample_report();
    REQUIRE(report.sources.size() == 1);
    CHECK(report.sources.front()->code == SourceCode("r-2023"));
    CHECK(card_of(report, kAppearance).sources == std::vector<std::size_t>(6, 0));
  }

  TEST_CASE("report: all words are in the language asked for") {
    ReportScope scope = scope_of({kNorth});
    scope.language = "zh";
    const Report report = report_of(sample_store(), scope).value();
    const ReportCard& card = card_of(report, kAppearance);
    CHECK(report.indicator_names.front() == "出庭率");
    CHECK(card.verdict == "改善");
    CHECK(card.change == "比2021年 +3.60个百分点");
    CHECK(card_of(report, kHeard).value == "12.2万余cases");
    CHECK(report.comparisons.front().group == "本市下属法院");
  }

  TEST_CASE("report: among many tests, how many may be chance is told") {
    // Of 20 agencies one rises through 5 years, whose p is 2/5! = 1/60; the others stay as they
    // are, with p of 1. By Benjamini and Hochberg the rate of the one is 20/60.
    Store store = Store::in_memory().value();
    store.define(indicator("rate", IndicatorKind::kPercent)).value();
    Batch batch(source("r", "2024-01-01"));
    for (int i = 0; i < 20; ++i) {
      const AgencyCode code("agency-" + std::to_string(i));
      store.define(agency(code.str())).value();
      for (int year = 0; year < 5; ++year) {
        const std::string value = std::to_string(i == 0 ? 10 + 5 * year : 10);
        batch.add(code, IndicatorCode("rate"), observation(2019 + year, value));
      }
    }
    store.write(batch).value();
    const Report many = report_of(store, scope_of({})).value();
    REQUIRE(about(many, ReportTopic::kChance) != nullptr);
    CHECK(about(many, ReportTopic::kChance)->text ==
          "1 of 20 tested series have an evident trend; of such a list up to 33 in 100 may be "
          "chance.");
    CHECK(about(sample_report(), ReportTopic::kChance) == nullptr);
  }

  TEST_CASE("report: years limit what is seen") {
    ReportScope scope = scope_of({kNorth});
    scope.read.years = {Year(2020), Year(2021)};
    const Report report = report_of(sample_store(), scope).value();
    CHECK(report.years == YearRange{Year(2020), Year(2021)});
    CHECK(card_of(report, kAppearance).value == "93.7 %");
    CHECK(card_of(report, kAppearance).targets.empty());
  }

  TEST_CASE("report: nothing on record is said, and is no error") {
    Store store = Store::in_memory().value();
    define_courts(store);
    const Report report = report_of(store, scope_of({kNorth})).value();
    CHECK(report.summary.front().text == "Nothing is on record of what this report is of.");
    CHECK(report.cards.empty());
    CHECK_FALSE(report.years);
  }

  TEST_CASE("report: what is not defined and years that run backwards are refused") {
    const Store store = sample_store();
    CHECK(report_of(store, scope_of({AgencyCode("nowhere")})).error().code == ErrorCode::kNotFound);
    CHECK(report_of(store, scope_of({}, {IndicatorCode("nothing")})).error().code ==
          ErrorCode::kNotFound);
    ReportScope backwards = scope_of({kNorth});
    backwards.read.years = {Year(2020), Year(2019)};
    CHECK(report_of(store, backwards).error().code == ErrorCode::kInvalidArgument);
  }
}

}  // namespace
}  // namespace annals::test
