#include <annals/target.h>
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/builders.h"
#include "support/shown.h"

TEST_SUITE_BEGIN("judge");

namespace annals::test {
namespace {

Indicator percent() {
  Indicator result = indicator("rate", IndicatorKind::kPercent, Polarity::kHigherIsBetter);
  result.lower_bound = 0;
  result.upper_bound = 100;
  return result;
}

Target target(TargetDirection direction, std::string_view value, int year = 2022) {
  return {.agency = AgencyCode("court"),
          .indicator = IndicatorCode("rate"),
          .year = Year(year),
          .direction = direction,
          .value = dec(value),
          .source = SourceCode("plan")};
}
Target at_least(std::string_view value, int year = 2022) {
  return target(TargetDirection::kAtLeast, value, year);
}
Target at_most(std::string_view value, int year = 2022) {
  return target(TargetDirection::kAtMost, value, year);
}

Series court(std::vector<Observation> observations, std::vector<SeriesBreak> breaks = {}) {
  return Series::make(agency("court"), percent(), std::move(observations), std::move(breaks))
      .value();
}
Series court(std::string_view value, Bound bound = Bound::kExact) {
  Observation printed = observation(2022, value);
  printed.bound = bound;
  return court({printed});
}

// "not_met by 0.22 points"; with the range where it is in doubt.
std::string outcome(const Target& target, const Series& series, std::optional<Year> present = {}) {
  const auto judged = judge(target, series, present);
  if (!judged) return shown(judged.error());
  std::string result(to_string(judged->attainment));
  if (judged->gap) result += " by " + judged->gap->str();
  if (judged->gap && judged->percentage_points) result += " points";
  if (judged->in_doubt) {
    const auto& range = *judged->in_doubt;
    result += ", " + (range.low ? range.low->at.str() : "?") + " to " +
              (range.high ? range.high->at.str() : "?");
  }
  return result;
}

TEST_CASE("judge: the gap is exact, and negative beyond the target") {
  CHECK(outcome(at_most("5"), court("5.22")) == "not_met by 0.22 points");
  CHECK(outcome(at_least("45"), court("44.35")) == "not_met by 0.65 points");
  CHECK(outcome(at_least("50"), court("80.9")) == "met by -30.9 points");
  CHECK(outcome(at_least("45"), court("46.1")) == "met by -1.1 points");
  CHECK(outcome(at_most("5"), court("4.1")) == "met by -0.9 points");
}

TEST_CASE("judge: the value counts as printed, and the doubt of its rounding is told") {
  CHECK(outcome(at_least("45"), court("45.0")) == "met by 0.0 points, 44.95 to 45.05");
  CHECK(outcome(at_most("5"), court("5")) == "met by 0 points, 4.5 to 5.5");
  CHECK(outcome(at_least("45.3"), court("45")) == "not_met by 0.3 points, 44.5 to 45.5");
  CHECK(outcome(at_least("45.6"), court("45")) == "not_met by 0.6 points");
  CHECK(outcome(at_least("44.95"), court("45.0")) == "met by -0.05 points");
}

TEST_CASE("judge: the bounds of the indicator leave no doubt beyond them") {
  CHECK(outcome(at_most("100"), court("100")) == "met by 0 points");
  CHECK(outcome(at_least("100"), court("100")) == "met by 0 points, 99.5 to 100");
}

TEST_CASE("judge: a count printed to the unit leaves no doubt") {
  const Series counts = series({{2022, "45"}}, indicator("rate"));
  CHECK(outcome(at_least("45"), counts) == "met by 0");
}

TEST_CASE("judge: what is at least so much surely meets a lower target, and fails a lower limit") {
  CHECK(outcome(at_least("95"), court("95", Bound::kAtLeast)) == "met by 0 points");
  CHECK(outcome(at_least("94"), court("95", Bound::kAtLeast)) == "met by -1 points");
  CHECK(outcome(at_least("96"), court("95", Bound::kAtLeast)) ==
        "cannot_tell by 1 points, 95 to 100");
  CHECK(outcome(at_most("94"), court("95", Bound::kAtLeast)) == "not_met by 1 points");
  CHECK(outcome(at_most("95"), court("95", Bound::kAtLeast)) ==
        "cannot_tell by 0 points, 95 to 100");
  CHECK(outcome(at_most("96"), court("95", Bound::kAtLeast)) ==
        "cannot_tell by -1 points, 95 to 100");
}

TEST_CASE("judge: what is at most so much is the mirror image") {
  CHECK(outcome(at_most("5"), court("5", Bound::kAtMost)) == "met by 0 points");
  CHECK(outcome(at_most("4"), court("5", Bound::kAtMost)) == "cannot_tell by 1 points, 0 to 5");
  CHECK(outcome(at_least("6"), court("5", Bound::kAtMost)) == "not_met by 1 points");
  CHECK(outcome(at_least("5"), court("5", Bound::kAtMost)) == "cannot_tell by 0 points, 0 to 5");
  CHECK(outcome(at_least("4"), court("5", Bound::kAtMost)) == "cannot_tell by -1 points, 0 to 5");
}

TEST_CASE("judge: of \"about\" nothing can be told") {
  CHECK(outcome(at_least("95"), court("95", Bound::kAbout)) == "cannot_tell by 0 points");
  CHECK(outcome(at_most("95"), court("90", Bound::kAbout)) == "cannot_tell by -5 points");
}

TEST_CASE("judge: without a value it is not available, or to come") {
  CHECK(outcome(at_least("95"), court(std::vector<Observation>{})) == "not_available");
  const Series suppressed = court({observation(2022, "", "Q")});
  CHECK(outcome(at_least("95"), suppressed) == "not_available");
  CHECK(judge(at_least("95"), suppressed)->observation->status.contains(ObsStatus::kSuppressed));
  CHECK(outcome(at_least("95"), court(std::vector<Observation>{}), Year(2023)) == "not_available");
  CHECK(outcome(at_least("95"), court(std::vector<Observation>{}), Year(2022)) == "future");
  CHECK(outcome(at_least("95"), court(std::vector<Observation>{}), Year(2021)) == "future");
  CHECK(outcome(at_least("95"), court("96"), Year(2021)) == "met by -1 points");
}

TEST_CASE("judge: the first year that met the target may lie before its year") {
  const auto first_met = [](const Series& series) {
    return judge(at_least("95"), series)->first_met;
  };
  const Observation low = observation(2018, "94");
  CHECK(first_met(court({low, observation(2019, "96"), observation(2022, "90")})) == Year(2019));
  CHECK_FALSE(first_met(court({low, observation(2022, "90")})).has_value());
  CHECK_FALSE(first_met(court({low, observation(2023, "96")})).has_value());
  Observation about = observation(2019, "99");
  about.bound = Bound::kAbout;
  CHECK(first_met(court({about, observation(2022, "95")})) == Year(2022));
  CHECK(first_met(court({observation(2019, "99", "D"), observation(2022, "95")})) == Year(2022));
  CHECK(first_met(court({observation(2019, "90"), observation(2022, "95", "D")})) == Year(2022));
}

TEST_CASE("judge: a year before a break does not count as the first") {
  const auto breaks = [](int year) {
    return std::vector<SeriesBreak>{{.indicator = IndicatorCode("rate"), .first_year = Year(year)}};
  };
  const std::vector<Observation> values{observation(2019, "96"), observation(2021, "97")};
  CHECK(judge(at_least("95"), court(values, breaks(2020)))->first_met == Year(2021));
  CHECK(judge(at_least("95"), court(values, breaks(2019)))->first_met == Year(2019));
  CHECK_FALSE(judge(at_least("95"), court(values, breaks(2022)))->first_met.has_value());
  CHECK(judge(at_least("95"), court(values, breaks(2023)))->first_met == Year(2019));
}

TEST_CASE("judge: a target for a kind is judged by its agencies, one for others by none") {
  Target of_kind = at_least("95");
  of_kind.agency.reset();
  of_kind.agency_kind = AgencyKind::kOther;
  CHECK(outcome(of_kind, court("96")) == "met by -1 points");
  of_kind.agency_kind = AgencyKind::kCourt;
  CHECK(judge(of_kind, court("96")).error().code == ErrorCode::kInvalidArgument);
  Target of_other = at_least("95");
  of_other.agency = AgencyCode("tax");
  CHECK(outcome(of_other, court("96")) ==
        "invalid_argument: the target for \"rate\" in \"2022\" does not apply to the series of "
        "agency \"court\" and indicator \"rate\"");
  Target of_cases = at_least("95");
  of_cases.indicator = IndicatorCode("cases");
  CHECK(judge(of_cases, court("96")).error().code == ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
