#include <annals/svg.h>
#include <doctest/doctest.h>

#include <algorithm>

#include "charts.h"
#include "svg_reader.h"

TEST_SUITE_BEGIN("svg_line");

namespace annals::test {
namespace {

std::vector<SvgElement> drawn(const LineChart& chart, const SvgOptions& options = {}) {
  return elements_of(to_svg(chart, options));
}

// The strokes of lines, each a list of points: "M1 2L3 4".
std::vector<std::string> strokes(const std::vector<SvgElement>& all) {
  std::vector<std::string> found;
  for (const SvgElement& element : all) {
    if (element.name == "path" && element.at("fill") == "none" && element.at("stroke-width") == "2")
      found.push_back(element.at("d"));
  }
  return found;
}

TEST_CASE("svg: a picture has a role, a title and a description, and no style but attributes") {
  const auto all = drawn(full_chart(), {.id = "a1"});
  REQUIRE(all.size() > 3);
  CHECK(all[0].name == "svg");
  CHECK(all[0].at("role") == "img");
  CHECK(all[0].at("aria-labelledby") == "a1-title a1-desc");
  CHECK(all[1].name == "title");
  CHECK(all[1].at("id") == "a1-title");
  CHECK(all[1].text == "Appearance rate");
  CHECK(all[2].name == "desc");
  CHECK(all[2].text.find("Pukou: 40 % in 2016, at least 78 % in 2021") == 0);
  for (const SvgElement& element : all) {
    CHECK(element.name != "style");
    CHECK(element.name != "script");
    CHECK(element.at("style").empty());
    CHECK(element.at("href").empty());
  }
}

TEST_CASE("svg: each value is a mark that says what, when and whence it is") {
  const auto marks = of_class(drawn(full_chart()), "annals-mark");
  REQUIRE(marks.size() == 9);
  CHECK(marks[3].at("data-label") == "Pukou");
  CHECK(marks[3].at("data-year") == "2020");
  CHECK(marks[3].at("data-value") == "70");
  CHECK(marks[3].at("data-unit") == "%");
  CHECK(marks[3].at("data-status") == "A");
  CHECK(marks[3].at("data-source") == "Report 2020, p. 3");
  CHECK(marks[4].at("data-bound") == "at_least");
  CHECK(marks[2].at("data-status") == "P");
}

TEST_CASE("svg: a value keeps the digits it was printed with") {
  const auto marks =
      of_class(drawn(chart_of_lines({line("", {point(2020, "97.30")})})), "annals-mark");
  REQUIRE(marks.size() == 1);
  CHECK(marks[0].at("data-value") == "97.30");
}

TEST_CASE("svg: no line leads over a year without a value") {
  const auto all = drawn(chart_of_lines(
      {line("", {point(2016, "1"), point(2017, "2"), point(2019, "3"), point(2020, "4")})}));
  const auto lines = strokes(all);
  REQUIRE(lines.size() == 2);
  for (const std::string& steps : lines) CHECK(std::count(steps.begin(), steps.end(), 'L') == 1);
}

TEST_CASE("svg: a missing value with a reason is a gap, and its letter stands at the foot") {
  const auto all =
      drawn(chart_of_lines({line("", {point(2016, "1"), point(2017, "", "Q"), point(2018, "3")})}));
  CHECK(strokes(all).empty());
  CHECK(of_class(all, "annals-reason").size() == 1);
  CHECK(says(all, "Why there is no value: Q suppressed."));
}

TEST_CASE("svg: no line leads across a break, which is marked and said") {
  LineChart chart = chart_of_lines({line("", {point(2019, "1"), point(2020, "2")})});
  CHECK(strokes(drawn(chart)).size() == 1);
  chart.breaks.push_back({Year(2020), "new rule"});
  const auto all = drawn(chart);
  CHECK(strokes(all).empty());
  REQUIRE(of_class(all, "annals-break").size() == 1);
  CHECK(of_class(all, "annals-break")[0].at("data-year") == "2020");
  CHECK(says(all, "Break in series from 2020: new rule."));
}

TEST_CASE("svg: a break of one line leaves the others whole") {
  LineChart chart = chart_of_lines({line("a", {point(2019, "1"), point(2020, "2")}),
                                    line("b", {point(2019, "3"), point(2020, "4")})});
  chart.lines[1].breaks.push_back({Year(2020), ""});
  CHECK(strokes(drawn(chart)).size() == 1);
}

TEST_CASE("svg: a break with no year on one side of it parts nothing, and is not drawn") {
  LineChart chart = chart_of_lines({line("", {point(2019, "1"), point(2020, "2")})});
  chart.breaks = {{Year(2019), "before"}, {Year(2021), "after"}};
  const auto all = drawn(chart);
  CHECK(of_class(all, "annals-break").empty());
  CHECK_FALSE(says(all, "Break in series"));
}

TEST_CASE("svg: a status B breaks the line too") {
  CHECK(strokes(drawn(chart_of_lines({line("", {point(2019, "1"), point(2020, "2", "B")})})))
            .empty());
}

TEST_CASE("svg: a mark with a status is hollow") {
  const auto all = drawn(chart_of_lines({line("", {point(2019, "1"), point(2020, "2", "P")})}));
  std::vector<std::string> fills;
  for (const SvgElement& element : all)
    if (element.name == "circle") fills.push_back(element.at("fill"));
  REQUIRE(fills.size() == 2);
  CHECK(fills[0] != "#ffffff");
  CHECK(fills[1] == "#ffffff");
  CHECK(says(all, "Hollow marks have a status: P provisional."));
}

TEST_CASE("svg: a target of all years is a line, one of a year is in that year") {
  const auto targets = of_class(drawn(full_chart()), "annals-target");
  REQUIRE(targets.size() == 2);
  CHECK(targets[0].at("data-value") == "80");
  CHECK(targets[0].at("data-year").empty());
  CHECK(targets[1].at("data-year") == "2021");
  CHECK(targets[1].at("data-direction") == "at_most");
}

TEST_CASE("svg: neighbours with an interval have a band") {
  CHECK(of_class(drawn(full_chart()), "annals-band").size() == 1);
}

TEST_CASE("svg: an axis that does not begin at zero says so and is marked") {
  const LineChart near = chart_of_lines({line("", {point(2019, "97.3"), point(2020, "98.1")})});
  auto all = drawn(near);
  CHECK(of_class(all, "annals-cut").size() == 1);
  CHECK(says(all, "The axis of values is cut: it begins at 97.2 %, not at zero."));
  LineChart whole = near;
  whole.start = AxisStart::kZero;
  all = drawn(whole);
  CHECK(of_class(all, "annals-cut").empty());
  CHECK_FALSE(says(all, "is cut"));
}

TEST_CASE("svg: values far apart stand on an axis from zero") {
  CHECK(of_class(drawn(chart_of_lines({line("", {point(2019, "47"), point(2020, "99")})})),
                 "annals-cut")
            .empty());
}

TEST_CASE("svg: labels of lines that end together do not cover one another") {
  std::vector<ChartLine> lines;
  for (int i = 0; i < 20; ++i)
    lines.push_back(line("line " + std::to_string(i), {point(2019, "50"), point(2020, "90")}));
  const auto all = drawn(chart_of_lines(lines));
  std::vector<double> places;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].at("class") != "annals-label") continue;
    for (std::size_t j = i + 1; j < all.size() && all[j].depth > all[i].depth; ++j)
      if (all[j].name == "text") places.push_back(number_of(all[j].at("y")));
  }
  REQUIRE(places.size() == 20);
  std::sort(places.begin(), places.end());
  for (std::size_t i = 1; i < places.size(); ++i) CHECK(places[i] - places[i - 1] >= 13.9);
}

TEST_CASE("svg: markup, controls and marks that reorder stay text") {
  LineChart chart = chart_of_lines(
      {line("<script>alert(1)</script>\x01\u202E\"'&", {point(2019, "1"), point(2020, "2")})});
  chart.title = "</title><script>";
  const std::string svg = to_svg(chart);
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg.find('\x01') == std::string::npos);
  CHECK(svg.find("\u202E") == std::string::npos);
  CHECK(svg.find("&lt;script&gt;alert(1)&lt;/script&gt;\uFFFD\uFFFD&quot;&#39;&amp;") !=
        std::string::npos);
  CHECK(elements_of(svg)[0].name == "svg");
}

TEST_CASE("svg: an id has no characters but those of ids") {
  CHECK(drawn(full_chart(), {.id = "1 a\"b<-2"})[0].at("id") == "ab-2");
  CHECK(drawn(full_chart(), {.id = "\u6D66"})[0].at("id") == "chart");
}

TEST_CASE("svg: a chart without a value says that nothing is on record") {
  CHECK(says(drawn(chart_of_lines({})), "Nothing is on record."));
  CHECK(says(drawn(chart_of_lines({line("a", {})}), {.language = "zh"}), "没有记录。"));
}

TEST_CASE("svg: years without any value are said to have none") {
  const auto all = drawn(chart_of_lines({line("", {point(2019, "", "L"), point(2020, "", "O")})}));
  CHECK(says(all, "None of these years has a value."));
}

TEST_CASE("svg: hard values make a picture with finite numbers inside it") {
  const std::vector<std::vector<ChartPoint>> hard{
      {point(2020, "5")},
      {point(2019, "", "L"), point(2020, "", "O")},
      {point(2019, "-4"), point(2020, "-90.5")},
      {point(2019, "0"), point(2020, "0")},
      {point(2019, "7"), point(2020, "7"), point(2021, "7")},
      {point(2019, "99.98"), point(2020, "99.99"), point(2021, "100")},
      {point(2019, "1e40"), point(2020, "999999999999999999e40")},
      {point(2019, "1e-40"), point(2020, "3e-40")},
      {point(1, "1"), point(2999, "2")}};
  for (const auto& points : hard) {
    const auto all = drawn(chart_of_lines({line("a", points)}));
    CAPTURE(points.front().year);
    REQUIRE(all[0].name == "svg");
    const double width = number_of(all[0].at("width")), height = number_of(all[0].at("height"));
    for (const SvgElement& element : all) {
      for (const char* const name : {"x", "x1", "x2", "cx"}) {
        if (element.at(name).empty()) continue;
        CHECK(number_of(element.at(name)) >= 0);
        CHECK(number_of(element.at(name)) <= width);
      }
      for (const char* const name : {"y", "y1", "y2", "cy"}) {
        if (element.at(name).empty()) continue;
        CHECK(number_of(element.at(name)) >= 0);
        CHECK(number_of(element.at(name)) <= height);
      }
    }
  }
}

TEST_CASE("svg: years outside those asked for are not drawn") {
  LineChart chart = full_chart();
  chart.years = {Year(2017), Year(2019)};
  for (const SvgElement& mark : of_class(drawn(chart), "annals-mark")) {
    CHECK(mark.at("data-year") >= "2017");
    CHECK(mark.at("data-year") <= "2019");
  }
}

TEST_CASE("svg: the full chart is the golden one, element by element") {
  CHECK(difference(drawn(full_chart()), golden("full")) == "");
}

TEST_CASE("svg: a picture that differs by more than a tolerance is found to differ") {
  std::string other = to_svg(full_chart());
  const auto all = elements_of(other);
  other.replace(other.find("data-value=\"70\""), 15, "data-value=\"71\"");
  CHECK(difference(all, elements_of(other)) != "");
  CHECK(difference(all, drawn(full_chart(), {.width = 730})) != "");
  CHECK(difference(all, all) == "");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
