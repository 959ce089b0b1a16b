#include <annals/peers.h>
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/shown.h"
#include "tree.h"

TEST_SUITE_BEGIN("peers");

namespace annals::test {
namespace {

std::string peers_of(const PeerGroup& group, int year) {
  const Store store = tree_store();
  const auto found = peers(store, group, Year(year));
  return found ? joined(*found) : shown(found.error());
}

TEST_CASE("peers: those of one parent are those of the year, and of the kind") {
  const SameParent of_justice{.agency = AgencyCode("justice")};
  CHECK(peers_of(of_justice, 2018) == "justice, land");
  CHECK(peers_of(of_justice, 2019) == "justice, tax");
  CHECK(peers_of(of_justice, 2020) == "justice, tax");
  CHECK(peers_of(of_justice, 2021) == "justice, tax, water");
}

TEST_CASE("peers: asked for, those of other kinds are among them") {
  CHECK(peers_of(SameParent{.agency = AgencyCode("justice"), .same_kind = false}, 2021) ==
        "hill, justice, tax, water");
}

TEST_CASE("peers: one that is alone is its own peer") {
  CHECK(peers_of(SameParent{.agency = AgencyCode("water")}, 2020) == "water");
}

TEST_CASE("peers: those of a kind are all that existed in the year") {
  CHECK(peers_of(SameKind{AgencyKind::kDepartment}, 2018) == "justice, land, water");
  CHECK(peers_of(SameKind{AgencyKind::kDepartment}, 2019) == "justice, tax, water");
  CHECK(peers_of(SameKind{AgencyKind::kCourt}, 2019) == "none");
}

TEST_CASE("peers: a list is sorted, each once, without those that did not exist") {
  const PeerList list{{AgencyCode("tax"), AgencyCode("hill"), AgencyCode("tax")}};
  CHECK(peers_of(list, 2019) == "hill, tax");
  CHECK(peers_of(list, 2018) == "hill");
  CHECK(peers_of(PeerList{}, 2019) == "none");
}

TEST_CASE("peers: what is not defined, not there or without a parent is refused") {
  const std::string unknown = "not_found: agency \"taxi\" is not defined; did you mean \"tax\"?";
  CHECK(peers_of(SameParent{.agency = AgencyCode("taxi")}, 2019) == unknown);
  CHECK(peers_of(PeerList{{AgencyCode("taxi")}}, 2019) == unknown);
  CHECK(peers_of(SameParent{.agency = AgencyCode("tax")}, 2018) ==
        "invalid_argument: agency \"tax\" did not exist in \"2018\", name a kind or a list of "
        "agencies");
  CHECK(peers_of(SameParent{.agency = AgencyCode("city")}, 2018) ==
        "invalid_argument: agency \"city\" had no parent in \"2018\", name a kind or a list of "
        "agencies");
}

TEST_CASE("series_of: each agency has a series, by code, if need be an empty one") {
  Store store = tree_store();
  write(store, "tax", observation(2021, "90"));
  const std::vector<AgencyCode> codes{AgencyCode("tax"), AgencyCode("hill"), AgencyCode("tax")};
  const auto all = series_of(store, codes, IndicatorCode("rate"));
  CHECK(shown(*all) == "hill: empty | tax: 2021=90 @report");
  CHECK(series_of(store, codes, IndicatorCode("rat")).error().code == ErrorCode::kNotFound);
  CHECK(series_of(store, {}, IndicatorCode("rate"))->empty());
}

TEST_CASE("series_of: many agencies are read like few") {
  Store store = tree_store();
  std::vector<AgencyCode> codes;
  for (int i = 100; i < 150; ++i) {
    const std::string code = "a" + std::to_string(i);
    add_agency(store, code, AgencyKind::kOther);
    if (i % 3 != 0) write(store, code, observation(2020 + i % 2, std::to_string(i - 80)));
    codes.emplace_back(code);
  }
  const ReadOptions span{.years = {Year(2021), Year(2021)}};
  std::string singly;
  for (const AgencyCode& code : codes) {
    singly += code.str() + ": " + shown(store.series(code, IndicatorCode("rate"), span)) + " | ";
  }
  CHECK(shown(series_of(store, codes, IndicatorCode("rate"), span).value()) + " | " == singly);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
