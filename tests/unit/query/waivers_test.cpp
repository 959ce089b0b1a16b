#include <doctest/doctest.h>

#include "checking.h"

TEST_SUITE_BEGIN("waivers");

namespace annals::test {
namespace {

const Date kToday = parse_date("2024-06-30").value();

struct Waiving : Checking {
  Waiving() {
    for (const char* code : {"all", "a", "b"}) count(code);
    identity("all = a + b");
    says("all", 2023, "99");
    says("a", 2023, "92");
    says("b", 2023, "6");
  }
  Finding finding() { return check(store(), {.waived = true, .today = kToday}).value().at(0); }
  void waive(std::string_view until, std::string why = "one case was counted twice") {
    const Finding found = finding();
    store()
        .waive({.rule = found.rule,
                .agency = found.agency,
                .indicator = found.indicators.front(),
                .year = found.year,
                .why = std::move(why),
                .until = parse_date(until).value(),
                .given_for = figures_of(found)})
        .value();
  }
  std::string open() { return findings({.today = kToday}); }
};

TEST_CASE("waivers: a waived finding is not told, and stays on record") {
  Waiving waiving;
  waiving.waive("2024-12-31");
  CHECK(waiving.open() == "nothing");
  const Finding finding = waiving.finding();
  CHECK(finding.waived());
  REQUIRE(finding.waiver);
  CHECK(finding.waiver->why == "one case was counted twice");
  CHECK(finding.waiver->who == "tester");
  CHECK(finding.waiver->given_for == "court/all/2023=99; court/a/2023=92; court/b/2023=6");
}

TEST_CASE("waivers: a finding is open again when one of its figures changes") {
  Waiving waiving;
  waiving.waive("2024-12-31");
  waiving.says("b", 2023, "5");
  CHECK(waiving.open() == "error sum court 2023: 99; expected 92 + 5 = 97\n");
  CHECK(waiving.finding().waiver_state == WaiverState::kChanged);
  // The figures it was given for are back, and so is the waiver.
  waiving.says("b", 2023, "6");
  CHECK(waiving.open() == "nothing");
}

TEST_CASE("waivers: the last day is part of it, and the next is not") {
  Waiving waiving;
  waiving.waive("2024-06-30");
  CHECK(waiving.open() == "nothing");
  waiving.waive("2024-06-29");
  CHECK(waiving.open() == "error sum court 2023: 99; expected 92 + 6 = 98\n");
  CHECK(waiving.finding().waiver_state == WaiverState::kExpired);
}

TEST_CASE("waivers: of several the last counts, and all are kept") {
  Waiving waiving;
  waiving.waive("2024-12-31");
  waiving.waive("2020-01-01", "taken back");
  CHECK(waiving.open() != "nothing");
  waiving.waive("2024-12-31", "looked at again");
  CHECK(waiving.open() == "nothing");
  CHECK(waiving.store().waivers().value().size() == 3);
}

TEST_CASE("waivers: one is for its rule, agency, indicator and year only") {
  Waiving waiving;
  waiving.waive("2024-12-31");
  waiving.says("all", 2022, "99");
  waiving.says("a", 2022, "92");
  waiving.says("b", 2022, "6");
  CHECK(waiving.open() == "error sum court 2022: 99; expected 92 + 6 = 98\n");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
