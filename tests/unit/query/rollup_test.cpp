#include <annals/rollup.h>
#include <doctest/doctest.h>

#include "small_store.h"

TEST_SUITE_BEGIN("rollup");

namespace annals {
namespace {

using test::dec;
using test::shown;
using test::SmallStore;
using test::told;

YearRange years(int first, int last) { return {Year(first), Year(last)}; }

CoveragePolicy policy(std::string_view text) { return parse_coverage_policy(text).value(); }

// p over a, b and c.
SmallStore three() { return SmallStore({{"p"}, {"a", "p"}, {"b", "p"}, {"c", "p"}}); }

TEST_CASE("rollup: counts add up, and every member is accounted for") {
  SmallStore small = three();
  small.put("a", "cases", 2020, "10").put("b", "cases", 2020, "20").put("c", "cases", 2020, "30");
  small.put("a", "cases", 2021, "11").put("c", "cases", 2021, "", "Q");
  const Rollup rolled = small.roll("p", "cases").value();
  CHECK(shown(rolled) == "2020=60 3/3; 2021=11 1/3! -b(nothing_on_record) -c(no_value)");
  CHECK(rolled.years[0].value() != nullptr);
  CHECK(rolled.years[1].value() == nullptr);
  CHECK(rolled.years[1].members[2].reason == "no value: suppressed");
  CHECK(rolled.years[0].members[0].source->code.str() == "report-a");
}

TEST_CASE("rollup: years without any figures stand between those with, as years without") {
  SmallStore small = three();
  small.put("a", "cases", 2019, "1").put("a", "cases", 2021, "1");
  RollupOptions options{.members = RollupMembers::kChildren};
  const std::string nobody = " -a(nothing_on_record) -b(nothing_on_record) -c(nothing_on_record)";
  const std::string two = "1/3! -b(nothing_on_record) -c(nothing_on_record)";
  CHECK(told(small.roll("p", "cases", options)) ==
        "2019=1 " + two + "; 2020=- 0/3!" + nobody + "; 2021=1 " + two);
  options.read.years = years(2021, 2022);
  CHECK(told(small.roll("p", "cases", options)) == "2021=1 " + two + "; 2022=- 0/3!" + nobody);
}

TEST_CASE("rollup: a sum allows what the prints of its parts allow") {
  SmallStore small = three();
  small.put("a", "cases", 2020, "12.2万").put("b", "cases", 2020, "99");
  small.put("c", "cases", 2020, "0");
  CHECK(told(small.roll("p", "cases")) == "2020=122099 [121599, 122599] 3/3");
  small.put("c", "cases", 2020, "50余");
  CHECK(told(small.roll("p", "cases")) == "2020=at_least 122149 [121649, ] 3/3");
  small.put("b", "cases", 2020, "不足100");
  CHECK(told(small.roll("p", "cases")) == "2020=about 122150 [121550, ] 3/3");
  // An amount is not whole: each print has its own half unit.
  small.put("a", "money", 2020, "1.5").put("b", "money", 2020, "2").put("c", "money", 2020, "3.25");
  CHECK(told(small.roll("p", "money")) == "2020=6.75 [6.195, 7.305] 3/3");
}

TEST_CASE("rollup: a rate is the ratio of the sums and not the mean of the rates") {
  // 10 %, 90 %, 50 %: the mean is 50; weighted by 10, 100 and 4 cases it is 93 / 114 = 81.6.
  SmallStore small = three();
  small.put_rate("a", 2020, "10.0", 1, 10).put_rate("b", 2020, "90.0", 90, 100);
  small.put("c", "wins", 2020, "2").put("c", "hearings", 2020, "4");
  const Rollup rolled = small.roll("p", "rate").value();
  CHECK(shown(rolled) == "2020=81.6 = 93/114 [81.5789473, 81.5789474] 3/3");
  CHECK(rolled.years[0].coverage.weight_expected == dec("114"));
  CHECK(rolled.years[0].members[2].weight == dec("4"));
}

TEST_CASE("rollup: rates are rounded once, by the indicator's rule") {
  SmallStore small({{"p"}, {"a", "p"}, {"b", "p"}});
  // 1 + 0 of 8 + 8 is 6.25 %.
  small.put_rate("a", 2020, "12.5", 1, 8).put_rate("b", 2020, "0.0", 0, 8);
  CHECK(told(small.roll("p", "rate")) == "2020=6.3 = 1/16 [6.25, 6.25] 2/2");
  CHECK(small.roll("p", "rate").value().years[0].value()->value == dec("6.3"));
  Indicator even = small.store.find_indicator("rate").value();
  even.rounding = RoundingRule::kHalfEven;
  small.store.define(even, Redefine::kReplace).value();
  CHECK(small.roll("p", "rate").value().years[0].value()->value == dec("6.2"));
  CHECK(small.roll("p", "rate").value().years[0].value()->low == dec("6.25"));
}

TEST_CASE("rollup: rounded counts widen a rate, and bounds of the indicator end it") {
  SmallStore small({{"p"}, {"a", "p"}});
  // 950 to 1050 of 1000 are 95 to 105 %, of which 100 is the end.
  small.put("a", "wins", 2020, "10e2").put("a", "hearings", 2020, "1000");
  CHECK(told(small.roll("p", "rate")) == "2020=100.0 = 1000/1000 [95, 100] 1/1");
  small.put("a", "wins", 2021, "300余").put("a", "hearings", 2021, "1000");
  CHECK(shown(small.roll("p", "rate").value().years[1]) ==
        "2021=at_least 30.0 = 300/1000 [30, 100] 1/1");
  small.put("a", "wins", 2022, "300").put("a", "hearings", 2022, "1000余");
  CHECK(shown(small.roll("p", "rate").value().years[2]) ==
        "2022=at_most 30.0 = 300/1000 [0, 30] 1/1");
  small.put("a", "wins", 2023, "300").put("a", "hearings", 2023, "不足1000");
  CHECK(shown(small.roll("p", "rate").value().years[3]) ==
        "2023=at_least 30.0 = 300/1000 [30, 100] 1/1");
  small.put("a", "wins", 2024, "不足300").put("a", "hearings", 2024, "不足1000");
  CHECK(shown(small.roll("p", "rate").value().years[4]) ==
        "2024=about 30.0 = 300/1000 [0, 100] 1/1");
}

TEST_CASE("rollup: no cases at all is no rate, and no cases in one member adds nothing") {
  SmallStore small({{"p"}, {"a", "p"}, {"b", "p"}});
  small.put("a", "wins", 2020, "0").put("a", "hearings", 2020, "0");
  small.put("b", "wins", 2020, "3").put("b", "hearings", 2020, "4");
  small.put("a", "wins", 2021, "0").put("a", "hearings", 2021, "0");
  small.put("b", "wins", 2021, "0").put("b", "hearings", 2021, "0");
  const Rollup rolled = small.roll("p", "rate").value();
  CHECK(shown(rolled.years[0]) == "2020=75.0 = 3/4 2/2");
  CHECK(shown(rolled.years[1]) == "2021=-(no_cases) 2/2");
  CHECK(rolled.years[1].value() == nullptr);
}

TEST_CASE("rollup: a rate without its counts is missing, and refused where it is all there is") {
  SmallStore small = three();
  small.put("a", "rate", 2020, "10.0").put("b", "rate", 2020, "20.0");
  const auto refused = small.roll("p", "rate");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kInsufficientData);
  CHECK(refused.error().message ==
        "indicator \"rate\" is not rolled up for agency \"p\": a and b have it without numerator "
        "and denominator, and a mean of rates would be a guess");
  small.put_rate("b", 2020, "20.0", 1, 5);
  CHECK(told(small.roll("p", "rate")) ==
        "2020=20.0 = 1/5 1/3! -a(no_counts) -c(nothing_on_record)");
}

TEST_CASE("rollup: counts that differ from those beside the rate are told of") {
  SmallStore small({{"p"}, {"a", "p"}});
  small.put_rate("a", 2020, "20.0", 1, 5);
  small.put("a", "wins", 2020, "2").put("a", "hearings", 2020, "5");
  const Rollup rolled = small.roll("p", "rate").value();
  CHECK(shown(rolled) == "2020=40.0 = 2/5 1/1");
  CHECK(rolled.years[0].members[0].doubt ==
        "its counts are 2 of 5 by themselves and 1 of 5 beside the rate");
}

TEST_CASE("rollup: a mean only where it is declared, and nothing where nothing is") {
  SmallStore small = three();
  small.put("a", "score", 2020, "80").put("b", "score", 2020, "85").put("c", "score", 2020, "91");
  // 256 / 3 = 85.33; each print is good to half a point, and so is their mean.
  CHECK(told(small.roll("p", "score")) == "2020=85.3 [84.8333333, 85.8333334] 3/3");
  small.put("a", "grade", 2020, "80");
  const auto refused = small.roll("p", "grade");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kInvalidArgument);
  CHECK(refused.error().message ==
        "indicator \"grade\" is not rolled up: its aggregation is \"none\", so nothing says how "
        "the values of several agencies make one");
}

TEST_CASE("rollup: the nearest agencies with figures count, and nobody twice") {
  SmallStore small({{"p"}, {"a", "p"}, {"b", "p"}, {"a1", "a"}, {"a2", "a"}, {"b1", "b"}});
  small.put("a", "cases", 2020, "10").put("a1", "cases", 2020, "4").put("a2", "cases", 2020, "6");
  small.put("b1", "cases", 2020, "5");
  CHECK(told(small.roll("p", "cases")) == "2020=15 2/2");
  CHECK(told(small.roll("p", "cases", {.members = RollupMembers::kLeaves})) == "2020=15 3/3");
  CHECK(told(small.roll("p", "cases", {.members = RollupMembers::kChildren})) ==
        "2020=10 1/2! -b(nothing_on_record)");
  // Where an agency is silent, those below it stand for it: all of them are expected.
  small.put("a1", "cases", 2021, "4").put("b", "cases", 2021, "5");
  CHECK(shown(small.roll("p", "cases").value().years[1]) == "2021=9 2/3! -a2(nothing_on_record)");
}

TEST_CASE("rollup: a figure that cannot be added is named, however deep it lies") {
  SmallStore small({{"p"}, {"a", "p"}, {"b", "p"}, {"b1", "b"}, {"b2", "b"}});
  small.put_rate("a", 2020, "50.0", 1, 2).put("b1", "rate", 2020, "20.0");
  CHECK(told(small.roll("p", "rate")) ==
        "2020=50.0 = 1/2 1/3! -b1(no_counts) -b2(nothing_on_record)");
  // Once the agency above has something of its own, that is what is lacking counts.
  small.put("b", "rate", 2020, "30.0");
  CHECK(told(small.roll("p", "rate")) == "2020=50.0 = 1/2 1/2! -b(no_counts)");
}

TEST_CASE("rollup: an agency has the parent of the year, and is expected in its years only") {
  SmallStore small({{"p"}, {"q"}, {"a", "p"}, {"b", "p", 2020}, {"c", "p", 0, 2019}});
  Agency moved = test::made({"m", "q"});
  moved.former_parents = {{AgencyCode("p"), Year(2019)}};
  small.store.define(moved).value();
  for (const int year : {2019, 2020}) {
    small.put("a", "cases", year, "1").put("m", "cases", year, "1000");
  }
  small.put("c", "cases", 2019, "10").put("b", "cases", 2020, "100");
  CHECK(told(small.roll("p", "cases")) == "2019=1011 3/3; 2020=101 2/2");
  CHECK(told(small.roll("q", "cases")) == "2020=1000 1/1");
  CHECK(told(small.roll("q", "cases", {.basis = RollupBasis::kAsIs})) ==
        "2019=1000 1/1; 2020=1000 1/1");
}

TEST_CASE("rollup: the parent's own figure is shown beside the result") {
  SmallStore small({{"p"}, {"a", "p"}});
  small.put("a", "cases", 2020, "9").put("p", "cases", 2020, "10");
  const Rollup rolled = small.roll("p", "cases").value();
  CHECK(shown(rolled) == "2020=9 1/1");
  CHECK(rolled.years[0].printed->value == dec("10"));
}

TEST_CASE("rollup: a sum that is too long for a decimal is no value, and the other years stand") {
  SmallStore small({{"p"}, {"a", "p"}, {"b", "p"}});
  small.put("a", "cases", 2020, "999999999999999999").put("b", "cases", 2020, "1");
  small.put("a", "cases", 2021, "999999999999999998").put("b", "cases", 2021, "1");
  CHECK(told(small.roll("p", "cases")) == "2020=-(too_long) 2/2; 2021=999999999999999999 2/2");
}

TEST_CASE("rollup: policies are read as they are written") {
  for (const char* const text : {"all", "third", "share=0.8", "weight=0.75"}) {
    CHECK(to_string(policy(text)) == text);
  }
  CHECK(policy("share=.5").minimum == dec("0.5"));
  for (const char* const text : {"", "most", "share", "share=", "share=1.1", "weight=-0.1"}) {
    CAPTURE(text);
    CHECK(parse_coverage_policy(text).error().code == ErrorCode::kInvalidArgument);
  }
}

TEST_CASE("rollup: each policy draws its own line") {
  SmallStore small = three();
  small.put("a", "wins", 2020, "1").put("a", "hearings", 2020, "80");
  small.put("b", "wins", 2020, "1").put("b", "hearings", 2020, "10");
  small.put("c", "hearings", 2020, "10");
  const auto passes = [&](std::string_view text) {
    return small.roll("p", "rate", {.policy = policy(text)}).value().years[0].coverage.passed;
  };
  CHECK_FALSE(passes("all"));
  CHECK(passes("third"));  // one of three is one third, not more
  CHECK(passes("share=0.66"));
  CHECK_FALSE(passes("share=0.67"));
  CHECK(passes("weight=0.9"));  // 90 of 100 hearings
  CHECK_FALSE(passes("weight=0.91"));
  // What c weighs is no longer known, so no share of the weight is.
  small.put("c", "hearings", 2020, "", "O");
  CHECK_FALSE(passes("weight=0.1"));
}

TEST_CASE("rollup: the members of a sum weigh what an indicator says") {
  SmallStore small = three();
  small.put("a", "cases", 2020, "1").put("b", "cases", 2020, "2");
  small.put("a", "hearings", 2020, "60").put("b", "hearings", 2020, "30");
  small.put("c", "hearings", 2020, "10");
  RollupOptions options{.policy = policy("weight=0.9")};
  CHECK(small.roll("p", "cases", options).error().code == ErrorCode::kInvalidArgument);
  options.weight = IndicatorCode("hearings");
  const Rollup rolled = small.roll("p", "cases", options).value();
  CHECK(rolled.years[0].coverage.passed);
  CHECK(rolled.years[0].coverage.weight_reporting == dec("90"));
  options.weight = IndicatorCode("nothing");
  CHECK(small.roll("p", "cases", options).error().code == ErrorCode::kNotFound);
}

TEST_CASE("rollup: a matched panel keeps who reports in every year") {
  SmallStore small = three();
  small.put("a", "cases", 2019, "1").put("b", "cases", 2019, "10").put("c", "cases", 2019, "100");
  small.put("a", "cases", 2020, "2").put("c", "cases", 2020, "200");
  small.put("a", "cases", 2021, "3").put("b", "cases", 2021, "30").put("c", "cases", 2021, "300");
  const Rollup rolled = small.roll("p", "cases", {.matched = true}).value();
  CHECK(shown(rolled) == "2019=101 2/2; 2020=202 2/2; 2021=303 2/2");
  REQUIRE(rolled.left_out.size() == 1);
  CHECK(rolled.left_out[0].agency.str() == "b");
  CHECK(rolled.left_out[0].year == Year(2020));
  CHECK(rolled.left_out[0].reason == "nothing is on record");
  small.put("a", "cases", 2022, "4");
  const auto none =
      small.roll("p", "cases", {.read = {.years = years(2020, 2023)}, .matched = true});
  CHECK(none.error().code == ErrorCode::kInsufficientData);
}

TEST_CASE("rollup: breaks of the members between the years are told of") {
  SmallStore small = three();
  small.put("a", "cases", 2019, "1").put("a", "cases", 2021, "2").put("b", "cases", 2020, "2");
  small.store.define(SeriesBreak{.indicator = IndicatorCode("cases"), .first_year = Year(2020)})
      .value();
  small.store
      .define(SeriesBreak{
          .indicator = IndicatorCode("cases"), .agency = AgencyCode("b"), .first_year = Year(2021)})
      .value();
  small.store.define(SeriesBreak{.indicator = IndicatorCode("cases"), .first_year = Year(2019)})
      .value();
  const Rollup rolled = small.roll("p", "cases").value();
  REQUIRE(rolled.breaks.size() == 2);
  CHECK(rolled.breaks[0].first_year == Year(2020));
  CHECK(rolled.breaks[1].agency == AgencyCode("b"));
}

TEST_CASE("rollup: what cannot be asked is refused with the reason") {
  SmallStore small({{"p"}, {"a", "p"}, {"lone"}});
  small.put("a", "cases", 2020, "1");
  CHECK(small.roll("nobody", "cases").error().code == ErrorCode::kNotFound);
  CHECK(small.roll("p", "nothing").error().code == ErrorCode::kNotFound);
  CHECK(small.roll("p", "cases", {.read = {.years = years(2021, 2020)}}).error().code ==
        ErrorCode::kInvalidArgument);
  CHECK(small.roll("p", "cases", {.policy = {CoverageRule::kMinimumShare, 2}}).error().code ==
        ErrorCode::kInvalidArgument);
  CHECK(told(small.roll("lone", "cases")) ==
        "insufficient_data: nobody stands below agency \"lone\" in the years asked for");
  CHECK(told(small.roll("p", "wins")) ==
        "insufficient_data: nothing is on record of indicator \"wins\" below agency \"p\" in the "
        "years asked for");
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
