#include <doctest/doctest.h>

#include "checking.h"

TEST_SUITE_BEGIN("check");

namespace annals::test {
namespace {

struct Sources : Checking {
  Sources() { percent("rate"); }
  void say(std::string_view by, std::string_view value, std::string_view letters = "") {
    says_of("court", "rate", 2023, value, letters, by);
  }
};

TEST_CASE("check: sources that print to other digits agree") {
  Sources sources;
  sources.say("r1", "97.3");
  sources.say("r2", "97.36");
  CHECK(sources.findings() == "nothing");
  sources.say("r2", "97.42");
  CHECK(sources.findings() == "warning sources_disagree court 2023: 97.42; expected 97.3\n");
}

TEST_CASE("check: each source is heard by its latest word") {
  Sources sources;
  sources.say("r1", "50");
  sources.say("r2", "60");
  sources.say("r1", "60.2");
  CHECK(sources.findings() == "nothing");
  sources.say("r1", "50");
  sources.store()
      .write(
          Batch(SourceCode("r1")).retract(AgencyCode("court"), IndicatorCode("rate"), Year(2023)))
      .value();
  CHECK(sources.findings() == "nothing");
}

TEST_CASE("check: of three sources all are named, the current one first") {
  Sources sources;
  sources.say("r1", "97.3");
  sources.say("r2", "97.42");
  sources.say("r3", "97");
  const auto findings = check(sources.store()).value();
  CHECK(told(findings) == "warning sources_disagree court 2023: 97; expected 97.3, 97.42\n");
  REQUIRE(findings.at(0).figures.size() == 3);
  CHECK(findings[0].figures[0].source == SourceCode("r3"));
  CHECK(findings[0].indicators.size() == 1);
}

TEST_CASE("check: a missing value, another definition or a bound is no disagreement") {
  Sources sources;
  sources.say("r1", "97.3");
  sources.say("r2", "50", "D");
  sources.say("r3", "", "O");
  sources.say("r4", "90以上");
  CHECK(sources.findings() == "nothing");
  sources.say("r4", "98以上");
  CHECK(sources.findings() == "warning sources_disagree court 2023: >=98; expected 97.3\n");
}

TEST_CASE("check: what was not yet published or recorded disagrees with nobody") {
  Sources sources;
  sources.store()
      .write(Batch(source("early", "2024-01-31"))
                 .add(AgencyCode("court"), IndicatorCode("rate"), observation(2023, "50")))
      .value();
  sources.store()
      .write(Batch(source("late", "2024-06-30"))
                 .add(AgencyCode("court"), IndicatorCode("rate"), observation(2023, "60")))
      .value();
  CHECK(sources.findings() == "warning sources_disagree court 2023: 60; expected 50\n");
  CHECK(sources.findings({.read = {.as_of = parse_date("2024-05-01").value()}}) == "nothing");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
