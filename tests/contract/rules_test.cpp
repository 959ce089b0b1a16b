// Rules, waivers and freezes.
#include <annals/annals.h>
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/court.h"
#include "support/raw_sql.h"
#include "support/shown.h"
#include "support/test_store.h"

TEST_SUITE_BEGIN("store");

namespace annals::test {
namespace {

Rule full_identity() {
  Rule rule{.code = RuleCode("balance"),
            .identity = parse_identity("cases - rate >= cases[-2]").value()};
  rule.names = {{"en", "balance"}, {"zh", "平衡"}};
  rule.severity = Severity::kWarning;
  rule.agency_kind = AgencyKind::kCourt;
  rule.first_year = Year(2011);
  rule.last_year = Year(2022);
  rule.missing = MissingValues::kSkipIfAll;
  rule.note = "a note";
  return rule;
}

STORE_CASE("store: a rule is read back with every field") {
  define_court(*store);
  Rule jump{.code = RuleCode("a-jump"), .kind = RuleKind::kJump};
  jump.indicator = kRate;
  jump.limit = dec("0.50");
  jump.measure = JumpMeasure::kAbsolute;
  Rule range{.code = RuleCode("range"), .kind = RuleKind::kRange};
  range.indicator = kRate;
  range.low = dec("1e2");
  range.high = dec("200.0");
  Rule children{.code = RuleCode("children"), .kind = RuleKind::kParentAgainstChildren};
  children.child_kind = AgencyKind::kTownship;
  const std::vector<Rule> all{jump, full_identity(), children, range};
  for (const Rule& rule : all) CHECK(shown(store->define(rule)) == "changed");
  CHECK(store->rules().value() == all);
  CHECK(shown(store->define(full_identity())) == "unchanged");
}

STORE_CASE("store: another rule of a code is refused, or takes its place") {
  define_court(*store);
  store->define(full_identity()).value();
  Rule other = full_identity();
  other.severity = Severity::kNote;
  other.identity = parse_identity("cases = cases[-1]").value();
  CHECK(shown(store->define(other)) ==
        "already_exists: rule \"balance\" is defined already, with another severity, identity; ask "
        "for it to be redefined if that is meant");
  CHECK(shown(store->define(other, Redefine::kReplace)) == "changed");
  CHECK(store->rules().value() == std::vector{other});
  other.code = RuleCode("Balance");
  CHECK(shown(store->define(other)) ==
        "already_exists: rule \"Balance\" differs from \"balance\" in case only; use one of them");
}

STORE_CASE("store: a rule that is not sound, or names what is not there, is refused") {
  define_court(*store);
  Rule rule{.code = RuleCode("r"), .identity = parse_identity("cases = csaes").value()};
  CHECK(shown(store->define(rule)) ==
        "not_found: indicator \"csaes\" is not defined; did you mean \"cases\"?");
  rule.identity.reset();
  CHECK(shown(store->define(rule)) ==
        "invalid_data: rule \"r\" of kind identity needs an identity");
  Rule sum{.code = RuleCode("r"), .kind = RuleKind::kParentAgainstChildren};
  sum.indicator = kRate;
  CHECK(shown(store->define(sum)) ==
        "invalid_data: rule \"r\" sums \"rate\", whose values do not add up over agencies: its "
        "aggregation is none");
  CHECK(store->rules().value().empty());
}

Waiver waiver() {
  return {.rule = RuleCode("balance"),
          .agency = kCourt,
          .indicator = kCases,
          .year = Year(2020),
          .why = "counted twice",
          .until = parse_date("2027-12-31").value(),
          .given_for = "court/cases/2020=5"};
}

STORE_CASE("store: a waiver is read back, with who gave it and when") {
  define_court(*store);
  store->define(source("order")).value();
  Waiver given = waiver();
  given.document = SourceCode("order");
  CHECK(shown(store->waive(given)) == "changed");
  const Waiver read = store->waivers().value().at(0);
  CHECK(read.who == "tester");
  CHECK(read.recorded_at > Timestamp{});
  given.who = read.who;
  given.recorded_at = read.recorded_at;
  CHECK(read == given);
}

STORE_CASE("store: waivers are added, and the same again is no change") {
  define_court(*store);
  CHECK(shown(store->waive(waiver())) == "changed");
  CHECK(shown(store->waive(waiver())) == "unchanged");
  Waiver other = waiver();
  other.why = "looked at again";
  CHECK(shown(store->waive(other)) == "changed");
  CHECK(shown(store->waive(waiver())) == "changed");
  CHECK(store->waivers().value().size() == 3);
}

STORE_CASE("store: a waiver without a reason, a day or what it names is refused") {
  define_court(*store);
  Waiver wrong = waiver();
  wrong.why = "";
  CHECK(shown(store->waive(wrong)) ==
        "invalid_data: the waiver of \"balance\" for \"court\" in 2020 needs a reason: say why");
  wrong = waiver();
  wrong.until = Year(2023) / 2 / 30;
  CHECK(shown(store->waive(wrong)) ==
        "invalid_data: the waiver of \"balance\" for \"court\" in 2020 needs a last day that "
        "exists, up to 2999-12-31");
  wrong = waiver();
  wrong.agency = AgencyCode("cuort");
  CHECK(shown(store->waive(wrong)).starts_with("not_found: agency \"cuort\""));
  wrong = waiver();
  wrong.document = SourceCode("order");
  CHECK(shown(store->waive(wrong)).starts_with("not_found: source \"order\""));
  CHECK(store->waivers().value().empty());
}

STORE_CASE("store: what is frozen is read as it was, values and definitions") {
  define_court(*store);
  store->define(full_identity()).value();
  store->write(says("r1", 2020, "97.30")).value();
  const Freeze made = store->freeze("report 2020", "as sent").value();
  CHECK(made.author == "tester");
  CHECK(store->freezes().value() == std::vector{made});

  store->write(says("r1", 2020, "50")).value();
  store->write(says(source("r2", "2024-01-31"), 2021, "60")).value();
  Agency renamed = agency("court");
  renamed.names.names["en"] = "Another Court";
  store->define(renamed, Redefine::kReplace).value();
  store->define(agency("new")).value();

  const Store frozen = store->frozen("report 2020").value();
  CHECK(rate_of(frozen) == "2020=97.30 @r1");
  CHECK(codes_of(frozen.agencies()) == "court, tax");
  CHECK(frozen.find_agency("court")->names.in("en") == "court");
  CHECK(frozen.rules().value() == std::vector{full_identity()});
  CHECK(frozen.freezes().value().empty());
  CHECK(frozen.verify().value().empty());
  CHECK(rate_of(*store) == "2020=50 @r1; 2021=60 @r2");
}

STORE_CASE("store: what is frozen cannot be written") {
  define_court(*store);
  store->freeze("empty").value();
  Store frozen = store->frozen("EMPTY").value();
  CHECK(shown(frozen.define(agency("new"))).starts_with("invalid_argument: the store was opened"));
  CHECK(shown(frozen.write(says("r1", 2020, "1"))).starts_with("invalid_argument: "));
}

STORE_CASE("store: a name is frozen once, and an unknown one is told with the nearest") {
  define_court(*store);
  store->freeze("report 2020").value();
  const auto again = store->freeze("Report 2020");
  REQUIRE_FALSE(again);
  CHECK(shown(again.error()) ==
        "already_exists: the freeze \"Report 2020\" is there already; what is frozen stays: choose "
        "another name");
  CHECK(shown(store->freeze("").error()) == "invalid_data: a freeze needs a name");
  CHECK(shown(store->frozen("report 2021").error()) ==
        "not_found: nothing is frozen as \"report 2021\"; did you mean \"report 2020\"?");
}

TEST_CASE("store: a freeze whose values were changed by other hands is told and not read") {
  const TempDir folder;
  const std::filesystem::path file = folder / "store.db";
  {
    Store store = Store::open(file).value();
    define_court(store);
    store.write(says("r1", 2020, "97.30")).value();
    store.freeze("report").value();
    CHECK(store.verify().value().empty());
  }
  run_sql(file, "UPDATE observation SET mantissa = 9731");
  Store store = Store::open(file).value();
  store.rebuild().value();
  const std::string told =
      "the freeze \"report\" is not what it was: rows of the file were changed by other hands; "
      "restore it from a backup";
  CHECK(shown(store.frozen("report").error()) == "invalid_data: " + told);
  CHECK(shown(store.verify()) ==
        "seal: batch 1 of \"r1\" was changed: \"court\", \"rate\", or what it says of itself\n"
        "freeze: " +
            told);
}

STORE_CASE("store: a waiver that differs in anything is one of its own") {
  define_court(*store);
  store->define(source("order")).value();
  CHECK(shown(store->waive(waiver())) == "changed");
  std::vector<Waiver> others(8, waiver());
  others[0].until = parse_date("2028-12-31").value();
  others[1].document = SourceCode("order");
  others[2].given_for = "court/cases/2020=6";
  others[3].who = "somebody";
  others[4].rule = RuleCode("range");
  others[5].agency = kTax;
  others[6].indicator = kRate;
  others[7].year = Year(2021);
  for (const Waiver& other : others) {
    CHECK(shown(store->waive(other)) == "changed");
    CHECK(shown(store->waive(other)) == "unchanged");
  }
  CHECK(store->waivers().value().size() == 9);
}

STORE_CASE("store: a waiver holds to a day from 0001 to 2999") {
  define_court(*store);
  for (const int year : {0, 3000}) {
    Waiver wrong = waiver();
    wrong.until = Year(year) / 1 / 31;
    CHECK(store->waive(wrong).error().code == ErrorCode::kInvalidData);
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
