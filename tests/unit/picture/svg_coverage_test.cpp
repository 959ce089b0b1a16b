#include <annals/svg.h>
#include <doctest/doctest.h>

#include "charts.h"
#include "svg_reader.h"

TEST_SUITE_BEGIN("svg_coverage");

namespace annals::test {
namespace {

std::vector<SvgElement> drawn(const CoverageHeatMap& map, const SvgOptions& options = {}) {
  return elements_of(to_svg(map, options));
}

// What an element has in it: those that are deeper, up to the next that is not.
std::vector<SvgElement> within(const std::vector<SvgElement>& all, std::string_view css,
                               std::size_t which) {
  std::vector<SvgElement> found;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].at("class") != css || which-- > 0) continue;
    for (std::size_t n = i + 1; n < all.size() && all[n].depth > all[i].depth; ++n) {
      found.push_back(all[n]);
    }
    break;
  }
  return found;
}

TEST_CASE("coverage: the full map is the golden one, element by element") {
  CHECK(difference(drawn(full_coverage()), golden("coverage")) == "");
}

TEST_CASE("coverage: a map has a title, and a description that counts what is there") {
  const auto all = drawn(full_coverage(), {.id = "m"});
  CHECK(all[0].at("role") == "img");
  CHECK(all[0].at("aria-labelledby") == "m-title m-desc");
  CHECK(all[1].text == "Appearance rate on record");
  CHECK(all[2].at("id") == "m-desc");
  CHECK(all[2].text == "Pukou 2 of 4; 浦口区 5 of 5.");
}

TEST_CASE("coverage: a description that is given is the one that is heard") {
  CoverageHeatMap map = full_coverage();
  map.description = "Two agencies";
  CHECK(drawn(map)[2].text == "Two agencies");
}

TEST_CASE("coverage: a row has a label, a cell a year, and its count of what is expected") {
  const auto all = drawn(full_coverage());
  const auto rows = of_class(all, "annals-row");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].at("data-label") == "Pukou");
  CHECK(rows[1].at("data-code") == "zh");
  CHECK(of_class(within(all, "annals-row", 0), "annals-cell").size() == 5);
  const auto labels = of_class(all, "annals-label");
  REQUIRE(labels.size() == 2);
  CHECK(labels[0].text == "Pukou");
  CHECK(within(all, "annals-row", 0).back().text == "2/4");
  CHECK(within(all, "annals-row", 1).back().text == "5/5");
}

TEST_CASE("coverage: a cell says its year, its state and why there is no value") {
  const auto cells = of_class(drawn(full_coverage()), "annals-cell");
  REQUIRE(cells.size() == 10);
  std::vector<std::string> states;
  for (std::size_t i = 0; i < 5; ++i) states.push_back(cells[i].at("data-presence"));
  CHECK(states == std::vector<std::string>{"not_expected", "present", "missing",
                                           "missing_with_reason", "present"});
  CHECK(cells[0].at("data-year") == "2018");
  CHECK(cells[3].at("data-status") == "Q");
  CHECK(cells[4].at("data-status") == "P");
}

TEST_CASE("coverage: each state is told in words, in the language asked for") {
  const auto words = [](const std::string& language) {
    const auto all = drawn(full_coverage(), {.language = language});
    std::vector<std::string> titles;
    for (std::size_t i = 0; i < 5; ++i) {
      titles.push_back(within(all, "annals-cell", i).front().text);
    }
    return titles;
  };
  CHECK(words("en") == std::vector<std::string>{"Pukou, 2018: not expected", "Pukou, 2019: value",
                                                "Pukou, 2020: not on record",
                                                "Pukou, 2021: suppressed",
                                                "Pukou, 2022: value, provisional"});
  CHECK(words("zh") == std::vector<std::string>{"Pukou，2018：不应有", "Pukou，2019：有数值",
                                                "Pukou，2020：无记录", "Pukou，2021：不公布",
                                                "Pukou，2022：有数值，初步"});
}

TEST_CASE("coverage: states differ by their shapes and not by colour alone") {
  const auto all = drawn(full_coverage());
  const auto shape = [&](std::size_t cell) {
    std::string shapes;
    for (const SvgElement& element : within(all, "annals-cell", cell)) {
      if (element.name == "title") continue;
      shapes += (shapes.empty() ? "" : " ") + element.name;
      if (element.name == "text") shapes += " " + element.text;
      if (!element.at("stroke").empty()) shapes += " stroked";
    }
    return shapes;
  };
  CHECK(shape(1) == "rect");                       // a full field
  CHECK(shape(2) == "rect stroked line stroked");  // a frame with a stroke through it
  CHECK(shape(3) == "rect stroked text Q");
  CHECK(shape(4) == "rect text P");
  const auto dot = within(all, "annals-cell", 0).back();
  CHECK(number_of(dot.at("width")) == 3);
}

TEST_CASE("coverage: the key has the states that occur, and a note explains the letters") {
  const auto all = drawn(full_coverage());
  CHECK(of_class(within(all, "annals-key", 0), "annals-text").size() == 5);  // one is a letter
  CHECK(says(all, "no value, and why"));
  CHECK(says(all, "Letters: Q suppressed, P provisional."));
  CHECK(says(all, "Years of the reports."));
  CoverageHeatMap whole = full_coverage();
  whole.rows.erase(whole.rows.begin());
  const auto others = drawn(whole);
  CHECK(of_class(within(others, "annals-key", 0), "annals-text").size() == 1);
  CHECK_FALSE(says(others, "Letters:"));
}

TEST_CASE("coverage: of many years some are written, the last among them, and all have cells") {
  CoverageHeatMap map{.title = {}, .description = {}};
  CoverageChartRow row{.label = "a", .code = {}};
  for (int year = 1960; year <= 2024; ++year) {
    map.years.push_back(Year(year));
    row.cells.push_back({.presence = Presence::kPresent});
  }
  map.rows = {row};
  const auto all = drawn(map, {.width = 500});
  const auto ticks = of_class(all, "annals-tick");
  CHECK(of_class(all, "annals-cell").size() == 65);
  REQUIRE(ticks.size() > 1);
  CHECK(ticks.size() < 65);
  CHECK(ticks.back().text == "2024");
}

TEST_CASE("coverage: a map without rows says that nothing is on record") {
  CHECK(says(drawn({}), "Nothing is on record."));
  CHECK(says(drawn({}, {.language = "zh"}), "没有记录。"));
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
