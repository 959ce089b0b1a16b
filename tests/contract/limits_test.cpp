#include <annals/limits.h>
#include <annals/store.h>
#include <doctest/doctest.h>

#include <chrono>
#include <optional>
#include <string>

#include "support/court.h"
#include "support/test_store.h"

TEST_SUITE_BEGIN("limits");

namespace annals::test {
namespace {

std::string of_bytes(std::size_t bytes) { return std::string(bytes, 'n'); }

std::string code(int number) { return "a" + std::to_string(number); }

// A chain of agencies from a1 at the top down to the lowest.
void define_chain(Store& store, int first, int last) {
  for (int i = first; i <= last; ++i) {
    Agency each = agency(code(i));
    if (i > first) each.parent = AgencyCode(code(i - 1));
    store.define(each).value();
  }
}

STORE_CASE("limits: a code has up to 64 characters") {
  CHECK(AgencyCode::parse(of_bytes(kMaxCodeLength)).has_value());
  CHECK_FALSE(AgencyCode::parse(of_bytes(kMaxCodeLength + 1)).has_value());
  CHECK(shown(store->define(agency(of_bytes(kMaxCodeLength)))) == "changed");
}

STORE_CASE("limits: a name has up to 1,000 bytes") {
  Agency each = agency("court");
  each.names.names["en"] = of_bytes(kMaxNameBytes);
  CHECK(shown(store->define(each)) == "changed");
  each = agency("tax");
  each.names.aliases["en"] = {of_bytes(kMaxNameBytes + 1)};
  CHECK(shown(store->define(each)) ==
        "invalid_data: agency \"tax\" has a name in en of 1001 bytes: write at most 1000");
  CHECK(shown(store->freeze(of_bytes(kMaxNameBytes + 1)).error()) ==
        "invalid_data: the name of a freeze has 1001 bytes: write at most 1000");
}

STORE_CASE("limits: a title has up to 65,536 bytes") {
  SourceDocument of = source("r1");
  of.title = of_bytes(kMaxTextBytes);
  CHECK(shown(store->define(of)) == "changed");
  of = source("r2");
  of.title = of_bytes(kMaxTextBytes + 1);
  CHECK(shown(store->define(of)) ==
        "invalid_data: the title of source \"r2\" has 65537 bytes: write at most 65536");
}

STORE_CASE("limits: a note and a locator have up to 65,536 bytes") {
  define_court(*store);
  Observation each = observation(2020, "97.3");
  each.note = each.locator = of_bytes(kMaxTextBytes);
  CHECK(store->write(Batch(source("r1")).add(kCourt, kRate, each)).has_value());
  CHECK(store->series(kCourt, kRate)->observations()[0].note.size() == kMaxTextBytes);
  each.note += 'n';
  CHECK(store->write(Batch(source("r1")).add(kCourt, kRate, each)).error().message ==
        "\"court\", \"rate\" in 2020: the note has 65537 bytes: write at most 65536");
  each.note.clear();
  each.locator += 'n';
  CHECK(store->write(Batch(source("r1")).add(kCourt, kRate, each)).error().message ==
        "\"court\", \"rate\" in 2020: the locator has 65537 bytes: write at most 65536");
}

STORE_CASE("limits: a reason has up to 65,536 bytes") {
  define_court(*store);
  CHECK(store->write(says("r1", 2020, "1"), {.reason = of_bytes(kMaxTextBytes)}).has_value());
  CHECK(store->write(says("r1", 2020, "2"), {.reason = of_bytes(kMaxTextBytes + 1)})
            .error()
            .message == "the reason of the write has 65537 bytes: write at most 65536");
}

STORE_CASE("limits: the largest and the smallest number come back as they were") {
  define_court(*store);
  const char* const numbers[] = {
      "999999999999999999", "-999999999999999999", "999999999999999999e40",
      "0.0000000000000000000000000000000000000001", "-999999999999999999e-40"};
  int year = 2000;
  for (const char* number : numbers) {
    CAPTURE(number);
    store->write(says("r1", ++year, number)).value();
    const Series series = store->series(kCourt, kRate).value();
    CHECK(identical(*series.find(Year(year))->value, dec(number)));
  }
  for (const char* number : {"1000000000000000000", "1e41", "1e-41", "1e999"}) {
    CAPTURE(number);
    const auto refused = Decimal::parse(number);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::kInvalidData);
    CHECK(refused.error().message.find(number) != std::string::npos);
  }
}

STORE_CASE("limits: years run from 1 to 2999") {
  define_court(*store);
  CHECK(store->write(says("r1", 1, "1")).has_value());
  CHECK(store->write(says("r1", 2999, "1")).has_value());
  CHECK(store->write(says("r1", 0, "1")).error().code == ErrorCode::kInvalidData);
  CHECK(store->write(says("r1", 3000, "1")).error().code == ErrorCode::kInvalidData);
}

STORE_CASE("limits: a tree of agencies has up to 64 levels, from whichever end it grows") {
  define_chain(*store, 1, kMaxTreeDepth);
  Agency below = agency("below");
  below.parent = AgencyCode(code(kMaxTreeDepth));
  CHECK(shown(store->define(below)) ==
        "invalid_data: agency \"below\" would make a tree of 65 agencies one below the other: at "
        "most 64 are possible");
  define_chain(*store, 101, 102);
  Agency top = agency(code(1));
  top.parent = AgencyCode(code(102));
  CHECK(store->define(top, Redefine::kReplace).error().code == ErrorCode::kInvalidData);
  CHECK_FALSE(store->find_agency(code(1))->parent.has_value());
}

STORE_CASE("limits: a circle of parents is refused, however long") {
  define_chain(*store, 1, 5);
  Agency top = agency(code(1));
  for (const int under : {1, 2, 5}) {
    CAPTURE(under);
    top.parent = AgencyCode(code(under));
    CHECK(store->define(top, Redefine::kReplace).error().code == ErrorCode::kInvalidData);
  }
  CHECK_FALSE(store->find_agency(code(1))->parent.has_value());
}

// In what years a stands below b, and b below a.
struct Standing {
  std::optional<Year> until{}, from{};  // of a, below b
  Year last{};                          // of b, below a
};

std::string exchanged(Store& store, const Standing& standing) {
  for (const char* each : {"a", "b", "c"}) store.define(agency(each), Redefine::kReplace).value();
  Agency b = agency("b");
  b.former_parents = {{AgencyCode("a"), standing.last}};
  store.define(b, Redefine::kReplace).value();
  Agency a = agency("a");
  if (standing.until) {
    a.former_parents = {{AgencyCode("b"), *standing.until}};
  } else {
    a.former_parents = {{AgencyCode("c"), *standing.from - std::chrono::years(1)}};
    a.parent = AgencyCode("b");
  }
  return shown(store.define(a, Redefine::kReplace));
}

STORE_CASE("limits: a circle of former parents is refused in the years in which it would be one") {
  CHECK(exchanged(*store, {.from = Year(2000), .last = Year(1999)}) == "changed");
  CHECK(exchanged(*store, {.from = Year(2000), .last = Year(2000)}) ==
        "invalid_data: agency \"a\" would be below itself in 2000: then \"b\" stands both under it "
        "and over it");
  CHECK(exchanged(*store, {.until = Year(1990), .last = Year(1999)}) ==
        "invalid_data: agency \"a\" would be below itself in 1: then \"b\" stands both under it "
        "and over it");
  CHECK(store->find_agency("a")->former_parents.empty());
}

STORE_CASE("limits: a circle of former parents is refused however long, and only while all exist") {
  for (const char* each : {"a", "b", "c"}) store->define(agency(each)).value();
  const auto under = [&](const char* code, const char* parent, int until,
                         std::optional<Year> first_year = {}) {
    Agency each = agency(code);
    each.former_parents = {{AgencyCode(parent), Year(until)}};
    each.first_year = first_year;
    return shown(store->define(each, Redefine::kReplace));
  };
  CHECK(under("a", "a", 1990).starts_with("invalid_data"));
  CHECK(under("a", "b", 1990) == "changed");
  CHECK(under("b", "c", 1980, Year(1970)) == "changed");
  CHECK(under("c", "a", 1969) == "changed");
  CHECK(under("c", "a", 1970) ==
        "invalid_data: agency \"c\" would be below itself in 1970: then \"b\" stands both under it "
        "and over it");
  // Nor does the circle close when the years of one that exists are widened.
  CHECK(under("b", "c", 1980, Year(1969)).starts_with("invalid_data"));
  CHECK(store->find_agency("b")->first_year == Year(1970));
}

STORE_CASE("limits: a circle of successions within a year is refused, and over years is history") {
  for (const char* each : {"a", "b", "c"}) store->define(agency(each)).value();
  const auto follows = [&](const char* before, const char* after, int year) {
    return shown(store->define(
        Succession{SuccessionKind::kRename, AgencyCode(before), AgencyCode(after), Year(year)}));
  };
  CHECK(follows("a", "a", 2018) ==
        "invalid_data: the succession of \"a\" by \"a\" in 2018 names one agency twice");
  CHECK(follows("a", "b", 2018) == "changed");
  CHECK(follows("b", "a", 2018) ==
        "invalid_data: the succession of \"b\" by \"a\" in 2018 would lead in a circle: in that "
        "year \"b\" follows \"a\" already");
  CHECK(follows("b", "c", 2018) == "changed");
  CHECK(follows("c", "a", 2018) ==
        "invalid_data: the succession of \"c\" by \"a\" in 2018 would lead in a circle: in that "
        "year \"c\" follows \"a\" already");
  // There and back again.
  CHECK(follows("c", "a", 2020) == "changed");
  CHECK(follows("a", "c", 2017) == "changed");
  CHECK(store->successions()->size() == 4);
}

STORE_CASE("limits: a circle of numerators and denominators is refused") {
  for (const char* each : {"x", "y", "z"}) store->define(indicator(each)).value();
  const auto computed = [&](const char* of, const char* numerator, const char* denominator) {
    Indicator each = indicator(of, IndicatorKind::kPercent);
    each.numerator = IndicatorCode(numerator);
    each.denominator = IndicatorCode(denominator);
    const auto defined = store->define(each, Redefine::kReplace);
    return defined ? shown(*defined) : std::string(to_string(defined.error().code));
  };
  CHECK(computed("x", "x", "y") == "invalid_data");
  CHECK(computed("x", "y", "z") == "changed");
  CHECK(computed("y", "z", "x") == "invalid_data");
  CHECK(computed("y", "z", "z") == "changed");
  CHECK(computed("z", "y", "y") == "invalid_data");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
