#include <annals/store.h>
#include <doctest/doctest.h>

#include <functional>
#include <string>

#include "support/builders.h"
#include "support/shown.h"
#include "support/test_store.h"

TEST_SUITE_BEGIN("store");

namespace annals::test {
namespace {

// Defines "first" twice and "second" after it, and expects what each sort of definition promises.
// "complaint" begins the message for the second, "fields" are those in which it differs.
template <typename T>
void check_redefinition(TestStore& store, const T& first, const T& second,
                        const std::string& subject, const std::string& fields) {
  CHECK(shown(store->define(first)) == "changed");
  CHECK(shown(store->define(first)) == "unchanged");
  CHECK(shown(store->define(first, Redefine::kReplace)) == "unchanged");
  CHECK(shown(store->define(second)) == "already_exists: " + subject +
                                            " is defined already, with another " + fields +
                                            "; ask for it to be redefined if that is meant");
  CHECK(shown(store->define(first)) == "unchanged");
  CHECK(shown(store->define(second, Redefine::kReplace)) == "changed");
  CHECK(shown(store->define(second)) == "unchanged");
}

STORE_CASE("store: a subject is redefined only on request") {
  store->define(Subject{.code = SubjectCode("law")}).value();
  const Subject first{.code = SubjectCode("litigation")};
  Subject second = first;
  second.parent = SubjectCode("law");
  second.names.names["en"] = "Litigation";
  check_redefinition(store, first, second, "subject \"litigation\"", "name or alias, parent");
}

STORE_CASE("store: an agency is redefined only on request") {
  store->define(agency("nanjing")).value();
  Agency second = agency("pukou");
  second.names.aliases["en"] = {"P"};
  second.kind = AgencyKind::kCounty;
  second.parent = AgencyCode("nanjing");
  second.first_year = Year(1949);
  second.last_year = Year(2020);
  check_redefinition(store, agency("pukou"), second, "agency \"pukou\"",
                     "name or alias, kind, parent, first year, last year");
}

STORE_CASE("store: an indicator is redefined only on request") {
  store->define(Subject{.code = SubjectCode("law")}).value();
  store->define(indicator("n")).value();
  store->define(indicator("d")).value();
  const Indicator first = indicator("rate");
  Indicator second = first;
  second.names.names["en"] = "another";
  second.definition["en"] = "what is counted";
  second.subject = SubjectCode("law");
  second.kind = IndicatorKind::kPercent;
  second.unit = "%";
  second.decimals = 1;
  second.polarity = Polarity::kLowerIsBetter;
  second.aggregation = Aggregation::kRatioOfSums;
  second.numerator = IndicatorCode("n");
  second.denominator = IndicatorCode("d");
  second.factor = 100;
  second.formula = "n / d";
  second.rounding = RoundingRule::kHalfEven;
  second.lower_bound = 0;
  second.upper_bound = 100;
  check_redefinition(store, first, second, "indicator \"rate\"",
                     "name or alias, definition, subject, kind, unit, number of decimals, "
                     "polarity, aggregation, numerator, denominator, factor, formula, rounding, "
                     "lower bound, upper bound");
}

STORE_CASE("store: decimals of a definition differ when they are printed differently") {
  Indicator first = indicator("rate");
  first.upper_bound = dec("100");
  Indicator second = first;
  second.upper_bound = dec("100.0");
  check_redefinition(store, first, second, "indicator \"rate\"", "upper bound");
}

STORE_CASE("store: a source is redefined only on request") {
  SourceDocument second = source("r1", "2024");
  second.title = "another";
  second.document_number = "1";
  second.publisher = "p";
  second.url = "u";
  second.sha256 = std::string(64, '0');
  second.note = "n";
  check_redefinition(store, source("r1"), second, "source \"r1\"",
                     "title, document number, publisher, date of publication, URL, SHA-256, note");
}

STORE_CASE("store: a succession is redefined only on request") {
  store->define(agency("a")).value();
  store->define(agency("b")).value();
  const Succession first{SuccessionKind::kRename, AgencyCode("a"), AgencyCode("b"), Year(2010)};
  const Succession second{
      SuccessionKind::kMerge, AgencyCode("a"), AgencyCode("b"), Year(2010), "order", "note"};
  check_redefinition(store, first, second, "the succession of \"a\" by \"b\" in 2010",
                     "kind, basis, note");
  CHECK(store->successions().value().size() == 1);
}

STORE_CASE("store: a version of a definition is redefined only on request") {
  store->define(indicator("rate")).value();
  const DefinitionVersion first{.indicator = IndicatorCode("rate"), .version = "1"};
  DefinitionVersion second = first;
  second.valid_from = parse_date("2020-01-01").value();
  second.valid_to = parse_date("2020-01-01").value();
  second.legal_basis = "law";
  second.numerator_rule = "n";
  second.denominator_rule = "d";
  second.note = "note";
  check_redefinition(store, first, second, "version \"1\" of indicator \"rate\"",
                     "first day, last day, legal basis, numerator rule, denominator rule, note");
  CHECK(store->definition_versions().value().size() == 1);
}

STORE_CASE("store: a break is redefined only on request") {
  store->define(indicator("rate")).value();
  const SeriesBreak first{.indicator = IndicatorCode("rate"), .first_year = Year(2015)};
  SeriesBreak second = first;
  second.reason = "a new form";
  second.pre_break_value = dec("1.0");
  check_redefinition(store, first, second, "the break of \"rate\" in 2015",
                     "reason, value by the old method");
  CHECK(store->breaks().value().size() == 1);
}

STORE_CASE("store: a target is redefined only on request") {
  store->define(indicator("rate")).value();
  store->define(source("plan")).value();
  const Target first{.agency_kind = AgencyKind::kCourt,
                     .indicator = IndicatorCode("rate"),
                     .year = Year(2024),
                     .value = dec("90"),
                     .source = SourceCode("plan")};
  Target second = first;
  second.value = dec("90.0");
  second.note = "n";
  check_redefinition(store, first, second, "the target of each court for \"rate\" in 2024",
                     "value, note");
  CHECK(store->targets().value().size() == 1);
}

STORE_CASE("store: codes that differ in case only are one too many") {
  store->define(agency("Court")).value();
  store->define(indicator("Rate")).value();
  store->define(source("R1")).value();
  store->define(Subject{.code = SubjectCode("Law")}).value();
  CHECK(shown(store->define(agency("court"), Redefine::kReplace)) ==
        "already_exists: agency \"court\" differs from \"Court\" in case only; use one of them");
  CHECK(shown(store->define(indicator("rate"), Redefine::kReplace)) ==
        "already_exists: indicator \"rate\" differs from \"Rate\" in case only; use one of them");
  CHECK(shown(store->define(source("r1"), Redefine::kReplace)) ==
        "already_exists: source \"r1\" differs from \"R1\" in case only; use one of them");
  CHECK(shown(store->define(Subject{.code = SubjectCode("law")}, Redefine::kReplace)) ==
        "already_exists: subject \"law\" differs from \"Law\" in case only; use one of them");
}

STORE_CASE("store: a redefinition may not leave values outside the years of existence") {
  store->define(agency("court")).value();
  store->define(indicator("cases")).value();
  store
      ->write(Batch(source("r1"))
                  .add(AgencyCode("court"), IndicatorCode("cases"), observation(2015, "9")))
      .value();
  Agency shorter = agency("court");
  shorter.last_year = Year(2014);
  CHECK(shown(store->define(shorter, Redefine::kReplace)) ==
        "invalid_data: agency \"court\" has values in 2015, outside the years of existence given");
  CHECK(store->find_agency("court").value() == agency("court"));
  shorter.last_year = Year(2015);
  CHECK(shown(store->define(shorter, Redefine::kReplace)) == "changed");
}

STORE_CASE("store: a redefinition may not leave values outside the bounds") {
  store->define(agency("court")).value();
  store->define(indicator("rate", IndicatorKind::kPercent)).value();
  store
      ->write(Batch(source("r1"))
                  .add(AgencyCode("court"), IndicatorCode("rate"), observation(2015, "97.30")))
      .value();
  Indicator bounded = indicator("rate", IndicatorKind::kPercent);
  bounded.upper_bound = dec("97.2");
  CHECK(shown(store->define(bounded, Redefine::kReplace)) ==
        "invalid_data: indicator \"rate\" has the value 97.30 of \"court\" in 2015, outside the "
        "bounds given");
  bounded.upper_bound = dec("97.3");
  CHECK(shown(store->define(bounded, Redefine::kReplace)) == "changed");
}

STORE_CASE("store: a redefinition may not make a count of values that are not whole") {
  store->define(agency("court")).value();
  store->define(indicator("rate", IndicatorKind::kPercent)).value();
  store
      ->write(Batch(source("r1"))
                  .add(AgencyCode("court"), IndicatorCode("rate"), observation(2015, "97.3")))
      .value();
  CHECK(shown(store->define(indicator("rate"), Redefine::kReplace)) ==
        "invalid_data: indicator \"rate\" has the value 97.3 of \"court\" in 2015, which is not "
        "whole as a count must be");
  CHECK(store->find_indicator("rate")->kind == IndicatorKind::kPercent);
}

STORE_CASE("store: a redefinition may not make counts of numerators that are not whole") {
  store->define(agency("court")).value();
  store->define(indicator("area", IndicatorKind::kAmount)).value();
  store->define(indicator("people")).value();
  Indicator density = indicator("density", IndicatorKind::kRatio);
  density.numerator = IndicatorCode("area");
  density.denominator = IndicatorCode("people");
  store->define(density).value();
  Observation said = observation(2015, "0.5");
  said.numerator = dec("1.5");
  said.denominator = dec("3");
  store->write(Batch(source("r1")).add(AgencyCode("court"), density.code, said)).value();
  CHECK(shown(store->define(indicator("area"), Redefine::kReplace)) ==
        "invalid_data: indicator \"area\" cannot be so: the numerator 1.5 of \"density\" for "
        "\"court\" in 2015 is not whole as a count must be");
  Indicator alone = density;
  alone.numerator.reset();
  alone.denominator.reset();
  CHECK(shown(store->define(alone, Redefine::kReplace)) ==
        "invalid_data: indicator \"density\" cannot be so: the numerator 1.5 of \"density\" for "
        "\"court\" in 2015 is not whole as a count must be");
  CHECK(shown(store->define(indicator("people", IndicatorKind::kAmount), Redefine::kReplace)) ==
        "changed");
}

STORE_CASE("store: the texts of a definition have languages, and say something") {
  Indicator odd = indicator("rate", IndicatorKind::kPercent);
  odd.definition["EN"] = "of all";
  CHECK(shown(store->define(odd)) ==
        "invalid_data: indicator \"rate\" has a definition in the language \"EN\": write a "
        "lower-case tag such as \"zh\" or \"en\"");
  odd.definition.clear();
  odd.unit_names["en"] = "";
  CHECK(shown(store->define(odd)) ==
        "invalid_data: indicator \"rate\" has an empty unit in en: leave the language out");
}

STORE_CASE("store: a source that turns out to be published later takes over") {
  store->define(agency("court")).value();
  store->define(indicator("cases")).value();
  const AgencyCode court("court");
  const IndicatorCode cases("cases");
  store->write(Batch(source("r1", "2024")).add(court, cases, observation(2020, "1"))).value();
  store->write(Batch(source("r2", "2023")).add(court, cases, observation(2020, "2"))).value();
  CHECK(shown(store->series(court, cases)) == "2020=1 @r1");
  store->define(source("r2", "2025"), Redefine::kReplace).value();
  CHECK(shown(store->series(court, cases)) == "2020=2 @r2");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
