#include <annals/terminal.h>
#include <annals/terminal_chart.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "charts.h"

TEST_SUITE_BEGIN("terminal_chart");

namespace annals::test {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string each; std::getline(in, each);) lines.push_back(each);
  return lines;
}

TEST_CASE("terminal chart: no line is wider than the terminal, Chinese counted twice") {
  for (const int width : {40, 60, 80, 120}) {
    for (const bool ascii : {false, true}) {
      CAPTURE(width);
      for (const std::string& text :
           lines_of(to_terminal(full_chart(), {.width = width, .ascii = ascii, .language = "zh"})))
        CHECK(display_width(text) <= static_cast<std::size_t>(width));
    }
  }
}

TEST_CASE("terminal chart: in ASCII there is no other character of ours") {
  LineChart chart = full_chart();
  chart.lines[1].label = "Jiangning";
  const std::string text = to_terminal(chart, {.ascii = true});
  CHECK(std::all_of(text.begin(), text.end(),
                    [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
}

TEST_CASE("terminal chart: there are escape sequences only where colours are allowed") {
  CHECK(to_terminal(full_chart()).find('\x1B') == std::string::npos);
  CHECK(to_terminal(full_chart(), {.colour = true}).find("\x1B[38;5;32m") != std::string::npos);
}

TEST_CASE("terminal chart: escape sequences in names do not reach the terminal") {
  LineChart chart = chart_of_lines({line("a\x1B[31m", {point(2019, "1"), point(2020, "2")})});
  chart.title = "t\x1B]0;x\a";
  chart.unit = "u\x1B[2J";
  chart.notes = {"n\x1B[1m"};
  CHECK(to_terminal(chart).find('\x1B') == std::string::npos);
}

TEST_CASE("terminal chart: a gap leaves blanks between the marks") {
  const auto text =
      lines_of(to_terminal(chart_of_lines({line("", {point(2018, "5"), point(2020, "5")})}),
                           {.height = 4, .ascii = true}));
  const auto row = std::find_if(text.begin(), text.end(), [](const std::string& each) {
    return each.find('*') != std::string::npos;
  });
  REQUIRE(row != text.end());
  const std::size_t first = row->find('*'), second = row->find('*', first + 1);
  REQUIRE(second != std::string::npos);
  CHECK(row->substr(first + 1, second - first - 1).find_first_not_of(' ') == std::string::npos);
}

TEST_CASE("terminal chart: a cut axis, a break and statuses are said") {
  LineChart chart = chart_of_lines({line("", {point(2019, "97.3"), point(2020, "98.1", "P")})});
  chart.breaks.push_back({Year(2020), "new rule"});
  const std::string text = to_terminal(chart, {.ascii = true});
  CHECK(text.find("The axis of values is cut") != std::string::npos);
  CHECK(text.find("Break in series from 2020: new rule.") != std::string::npos);
  CHECK(text.find("P provisional") != std::string::npos);
  CHECK(text.find(':') != std::string::npos);
}

TEST_CASE("terminal chart: nothing on record is said in every form") {
  CHECK(to_terminal(LineChart()).find("Nothing is on record.") != std::string::npos);
  CHECK(to_terminal(SmallMultiples()).find("Nothing is on record.") != std::string::npos);
  CHECK(to_terminal(RankedBars()).find("Nothing is on record.") != std::string::npos);
  CHECK(
      to_terminal(SlopeChart{.from = Year(2019), .to = Year(2020)}).find("Nothing is on record.") !=
      std::string::npos);
  CHECK(to_terminal(CoverageHeatMap()).find("Nothing is on record.") != std::string::npos);
}

TEST_CASE("terminal chart: bars are as long as their values, from zero") {
  RankedBars chart{.title = "", .description = {}, .unit = "%"};
  chart.bars.push_back({.label = "a", .code = {}, .point = point(2020, "100"), .rank = "1"});
  chart.bars.push_back({.label = "b", .code = {}, .point = point(2020, "50"), .rank = "2"});
  chart.bars.push_back({.label = "c", .code = {}, .point = point(2020, "", "Q")});
  const auto text = lines_of(to_terminal(chart, {.ascii = true}));
  REQUIRE(text.size() == 4);
  const auto length = [](const std::string& row) {
    return std::count(row.begin(), row.end(), '#');
  };
  CHECK(length(text[1]) > 50);
  CHECK(length(text[1]) == 2 * length(text[2]));
  CHECK(length(text[3]) == 0);
  CHECK(text[3].find("suppressed") != std::string::npos);
}

TEST_CASE("terminal chart: a slope tells both values, the difference and a break between") {
  SlopeChart chart{
      .title = "", .description = {}, .unit = "%", .from = Year(2019), .to = Year(2023)};
  chart.slopes.push_back(
      {.label = "a", .code = {}, .from = point(2019, "12"), .to = point(2023, "6.9")});
  chart.slopes.push_back({.label = "b",
                          .code = {},
                          .from = point(2019, "9"),
                          .to = point(2023, "9.5"),
                          .across_break = true});
  const std::string text = to_terminal(chart, {.ascii = true});
  CHECK(text.find("a    12 ->  6.9  -5.1\n") != std::string::npos);
  CHECK(text.find("b     9 ->  9.5  +0.5 |\n") != std::string::npos);
  CHECK(text.find("not comparable") != std::string::npos);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
