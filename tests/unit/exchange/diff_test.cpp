#include <annals/diff.h>
#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "support/court.h"

TEST_SUITE_BEGIN("diff");

namespace annals::test {
namespace {

std::string told(const std::vector<FieldDifference>& fields) {
  std::string text;
  for (const FieldDifference& each : fields) {
    text += " " + each.field + "[" + each.before + ">" + each.after + "]";
  }
  return text;
}

// "changed court rate 2020 value[97.3>97.30]", a value a line, and the summary.
std::string values(const StoreState& before, const StoreState& after,
                   const DiffOptions& options = {}) {
  std::string text;
  const auto summary =
      diff_values(before, after, options, [&](const ValueDifference& each) -> Result<void> {
        text += std::string(to_string(each.kind)) + " " + each.agency.str() + " " +
                each.indicator.str() + " " + to_string(each.year) + told(each.fields) + "\n";
        CHECK(each.before.has_value() == (each.kind != DifferenceKind::kAdded));
        CHECK(each.after.has_value() == (each.kind != DifferenceKind::kRemoved));
        return {};
      });
  if (!summary) return shown(summary.error());
  return text + std::to_string(summary->added) + " " + std::to_string(summary->changed) + " " +
         std::to_string(summary->removed);
}

std::string definitions(const Store& before, const Store& after) {
  std::string text;
  const std::vector<DefinitionDifference> differences = diff_definitions(before, after).value();
  for (const DefinitionDifference& each : differences) {
    text += (text.empty() ? "" : "\n") + std::string(to_string(each.kind)) + " " + each.table +
            " " + each.key + ":" + told(each.fields);
  }
  return text;
}

Store court() {
  Store store = Store::in_memory({.author = "lin"}).value();
  define_court(store);
  return store;
}

TEST_CASE("diff: a store does not differ from itself") {
  Store store = court();
  store.write(says("r1", 2020, "97.3")).value();
  CHECK(values({store}, {store}) == "0 0 0");
  CHECK(definitions(store, store) == "");
}

TEST_CASE("diff: empty stores do not differ") {
  const Store a = Store::in_memory().value();
  const Store b = Store::in_memory().value();
  CHECK(values({a}, {b}) == "0 0 0");
  CHECK(definitions(a, b) == "");
}

TEST_CASE("diff: between two moments values are added, changed and retracted") {
  Store store = court();
  store.write(says("r1", 2019, "1")).value();
  store.write(says("r1", 2020, "97.3")).value();
  store.write(says("r1", 2021, "5")).value();
  const Timestamp then = moment_between(store);
  store.write(says(source("r1"), 2020, "97.30", "P")).value();
  store.write(says("r1", 2022, "6")).value();
  store.write(retracts("r1", 2021)).value();
  const DiffOptions rate{.indicators = {kRate}};
  CHECK(values({.store = store, .recorded_by = then}, {store}, rate) ==
        "changed court rate 2020 value[97.3>97.30] status[>P]\n"
        "removed court rate 2021 value[5>] source[r1>]\n"
        "added court rate 2022 value[>6] source[>r1]\n"
        "1 1 1");
  // Backwards, what was added is removed.
  CHECK(values({store}, {.store = store, .recorded_by = then}, rate) ==
        "changed court rate 2020 value[97.30>97.3] status[P>]\n"
        "added court rate 2021 value[>5] source[>r1]\n"
        "removed court rate 2022 value[6>] source[r1>]\n"
        "1 1 1");
}

TEST_CASE("diff: what is changed and changed back is no difference") {
  Store store = court();
  store.write(says("r1", 2020, "97.3")).value();
  const Timestamp then = moment_between(store);
  store.write(says("r1", 2020, "97.4")).value();
  store.write(says("r1", 2020, "97.3")).value();
  CHECK(values({.store = store, .recorded_by = then}, {store}, {.indicators = {kRate}}) == "0 0 0");
}

TEST_CASE("diff: between two vintages the later source counts") {
  Store store = court();
  store.write(says(source("quick", "2021-01-10"), 2020, "97.3", "P")).value();
  store.write(says(source("final", "2021-06"), 2020, "97.3", "")).value();
  const StoreState january{.store = store, .as_of = parse_date("2021-01-31").value()};
  const StoreState july{.store = store, .as_of = parse_date("2021-07-31").value()};
  const StoreState before{.store = store, .as_of = parse_date("2021-01-01").value()};
  CHECK(values(january, july) == "changed court rate 2020 status[P>] source[quick>final]\n0 1 0");
  CHECK(values(before, january) ==
        "added court rate 2020 value[>97.3] status[>P] source[>quick]\n1 0 0");
}

TEST_CASE("diff: a difference in source, place or note alone can be left out") {
  Store store = court();
  store.write(says(source("quick", "2021-01-10"), 2020, "97.3")).value();
  store.write(says(source("final", "2021-06"), 2020, "97.3")).value();
  const StoreState january{.store = store, .as_of = parse_date("2021-01-31").value()};
  CHECK(values(january, {store}) == "changed court rate 2020 source[quick>final]\n0 1 0");
  CHECK(values(january, {store}, {.values_only = true}) == "0 0 0");
}

TEST_CASE("diff: counts, bounds, places and notes are told") {
  Store a = court();
  Store b = court();
  Observation first = observation(2020, "97.3");
  first.locator = "page 3";
  Observation second = first;
  second.bound = Bound::kAbout;
  second.numerator = 36;
  second.denominator = 37;
  second.locator = "page 4";
  second.note = "corrected";
  a.write(Batch(source("r1")).add(kCourt, kRate, first)).value();
  b.write(Batch(source("r1")).add(kCourt, kRate, second)).value();
  CHECK(values({a}, {b}) ==
        "changed court rate 2020 bound[>about] numerator[>36] denominator[>37] "
        "locator[page 3>page 4] note[>corrected]\n0 1 0");
}

TEST_CASE("diff: what one store alone defines is added or removed") {
  Store a = court();
  Store b = court();
  b.define(agency("bureau")).value();
  b.define(indicator("staff")).value();
  b.write(Batch(source("r1"))
              .add(AgencyCode("bureau"), IndicatorCode("staff"), observation(2020, "12")))
      .value();
  a.write(says("r1", 2020, "1")).value();
  b.write(says("r1", 2020, "1")).value();
  CHECK(values({a}, {b}) == "added bureau staff 2020 value[>12] source[>r1]\n1 0 0");
  CHECK(values({b}, {a}) == "removed bureau staff 2020 value[12>] source[r1>]\n0 0 1");
  CHECK(values({a}, {b}, {.agencies = {AgencyCode("bureau")}}) ==
        "added bureau staff 2020 value[>12] source[>r1]\n1 0 0");
  CHECK(values({a}, {b}, {.agencies = {kCourt}}) == "0 0 0");
  CHECK(definitions(a, b) ==
        "added agencies bureau: code[>bureau] kind[>other] name_en[>bureau]\n"
        "added indicators staff: aggregation[>none] code[>staff] decimals[>0] factor[>1] "
        "kind[>count] "
        "name_en[>staff] polarity[>neutral] rounding[>half_up] unit[>cases]");
}

TEST_CASE("diff: agencies, indicators and years can be chosen") {
  Store a = court();
  Store b = court();
  b.write(Batch(source("r1"))
              .add(kCourt, kRate, observation(2020, "1"))
              .add(kCourt, kRate, observation(2021, "2"))
              .add(kTax, kRate, observation(2020, "3"))
              .add(kTax, kCases, observation(2020, "4")))
      .value();
  CHECK(values({a}, {b}).ends_with("4 0 0"));
  CHECK(values({a}, {b}, {.agencies = {kTax}}).ends_with("2 0 0"));
  CHECK(values({a}, {b}, {.indicators = {kCases}}).ends_with("1 0 0"));
  CHECK(values({a}, {b}, {.years = {Year(2021), Year(2021)}}).ends_with("1 0 0"));
  CHECK(values({a}, {b}, {.agencies = {AgencyCode("nobody")}}) ==
        "not_found: agency \"nobody\" is not defined on either side");
  CHECK(values({a}, {b}, {.indicators = {IndicatorCode("nothing")}}) ==
        "not_found: indicator \"nothing\" is not defined on either side");
  // Of what one side alone knows the other says nothing.
  b.define(agency("new")).value();
  b.define(indicator("newer")).value();
  b.write(
       Batch(source("r1")).add(AgencyCode("new"), IndicatorCode("newer"), observation(2020, "5")))
      .value();
  CHECK(values({a}, {b}, {.agencies = {AgencyCode("new")}}).ends_with("1 0 0"));
  CHECK(values({b}, {a}, {.agencies = {AgencyCode("new"), kTax}}).ends_with("0 0 3"));
  CHECK(values({b}, {a}, {.indicators = {IndicatorCode("newer")}}).ends_with("0 0 1"));
  CHECK(values({a}, {b}, {.years = {Year(2021), Year(2020)}}) ==
        "invalid_argument: the span of years from 2021 to 2020 is empty");
}

TEST_CASE("diff: a freeze against the store tells values and definitions") {
  Store store = court();
  store.write(says("r1", 2020, "1")).value();
  store
      .define(Target{.agency = kCourt,
                     .indicator = kRate,
                     .year = Year(2025),
                     .value = dec("90"),
                     .source = SourceCode("r1")})
      .value();
  store.freeze("sent").value();
  store.write(says("r1", 2020, "2")).value();
  Agency renamed = agency("court");
  renamed.names.names["en"] = "The court";
  renamed.parent = kTax;
  store.define(renamed, Redefine::kReplace).value();
  store
      .define(Target{.agency = kCourt,
                     .indicator = kRate,
                     .year = Year(2025),
                     .value = dec("95"),
                     .source = SourceCode("r1")},
              Redefine::kReplace)
      .value();
  const Store sent = store.frozen("sent").value();
  CHECK(values({sent}, {store}) == "changed court rate 2020 value[1>2]\n0 1 0");
  CHECK(definitions(sent, store) ==
        "changed agencies court: name_en[court>The court] parent[>tax]\n"
        "changed targets court rate 2025 at_least r1: value[90>95]");
}

TEST_CASE("diff: the first error of who is shown ends it") {
  Store a = court();
  Store b = court();
  b.write(Batch(source("r1"))
              .add(kCourt, kRate, observation(2020, "1"))
              .add(kCourt, kRate, observation(2021, "2")))
      .value();
  int shown_values = 0;
  const auto result = diff_values({a}, {b}, {}, [&](const ValueDifference&) -> Result<void> {
    ++shown_values;
    return Error{ErrorCode::kCancelled, "enough"};
  });
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::kCancelled);
  CHECK(shown_values == 1);
}

TEST_CASE("diff: the moment of a write is that by which it is recorded") {
  Store store = court();
  store.write(says("r1", 2020, "1")).value();
  moment_between(store);
  const auto writes = store.writes().value();
  CHECK(moment_of_write(store, writes.back().record.id).value() ==
        writes.back().record.recorded_at);
  CHECK(shown(moment_of_write(store, 99).error()) == "not_found: there is no write 99");
}

TEST_CASE("diff: no moment lies between two writes of one millisecond") {
  Store store = court();
  const Batch batches[] = {says("r1", 2020, "1"), says("r2", 2020, "2")};
  store.write(batches).value();
  CHECK(shown(moment_of_write(store, 1).error()) ==
        "invalid_argument: write 1 was recorded in the same millisecond as write 2: no moment lies "
        "between them; name that");
  CHECK(moment_of_write(store, 2).has_value());
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
