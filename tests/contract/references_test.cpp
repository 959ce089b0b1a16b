#include <annals/store.h>
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/builders.h"
#include "support/shown.h"
#include "support/test_store.h"

TEST_SUITE_BEGIN("store");

namespace annals::test {
namespace {

STORE_CASE("store: an agency whose parent is not defined is refused, with the nearest named") {
  store->define(agency("nanjing")).value();
  Agency below = agency("pukou");
  below.parent = AgencyCode("nanjin");
  CHECK(shown(store->define(below)) ==
        "not_found: agency \"nanjin\" is not defined; did you mean \"nanjing\"?");
  below.parent.reset();
  below.former_parents = {{AgencyCode("zzz"), Year(1990)}};
  CHECK(shown(store->define(below)) == "not_found: agency \"zzz\" is not defined");
  CHECK(codes_of(store->agencies()) == "nanjing");
}

STORE_CASE("store: a subject whose parent is not defined is refused") {
  Subject below{.code = SubjectCode("litigation")};
  below.parent = SubjectCode("law");
  CHECK(shown(store->define(below)) == "not_found: subject \"law\" is not defined");
  CHECK(codes_of(store->subjects()) == "none");
}

STORE_CASE("store: an indicator may name only what is defined") {
  store->define(indicator("hearings")).value();
  Indicator rate = indicator("rate");
  rate.subject = SubjectCode("law");
  CHECK(shown(store->define(rate)) == "not_found: subject \"law\" is not defined");
  rate.subject.reset();
  rate.numerator = IndicatorCode("hearing");
  rate.denominator = IndicatorCode("hearings");
  CHECK(shown(store->define(rate)) ==
        "not_found: indicator \"hearing\" is not defined; did you mean \"hearings\"?");
  CHECK(codes_of(store->indicators()) == "hearings");
}

STORE_CASE("store: a reference is a code in its own case") {
  store->define(agency("Nanjing")).value();
  Agency below = agency("pukou");
  below.parent = AgencyCode("nanjing");
  CHECK(shown(store->define(below)) ==
        "not_found: agency \"nanjing\" is not defined; did you mean \"Nanjing\"?");
}

STORE_CASE("store: a succession, a version, a break and a target may name only what is defined") {
  store->define(agency("a")).value();
  store->define(indicator("rate")).value();
  const Succession succession{SuccessionKind::kMerge, AgencyCode("a"), AgencyCode("b"), Year(2010)};
  CHECK(shown(store->define(succession)) == "not_found: agency \"b\" is not defined");
  const DefinitionVersion version{.indicator = IndicatorCode("xyz"), .version = "1"};
  CHECK(shown(store->define(version)) == "not_found: indicator \"xyz\" is not defined");
  SeriesBreak series_break{.indicator = IndicatorCode("xyz"), .first_year = Year(2015)};
  CHECK(shown(store->define(series_break)) == "not_found: indicator \"xyz\" is not defined");
  series_break = {
      .indicator = IndicatorCode("rate"), .agency = AgencyCode("xyz"), .first_year = Year(2015)};
  CHECK(shown(store->define(series_break)) == "not_found: agency \"xyz\" is not defined");
  const Target target{.agency = AgencyCode("a"),
                      .indicator = IndicatorCode("rate"),
                      .year = Year(2024),
                      .value = 9,
                      .source = SourceCode("plan")};
  CHECK(shown(store->define(target)) == "not_found: source \"plan\" is not defined");
}

STORE_CASE("store: an agency may not stand below itself") {
  Agency a = agency("a");
  a.parent = AgencyCode("a");
  CHECK(shown(store->define(a)) ==
        "invalid_data: agency \"a\" would be below itself: its parent \"a\" stands under it");
  Agency b = agency("b");
  Agency c = agency("c");
  b.parent = AgencyCode("a");
  c.parent = AgencyCode("b");
  a.parent.reset();
  for (const Agency& each : {a, b, c}) store->define(each).value();
  a.parent = AgencyCode("c");
  CHECK(shown(store->define(a, Redefine::kReplace)) ==
        "invalid_data: agency \"a\" would be below itself: its parent \"c\" stands under it");
  CHECK_FALSE(store->find_agency("a")->parent);
}

STORE_CASE("store: a subject may not stand below itself") {
  Subject a{.code = SubjectCode("a")};
  const Subject b{.code = SubjectCode("b"), .parent = SubjectCode("a")};
  store->define(a).value();
  store->define(b).value();
  a.parent = SubjectCode("b");
  CHECK(shown(store->define(a, Redefine::kReplace)) ==
        "invalid_data: subject \"a\" would be below itself: its parent \"b\" stands under it");
}

STORE_CASE("store: an indicator may not be computed from itself") {
  store->define(indicator("n")).value();
  store->define(indicator("d")).value();
  Indicator rate = indicator("rate", IndicatorKind::kPercent);
  rate.numerator = IndicatorCode("n");
  rate.denominator = IndicatorCode("d");
  store->define(rate).value();
  Indicator d = indicator("d");
  d.numerator = IndicatorCode("n");
  d.denominator = IndicatorCode("rate");
  CHECK(shown(store->define(d, Redefine::kReplace)) ==
        "invalid_data: indicator \"d\" would be computed from itself: \"d\" needs \"rate\", "
        "which needs \"d\"");
  CHECK_FALSE(store->find_indicator("d")->numerator);
}

STORE_CASE("store: an agency that contradicts itself is refused") {
  store->define(agency("p")).value();
  Agency a = agency("a");
  a.first_year = Year(2010);
  a.last_year = Year(2009);
  CHECK(shown(store->define(a)) ==
        "invalid_data: agency \"a\" ends in 2009, before it begins in 2010");
  a.last_year = Year(3000);
  CHECK(shown(store->define(a)) ==
        "invalid_data: agency \"a\" has the year 3000: write a year from 1 to 2999");
  a = agency("a");
  a.former_parents = {{AgencyCode("p"), Year(2000)}, {AgencyCode("p"), Year(2000)}};
  CHECK(shown(store->define(a)) ==
        "invalid_data: agency \"a\" has former parents that do not follow one another by year");
  CHECK(codes_of(store->agencies()) == "p");
}

STORE_CASE("store: an indicator that contradicts itself is refused") {
  store->define(indicator("n")).value();
  const auto refusal = [&](auto change) {
    Indicator rate = indicator("rate");
    change(rate);
    return shown(store->define(rate));
  };
  CHECK(refusal([](Indicator& i) { i.decimals = 19; }) ==
        "invalid_data: indicator \"rate\" has 19 decimals: give a number from 0 to 18");
  CHECK(refusal([](Indicator& i) { i.factor = 0; }) ==
        "invalid_data: indicator \"rate\" has the factor 0: give 1, or 100 for a percent");
  CHECK(refusal([](Indicator& i) {
          i.lower_bound = dec("2");
          i.upper_bound = dec("1.5");
        }) == "invalid_data: indicator \"rate\" has the upper bound 1.5 below its lower bound 2");
  CHECK(refusal([](Indicator& i) { i.numerator = IndicatorCode("n"); }) ==
        "invalid_data: indicator \"rate\" has a numerator without a denominator: give both or "
        "none");
  CHECK(refusal([](Indicator& i) { i.aggregation = Aggregation::kRatioOfSums; }) ==
        "invalid_data: indicator \"rate\" adds up as a ratio of sums, but has no numerator and "
        "denominator");
  CHECK(refusal([](Indicator& i) { i.unit = "\xFF"; }) ==
        "invalid_data: the unit of indicator \"rate\" is not UTF-8: \"\uFFFD\"");
  CHECK(codes_of(store->indicators()) == "n");
}

STORE_CASE("store: other definitions that contradict themselves are refused") {
  store->define(agency("a")).value();
  store->define(indicator("rate")).value();
  store->define(source("plan")).value();
  SourceDocument document = source("r1");
  document.sha256 = "ABC";
  CHECK(shown(store->define(document)) ==
        "invalid_data: source \"r1\" has the SHA-256 \"ABC\": write 64 hexadecimal digits in "
        "lower case");
  const Succession itself{SuccessionKind::kMerge, AgencyCode("a"), AgencyCode("a"), Year(2010)};
  CHECK(shown(store->define(itself)) ==
        "invalid_data: the succession of \"a\" by \"a\" in 2010 names one agency twice");
  const SeriesBreak too_late{.indicator = IndicatorCode("rate"), .first_year = Year(3000)};
  CHECK(shown(store->define(too_late)) ==
        "invalid_data: the break of \"rate\" in 3000 has the year 3000: write a year from 1 to "
        "2999");
  Target target{.indicator = IndicatorCode("rate"),
                .year = Year(2024),
                .value = 9,
                .source = SourceCode("plan")};
  CHECK(shown(store->define(target)) ==
        "invalid_data: the target of all agencies for \"rate\" in 2024 must be for one agency or "
        "for one kind of agency, and not for both");
  target.agency = AgencyCode("a");
  target.agency_kind = AgencyKind::kCourt;
  CHECK(store->define(target).error().code == ErrorCode::kInvalidData);
}

STORE_CASE("store: a version of a definition holds on days that exist and follow one another") {
  store->define(indicator("rate")).value();
  DefinitionVersion version{.indicator = IndicatorCode("rate"), .version = ""};
  CHECK(shown(store->define(version)) ==
        "invalid_data: version \"\" of indicator \"rate\" has no name: give a short one, such as "
        "\"2020\"");
  version.version = "1";
  version.valid_from = parse_date("2020-07-01").value();
  version.valid_to = parse_date("2020-06-30").value();
  CHECK(shown(store->define(version)) ==
        "invalid_data: version \"1\" of indicator \"rate\" ends on 2020-06-30, before it begins "
        "on 2020-07-01");
  version.valid_to = Date(Year(2023), std::chrono::month(2), std::chrono::day(30));
  CHECK(shown(store->define(version)) ==
        "invalid_data: version \"1\" of indicator \"rate\" has the last day 2023-02-30, which is "
        "not in the calendar");
  version.valid_from = Date(Year(3000), std::chrono::month(1), std::chrono::day(1));
  version.valid_to.reset();
  CHECK(store->define(version).error().code == ErrorCode::kInvalidData);
  CHECK(store->definition_versions().value().empty());
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
