#include <annals/agency.h>
#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <utility>

TEST_SUITE_BEGIN("agency");

namespace annals::test {
namespace {

// The parent's code, or "none".
std::string parent(const Agency& agency, int year) {
  const std::optional<AgencyCode> found = agency.parent_in(Year(year));
  return found ? found->str() : "none";
}

// Under "a" up to 2005, under "b" up to 2015 and under "c" since.
Agency moved_twice() {
  Agency agency{.code = AgencyCode("pukou"), .parent = AgencyCode("c")};
  agency.former_parents = {{AgencyCode("a"), Year(2005)}, {AgencyCode("b"), Year(2015)}};
  return agency;
}

TEST_CASE("agency: kinds have the names that files use") {
  for (const auto& [kind, name] : {std::pair{AgencyKind::kNation, "nation"},
                                   {AgencyKind::kProvince, "province"},
                                   {AgencyKind::kPrefecture, "prefecture"},
                                   {AgencyKind::kCounty, "county"},
                                   {AgencyKind::kTownship, "township"},
                                   {AgencyKind::kDepartment, "department"},
                                   {AgencyKind::kCourt, "court"},
                                   {AgencyKind::kOther, "other"}}) {
    CHECK(to_string(kind) == name);
    CHECK(parse_agency_kind(name).value() == kind);
  }
}

TEST_CASE("agency: a kind that is not known is refused with those that are") {
  const Error error = parse_agency_kind("city").error();
  CHECK(error.code == ErrorCode::kInvalidData);
  CHECK(error.message ==
        "agency kind \"city\" is not known: write nation, province, prefecture, county, township, "
        "department, court or other");
}

TEST_CASE("agency: kinds of succession have the names that files use") {
  for (const auto& [kind, name] : {std::pair{SuccessionKind::kRename, "rename"},
                                   {SuccessionKind::kMerge, "merge"},
                                   {SuccessionKind::kSplit, "split"},
                                   {SuccessionKind::kTransfer, "transfer"}}) {
    CHECK(to_string(kind) == name);
    CHECK(parse_succession_kind(name).value() == kind);
  }
}

TEST_CASE("agency: a kind of succession that is not known is refused with those that are") {
  CHECK(parse_succession_kind("Merge").error().message ==
        "succession kind \"Merge\" is not known: write rename, merge, split or transfer");
}

TEST_CASE("agency: without years it exists in all of them") {
  const Agency agency{.code = AgencyCode("pukou")};
  CHECK(agency.existed_in(kFirstYear));
  CHECK(agency.existed_in(kLastYear));
}

TEST_CASE("agency: it exists from its first to its last year") {
  const Agency agency{
      .code = AgencyCode("pukou"), .first_year = Year(2002), .last_year = Year(2015)};
  CHECK_FALSE(agency.existed_in(Year(2001)));
  CHECK(agency.existed_in(Year(2002)));
  CHECK(agency.existed_in(Year(2015)));
  CHECK_FALSE(agency.existed_in(Year(2016)));
}

TEST_CASE("agency: one end of its existence may be open") {
  Agency agency{.code = AgencyCode("pukou"), .first_year = Year(2002)};
  CHECK_FALSE(agency.existed_in(Year(2001)));
  CHECK(agency.existed_in(kLastYear));
  agency.first_year.reset();
  agency.last_year = Year(2015);
  CHECK(agency.existed_in(kFirstYear));
  CHECK_FALSE(agency.existed_in(Year(2016)));
}

TEST_CASE("agency: a former parent counts up to its last year") {
  const Agency agency = moved_twice();
  CHECK(parent(agency, 1990) == "a");
  CHECK(parent(agency, 2005) == "a");
  CHECK(parent(agency, 2006) == "b");
  CHECK(parent(agency, 2015) == "b");
}

TEST_CASE("agency: after the last former parent it stands under today's") {
  CHECK(parent(moved_twice(), 2016) == "c");
  CHECK(parent(moved_twice(), 2999) == "c");
}

TEST_CASE("agency: an agency that rose to the top has only former parents") {
  Agency agency = moved_twice();
  agency.parent.reset();
  CHECK(parent(agency, 2015) == "b");
  CHECK(parent(agency, 2016) == "none");
}

TEST_CASE("agency: an agency at the top has no parent in any year") {
  CHECK(parent(Agency{.code = AgencyCode("cn")}, 2020) == "none");
}

TEST_CASE("agency: agencies are equal if all they say is") {
  CHECK(moved_twice() == moved_twice());
  Agency other = moved_twice();
  other.former_parents[0].last_year = Year(2004);
  CHECK(other != moved_twice());
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
