#include <annals/transform.h>
#include <doctest/doctest.h>

#include <string>

#include "support/builders.h"

TEST_SUITE_BEGIN("moving_average");

namespace annals::test {
namespace {

constexpr auto kTrailing = WindowPlacement::kTrailing;
constexpr auto kCentred = WindowPlacement::kCentred;

using Values = std::vector<std::pair<int, const char*>>;

const Values kFive{{2018, "16"}, {2019, "11"}, {2020, "9"}, {2021, "10"}, {2022, "8"}};

std::vector<MovingAverage> averages(const Series& series, std::size_t window,
                                    WindowPlacement placement = kTrailing) {
  return moving_average(series, window, placement).value();
}

void check(const std::vector<MovingAverage>& found, int first_year,
           const std::vector<double>& expected) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    CHECK(found[i].year == Year(first_year + static_cast<int>(i)));
    CHECK(found[i].value == doctest::Approx(expected[i]).epsilon(1e-15));
  }
}

TEST_CASE("moving_average: trailing, of the year and those before it") {
  check(averages(series(kFive), 3), 2020, {12, 10, 9});
  check(averages(series(kFive), 2), 2019, {13.5, 10, 9.5, 9});
}

TEST_CASE("moving_average: centred, of as many years before as behind") {
  check(averages(series(kFive), 3, kCentred), 2019, {12, 10, 9});
  check(averages(series(kFive), 5, kCentred), 2020, {10.8});
}

TEST_CASE("moving_average: no window is cut at the ends") {
  CHECK(averages(series(kFive), 6).empty());
  CHECK(averages(series(kFive), 1000000007).empty());
  CHECK(averages(series({}), 2).empty());
}

TEST_CASE("moving_average: a window with a gap has none") {
  const Values gapped{{2015, "1"}, {2016, "3"}, {2018, "5"}, {2019, "7"}};
  const auto found = averages(series(gapped), 2);
  REQUIRE(found.size() == 2);
  CHECK(found[0].year == Year(2016));
  CHECK(found[1].year == Year(2019));
  CHECK(found[1].value == 6);
}

TEST_CASE("moving_average: a year whose value is missing with a reason is a gap") {
  const Series missing =
      Series::make(agency("court"), indicator("cases"),
                   {observation(2015, "1"), observation(2016, "", "O"), observation(2017, "3")})
          .value();
  CHECK(averages(missing, 2).empty());
  CHECK(averages(missing, 3, kCentred).empty());
}

TEST_CASE("moving_average: equal values have just that mean") {
  const Values equal{{2018, "0.1"}, {2019, "0.1"}, {2020, "0.1"}};
  CHECK(averages(series(equal), 3).front().value == 0.1);
}

TEST_CASE("moving_average: windows across a break are flagged") {
  const Indicator cases = indicator("cases");
  const Series broken = series(kFive, cases, {{.indicator = cases.code, .first_year = Year(2020)}});
  std::string flags;
  for (const auto& average : averages(broken, 2)) flags += average.across_break ? 'x' : '.';
  CHECK(flags == ".x..");
}

TEST_CASE("moving_average: windows with a bounded value are flagged") {
  std::vector<Observation> values;
  for (const auto& [year, value] : kFive) values.push_back(observation(year, value));
  values[1].bound = Bound::kAbout;
  std::string flags;
  const Series bounded = Series::make(agency("court"), indicator("cases"), values).value();
  for (const auto& average : averages(bounded, 2)) flags += average.bounded ? 'x' : '.';
  CHECK(flags == "xx..");
}

TEST_CASE("moving_average: a window of fewer than two years is refused") {
  for (const std::size_t window : {0u, 1u}) {
    CHECK(moving_average(series(kFive), window).error().code == ErrorCode::kInvalidArgument);
  }
  CHECK(moving_average(series(kFive), 1).error().message ==
        "window \"1\" is too short, a mean takes 2 years or more");
}

TEST_CASE("moving_average: an even window has no centre") {
  CHECK(moving_average(series(kFive), 4).has_value());
  CHECK(moving_average(series(kFive), 4, kCentred).error().message ==
        "window \"4\" has no middle year, a centred one is odd");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
