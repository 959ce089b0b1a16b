// Roll-ups of all parents and indicators as columns, worked by hand.
#include <annals/panel_rollup.h>
#include <doctest/doctest.h>

#include "small_store.h"

TEST_SUITE_BEGIN("panel rollup");

namespace annals {
namespace {

using test::dec;
using test::SmallStore;
using test::step;
using enum SuccessionKind;

PanelRollup rolled(const SmallStore& small, const PanelRollupOptions& options = {}) {
  const Lineage lineage =
      Lineage::make(small.store.agencies().value(), small.store.successions().value()).value();
  return panel_rollup(small.store.panel().value(), lineage, options).value();
}

// "2020=30 2/3! (no_cases)" of each year in which somebody is expected; "?" for undecided ones.
std::string shown(const PanelRollup& rolled, std::size_t indicator, std::size_t parent) {
  std::string text;
  for (Year year = rolled.years.first; year <= rolled.years.last; ++year) {
    const std::size_t entry = rolled.entry(indicator, parent, year);
    if (rolled.expected[entry] == 0 && rolled.undecided[entry] == 0) continue;
    text += (text.empty() ? "" : "; ") + to_string(year) + "=";
    if (rolled.undecided[entry] != 0) {
      text += "?";
      continue;
    }
    const auto value = rolled.computed(entry);
    if (rolled.bounds[entry] != Bound::kExact) {
      text += std::string(to_string(rolled.bounds[entry])) + " ";
    }
    text += value ? value->str() : "-";
    text += " " + std::to_string(rolled.reporting[entry]) + "/" +
            std::to_string(rolled.expected[entry]);
    if (rolled.passed[entry] == 0) text += "!";
    if (rolled.obstacles[entry] != Obstacle::kNone) {
      text += " (" + std::string(to_string(rolled.obstacles[entry])) + ")";
    }
  }
  return text;
}

// Of the store's panel, by code.
std::string shown(const SmallStore& small, std::string_view indicator, std::string_view parent,
                  const PanelRollupOptions& options = {}) {
  const PanelRollup all = rolled(small, options);
  const auto number = small.store.panel().value().find(IndicatorCode(indicator));
  const auto at = std::find(all.indicators.begin(), all.indicators.end(), *number);
  return shown(all, static_cast<std::size_t>(at - all.indicators.begin()),
               *all.find(AgencyCode(parent)));
}

// The nation's provinces east and west; of east the counties a and b, of west c.
SmallStore nation() {
  return SmallStore(
      {{"n"}, {"east", "n"}, {"west", "n"}, {"a", "east"}, {"b", "east"}, {"c", "west"}});
}

TEST_CASE("panel rollup: all parents at once, each from the nearest below") {
  SmallStore small = nation();
  small.put("a", "cases", 2020, "4").put("b", "cases", 2020, "6").put("c", "cases", 2020, "5");
  small.put("a", "cases", 2021, "40").put("west", "cases", 2021, "70").put("c", "cases", 2021, "7");
  const PanelRollup all = rolled(small);
  CHECK(test::shown(all.parents) == "east n west");
  CHECK(shown(all, 0, 0) == "2020=10 2/2; 2021=40 1/2!");
  CHECK(shown(all, 0, 1) == "2020=15 3/3; 2021=110 2/3!");  // in 2021 west has its own figure
  CHECK(shown(all, 0, 2) == "2020=5 1/1; 2021=7 1/1");
  CHECK(all.value(all.entry(0, 1, Year(2020))) == dec("15"));
  CHECK_FALSE(all.value(all.entry(0, 1, Year(2021))));
}

TEST_CASE("panel rollup: leaves and children as they are asked for") {
  SmallStore small = nation();
  small.put("a", "cases", 2020, "4").put("b", "cases", 2020, "6").put("c", "cases", 2020, "5");
  small.put("east", "cases", 2020, "11");
  CHECK(shown(small, "cases", "n") == "2020=16 2/2");
  CHECK(shown(small, "cases", "n", {.members = RollupMembers::kLeaves}) == "2020=15 3/3");
  CHECK(shown(small, "cases", "n", {.members = RollupMembers::kChildren}) == "2020=11 1/2!");
}

TEST_CASE("panel rollup: a sum has the finest digit of its own members, and their bounds") {
  SmallStore small = nation();
  small.put("a", "money", 2020, "1.5")
      .put("b", "money", 2020, "2")
      .put("c", "money", 2020, "3.250");
  CHECK(shown(small, "money", "east") == "2020=3.5 2/2");
  CHECK(shown(small, "money", "n") == "2020=6.750 3/3");
  small.put("a", "cases", 2020, "12.2万").put("b", "cases", 2020, "50余");
  CHECK(shown(small, "cases", "east") == "2020=at_least 122050 2/2");
  small.put("b", "cases", 2020, "不足100", "P");
  CHECK(shown(small, "cases", "east") == "2020=at_most 122100 2/2");
  const PanelRollup all = rolled(small, {.indicator = 0});
  CHECK(all.indicators == std::vector<std::uint32_t>{0});
  CHECK(all.statuses[all.entry(0, 0, Year(2020))] == ObsStatusSet(ObsStatus::kProvisional));
  CHECK(all.numerators.mantissas.empty());
}

TEST_CASE("panel rollup: a rate is the ratio of the sums") {
  // 1 of 10, 90 of 100 and 2 of 4: 91 / 110 = 82.7 % in the east, 93 / 114 = 81.6 % in all.
  SmallStore small = nation();
  small.put("a", "wins", 2020, "1").put("a", "hearings", 2020, "10").put("a", "rate", 2020, "10.0");
  small.put("b", "wins", 2020, "90").put("b", "hearings", 2020, "100");
  small.put("c", "wins", 2020, "2").put("c", "hearings", 2020, "4");
  CHECK(shown(small, "rate", "east") == "2020=82.7 2/2");
  CHECK(shown(small, "rate", "n") == "2020=81.6 3/3");
  const PanelRollup all = rolled(small);
  const std::size_t entry = all.entry(1, 1, Year(2020));  // hearings, rate, wins
  CHECK(all.numerators.at(entry) == dec("93"));
  CHECK(all.denominators.at(entry) == dec("114"));
  small.put("c", "wins", 2021, "0").put("c", "hearings", 2021, "0");
  CHECK(shown(small, "rate", "west") == "2020=50.0 1/1; 2021=- 1/1 (no_cases)");
  small.put("c", "wins", 2021, "不足3").put("c", "hearings", 2021, "10余");
  CHECK(shown(small, "rate", "west") == "2020=50.0 1/1; 2021=at_most 30.0 1/1");
}

TEST_CASE("panel rollup: counts that may be printed beside a rate are left to rollup()") {
  SmallStore small = nation();
  small.put("a", "wins", 2020, "1").put("a", "hearings", 2020, "10");
  small.put("c", "wins", 2020, "2").put("c", "hearings", 2020, "4");
  small.put_rate("b", 2020, "90.0", 90, 100);
  CHECK(shown(small, "rate", "east") == "2020=?");
  CHECK(shown(small, "rate", "n") == "2020=?");
  CHECK(shown(small, "rate", "west") == "2020=50.0 1/1");
}

TEST_CASE("panel rollup: a rate whose counts are not in the panel is left to rollup()") {
  SmallStore small = nation();
  small.put("a", "wins", 2020, "1").put("a", "rate", 2020, "10.0");
  CHECK(shown(small, "rate", "west") == "2020=?");
}

TEST_CASE("panel rollup: a mean is of the members that report") {
  SmallStore small = nation();
  small.put("a", "score", 2020, "80").put("b", "score", 2020, "85");
  small.put("c", "score", 2020, "91");
  CHECK(shown(small, "score", "east") == "2020=82.5 2/2");
  CHECK(shown(small, "score", "n") == "2020=85.3 3/3");  // 256 / 3
}

TEST_CASE("panel rollup: what is not added up says so") {
  SmallStore small = nation();
  small.put("a", "grade", 2020, "80");
  const PanelRollup all = rolled(small);
  for (const Obstacle each : all.obstacles) CHECK(each == Obstacle::kNotAdditive);
}

TEST_CASE("panel rollup: sums near eighteen digits are left to rollup()") {
  SmallStore small = nation();
  small.put("a", "cases", 2020, "999999999999999999").put("b", "cases", 2020, "1");
  small.put("c", "cases", 2020, "40000000000000000");
  CHECK(shown(small, "cases", "east") == "2020=?");
  CHECK(shown(small, "cases", "west") == "2020=40000000000000000 1/1");
}

TEST_CASE("panel rollup: each year has its own structure") {
  SmallStore small({{"p"}, {"q"}, {"a", "p"}, {"b", "p", 2020}, {"c", "p", 0, 2019}});
  Agency moved = test::made({"m", "q"});
  moved.former_parents = {{AgencyCode("p"), Year(2019)}};
  small.store.define(moved).value();
  for (const int year : {2019, 2020}) {
    small.put("a", "cases", year, "1").put("m", "cases", year, "1000");
  }
  small.put("c", "cases", 2019, "10").put("b", "cases", 2020, "100");
  CHECK(shown(small, "cases", "p") == "2019=1011 3/3; 2020=101 2/2");
  CHECK(shown(small, "cases", "q") == "2020=1000 1/1");
}

TEST_CASE("panel rollup: a transfer is followed for the indicators that it moved") {
  SmallStore small({{"p"}, {"q"}, {"old", "p"}, {"new", "q"}},
                   {step(kTransfer, "old", "new", 2018)});
  small.put("old", "cases", 2017, "4").put("new", "cases", 2018, "5");
  small.put("old", "money", 2017, "3")
      .put("old", "money", 2018, "1")
      .put("new", "money", 2018, "2");
  CHECK(shown(small, "cases", "p") == "2017=4 1/1");
  CHECK(shown(small, "money", "p") == "2017=3 1/1; 2018=1 1/1");
  // "old" goes on, and "new" is not known to have begun.
  CHECK(shown(small, "money", "q") == "2017=- 0/1!; 2018=2 1/1");
}

TEST_CASE("panel rollup: whoever has figures before a succession stands beside the predecessors") {
  SmallStore small({{"p"}, {"a", "p"}, {"b", "p"}, {"ab", "p"}},
                   {step(kMerge, "a", "ab", 2018), step(kMerge, "b", "ab", 2018)});
  small.put("a", "cases", 2016, "4").put("a", "cases", 2017, "4").put("b", "cases", 2017, "6");
  small.put("ab", "cases", 2017, "100").put("ab", "cases", 2018, "12");
  CHECK(shown(small, "cases", "p") == "2016=4 1/2!; 2017=110 3/3; 2018=12 1/1");
}

TEST_CASE("panel rollup: policies are applied to each entry") {
  SmallStore small = nation();
  small.put("a", "cases", 2020, "4").put("c", "cases", 2020, "5");
  const auto with = [&](std::string_view policy) {
    return shown(small, "cases", "n", {.policy = parse_coverage_policy(policy).value()});
  };
  CHECK(with("third") == "2020=9 2/3");
  CHECK(with("share=0.66") == "2020=9 2/3");
  CHECK(with("share=0.67") == "2020=9 2/3!");
}

TEST_CASE("panel rollup: parents are those asked for, in that order") {
  SmallStore small = nation();
  small.put("c", "cases", 2020, "5");
  const PanelRollup some =
      rolled(small, {.parents = {AgencyCode("west"), AgencyCode("n"), AgencyCode("a")}});
  CHECK(test::shown(some.parents) == "west n a");
  CHECK(shown(some, 0, 0) == "2020=5 1/1");
  CHECK(shown(some, 0, 1) == "2020=5 1/2!");
  CHECK(shown(some, 0, 2) == "");  // nobody stands below
  CHECK_FALSE(some.find(AgencyCode("east")));
}

TEST_CASE("panel rollup: what cannot be asked is refused with the reason") {
  SmallStore small = nation();
  small.put("c", "cases", 2020, "5");
  const Panel panel = small.store.panel().value();
  const Lineage lineage = Lineage::make(small.store.agencies().value(), {}).value();
  const auto code = [&](const PanelRollupOptions& options) {
    return panel_rollup(panel, lineage, options).error().code;
  };
  CHECK(code({.parents = {AgencyCode("nobody")}}) == ErrorCode::kNotFound);
  CHECK(code({.indicator = 1}) == ErrorCode::kInvalidArgument);
  CHECK(code({.policy = {CoverageRule::kMinimumShare, 2}}) == ErrorCode::kInvalidArgument);
  const auto refused =
      panel_rollup(panel, lineage, {.policy = {CoverageRule::kMinimumWeight, dec("0.8")}});
  CHECK(refused.error().message ==
        "coverage policy \"weight=0.8\" is not applied to a panel, which does not hold the weights "
        "of members without a value: roll the indicators up one by one");
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
