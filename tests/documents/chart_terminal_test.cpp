// annals chart on a terminal: it is as wide as that.
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "support/pseudo_terminal.h"
#include "support/temp_dir.h"

namespace annals::test {
namespace {

// The columns of the widest line that a chart has, in a terminal of so many.
class Chart {
 public:
  Chart() {
    folder_.write("agencies.csv", "code,kind,name_en\ntown,county,Town\n");
    folder_.write("indicators.csv", "code,kind,unit,name_en\ncases,count,cases,Cases\n");
    folder_.write("sources.csv", "code,title\nreport,Report\n");
    folder_.write("values.csv",
                  "agency,indicator,year,value,source\ntown,cases,2022,88,report\n"
                  "town,cases,2023,99,report\n");
    CHECK(Terminal(folder_.path(), {ANNALS_PROGRAM, "init"}).end() == 0);
    CHECK(Terminal(folder_.path(),
                   {ANNALS_PROGRAM, "import", "--agencies", "agencies.csv", "--indicators",
                    "indicators.csv", "--sources", "sources.csv", "values.csv"})
              .end() == 0);
  }

  int width(unsigned short columns, std::optional<std::string> of_environment,
            std::vector<std::string> options = {}) const {
    std::vector<std::string> words{ANNALS_PROGRAM, "chart", "cases", "town", "--ascii"};
    words.insert(words.end(), options.begin(), options.end());
    Terminal terminal(folder_.path(), words,
                      {{"COLUMNS", std::move(of_environment)}, {"NO_COLOR", "1"}}, columns);
    CHECK(terminal.end() == 0);
    std::istringstream lines(terminal.shown());
    std::size_t widest = 0;
    for (std::string line; std::getline(lines, line);) {
      // The axis at the foot reaches from end to end.
      line.erase(std::find(line.begin(), line.end(), '\r'), line.end());
      widest = std::max(widest, line.size());
    }
    return static_cast<int>(widest);
  }

 private:
  TempDir folder_;
};

}  // namespace

TEST_SUITE("chart on a terminal") {
  TEST_CASE("chart: it is as wide as the terminal, unless COLUMNS or --width says otherwise") {
    const Chart chart;
    const int usual = chart.width(80, std::nullopt);
    CHECK(usual > 70);
    CHECK(usual <= 80);
    CHECK(chart.width(120, std::nullopt) == usual + 40);
    CHECK(chart.width(120, "100") == usual + 20);
    CHECK(chart.width(120, "100", {"--width", "60"}) == usual - 20);
  }

  TEST_CASE("chart: a terminal that does not know its width is taken for one of eighty columns") {
    const Chart chart;
    CHECK(chart.width(0, std::nullopt) == chart.width(80, std::nullopt));
    CHECK(chart.width(0, "") == chart.width(80, std::nullopt));
    CHECK(chart.width(120, "wide") == chart.width(120, std::nullopt));
  }

  TEST_CASE("chart: what is too narrow or too wide is taken for the nearest that can be drawn in") {
    const Chart chart;
    CHECK(chart.width(10, std::nullopt) == chart.width(40, std::nullopt));
    CHECK(chart.width(9000, std::nullopt) == chart.width(500, std::nullopt));
  }
}

}  // namespace annals::test
