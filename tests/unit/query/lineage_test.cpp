#include <annals/lineage.h>
#include <doctest/doctest.h>

#include "small_store.h"

TEST_SUITE_BEGIN("lineage");

namespace annals {
namespace {

using test::Body;
using test::made;
using test::shown;
using test::step;
using enum SuccessionKind;

Lineage lineage(const std::vector<Body>& bodies, std::vector<Succession> steps) {
  std::vector<Agency> agencies;
  for (const Body& body : bodies) agencies.push_back(made(body));
  return Lineage::make(std::move(agencies), std::move(steps)).value();
}

AgencyCode code(std::string_view text) { return AgencyCode(text); }

// "a b < c d, not e": the members, who stood for them, the outsiders; "; " between groups.
std::string traced(const Lineage& lineage, std::vector<AgencyCode> members, int from, int year) {
  std::string text;
  for (const LineageGroup& group : lineage.trace(members, Year(from), Year(year))) {
    text += (text.empty() ? "" : "; ") + shown(group.members) + " < " + shown(group.stood);
    if (!group.outsiders.empty()) text += ", not " + shown(group.outsiders);
    if (group.open_split) text += ", open";
    if (!group.whole()) text += " !";
  }
  return text;
}

// a and b merged into ab in 2018, which was renamed to c in 2021.
Lineage merged_and_renamed() {
  return lineage({{"a"}, {"b"}, {"ab", "", 2018}, {"c"}},
                 {step(kMerge, "a", "ab", 2018), step(kMerge, "b", "ab", 2018),
                  step(kRename, "ab", "c", 2021)});
}

TEST_CASE("lineage: an agency without successions stands in its years and follows nobody") {
  const Lineage only = lineage({{"a", "", 2010, 2015}}, {});
  CHECK(only.standing(code("a"), Year(2009)) == AgencyStanding::kNotYet);
  CHECK(only.standing(code("a"), Year(2010)) == AgencyStanding::kStands);
  CHECK(only.standing(code("a"), Year(2015)) == AgencyStanding::kStands);
  CHECK(only.standing(code("a"), Year(2016)) == AgencyStanding::kNoLonger);
  CHECK(only.standing(code("nobody"), Year(2012)) == AgencyStanding::kNotYet);
  CHECK(only.last_standing_year(code("a")) == Year(2015));
  CHECK(only.history(code("a")).empty());
  CHECK(shown(only.current_successors(code("a"), Year(2012))) == "a");
  CHECK(shown(only.current_successors(code("a"), Year(2020))) == "");
}

TEST_CASE("lineage: a merge and a rename end the predecessor, whatever its last year says") {
  const Lineage all = merged_and_renamed();
  CHECK(all.standing(code("a"), Year(2017)) == AgencyStanding::kStands);
  CHECK(all.standing(code("a"), Year(2018)) == AgencyStanding::kNoLonger);
  CHECK(all.standing(code("ab"), Year(2017)) == AgencyStanding::kNotYet);
  CHECK(all.standing(code("ab"), Year(2020)) == AgencyStanding::kStands);
  CHECK(all.standing(code("ab"), Year(2021)) == AgencyStanding::kNoLonger);
  CHECK(all.standing(code("c"), Year(2020)) == AgencyStanding::kTakenAsNotYet);
  CHECK(all.standing(code("c"), Year(2021)) == AgencyStanding::kStands);
  CHECK(all.last_standing_year(code("a")) == Year(2017));
  CHECK(all.last_standing_year(code("c")) == kLastYear);
}

TEST_CASE("lineage: a transfer ends the series of the predecessor, a split does not end it") {
  const Lineage all = lineage({{"a"}, {"b"}, {"c"}, {"d"}},
                              {step(kTransfer, "a", "b", 2018), step(kSplit, "c", "d", 2018)});
  CHECK(all.standing(code("a"), Year(2018)) == AgencyStanding::kNoLonger);
  CHECK(all.standing(code("c"), Year(2018)) == AgencyStanding::kStands);
  CHECK(all.standing(code("d"), Year(2017)) == AgencyStanding::kTakenAsNotYet);
}

TEST_CASE("lineage: the history runs through all steps before and after") {
  const Lineage all = merged_and_renamed();
  CHECK(all.became(code("a")).size() == 1);
  CHECK(all.came_from(code("ab")).size() == 2);
  CHECK(all.history(code("c")).size() == 3);
  CHECK(all.history(code("a")).size() == 2);  // the merge and the rename, not b's part in it
  CHECK(all.history(code("ab")).size() == 3);
}

TEST_CASE("lineage: successors are told by year, and every part of a split is one") {
  const Lineage all = merged_and_renamed();
  CHECK(shown(all.current_successors(code("a"), Year(2017))) == "a");
  CHECK(shown(all.current_successors(code("a"), Year(2019))) == "ab");
  CHECK(shown(all.current_successors(code("b"), Year(2024))) == "c");
  const Lineage split = lineage(
      {{"a", "", 0, 2017}, {"b"}, {"c"}, {"d"}},
      {step(kSplit, "a", "b", 2018), step(kSplit, "a", "c", 2018), step(kRename, "c", "d", 2020)});
  CHECK(shown(split.current_successors(code("a"), Year(2018))) == "b c");
  CHECK(shown(split.current_successors(code("a"), Year(2020))) == "b d");
}

TEST_CASE("lineage: a step before the one that led to an agency does not lead on") {
  // b became c in 2010; only then, in 2015, a became b: a never was c.
  const Lineage all = lineage({{"a"}, {"b"}, {"c"}},
                              {step(kRename, "b", "c", 2010), step(kRename, "a", "b", 2015)});
  CHECK(shown(all.current_successors(code("a"), Year(2020))) == "b");
  CHECK(all.history(code("a")).size() == 1);
  CHECK(all.history(code("c")).size() == 1);
}

TEST_CASE("lineage: a rename there and back is a history and no circle") {
  const Lineage all =
      lineage({{"a"}, {"b"}}, {step(kRename, "a", "b", 2010), step(kRename, "b", "a", 2015)});
  CHECK(all.standing(code("a"), Year(2009)) == AgencyStanding::kStands);
  CHECK(all.standing(code("a"), Year(2010)) == AgencyStanding::kNoLonger);
  CHECK(all.standing(code("a"), Year(2015)) == AgencyStanding::kStands);
  CHECK(shown(all.current_successors(code("b"), Year(2020))) == "a");
  CHECK(traced(all, {code("a")}, 2999, 2012) == "a < b");
  CHECK(traced(all, {code("a")}, 2999, 2005) == "a < a");
}

TEST_CASE("lineage: a circle within one year is refused and named") {
  const auto circle = Lineage::make(
      {},
      {step(kRename, "a", "b", 2018), step(kMerge, "b", "c", 2018), step(kRename, "c", "a", 2018)});
  REQUIRE_FALSE(circle);
  CHECK(circle.error().code == ErrorCode::kInvalidData);
  CHECK(circle.error().message ==
        "the successions of 2018 lead in a circle: \"a\", then \"b\", then \"c\", then \"a\"; "
        "correct the year or the direction of one");
}

TEST_CASE("lineage: who stood for the members is traced in both directions") {
  const Lineage all = merged_and_renamed();
  CHECK(traced(all, {code("c")}, 2999, 2017) == "c < a b");
  CHECK(traced(all, {code("c")}, 2999, 2019) == "c < ab");
  CHECK(traced(all, {code("a"), code("b")}, 2015, 2022) == "a b < c");
  CHECK(traced(all, {code("a")}, 2015, 2022) == "a < c, not b !");
  CHECK(traced(all, {code("a")}, 2015, 2016) == "a < a");
}

TEST_CASE("lineage: the whole stands for its parts only when they are asked for together") {
  const Lineage all = lineage({{"a", "", 0, 2017}, {"b"}, {"c"}},
                              {step(kSplit, "a", "b", 2018), step(kSplit, "a", "c", 2018)});
  CHECK(traced(all, {code("b"), code("c")}, 2999, 2016) == "b c < a");
  CHECK(traced(all, {code("b")}, 2999, 2016) == "b < a, not c !");
}

TEST_CASE("lineage: a split of which one part alone is on record is open") {
  const Lineage gone = lineage({{"a", "", 0, 2017}, {"b"}}, {step(kSplit, "a", "b", 2018)});
  CHECK(traced(gone, {code("b")}, 2999, 2016) == "b < a, open !");
  // The rest of it goes on under its own code: nothing is missing.
  const Lineage goes_on = lineage({{"a"}, {"b"}}, {step(kSplit, "a", "b", 2018)});
  CHECK(traced(goes_on, {code("a"), code("b")}, 2999, 2016) == "a b < a");
  CHECK(traced(goes_on, {code("b")}, 2999, 2016) == "b < a, not a !");
}

TEST_CASE("lineage: who came out of nothing or ended without a successor is an outsider") {
  // b began in 2012 and merged with a in 2015: seen from 2010, c is more than a.
  const Lineage newcomer = lineage({{"a"}, {"b", "", 2012}, {"c", "", 2015}},
                                   {step(kMerge, "a", "c", 2015), step(kMerge, "b", "c", 2015)});
  CHECK(traced(newcomer, {code("a")}, 2010, 2016) == "a < c, not b !");
  CHECK(traced(newcomer, {code("c")}, 2999, 2010) == "c < a");
  // a split into b and d, and d was abolished: seen from today, a was more than b.
  const Lineage abolished = lineage({{"a", "", 0, 2014}, {"b"}, {"d", "", 2015, 2017}},
                                    {step(kSplit, "a", "b", 2015), step(kSplit, "a", "d", 2015)});
  CHECK(traced(abolished, {code("b")}, 2999, 2010) == "b < a, not d !");
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
