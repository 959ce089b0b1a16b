#include <annals/svg.h>
#include <doctest/doctest.h>

#include "charts.h"
#include "svg_reader.h"

TEST_SUITE_BEGIN("svg_forms");

namespace annals::test {
namespace {

TEST_CASE("svg: the full bars are the golden ones, element by element") {
  CHECK(difference(elements_of(to_svg(full_bars())), golden("bars")) == "");
}

TEST_CASE("svg: the full slope chart is the golden one, element by element") {
  CHECK(difference(elements_of(to_svg(full_slope())), golden("slope")) == "");
}

TEST_CASE("svg: the full small multiples are the golden ones, element by element") {
  CHECK(difference(elements_of(to_svg(full_multiples())), golden("multiples")) == "");
}

TEST_CASE("svg: a bar begins at zero and is as long as its value") {
  RankedBars chart{.title = {}, .description = {}, .unit = "%"};
  chart.bars = {{.label = "a", .code = {}, .point = point(2021, "90")},
                {.label = "b", .code = {}, .point = point(2021, "45")}};
  std::vector<SvgElement> bars;
  for (const SvgElement& element : elements_of(to_svg(chart))) {
    if (element.name == "rect" && element.at("fill") != "#ffffff") bars.push_back(element);
  }
  REQUIRE(bars.size() == 2);
  CHECK(bars[0].at("x") == bars[1].at("x"));
  CHECK(number_of(bars[0].at("width")) ==
        doctest::Approx(2 * number_of(bars[1].at("width"))).epsilon(0.001));
}

TEST_CASE("svg: what has no value is listed among the bars, and has none") {
  const auto all = elements_of(to_svg(full_bars()));
  const auto bars = of_class(all, "annals-bar");
  REQUIRE(bars.size() == 5);
  CHECK(bars[4].at("data-value").empty());
  CHECK(bars[4].at("data-status") == "Q");
  CHECK(says(all, "suppressed"));
}

TEST_CASE("svg: a slope over a break is dotted, and one with a single value has no line") {
  const auto all = elements_of(to_svg(full_slope()));
  CHECK(of_class(all, "annals-slope").size() == 3);
  CHECK(of_class(all, "annals-mark").size() == 5);
  std::vector<std::string> dashes;
  for (const SvgElement& element : all) {
    if (element.name == "path" && element.at("fill") == "none") {
      dashes.push_back(element.at("stroke-dasharray"));
    }
  }
  CHECK(dashes == std::vector<std::string>{"", "2 4"});
  CHECK(says(all, "Dotted lines lead across a break in series"));
}

TEST_CASE("svg: panels of different units have axes of their own") {
  const auto all = elements_of(to_svg(full_multiples()));
  CHECK(of_class(all, "annals-panel").size() == 2);
  CHECK(says(all, "Rate"));
  CHECK(says(all, "Cases"));
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
