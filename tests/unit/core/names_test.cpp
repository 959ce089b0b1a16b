#include <annals/names.h>
#include <doctest/doctest.h>

TEST_SUITE_BEGIN("names");

namespace annals::test {
namespace {

const LocalizedText kBoth{{"de", "Bezirk"}, {"en", "district"}, {"zh", "区"}};

TEST_CASE("best_text: the language asked for comes first") {
  CHECK(best_text(kBoth, "zh") == "区");
  CHECK(best_text(kBoth, "de") == "Bezirk");
}

TEST_CASE("best_text: English stands in for a language that is not there") {
  CHECK(best_text(kBoth, "fr") == "district");
  CHECK(best_text(kBoth, "") == "district");
}

TEST_CASE("best_text: a language stands in for its varieties before English does") {
  CHECK(best_text(kBoth, "zh-cn") == "区");
  CHECK(best_text(kBoth, "zh-hant-tw") == "区");
  CHECK(best_text({{"en", "district"}, {"zh", "区"}, {"zh-hant", "區"}}, "zh-hant-tw") == "區");
}

TEST_CASE("best_text: a variety does not stand in for its language or for another variety") {
  CHECK(best_text({{"en", "district"}, {"zh-cn", "区"}}, "zh") == "district");
  CHECK(best_text({{"en", "district"}, {"zh-cn", "区"}}, "zh-tw") == "district");
  CHECK(best_text(kBoth, "zhx") == "district");
}

TEST_CASE("best_text: any text is better than none") {
  CHECK(best_text({{"zh", "区"}}, "en") == "区");
}

TEST_CASE("best_text: there is none where there are no texts") {
  CHECK(best_text({}, "en").empty());
}

TEST_CASE("names: an alias is never printed") {
  const Names names{.names = {{"zh", "浦口区"}}, .aliases = {{"en", {"Pukou"}}}};
  CHECK(names.in("en") == "浦口区");
}

TEST_CASE("names: names that differ in an alias differ") {
  const Names names{.names = {{"zh", "浦口区"}}, .aliases = {{"en", {"Pukou"}}}};
  Names other = names;
  CHECK(names == other);
  other.aliases["en"].push_back("Pukou District");
  CHECK(names != other);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
