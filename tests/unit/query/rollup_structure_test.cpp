// Roll-ups while the structure changes: as it was, as it is, as it was in one year.
#include <annals/rollup.h>
#include <doctest/doctest.h>

#include "small_store.h"

TEST_SUITE_BEGIN("rollup structure");

namespace annals {
namespace {

using test::dec;
using test::SmallStore;
using test::step;
using test::told;
using enum SuccessionKind;

const RollupOptions kAsIs{.basis = RollupBasis::kAsIs};
RollupOptions as_of(int year) { return {.basis = RollupBasis::kAsOf, .basis_year = Year(year)}; }

// District a of p moved to q in 2018, and there merged with b into ab in 2020.
SmallStore moved_and_merged() {
  SmallStore small({{"p"}, {"q"}, {"c", "p"}, {"b", "q", 0, 2019}, {"ab", "q", 2020}});
  Agency a = test::made({"a", "q", 0, 2019});
  a.former_parents = {{AgencyCode("p"), Year(2017)}};
  small.store.define(a).value();
  small.store.define(step(kMerge, "a", "ab", 2020)).value();
  small.store.define(step(kMerge, "b", "ab", 2020)).value();
  for (int year = 2017; year <= 2019; ++year) {
    small.put("a", "cases", year, "10").put("b", "cases", year, "200");
  }
  small.put("ab", "cases", 2020, "230");
  for (int year = 2017; year <= 2020; ++year) small.put("c", "cases", year, "3000");
  return small;
}

TEST_CASE("rollup structure: the same figures on three bases, worked by hand") {
  const SmallStore small = moved_and_merged();
  // As it was: a counts for p up to 2017 and for q from 2018 on.
  CHECK(told(small.roll("p", "cases")) ==
        "2017=3010 2/2; 2018=3000 1/1; 2019=3000 1/1; 2020=3000 1/1");
  CHECK(told(small.roll("q", "cases")) == "2017=200 1/1; 2018=210 2/2; 2019=210 2/2; 2020=230 1/1");
  // As it is: p has c, and q has ab, for which a and b stood before.
  CHECK(told(small.roll("p", "cases", kAsIs)) ==
        "2017=3000 1/1; 2018=3000 1/1; 2019=3000 1/1; 2020=3000 1/1");
  CHECK(told(small.roll("q", "cases", kAsIs)) ==
        "2017=210 2/2; 2018=210 2/2; 2019=210 2/2; 2020=230 1/1");
  // As of 2017: p has a and c, q has b; after 2019 the figures of a and b are one.
  CHECK(told(small.roll("p", "cases", as_of(2017))) ==
        "2017=3010 2/2; 2018=3010 2/2; 2019=3010 2/2; 2020=3000 1/2! -a(not_separable)");
  CHECK(told(small.roll("q", "cases", as_of(2017))) ==
        "2017=200 1/1; 2018=200 1/1; 2019=200 1/1; 2020=- 0/1! -b(not_separable)");
  CHECK(told(small.roll("q", "cases", as_of(2018))) ==
        "2017=210 2/2; 2018=210 2/2; 2019=210 2/2; 2020=230 1/1");
}

TEST_CASE("rollup structure: the reason names those whose figures cannot be told apart") {
  const SmallStore small = moved_and_merged();
  const Rollup rolled = small.roll("p", "cases", as_of(2017)).value();
  REQUIRE(rolled.years[3].members.size() == 2);
  CHECK(rolled.years[3].members[0].reason == "the figures of ab are also those of b");
}

TEST_CASE("rollup structure: a renamed member is expected once, under the code of the year") {
  SmallStore small({{"p"}, {"old", "p"}, {"new", "p"}}, {step(kRename, "old", "new", 2018)});
  small.put("old", "cases", 2017, "1").put("new", "cases", 2018, "2");
  CHECK(told(small.roll("p", "cases")) == "2017=1 1/1; 2018=2 1/1");
  CHECK(told(small.roll("p", "cases", kAsIs)) == "2017=1 1/1; 2018=2 1/1");
  small.put("old", "cases", 2018, "2");
  CHECK(told(small.roll("p", "cases")) == "2017=1 1/1; 2018=2 1/1 ~old(no_longer)");
}

TEST_CASE("rollup structure: the whole stands for its parts where all of them are members") {
  SmallStore small({{"p"}, {"q"}, {"a", "p", 0, 2017}, {"b", "p", 2018}, {"c", "p", 2018}},
                   {step(kSplit, "a", "b", 2018), step(kSplit, "a", "c", 2018)});
  small.put("a", "cases", 2017, "30").put("b", "cases", 2018, "11").put("c", "cases", 2018, "21");
  CHECK(told(small.roll("p", "cases", kAsIs)) == "2017=30 1/1; 2018=32 2/2");
  CHECK(told(small.roll("p", "cases", as_of(2017))) == "2017=30 1/1; 2018=32 2/2");
  // Had c come under q, nobody could say what of a's was b's.
  small.store.define(test::made({"c", "q", 2018}), Redefine::kReplace).value();
  CHECK(told(small.roll("p", "cases", kAsIs)) == "2017=- 0/1! -b(not_separable); 2018=11 1/1");
  CHECK(told(small.roll("p", "cases")) == "2017=30 1/1; 2018=11 1/1");
}

TEST_CASE("rollup structure: a task comes under the structure of today with its transfer") {
  SmallStore small({{"p"}, {"q"}, {"old", "p"}, {"new", "q"}},
                   {step(kTransfer, "old", "new", 2018)});
  small.put("old", "cases", 2017, "4").put("new", "cases", 2018, "5");
  CHECK(told(small.roll("q", "cases", kAsIs)) == "2017=4 1/1; 2018=5 1/1");
  CHECK(told(small.roll("p", "cases")) == "2017=4 1/1");
  // An indicator that did not move stays where it is.
  small.put("old", "money", 2018, "1")
      .put("new", "money", 2018, "2")
      .put("old", "money", 2017, "3");
  const Rollup stayed = small.roll("p", "money", kAsIs).value();
  CHECK(test::shown(stayed) == "2017=3 [2.5, 3.5] 1/1; 2018=1 [0.5, 1.5] 1/1");
  CHECK(stayed.not_followed.size() == 1);
}

TEST_CASE("rollup structure: a part that is missing before a merge is missing in the sum") {
  SmallStore small({{"p"}, {"a", "p", 0, 2017}, {"b", "p", 0, 2017}, {"ab", "p", 2018}},
                   {step(kMerge, "a", "ab", 2018), step(kMerge, "b", "ab", 2018)});
  small.put("a", "cases", 2017, "10").put("ab", "cases", 2018, "30");
  CHECK(told(small.roll("p", "cases", kAsIs)) == "2017=10 1/2! -b(nothing_on_record); 2018=30 1/1");
}

TEST_CASE("rollup structure: a matched panel takes the parts of a split together or not at all") {
  SmallStore small({{"p"}, {"a", "p", 0, 2017}, {"b", "p", 2018}, {"c", "p", 2018}, {"d", "p"}},
                   {step(kSplit, "a", "b", 2018), step(kSplit, "a", "c", 2018)});
  small.put("a", "cases", 2017, "30").put("d", "cases", 2017, "1");
  small.put("b", "cases", 2018, "11").put("d", "cases", 2018, "2");
  RollupOptions options = kAsIs;
  options.matched = true;
  const Rollup rolled = small.roll("p", "cases", options).value();
  CHECK(test::shown(rolled) == "2017=1 1/1; 2018=2 1/1");
  REQUIRE(rolled.left_out.size() == 2);
  CHECK(rolled.left_out[0].agency.str() == "b");
  CHECK(rolled.left_out[1].agency.str() == "c");
  small.put("c", "cases", 2018, "20");
  CHECK(told(small.roll("p", "cases", options)) == "2017=31 2/2; 2018=33 3/3");
}

TEST_CASE("rollup structure: one who was under another member is within its figure") {
  // The county town left the county in 2018; in 2017 its cases are among the county's.
  SmallStore small({{"p"}, {"county", "p"}});
  Agency town = test::made({"town", "p"});
  town.former_parents = {{AgencyCode("county"), Year(2017)}};
  small.store.define(town).value();
  small.put("county", "cases", 2017, "30").put("town", "cases", 2017, "12");
  small.put("county", "cases", 2018, "19").put("town", "cases", 2018, "13");
  CHECK(told(small.roll("p", "cases", kAsIs)) == "2017=30 1/1 ~town(counted_above); 2018=32 2/2");
  CHECK(told(small.roll("p", "cases")) == "2017=30 1/1; 2018=32 2/2");
}

TEST_CASE("rollup structure: a parent that is gone has no structure of today, and says so") {
  SmallStore small({{"p"}, {"q"}, {"a", "q"}}, {step(kRename, "p", "q", 2018)});
  Agency a = test::made({"a", "q"});
  a.former_parents = {{AgencyCode("p"), Year(2017)}};
  small.store.define(a, Redefine::kReplace).value();
  small.put("a", "cases", 2017, "1").put("a", "cases", 2018, "2");
  const auto refused = small.roll("p", "cases", kAsIs);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kInvalidArgument);
  CHECK(refused.error().message ==
        "agency \"p\" does not stand any more; it became q: ask for the structure of each year "
        "(as_was), or for that of 2017 (as_of)");
  CHECK(told(small.roll("p", "cases")) == "2017=1 1/1");
  CHECK(told(small.roll("p", "cases", as_of(2017))) == "2017=1 1/1; 2018=2 1/1");
  CHECK(small.roll("p", "cases", as_of(2018)).error().code == ErrorCode::kInvalidArgument);
  CHECK(told(small.roll("q", "cases", kAsIs)) == "2017=1 1/1; 2018=2 1/1");
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
