#include "storage/names.h"

#include <annals/store.h>
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "storage/agencies.h"
#include "storage/find.h"
#include "storage/indicators.h"
#include "support/builders.h"
#include "support/thrown.h"

TEST_SUITE_BEGIN("names");

namespace annals::storage {
namespace {

using test::failure_of;

// The id of a new agency that is called by its code only.
std::int64_t agency_of(Connection& connection, const char* code) {
  define(connection, Agency{.code = AgencyCode(code)}, Redefine::kRefuse);
  return agency_id(connection, AgencyCode(code));
}

Names names(const char* en, std::vector<std::string> aliases = {}) {
  Names result;
  result.names["en"] = en;
  if (!aliases.empty()) result.aliases["en"] = std::move(aliases);
  return result;
}

TEST_CASE("names: names and aliases are read back in their order") {
  Connection connection("", {});
  const std::int64_t id = agency_of(connection, "a");
  Names all = names("A", {"z", "y", "x"});
  all.names["zh"] = "甲";
  all.aliases["fr"] = {"un alias sans nom"};
  write_names(connection, kAgencyNames, id, all);
  CHECK(read_names(connection, kAgencyNames, id) == all);
  write_names(connection, kAgencyNames, id, {});
  CHECK(read_names(connection, kAgencyNames, id) == Names{});
}

TEST_CASE("names: the sorts of things have names of their own") {
  Connection connection("", {});
  define(connection, test::agency("x"), Redefine::kRefuse);
  define(connection, test::indicator("y"), Redefine::kRefuse);
  CHECK(ids_called(connection, kAgencyNames, "y").empty());
  CHECK(ids_called(connection, kIndicatorNames, "y").size() == 1);
  CHECK(ids_called(connection, kSubjectNames, "x").empty());
}

TEST_CASE("names: a name may stay with the one that has it") {
  Connection connection("", {});
  const std::int64_t id = agency_of(connection, "a");
  write_names(connection, kAgencyNames, id, names("Court"));
  const auto checked = [&](std::int64_t of) {
    return failure_of([&] {
      check_names(connection, kAgencyNames, of, "c", names("COURT"));
      return 0;
    });
  };
  CHECK(checked(id) == "nothing thrown");
  CHECK(checked(agency_of(connection, "b")).starts_with("already_exists: "));
  CHECK(checked(0).starts_with("already_exists: "));
}

TEST_CASE(
    "names: a language begins with two letters, and its parts are letters and digits, 1 to 8 "
    "each") {
  Connection connection("", {});
  const auto accepted = [&](const char* language) {
    Names one;
    one.names[language] = "A";
    return failure_of([&] {
             check_names(connection, kAgencyNames, 0, "a", one);
             return 0;
           }) == "nothing thrown";
  };
  for (const char* language : {"zh", "abc", "zh-hans", "de-1996", "abcdefgh-abcdefgh"}) {
    CAPTURE(std::string(language));
    CHECK(accepted(language));
  }
  for (const char* language :
       {"", "-", "a", "1a", "zh-", "-zh", "zh--cn", "ZH", "zh_cn", "abcdefghi", "中"}) {
    CAPTURE(std::string(language));
    CHECK_FALSE(accepted(language));
  }
}

TEST_CASE("names: suggestions are codes and names near to the text") {
  Connection connection("", {});
  write_names(connection, kAgencyNames, agency_of(connection, "320111"), names("Pukou District"));
  CHECK(suggestions(connection, kAgencyNames, "pukou") == "; did you mean \"Pukou District\"?");
  CHECK(suggestions(connection, kAgencyNames, "320112") == "; did you mean \"320111\"?");
  CHECK(suggestions(connection, kAgencyNames, "qqqq") == "");
}

// The library lets no name be given twice; another program may.
TEST_CASE("find: a name that fits several is answered with their codes") {
  Connection connection("", {});
  for (const char* code : {"b", "a"}) {
    write_names(connection, kAgencyNames, agency_of(connection, code), names("Court"));
  }
  CHECK(failure_of([&] { return find_agency(connection, "court"); }) ==
        "conflict: agency \"court\" may be any of \"b\", \"a\"; give its code");
  CHECK(find_agency(connection, "A").code == AgencyCode("a"));
}

TEST_CASE("find: a code counts before a name") {
  Connection connection("", {});
  write_names(connection, kAgencyNames, agency_of(connection, "a"), names("b"));
  agency_of(connection, "c");
  connection.database().exec("UPDATE agency SET code = 'b' WHERE code = 'c'");
  CHECK(find_agency(connection, "b").code == AgencyCode("b"));
}

}  // namespace
}  // namespace annals::storage

TEST_SUITE_END();
