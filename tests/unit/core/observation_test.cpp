#include <annals/observation.h>
#include <doctest/doctest.h>

#include <functional>
#include <utility>
#include <vector>

#include "support/builders.h"

TEST_SUITE_BEGIN("observation");

namespace annals::test {
namespace {

Observation full_observation() {
  Observation result = observation(2023, "97.30", "P");
  result.bound = Bound::kAbout;
  result.numerator = dec("973");
  result.denominator = dec("1000");
  result.locator = "chapter 2";
  result.note = "as corrected";
  return result;
}

Target full_target() {
  return {.agency = AgencyCode("pukou"),
          .indicator = IndicatorCode("solved_rate"),
          .year = Year(2025),
          .direction = TargetDirection::kAtLeast,
          .value = dec("95.0"),
          .source = SourceCode("plan"),
          .note = "binding"};
}

TEST_CASE("observation: bounds have the names that files use") {
  for (const auto& [bound, name] : {std::pair{Bound::kExact, "exact"},
                                    {Bound::kAbout, "about"},
                                    {Bound::kAtLeast, "at_least"},
                                    {Bound::kAtMost, "at_most"}}) {
    CHECK(to_string(bound) == name);
    CHECK(parse_bound(name).value() == bound);
  }
}

// The numbers are in files.
TEST_CASE("observation: bounds keep their numbers for ever") {
  CHECK(static_cast<int>(Bound::kExact) == 0);
  CHECK(static_cast<int>(Bound::kAbout) == 1);
  CHECK(static_cast<int>(Bound::kAtLeast) == 2);
  CHECK(static_cast<int>(Bound::kAtMost) == 3);
}

TEST_CASE("observation: a bound that is not known is refused with those that are") {
  const Error error = parse_bound("more").error();
  CHECK(error.code == ErrorCode::kInvalidData);
  CHECK(error.message == "bound \"more\" is not known: write exact, about, at_least or at_most");
}

TEST_CASE("observation: directions of targets have the names that files use") {
  CHECK(to_string(TargetDirection::kAtLeast) == "at_least");
  CHECK(to_string(TargetDirection::kAtMost) == "at_most");
  CHECK(parse_target_direction("at_least").value() == TargetDirection::kAtLeast);
  CHECK(parse_target_direction("at_most").value() == TargetDirection::kAtMost);
  CHECK(parse_target_direction("exact").error().message ==
        "target direction \"exact\" is not known: write at_least or at_most");
}

TEST_CASE("observation: two that say the same are equal") {
  CHECK(full_observation() == full_observation());
}

TEST_CASE("observation: a difference in any field is a difference") {
  const std::vector<std::function<void(Observation&)>> changes{
      [](Observation& o) { o.year = Year(2022); },
      [](Observation& o) { o.value = dec("97.31"); },
      [](Observation& o) { o.value.reset(); },
      [](Observation& o) { o.bound = Bound::kExact; },
      [](Observation& o) { o.status = ObsStatus::kBreak; },
      [](Observation& o) { o.numerator = dec("974"); },
      [](Observation& o) { o.denominator.reset(); },
      [](Observation& o) { o.locator = "chapter 3"; },
      [](Observation& o) { o.note.clear(); },
  };
  for (std::size_t n = 0; n < changes.size(); ++n) {
    CAPTURE(n);
    Observation other = full_observation();
    changes[n](other);
    CHECK(other != full_observation());
  }
}

TEST_CASE("observation: values compare by their printed form") {
  CHECK(observation(2023, "97.30") != observation(2023, "97.3"));
  CHECK(observation(2023, "97.30") == observation(2023, "97.30"));
}

TEST_CASE("observation: two targets that say the same are equal") {
  CHECK(full_target() == full_target());
}

TEST_CASE("observation: a difference in any field of a target is a difference") {
  const std::vector<std::function<void(Target&)>> changes{
      [](Target& t) { t.agency.reset(); },
      [](Target& t) { t.agency_kind = AgencyKind::kCounty; },
      [](Target& t) { t.indicator = IndicatorCode("other"); },
      [](Target& t) { t.year = Year(2024); },
      [](Target& t) { t.direction = TargetDirection::kAtMost; },
      [](Target& t) { t.value = dec("95"); },
      [](Target& t) { t.source = SourceCode("other"); },
      [](Target& t) { t.note.clear(); },
  };
  for (std::size_t n = 0; n < changes.size(); ++n) {
    CAPTURE(n);
    Target other = full_target();
    changes[n](other);
    CHECK(other != full_target());
  }
}

TEST_CASE("observation: sources are equal if all they say is") {
  CHECK(source("report", "2024-03") == source("report", "2024-03"));
  CHECK(source("report", "2024-03") != source("report", "2024-03-31"));
  CHECK(source("report", "2024") != source("report"));
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
