#include "exchange/table/made_codes.h"

#include <annals/code.h>
#include <doctest/doctest.h>

#include <string>

TEST_SUITE_BEGIN("made_codes");

namespace annals::exchange {
namespace {

TEST_CASE("code_of_name: what is a code stays as it is") {
  CHECK(code_of_name("NY.GDP.MKTP.CD") == "NY.GDP.MKTP.CD");
  CHECK(code_of_name("320111") == "320111");
}

TEST_CASE("code_of_name: a name in ASCII becomes its words") {
  CHECK(code_of_name("Energy use (kg of oil)") == "energy-use-kg-of-oil");
  CHECK(code_of_name("  A  b ") == "a-b");
  CHECK(code_of_name("-x-") == "x");
}

// The digits are the first eight of sha256sum over the folded name in UTF-8.
TEST_CASE(
    "code_of_name: a name with other letters has a digest, the same in every width and case") {
  CHECK(code_of_name("北区") == "n-043bf681");
  CHECK(code_of_name("GDP增速") == "gdp-7cad7a89");
  CHECK(code_of_name("ＧＤＰ增速") == "gdp-7cad7a89");
  CHECK(code_of_name("gdp 增速") != code_of_name("gdp增速"));
}

TEST_CASE("code_of_name: a digest is added where it is asked for") {
  CHECK(code_of_name("Energy use", true).starts_with("energy-use-"));
  CHECK(code_of_name("Energy use", true) == code_of_name("ENERGY USE", true));
}

TEST_CASE("code_of_name: whatever the name, the result is a code") {
  const std::string longest(300, 'a'), blanks(300, ' ');
  for (const std::string& name : {longest, blanks, longest + "b c", std::string("()"),
                                  std::string("\xFF"), std::string("—"), std::string("")}) {
    CAPTURE(name);
    CHECK(AgencyCode::parse(code_of_name(name)));
    CHECK(AgencyCode::parse(code_of_name(name, true)));
  }
  CHECK(code_of_name(longest + "b") != code_of_name(longest + "c"));
}

}  // namespace
}  // namespace annals::exchange

TEST_SUITE_END();
