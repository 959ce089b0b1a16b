#include <annals/code.h>
#include <doctest/doctest.h>

#include <string>
#include <type_traits>
#include <unordered_set>

TEST_SUITE_BEGIN("code");

namespace annals::test {
namespace {

std::string refusal(std::string_view text) {
  const auto result = AgencyCode::parse(text);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::kInvalidArgument);
  return result.error().message;
}

TEST_CASE("code: letters, digits, points, underscores and hyphens are kept as written") {
  for (const std::string text : {"a", "Z", "0", "9", "pukou", "320111",
                                 "litigation.appearance_rate", "AR-2023", "a.", "a--_", "az09AZ"}) {
    CAPTURE(text);
    CHECK(AgencyCode::parse(text).value().str() == text);
  }
}

TEST_CASE("code: the empty text is refused") {
  CHECK(refusal("") == "agency code is empty: use letters, digits, '.', '_' and '-'");
}

TEST_CASE("code: 64 characters are a code and 65 are not") {
  const std::string longest(64, 'a');
  CHECK(AgencyCode::parse(longest).value().str() == longest);
  CHECK(refusal(longest + "a") == "agency code \"" + std::string(60, 'a') +
                                      "\u2026\" has 65 characters: at most 64 are allowed");
}

TEST_CASE("code: a letter or a digit comes first") {
  CHECK(refusal("-a") == "agency code \"-a\" begins with \"-\": begin with a letter or a digit");
  CHECK(refusal(".a").find("begins with \".\"") != std::string::npos);
  CHECK(refusal("_").find("begins with \"_\"") != std::string::npos);
}

TEST_CASE("code: the first character that does not belong is named with its place") {
  const std::string allowed = ": use letters, digits, '.', '_' and '-'";
  CHECK(refusal("pu/kou") == "agency code \"pu/kou\" has \"/\" at character 3" + allowed);
  CHECK(refusal("a b") == "agency code \"a b\" has a blank at character 2" + allowed);
  CHECK(refusal("ab\u6D66\u53E3") ==
        "agency code \"ab\u6D66\u53E3\" has \"\u6D66\" at character 3" + allowed);
  CHECK(refusal("a\xFF") == "agency code \"a\uFFFD\" has \"\uFFFD\" at character 2" + allowed);
}

// The neighbours of the allowed ranges in ASCII.
TEST_CASE("code: no other character of ASCII is taken") {
  for (const char c : std::string("/:@[`{,+ \t\n\x7F") + '\0') {
    CAPTURE(static_cast<int>(c));
    CHECK_FALSE(AgencyCode::parse(std::string("a") + c));
  }
}

TEST_CASE("code: the message says what kind of code it is") {
  CHECK(AgencyCode::parse("").error().message.starts_with("agency code "));
  CHECK(IndicatorCode::parse("").error().message.starts_with("indicator code "));
  CHECK(SourceCode::parse("").error().message.starts_with("source code "));
  CHECK(SubjectCode::parse("").error().message.starts_with("subject code "));
}

TEST_CASE("code: a bad literal throws what parse returns") {
  CHECK(IndicatorCode("cases").str() == "cases");
  try {
    IndicatorCode("no good");
    FAIL("nothing was thrown");
  } catch (const BadResultAccess& e) {
    CHECK(e.error() == IndicatorCode::parse("no good").error());
  }
}

TEST_CASE("code: codes compare as written") {
  CHECK(AgencyCode("a") == AgencyCode("a"));
  CHECK(AgencyCode("a") != AgencyCode("A"));
  CHECK(AgencyCode("320111") < AgencyCode("320112"));
  CHECK(AgencyCode("Z") < AgencyCode("a"));
  CHECK(AgencyCode("a") < AgencyCode("a-"));
}

TEST_CASE("code: equal codes have equal hashes") {
  std::unordered_set<AgencyCode> codes{AgencyCode("a"), AgencyCode("b"), AgencyCode("a")};
  CHECK(codes.size() == 2);
  CHECK(codes.contains(AgencyCode("b")));
  CHECK_FALSE(codes.contains(AgencyCode("c")));
}

TEST_CASE("code: the code of one thing is none of another") {
  CHECK_FALSE(std::is_convertible_v<AgencyCode, IndicatorCode>);
  CHECK_FALSE(std::is_constructible_v<AgencyCode, IndicatorCode>);
  CHECK_FALSE(std::is_convertible_v<const char*, AgencyCode>);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
