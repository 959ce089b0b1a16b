#include "exchange/records/draft_names.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

TEST_SUITE_BEGIN("draft names");

namespace annals::exchange {
namespace {

using Positions = std::vector<std::size_t>;

Names names(const std::string& zh, const std::string& en, std::vector<std::string> aliases = {}) {
  Names result{{{"zh", zh}, {"en", en}}, {}};
  if (!aliases.empty()) result.aliases["zh"] = std::move(aliases);
  return result;
}

DraftNames two_districts() {
  DraftNames drafts;
  drafts.add(0, "pukou", names("浦口区人民政府", "Pukou District", {"浦口区", "浦口"}));
  drafts.add(1, "jiangpu", names("江浦县人民政府", "Jiangpu County", {"浦口"}));
  return drafts;
}

TEST_CASE("draft names: a code is found as it is written") {
  const DraftNames drafts = two_districts();
  CHECK(drafts.by_code("jiangpu") == std::optional<std::size_t>(1));
  CHECK_FALSE(drafts.by_code("Jiangpu"));
  CHECK_FALSE(drafts.by_code("jiang"));
}

TEST_CASE("draft names: a name and an alias are found in any width and case") {
  const DraftNames drafts = two_districts();
  CHECK(drafts.by_name("浦口区人民政府") == Positions{0});
  CHECK(drafts.by_name(" pukou  DISTRICT ") == Positions{0});
  CHECK(drafts.by_name("浦口区") == Positions{0});
  CHECK(drafts.by_name("栖霞区").empty());
}

TEST_CASE("draft names: a code in other letters is found like a name") {
  CHECK(two_districts().by_name("PUKOU") == Positions{0});
}

TEST_CASE("draft names: a name of two is found for both") {
  CHECK(two_districts().by_name("浦口") == Positions{0, 1});
}

TEST_CASE("draft names: a name that one has twice is found once") {
  DraftNames drafts;
  drafts.add(0, "pukou", names("Pukou", "pukou", {"Pukou"}));
  CHECK(drafts.by_name("pukou") == Positions{0});
}

TEST_CASE("draft names: the first of two with one code counts") {
  DraftNames drafts;
  drafts.add(3, "pukou", names("浦口区", "Pukou"));
  drafts.add(5, "pukou", names("浦口新区", "New Pukou"));
  CHECK(drafts.by_code("pukou") == std::optional<std::size_t>(3));
  CHECK(drafts.by_name("浦口新区").empty());
}

TEST_CASE("draft names: the nearest are told as they are written") {
  CHECK(two_districts().suggestion("ukou Distrikt") == "; did you mean \"Pukou District\"?");
  CHECK(two_districts().suggestion("jiangbu") == "; did you mean \"jiangpu\"?");
}

TEST_CASE("draft names: nothing is told where nothing is near") {
  CHECK(two_districts().suggestion("上海").empty());
  CHECK(DraftNames().suggestion("pukou").empty());
}

}  // namespace
}  // namespace annals::exchange

TEST_SUITE_END();
