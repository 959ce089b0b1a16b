#include "exchange/records/meanings.h"

#include <annals/store.h>
#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "support/builders.h"

TEST_SUITE_BEGIN("meanings");

namespace annals::exchange {
namespace {

struct Named {
  std::string code;
  Names names;
};

Names called(std::string name, std::vector<std::string> aliases = {}) {
  return {.names = {{"en", std::move(name)}}, .aliases = {{"en", std::move(aliases)}}};
}

Meanings meanings_of(const std::vector<Named>& definitions) {
  Meanings meanings;
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    meanings.add(i, definitions[i].code, definitions[i].names);
  }
  return meanings;
}

TEST_CASE("meanings: a word is known in whatever case and width") {
  const Meanings meanings = meanings_of({{"court", called("High Court")}, {"tax", Names()}});
  CHECK(meanings.of("COURT") == 0);
  CHECK(meanings.of("high court") == 0);
  CHECK(meanings.of("\uFF54ax") == 1);
  CHECK(meanings.of("customs") == Meanings::kNone);
  CHECK_FALSE(meanings.contains("customs"));
}

TEST_CASE("meanings: a word of several definitions means none of them") {
  const Meanings meanings =
      meanings_of({{"a", called("Bureau")}, {"b", called("Office", {"bureau"})}});
  CHECK(meanings.of("Bureau") == Meanings::kNone);
  CHECK(meanings.contains("Bureau"));
  CHECK(meanings.of("a") == 0);
  CHECK(meanings.of("office") == 1);
}

TEST_CASE("meanings: a word that a definition has twice means it still") {
  CHECK(meanings_of({{"a", called("Bureau", {"BUREAU", "bureau"})}}).of("bureau") == 0);
}

TEST_CASE("meanings: a code comes before a name, whichever is defined first") {
  CHECK(meanings_of({{"a", called("B")}, {"b", Names()}}).of("b") == 1);
  CHECK(meanings_of({{"b", Names()}, {"a", called("B")}}).of("b") == 0);
}

TEST_CASE("meanings: what has one meaning is what a store finds") {
  Store store = Store::in_memory().value();
  std::vector<Agency> agencies{test::agency("court"), test::agency("tax"), test::agency("a-1")};
  agencies[0].names = called("Court", {"\u6CD5\u9662"});
  agencies[1].names = called("Tax Office", {"Revenue"});
  agencies[2].names = called("Office");
  Meanings meanings;
  for (std::size_t i = 0; i < agencies.size(); ++i) {
    store.define(agencies[i]).value();
    meanings.add(i, agencies[i].code.str(), agencies[i].names);
  }
  for (const char* word :
       {"court", "Court", "tax", "tax office", "A-1", "revenue", "\u6CD5\u9662", "x"}) {
    CAPTURE(word);
    const auto found = store.find_agency(word);
    const std::size_t number = meanings.of(word);
    REQUIRE(found.has_value() == (number != Meanings::kNone));
    if (found) CHECK(found->code == agencies[number].code);
  }
}

}  // namespace
}  // namespace annals::exchange

TEST_SUITE_END();
