#include <annals/terminal.h>
#include <doctest/doctest.h>

#include <algorithm>

#include "picture/markup.h"
#include "picture/scale.h"
#include "picture/text_room.h"

TEST_SUITE_BEGIN("chart_parts");

namespace annals::test {
namespace {

using namespace picture;

Axis axis(double low, double high, AxisStart start = AxisStart::kAuto) {
  Extent extent;
  extent.add(low);
  extent.add(high);
  return axis_of(extent, start, 5);
}

TEST_CASE("coordinate: two digits behind the point at most, and no locale") {
  CHECK(coordinate(12) == "12");
  CHECK(coordinate(0.5) == "0.5");
  CHECK(coordinate(-3.256) == "-3.26");
  CHECK(coordinate(-0.001) == "0");
  CHECK(coordinate(1.0 / 0.0) == "0");
}

TEST_CASE("pushed_apart: labels with room stay where they would be") {
  CHECK(pushed_apart({10, 40, 80}, 14, 0, 100) == std::vector<double>{10, 40, 80});
}

// By hand: 50, 50, 50 at a distance of 10 are best at 40, 50, 60, whose mean is theirs.
TEST_CASE("pushed_apart: equal wishes stand about their place, in order") {
  CHECK(pushed_apart({50, 50, 50}, 10, 0, 100) == std::vector<double>{40, 50, 60});
}

TEST_CASE("pushed_apart: a block that grows into its neighbour takes it in") {
  CHECK(pushed_apart({50, 50, 56}, 10, 0, 100) == std::vector<double>{42, 52, 62});
}

TEST_CASE("pushed_apart: the result has the order of the wishes") {
  CHECK(pushed_apart({80, 10}, 14, 0, 100) == std::vector<double>{80, 10});
}

TEST_CASE("pushed_apart: nothing leaves the room while there is room for all") {
  CHECK(pushed_apart({0, 0}, 10, 0, 100) == std::vector<double>{0, 10});
  CHECK(pushed_apart({100, 100}, 10, 0, 100) == std::vector<double>{90, 100});
}

TEST_CASE("pushed_apart: any wishes end at least a distance apart") {
  unsigned state = 7;
  for (int round = 0; round < 200; ++round) {
    std::vector<double> wishes;
    for (int i = 0; i < 15; ++i) {
      state = state * 1664525u + 1013904223u;
      wishes.push_back(state >> 24);
    }
    auto places = pushed_apart(wishes, 14, 0, 256);
    std::sort(places.begin(), places.end());
    for (std::size_t i = 1; i < places.size(); ++i) CHECK(places[i] - places[i - 1] >= 13.999);
    CHECK(places.front() >= -0.001);
  }
}

TEST_CASE("axis: values far from zero and near to one another are fitted, and the axis is cut") {
  const Axis rates = axis(97.3, 99);
  CHECK(rates.cut);
  CHECK(rates.low <= 97.3);
  CHECK(rates.low > 90);
  CHECK_FALSE(axis(80, 99).cut);
  CHECK(axis(80, 99).low == 0);
  CHECK_FALSE(axis(97.3, 99, AxisStart::kZero).cut);
  CHECK(axis(80, 99, AxisStart::kFitted).cut);
  // Nothing differs, so nothing is hidden by an axis from zero.
  CHECK_FALSE(axis(7, 7).cut);
}

TEST_CASE("axis: below zero it hangs from zero") {
  const Axis below = axis(-90, -4);
  CHECK(below.high == 0);
  CHECK(below.low <= -90);
  CHECK(axis(-99, -98).cut);
}

TEST_CASE("axis: an axis has a length, whatever the values") {
  for (const double value : {0.0, 5.0, -5.0, 1e58, 1e-40}) {
    CAPTURE(value);
    const Axis one = axis(value, value);
    CHECK(one.high > one.low);
    CHECK(one.low <= value);
    CHECK(value <= one.high);
    CHECK(one.ticks().size() < 20);
  }
  CHECK(axis_of({}, AxisStart::kAuto, 5).high == 1);
}

TEST_CASE("axis: large numbers are told by the million, or by ten thousands") {
  const Axis large = axis(0, 3e6);
  CHECK(words_of(large, "en").multiple == "million");
  CHECK(words_of(large, "en").label(2e6, 1e6) == "2");
  CHECK(unit_text(words_of(large, "en"), "yuan", "en") == "million yuan");
  CHECK(unit_text(words_of(large, "zh"), "元", "zh") == "万元");
  CHECK(words_of(axis(0, 50000), "en").label(20000, 10000) == "20,000");
  CHECK(AxisWords().label(-0.5, 0.5) == "\u22120.5");
}

TEST_CASE("text: of what is too wide the beginning and the end are kept") {
  CHECK(shortened("abc", 100, 12) == "abc");
  const std::string cut = shortened("浦口区人民政府办公室", 60, 12);
  CHECK(cut == "浦口…公室");
  CHECK(text_width(cut, 12) <= 60);
}

TEST_CASE("text: lines break at blanks and beside Chinese characters") {
  CHECK(wrapped("one two three", 50, 12) == std::vector<std::string>{"one two", "three"});
  CHECK(wrapped("浦口区人民政府", 49, 12) == std::vector<std::string>{"浦口区人", "民政府"});
  CHECK(wrapped("", 50, 12) == std::vector<std::string>{""});
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
