#include <annals/panel_compare.h>
#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "made_up_panel.h"

TEST_SUITE_BEGIN("panel_changes");

namespace annals::test {
namespace {

void check_same(const PanelChanges& changes, std::size_t i, const Change& expected) {
  CHECK(changes.from[i] == expected.from);
  CHECK(changes.to[i] == expected.to);
  CHECK(identical(changes.absolute(i), expected.absolute));
  CHECK(changes.percentage_points == expected.percentage_points);
  CHECK(std::isnan(changes.relative[i]) != expected.relative.has_value());
  if (expected.relative) CHECK(changes.relative[i] == *expected.relative);
  CHECK((changes.across_break[i] == 1) == expected.across_break);
  CHECK((changes.bounded[i] == 1) == expected.bounded);
}

TEST_CASE("panel_changes: the yearly changes are those of the series, exactly") {
  for (std::uint64_t seed = 1; seed <= 250; ++seed) {
    CAPTURE(seed);
    const Panel panel = made_up_panel(seed);
    const std::size_t indicator = panel.indicator_count() - 1;
    const PanelChanges changes = panel_yearly_changes(panel, indicator).value();
    std::size_t i = 0;
    for (std::size_t agency = 0; agency < panel.agency_count(); ++agency) {
      CAPTURE(agency);
      for (const Change& expected :
           yearly_changes(panel.series(panel.series_at(agency, indicator)))) {
        REQUIRE(i < changes.size());
        CHECK(changes.agency[i] == agency);
        check_same(changes, i++, expected);
      }
    }
    CHECK(i == changes.size());
  }
}

TEST_CASE("panel_changes: between any two years they are those of the series, exactly") {
  for (std::uint64_t seed = 1; seed <= 250; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Panel panel = made_up_panel(seed);
    const Year from = panel.years().first + std::chrono::years(random.below(8) - 1);
    const Year to = from + std::chrono::years(random.below(12));
    const PanelChanges changes = panel_changes(panel, 0, from, to).value();
    std::size_t i = 0;
    for (std::size_t agency = 0; agency < panel.agency_count(); ++agency) {
      const auto expected = change(panel.series(panel.series_at(agency, 0)), from, to);
      if (!expected) continue;
      REQUIRE(i < changes.size());
      CHECK(changes.agency[i] == agency);
      check_same(changes, i++, *expected);
    }
    CHECK(i == changes.size());
  }
}

TEST_CASE("panel_changes: 97.30 to 98.1 is 0.80, in points") {
  const Panel panel = Panel::make(std::array{series({{2020, "97.30"}, {2021, "98.1"}})}).value();
  const PanelChanges changes = panel_yearly_changes(panel, 0).value();
  REQUIRE(changes.size() == 1);
  CHECK(changes.absolute(0).str() == "0.80");
  CHECK(changes.percentage_points);
  CHECK(changes.relative[0] == doctest::Approx(0.8 / 97.3));
}

TEST_CASE("panel_changes: one year has no change, and no gap is bridged") {
  CHECK(panel_yearly_changes(Panel::make(std::array{series({{2020, "1"}})}).value(), 0)
            .value()
            .agency.empty());
  CHECK(panel_yearly_changes(Panel::make(std::array{series({{2020, "1"}, {2022, "2"}})}).value(), 0)
            .value()
            .agency.empty());
}

TEST_CASE("panel_changes: years that run backwards and indicators that are not there are refused") {
  const Panel panel = Panel::make(std::array{series({{2020, "1"}, {2021, "2"}})}).value();
  CHECK(panel_changes(panel, 0, Year(2021), Year(2020)).error().code ==
        ErrorCode::kInvalidArgument);
  CHECK(panel_changes(panel, 1, Year(2020), Year(2021)).error().code ==
        ErrorCode::kInvalidArgument);
  CHECK(panel_yearly_changes(panel, 1).error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("panel_changes: long values in every year change exactly") {
  for (const char* value : {"999999999999999999", "-999999999999999998"}) {
    CAPTURE(value);
    const Panel panel = Panel::make(std::array{series({{2020, "1"}, {2021, value}})}).value();
    const PanelChanges changes = panel_yearly_changes(panel, 0).value();
    REQUIRE(changes.size() == 1);
    CHECK(changes.absolute(0) == *(dec(value) - Decimal(1)));
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
