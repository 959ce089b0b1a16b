// Agencies under one another by numbers, and which years are alike.
#include "query/hierarchy.h"

#include <doctest/doctest.h>

#include "small_store.h"

TEST_SUITE_BEGIN("hierarchy");

namespace annals {
namespace {

using query::AgencyAt;
using query::Hierarchy;
using query::kNobody;
using query::Tree;
using test::step;
using enum SuccessionKind;

// "a" moved from "p" to "q" after 2017, where "b" stands from 2015 to 2018.
std::vector<Agency> moving() {
  Agency a = test::made({"a", "q"});
  a.former_parents = {{AgencyCode("p"), Year(2017)}};
  return {test::made({"q"}), test::made({"p"}), a, test::made({"b", "q", 2015, 2018})};
}

std::string children_of(const Hierarchy& hierarchy, std::string_view parent, int year) {
  std::vector<bool> standing;
  for (AgencyAt agency = 0; agency < hierarchy.size(); ++agency) {
    standing.push_back(hierarchy.standing(agency, Year(year)) == AgencyStanding::kStands);
  }
  const Tree tree(hierarchy, Year(year), standing);
  std::vector<AgencyCode> codes;
  for (const AgencyAt child : tree.children(hierarchy.find(AgencyCode(parent)))) {
    codes.push_back(hierarchy.code(child));
  }
  return test::shown(codes);
}

TEST_CASE("hierarchy: agencies are numbered by code") {
  const Lineage lineage = Lineage::make(moving(), {}).value();
  const Hierarchy hierarchy(lineage);
  REQUIRE(hierarchy.size() == 4);
  CHECK(hierarchy.code(0).str() == "a");
  CHECK(hierarchy.find(AgencyCode("q")) == 3);
  CHECK(hierarchy.find(AgencyCode("nobody")) == kNobody);
}

TEST_CASE("hierarchy: each year has its own parents and children") {
  const Lineage lineage = Lineage::make(moving(), {}).value();
  const Hierarchy hierarchy(lineage);
  CHECK(hierarchy.parent(0, Year(2017)) == hierarchy.find(AgencyCode("p")));
  CHECK(hierarchy.parent(0, Year(2018)) == hierarchy.find(AgencyCode("q")));
  CHECK(hierarchy.parent(3, Year(2018)) == kNobody);
  CHECK(children_of(hierarchy, "p", 2017) == "a");
  CHECK(children_of(hierarchy, "p", 2018) == "");
  CHECK(children_of(hierarchy, "q", 2014) == "");
  CHECK(children_of(hierarchy, "q", 2015) == "b");
  CHECK(children_of(hierarchy, "q", 2018) == "a b");
  CHECK(children_of(hierarchy, "q", 2019) == "a");
}

TEST_CASE("hierarchy: years are alike until somebody begins, ends, moves or is succeeded") {
  const Lineage lineage = Lineage::make(moving(), {step(kTransfer, "p", "q", 2021)}).value();
  const Hierarchy hierarchy(lineage);
  CHECK(hierarchy.alike_since(Year(2000)) == kFirstYear);
  CHECK(hierarchy.alike_since(Year(2014)) == kFirstYear);
  CHECK(hierarchy.alike_since(Year(2015)) == Year(2015));
  CHECK(hierarchy.alike_since(Year(2017)) == Year(2015));
  CHECK(hierarchy.alike_since(Year(2018)) == Year(2018));
  CHECK(hierarchy.alike_since(Year(2020)) == Year(2019));
  CHECK(hierarchy.alike_since(kLastYear) == Year(2021));
  CHECK(hierarchy.in_succession(hierarchy.find(AgencyCode("p"))));
  CHECK_FALSE(hierarchy.in_succession(hierarchy.find(AgencyCode("a"))));
}

TEST_CASE("hierarchy: a circle of former parents is gone through once") {
  Agency a = test::made({"a"}), b = test::made({"b"});
  a.former_parents = {{AgencyCode("b"), Year(2010)}};
  b.former_parents = {{AgencyCode("a"), Year(2010)}};
  const Lineage lineage = Lineage::make({a, b, test::made({"c", "a"})}, {}).value();
  const Hierarchy hierarchy(lineage);
  const Tree tree(hierarchy, Year(2010), {true, true, true});
  CHECK(tree.is_over_itself(0));
  CHECK_FALSE(tree.is_over_itself(2));
  CHECK(tree.above(2, {false, true, false}) == 1);
  CHECK(tree.above(2, {false, false, true}) == kNobody);
  CHECK_FALSE(Tree(hierarchy, Year(2011), {true, true, true}).is_over_itself(0));
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
