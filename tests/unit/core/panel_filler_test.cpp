#include "core/panel_filler.h"

#include <annals/panel_columns.h>
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <new>

#include "support/builders.h"
#include "support/soak.h"

TEST_SUITE_BEGIN("panel_filler");

namespace annals::core {
namespace {

using test::agency;
using test::dec;
using test::indicator;

// One series of five years.
PanelAxes axes_of(std::size_t agencies = 1) {
  PanelAxes axes{.agencies = {},
                 .indicators = {std::make_shared<const Indicator>(indicator("rate"))},
                 .years = {.first = Year(2019), .last = Year(2023)}};
  for (std::size_t i = 0; i < agencies; ++i) {
    axes.agencies.push_back(std::make_shared<const Agency>(agency("a" + std::to_string(i))));
  }
  return axes;
}

void put(PanelFiller::Row& row, std::vector<const char*> values, Bound bound = Bound::kExact,
         ObsStatusSet status = {}) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    row.mantissas()[i] = dec(values[i]).mantissa();
    row.exponents()[i] = static_cast<std::int8_t>(dec(values[i]).exponent());
  }
  row.keep(values.size(), bound, status);
}

// The panel of one series that "fill" filled.
template <typename Fill>
Panel filled(Fill fill) {
  PanelFiller filler = PanelFiller::make(axes_of()).value();
  CHECK(filler.years().first == Year(2019));
  PanelFiller::Row row(filler, filler.series_at(0, 0));
  fill(row);
  row.leave_rest();
  return std::move(filler).build();
}

TEST_CASE("panel_filler: values of whatever digits have their nearest doubles") {
  for (const auto& values :
       std::vector<std::vector<const char*>>{{"97.30", "97.25", "0.01", "1.00", "0.00"},
                                             {"97", "98", "-5", "1", "0"},
                                             {"97.3", "97.30", "97", "1", "0"},
                                             {"999999999999999999", "1", "2", "3", "4"},
                                             {"-999999999999999999", "1", "2", "3", "4"},
                                             {"12e3", "5e3", "1e3", "2e3", "3e3"}}) {
    CAPTURE(values.front());
    const Panel panel = filled([&](PanelFiller::Row& row) { put(row, values); });
    for (std::size_t i = 0; i < values.size(); ++i) {
      CHECK(panel.values()[i] == dec(values[i]).to_double());
      CHECK(identical(*panel.value(i), dec(values[i])));
    }
    CHECK(panel.plain(0) == (dec(values.front()).exponent() <= 0));
  }
}

TEST_CASE("panel_filler: years that were left have nothing on record") {
  const Panel panel = filled([](PanelFiller::Row& row) {
    row.leave_until(0);
    CHECK(row.next() == 0);
    row.leave_until(2);
    put(row, {"5"});
    row.keep(0, Bound::kExact, {});
    CHECK(row.next() == 3);
  });
  CHECK_FALSE(panel.on_record(0));
  CHECK(panel.value(2)->str() == "5");
  CHECK_FALSE(panel.on_record(4));
  CHECK(panel.plain(0));
}

TEST_CASE("panel_filler: bounds, statuses and reasons are kept, and mark the series") {
  const Panel bounded = filled([](PanelFiller::Row& row) { put(row, {"5"}, Bound::kAtLeast); });
  CHECK(bounded.bounds()[0] == Bound::kAtLeast);
  CHECK_FALSE(bounded.plain(0));
  const Panel provisional = filled(
      [](PanelFiller::Row& row) { put(row, {"5"}, Bound::kExact, ObsStatus::kProvisional); });
  CHECK(provisional.statuses()[0] == ObsStatusSet(ObsStatus::kProvisional));
  CHECK_FALSE(provisional.plain(0));
  CHECK_FALSE(provisional.may_have_break(0));
  const Panel missing = filled([](PanelFiller::Row& row) {
    row.keep_missing(2, {});
    row.keep_missing(1, {ObsStatus::kMissing, ObsStatus::kBreak});
  });
  CHECK_FALSE(missing.on_record(0));
  CHECK(missing.statuses()[2].contains(ObsStatus::kMissing));
  CHECK(missing.may_have_break(0));
  const Panel detailed = filled([](PanelFiller::Row& row) {
    row.has_details();
    row.has_revisions();
  });
  CHECK(detailed.may_have_details(0));
  CHECK(detailed.may_have_revisions(0));
  CHECK(detailed.plain(0));
}

TEST_CASE("panel_filler: what is no panel is refused") {
  CHECK(PanelFiller::make({.agencies = {}, .indicators = {}, .years = {}}).error().code ==
        ErrorCode::kInvalidArgument);
}

TEST_CASE("panel_columns: a copy of any size has the same cells") {
  // Of 22 bytes each: less than a megabyte, a few megabytes, and whole large pages.
  for (const std::size_t cells :
       {std::size_t{0}, std::size_t{10}, std::size_t{100'000}, std::size_t{400'000}}) {
    CAPTURE(cells);
    const detail::PanelColumns columns(cells);
    for (std::size_t i = 0; i < cells; ++i) columns.values()[i] = static_cast<double>(i);
    const detail::PanelColumns copy(columns);
    REQUIRE(copy.cells() == cells);
    if (cells > 0) CHECK(copy.values()[cells - 1] == static_cast<double>(cells - 1));
  }
}

TEST_CASE("panel_columns: cells for which there is no memory throw and leave nothing") {
  // Of 22 bytes each: the last would come round to a block of nothing.
  for (const int power : {57, 60, 63}) {
    CAPTURE(power);
    if (power == 57 && test::kSanitized) continue;  // to ask for so much is an error there
    CHECK_THROWS_AS(detail::PanelColumns columns(std::size_t{1} << power), std::bad_alloc);
  }
}

}  // namespace
}  // namespace annals::core

TEST_SUITE_END();
