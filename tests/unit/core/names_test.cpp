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
