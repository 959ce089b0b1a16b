#include <annals/lineage.h>
#include <annals/trend.h>
#include <doctest/doctest.h>

#include "small_store.h"

TEST_SUITE_BEGIN("linked_series");

namespace annals {
namespace {

using test::joints_of;
using test::shown;
using test::SmallStore;
using test::step;
using test::told;
using test::unjoined_of;
using enum SuccessionKind;

// a and b merged into ab in 2018.
SmallStore merged() {
  return SmallStore({{"a", "", 0, 2017}, {"b", "", 0, 2017}, {"ab", "", 2018}},
                    {step(kMerge, "a", "ab", 2018), step(kMerge, "b", "ab", 2018)});
}

TEST_CASE("linked_series: without successions it is the series itself") {
  SmallStore small({{"a"}});
  small.put("a", "cases", 2019, "7").put("a", "cases", 2021, "12.2万");
  const LinkedSeries linked = small.link("a", "cases").value();
  CHECK(shown(linked) == "2019=7 of a; 2021=122000 [121500, 122500] of a");
  CHECK(joints_of(linked) == "none");
  CHECK(unjoined_of(linked) == "none");
  CHECK(shown(linked.current_successors) == "a");
  CHECK(linked.values[0].parts[0].source->code.str() == "report-a");
  CHECK(shown(small.link("a", "wins").value()) == "none");
}

TEST_CASE("linked_series: a rename carries the values on as printed, with a break") {
  SmallStore small({{"old"}, {"new"}}, {step(kRename, "old", "new", 2018)});
  small.put("old", "rate", 2017, "97.30").put("new", "rate", 2018, "98");
  const LinkedSeries linked = small.link("new", "rate").value();
  CHECK(shown(linked) == "2017=97.30 [97.295, 97.305] of old; 2018=98 [97.5, 98.5] of new");
  CHECK(linked.series.find(Year(2017))->value->str() == "97.30");
  CHECK(joints_of(linked) == "2018 rename: old to new");
  REQUIRE(linked.series.breaks().size() == 1);
  CHECK(linked.series.breaks()[0].first_year == Year(2018));
  CHECK(linked.series.breaks()[0].reason == "rename: old to new");
  CHECK(linked.series.agency().code.str() == "new");
}

TEST_CASE("linked_series: the code that is gone answers with the whole series, and its successor") {
  SmallStore small({{"old"}, {"new"}}, {step(kRename, "old", "new", 2018)});
  small.put("old", "cases", 2017, "4").put("new", "cases", 2018, "5");
  const LinkedSeries linked = small.link("old", "cases").value();
  CHECK(shown(linked) == "2017=4 of old; 2018=5 of new");
  CHECK(shown(linked.current_successors) == "new");
  CHECK(linked.agency.code.str() == "old");
}

TEST_CASE("linked_series: counts add across a merge") {
  SmallStore small = merged();
  small.put("a", "cases", 2016, "10").put("b", "cases", 2016, "20");
  small.put("a", "cases", 2017, "12.2万").put("b", "cases", 2017, "99");
  small.put("ab", "cases", 2018, "33");
  const LinkedSeries linked = small.link("ab", "cases").value();
  CHECK(shown(linked) == "2016=30 of a b; 2017=122099 [121599, 122599] of a b; 2018=33 of ab");
  CHECK(joints_of(linked) == "2018 merge: a, b to ab");
  CHECK(unjoined_of(linked) == "none");
  CHECK(linked.series.find(Year(2016))->value == test::dec("30"));
  REQUIRE(linked.values[0].parts.size() == 2);
  CHECK(linked.values[0].parts[1].observation->value == test::dec("20"));
  CHECK(linked.values[0].parts[1].source->code.str() == "report-b");
}

TEST_CASE("linked_series: a merge without one of its figures is no sum") {
  SmallStore small = merged();
  small.put("a", "cases", 2016, "10").put("a", "cases", 2017, "11");
  small.put("b", "cases", 2017, "", "Q").put("ab", "cases", 2018, "33");
  const LinkedSeries linked = small.link("ab", "cases").value();
  CHECK(shown(linked) == "2018=33 of ab");
  CHECK(unjoined_of(linked) ==
        "2016 nothing_on_record: b: nothing is on record; "
        "2017 no_value: b: no value: suppressed");
}

TEST_CASE("linked_series: a rate crosses a merge by its counts and never as a mean") {
  // (1 + 90) / (10 + 100) = 82.7 %; the mean of 10 % and 90 % would be 50 %.
  SmallStore small = merged();
  small.put_rate("a", 2017, "10.0", 1, 10).put_rate("b", 2017, "90.0", 90, 100);
  small.put("ab", "rate", 2018, "85.0");
  const LinkedSeries linked = small.link("ab", "rate").value();
  CHECK(shown(linked) ==
        "2017=82.7 = 91/110 [82.7272727, 82.7272728] of a b; 2018=85.0 [84.95, 85.05] of ab");
}

TEST_CASE("linked_series: a rate without counts does not cross a merge") {
  SmallStore small = merged();
  small.put_rate("a", 2017, "10.0", 1, 10).put("b", "rate", 2017, "90.0");
  small.put("ab", "rate", 2018, "85.0");
  const LinkedSeries linked = small.link("ab", "rate").value();
  CHECK(shown(linked) == "2018=85.0 [84.95, 85.05] of ab");
  CHECK(unjoined_of(linked) == "2017 no_counts: b: the rate is on record without its counts");
}

TEST_CASE("linked_series: the counts' own indicators serve a rate that is not printed") {
  SmallStore small = merged();
  small.put("a", "wins", 2017, "1").put("a", "hearings", 2017, "3");
  small.put("b", "wins", 2017, "2").put("b", "hearings", 2017, "3");
  const LinkedSeries linked = small.link("ab", "rate").value();
  CHECK(shown(linked) == "2017=50.0 = 3/6 of a b");
  CHECK_FALSE(linked.values[0].parts[0].observation);
  CHECK(linked.values[0].parts[0].numerator == test::dec("1"));
}

TEST_CASE("linked_series: a rate as printed has the counts of their own indicators beside it") {
  SmallStore small = merged();
  small.put("ab", "rate", 2018, "66.7")
      .put("ab", "wins", 2018, "2")
      .put("ab", "hearings", 2018, "3");
  small.put_rate("ab", 2019, "75.0", 3, 4);
  small.put("ab", "wins", 2019, "4").put("ab", "hearings", 2019, "5");
  const LinkedSeries linked = small.link("ab", "rate").value();
  const auto all = linked.series.observations();
  REQUIRE(all.size() == 2);
  CHECK(all[0].numerator == test::dec("2"));
  CHECK(all[0].denominator == test::dec("3"));
  CHECK(all[1].numerator == test::dec("3"));
  CHECK_FALSE(linked.values[0].parts[0].observation->numerator);
}

TEST_CASE("linked_series: what has no sum does not cross a merge, declared means included") {
  for (const char* const indicator : {"grade", "score"}) {
    CAPTURE(indicator);
    SmallStore small = merged();
    small.put("a", indicator, 2017, "80").put("b", indicator, 2017, "90");
    const LinkedSeries linked = small.link("ab", indicator).value();
    CHECK(shown(linked) == "none");
    REQUIRE(linked.unjoined.size() == 1);
    CHECK(linked.unjoined[0].obstacle == Obstacle::kNotAdditive);
    CHECK(shown(linked.unjoined[0].agencies) == "a b");
  }
}

TEST_CASE("linked_series: no cases in either part is no rate") {
  SmallStore small = merged();
  small.put("a", "wins", 2017, "0").put("a", "hearings", 2017, "0");
  small.put("b", "wins", 2017, "0").put("b", "hearings", 2017, "0");
  const LinkedSeries linked = small.link("ab", "rate").value();
  CHECK(shown(linked) == "none");
  REQUIRE(linked.unjoined.size() == 1);
  CHECK(linked.unjoined[0].obstacle == Obstacle::kNoCases);
}

TEST_CASE("linked_series: who merged into another has its own values and says what it became") {
  SmallStore small = merged();
  small.put("a", "cases", 2017, "10").put("b", "cases", 2017, "20").put("ab", "cases", 2018, "33");
  const LinkedSeries linked = small.link("a", "cases").value();
  CHECK(shown(linked) == "2017=10 of a");
  CHECK(unjoined_of(linked) == "2018 not_separable: the figures of ab are also those of b");
  CHECK(shown(linked.current_successors) == "ab");
}

TEST_CASE("linked_series: who took another in is itself a part of the years before") {
  SmallStore small({{"big", "", 1990}, {"small", "", 1990, 2017}},
                   {step(kMerge, "small", "big", 2018)});
  small.put("big", "cases", 2017, "10").put("small", "cases", 2017, "2");
  small.put("big", "cases", 2018, "13");
  CHECK(shown(small.link("big", "cases").value()) == "2017=12 of big small; 2018=13 of big");
}

TEST_CASE("linked_series: where a first year is missing, figures before the merge are not added") {
  // They may be its own, or the sum of the predecessors printed once more.
  SmallStore small({{"a"}, {"b"}, {"ab"}},
                   {step(kMerge, "a", "ab", 2018), step(kMerge, "b", "ab", 2018)});
  small.put("a", "cases", 2017, "10").put("b", "cases", 2017, "20").put("ab", "cases", 2017, "30");
  const LinkedSeries linked = small.link("ab", "cases").value();
  CHECK(shown(linked) == "none");
  REQUIRE(linked.unjoined.size() == 1);
  CHECK(linked.unjoined[0].obstacle == Obstacle::kUnsureStart);
  CHECK(shown(linked.unjoined[0].agencies) == "ab");
}

TEST_CASE("linked_series: a part begins with the split, and the whole ends with it") {
  SmallStore small({{"a", "", 0, 2017}, {"b", "", 2018}, {"c", "", 2018}},
                   {step(kSplit, "a", "b", 2018), step(kSplit, "a", "c", 2018)});
  small.put("a", "cases", 2017, "30").put("b", "cases", 2018, "11").put("c", "cases", 2018, "19");
  const LinkedSeries part = small.link("b", "cases").value();
  CHECK(shown(part) == "2018=11 of b");
  CHECK(joints_of(part) == "2018 split: a to b, c");
  CHECK(unjoined_of(part) == "2017 not_separable: the figures of a are also those of c");
  const LinkedSeries whole = small.link("a", "cases").value();
  CHECK(shown(whole) == "2017=30 of a");
  CHECK(unjoined_of(whole) ==
        "2018 not_separable: a was split in 2018, and nothing says how its figures divide");
  CHECK(shown(whole.current_successors) == "b c");
}

TEST_CASE("linked_series: who gave up a part keeps its own values, with a break") {
  SmallStore small({{"a"}, {"b", "", 2018}}, {step(kSplit, "a", "b", 2018)});
  small.put("a", "cases", 2017, "30").put("a", "cases", 2018, "20").put("b", "cases", 2018, "9");
  const LinkedSeries linked = small.link("a", "cases").value();
  CHECK(shown(linked) == "2017=30 of a; 2018=20 of a");
  CHECK(linked.series.break_years() == std::vector{Year(2018)});
}

TEST_CASE("linked_series: a transfer carries the series over, if it was this one that moved") {
  SmallStore small({{"old"}, {"new"}}, {step(kTransfer, "old", "new", 2018)});
  small.put("old", "cases", 2017, "4").put("new", "cases", 2018, "5");
  small.put("old", "money", 2017, "1")
      .put("old", "money", 2018, "2")
      .put("new", "money", 2018, "7");
  const LinkedSeries moved = small.link("new", "cases").value();
  CHECK(shown(moved) == "2017=4 of old; 2018=5 of new");
  CHECK(joints_of(moved) == "2018 transfer: old to new");
  CHECK(moved.not_followed.empty());
  const LinkedSeries stayed = small.link("new", "money").value();
  CHECK(shown(stayed) == "2018=7 [6.5, 7.5] of new");
  CHECK(joints_of(stayed) == "none");
  CHECK(stayed.not_followed.size() == 1);
}

TEST_CASE("linked_series: what somebody printed after it was gone is told and not used") {
  SmallStore small({{"old"}, {"new"}}, {step(kRename, "old", "new", 2018)});
  small.put("old", "cases", 2018, "4").put("new", "cases", 2018, "5");
  const LinkedSeries linked = small.link("new", "cases").value();
  CHECK(shown(linked) == "2018=5 of new");
  CHECK(unjoined_of(linked) == "2018 no_longer: old no longer stands, and its figure is not used");
}

TEST_CASE("linked_series: the years and the clock limit what is joined, and not how") {
  SmallStore small = merged();
  small.put("a", "cases", 2016, "10").put("b", "cases", 2016, "20");
  small.put("ab", "cases", 2018, "33");
  CHECK(told(small.link("ab", "cases", {.years = {Year(2016), Year(2017)}})) == "2016=30 of a b");
  CHECK(joints_of(small.link("ab", "cases", {.years = {Year(2016), Year(2016)}}).value()) ==
        "2018 merge: a, b to ab");
  // The sources have no date: as of any day there is nothing.
  const Date day(Year(2030), std::chrono::January, std::chrono::day(1));
  CHECK(told(small.link("ab", "cases", {.as_of = day})) == "none");
}

TEST_CASE("linked_series: the trend of a linked series restarts at the joint") {
  SmallStore small({{"old"}, {"new"}}, {step(kRename, "old", "new", 2018)});
  for (int year = 2014; year < 2018; ++year) small.put("old", "cases", year, "9");
  for (int year = 2018; year < 2022; ++year) small.put("new", "cases", year, "5");
  const LinkedSeries linked = small.link("new", "cases").value();
  CHECK(trend(linked.series).value().n == 4);
  CHECK(trend(linked.series, {.restart_at_break = false}).value().n == 8);
}

TEST_CASE("linked_series: codes that are not defined are not found") {
  SmallStore small({{"a"}, {"b"}}, {step(kRename, "a", "b", 2018)});
  CHECK(small.link("nobody", "cases").error().code == ErrorCode::kNotFound);
  CHECK(small.link("a", "nothing").error().code == ErrorCode::kNotFound);
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
