// Which indicator a phrase means, and how sure that is.
#include <doctest/doctest.h>

#include "reading_of.h"

namespace annals::test {
namespace {

KnownIndicator known(const char* code, std::vector<std::string> names, const char* unit = "件") {
  const IndicatorKind kind =
      std::string_view(unit) == "%" ? IndicatorKind::kPercent : IndicatorKind::kCount;
  return {IndicatorCode(code), std::move(names), unit, kind};
}

Vocabulary vocabulary() {
  return {
      {known("accepted", {"受理行政复议案件数", "复议受理案件"}),
       known("closed", {"审结行政复议案件数"}), known("pending", {"在审行政复议案件数"}),
       known("opinions", {"制发行政复议意见书数"}, "份"),
       known("hotline.satisfied", {"12345热线满意率"}, "%"),
       known("proposals.satisfied", {"提案满意率"}, "%"),
       known("hotline.tickets", {"12345热线受理工单数"}), known("spent", {"普法经费支出"}, "万元")},
      {{AgencyCode("east"), {"东湖区", "东湖区人民政府"}}, {AgencyCode("south"), {"南屏区"}}}};
}

std::string codes_in(std::string_view text) {
  std::string result;
  for (const Proposal& proposal : reading_of(text, vocabulary()).proposals) {
    if (!result.empty()) result += ' ';
    result += proposal.indicator ? proposal.indicator->str() : "?";
  }
  return result;
}

TEST_SUITE("reading: matching") {
  TEST_CASE("the verb tells like-named counts apart") {
    CHECK(codes_in("受理行政复议案件80件，审结71件，正在审理9件，制发意见书4份。") ==
          "accepted closed pending opinions");
  }

  TEST_CASE("the sentence tells like-named rates apart") {
    CHECK(codes_in("办理政协提案35件，满意率100%。办理12345热线工单900件，满意率98.1%。") ==
          "? proposals.satisfied hotline.tickets hotline.satisfied");
  }

  TEST_CASE("the unit must fit") {
    CHECK(codes_in("受理行政复议案件80人。") == "?");
    CHECK(match_indicators(vocabulary(), "受理行政复议案件", "人次").empty());
  }

  TEST_CASE("a change is no level of the indicator") {
    CHECK(codes_in("受理行政复议案件80件，增长5.2%。") == "accepted ?");
  }

  TEST_CASE("what is not known is proposed as new, with its phrase") {
    const Reading reading = reading_of("播放法治电影28场次。", vocabulary());
    REQUIRE(reading.proposals.size() == 1);
    CHECK_FALSE(reading.proposals[0].indicator);
    CHECK(reading.proposals[0].phrase == "播放法治电影");
  }

  TEST_CASE("an exact name is surer than a part of one, and order hardly matters") {
    const auto exact = match_indicators(vocabulary(), "受理行政复议案件", "件");
    const auto turned = match_indicators(vocabulary(), "行政复议案件受理", "件");
    const auto part = match_indicators(vocabulary(), "受理案件", "件");
    REQUIRE(!exact.empty());
    REQUIRE(!turned.empty());
    CHECK(exact[0].code == IndicatorCode("accepted"));
    CHECK(turned[0].code == IndicatorCode("accepted"));
    CHECK(exact[0].confidence > turned[0].confidence);
    CHECK(turned[0].confidence > 0.5);
    if (!part.empty()) CHECK(part[0].confidence < turned[0].confidence);
  }

  TEST_CASE("matches are ranked, at most as many as asked for") {
    const auto matches = match_indicators(vocabulary(), "行政复议案件", "件", 2);
    CHECK(matches.size() == 2);
    CHECK(matches[0].confidence >= matches[1].confidence);
    CHECK(matches[0].confidence < 0.9);
  }

  TEST_CASE("money comes in the unit of its indicator, with the printed digits") {
    const Reading reading = reading_of("普法经费支出86.50万元。", vocabulary());
    REQUIRE(reading.proposals.size() == 1);
    CHECK(reading.proposals[0].unit == "万元");
    CHECK(reading.proposals[0].value.str() == "86.50");
    CHECK(values_in("普法经费支出86.50万元。") == "8650e2元");
  }

  TEST_CASE("nothing is matched below the confidence that is asked for") {
    const Reading strict =
        read_report("受理行政复议案件80件。", vocabulary(), {.least_confidence = 1.0});
    REQUIRE(strict.proposals.size() == 1);
    CHECK_FALSE(strict.proposals[0].indicator);
    CHECK(strict.proposals[0].others.size() >= 1);
  }

  TEST_CASE("a row that is a known agency has its code, and its name is no part of the phrase") {
    const Reading reading = reading_of(
        "各区受理行政复议案件情况（件）\n地区 | 2022年 | 2023年\n东湖区 | 30 | 41\n西山区 | 9 | "
        "8\n",
        vocabulary());
    REQUIRE(reading.proposals.size() == 4);
    CHECK(reading.proposals[0].agency == AgencyCode("east"));
    CHECK(reading.proposals[0].indicator == IndicatorCode("accepted"));
    CHECK(reading.proposals[0].year == Year(2022));
    CHECK(reading.proposals[1].year == Year(2023));
    CHECK_FALSE(reading.proposals[2].agency);
    CHECK(reading.proposals[2].agency_phrase == "西山区");
  }

  TEST_CASE("the vocabulary of definitions holds every name and alias") {
    Indicator indicator{.code = IndicatorCode("accepted")};
    indicator.names.names = {{"en", "Cases accepted"}, {"zh", "受理案件数"}};
    indicator.names.aliases = {{"zh", {"收案数"}}};
    indicator.unit = "件";
    const Vocabulary made = vocabulary_of({indicator}, {});
    REQUIRE(made.indicators.size() == 1);
    CHECK(made.indicators[0].names ==
          std::vector<std::string>{"受理案件数", "Cases accepted", "收案数"});
  }
}

}  // namespace
}  // namespace annals::test
