// annals read --interactive on a terminal: a pseudo terminal stands for the person's.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "support/pseudo_terminal.h"
#include "support/temp_dir.h"

namespace annals::test {
namespace {

constexpr std::string_view kPrompt = "(a c s n t b q ?):";
constexpr char kCtrlC = '\x03', kCtrlD = '\x04';

// A store with one agency, one indicator and one source, and a report of two figures.
class Desk {
 public:
  Desk() {
    folder_.write("agencies.csv", "code,kind,name_en\ntown,county,Town\n");
    folder_.write("indicators.csv", "code,kind,unit,name_zh\naccepted,count,件,受理案件数\n");
    folder_.write("sources.csv", "code,title\nreport,Report\n");
    folder_.write("observations.csv",
                  "agency,indicator,year,value,source\ntown,accepted,2022,88,report\n");
    folder_.write("report.txt", "2023年工作报告\n受理案件99件。培训12场。\n");
    CHECK(run({"init"}).end() == 0);
    CHECK(run({"import", "--agencies", "agencies.csv", "--indicators", "indicators.csv",
               "--sources", "sources.csv", "observations.csv"})
              .end() == 0);
  }

  Terminal run(std::vector<std::string> words) const {
    words.insert(words.begin(), ANNALS_PROGRAM);
    return {folder_.path(), std::move(words)};
  }
  Terminal read() const {
    return run({"read", "report.txt", "--agency", "town", "--interactive", "--source", "report"});
  }
  std::string series() const {
    Terminal terminal = run({"series", "town", "accepted", "--format", "csv"});
    CHECK(terminal.end() == 0);
    return terminal.shown();
  }
  bool has(std::string_view file) const { return std::filesystem::exists(folder_ / file); }

 private:
  TempDir folder_;
};

}  // namespace

TEST_SUITE("read --interactive on a terminal") {
  TEST_CASE("read --interactive: what is accepted is written at the end") {
    const Desk desk;
    Terminal terminal = desk.read();
    REQUIRE(terminal.shows("on record: 2022 88"));
    REQUIRE(terminal.shows(kPrompt));
    terminal.type("a\r");
    REQUIRE(terminal.shows(kPrompt));
    CHECK(desk.series().find("99") == std::string::npos);
    terminal.type("s\r");
    REQUIRE(terminal.shows("write what was accepted, 1 figure?"));
    terminal.type("yes\r");
    CHECK(terminal.end() == 0);
    CHECK(desk.series().find("99") != std::string::npos);
  }

  TEST_CASE("read --interactive: Ctrl-C and the end of input write nothing and lose nothing") {
    for (const char key : {kCtrlC, kCtrlD}) {
      CAPTURE(key);
      const Desk desk;
      Terminal terminal = desk.read();
      REQUIRE(terminal.shows(kPrompt));
      terminal.type("a\r");
      REQUIRE(terminal.shows(kPrompt));
      terminal.type(std::string(1, key));
      CHECK(terminal.shows("nothing is written to the store"));
      CHECK(terminal.end() == (key == kCtrlC ? 130 : 3));
      CHECK(desk.series().find("99") == std::string::npos);
      REQUIRE(desk.has("report-review.csv"));
      CHECK(desk.run({"read", "--accept", "report-review.csv", "--source", "report"}).end() == 0);
      CHECK(desk.series().find("99") != std::string::npos);
    }
  }

  TEST_CASE("read --interactive: Ctrl-C before anything was accepted leaves nothing behind") {
    const Desk desk;
    Terminal terminal = desk.read();
    REQUIRE(terminal.shows(kPrompt));
    terminal.type(std::string(1, kCtrlC));
    CHECK(terminal.end() == 130);
    CHECK_FALSE(desk.has("report-review.csv"));
  }

  TEST_CASE("read --interactive: a flood of input is no answer") {
    const Desk desk;
    Terminal terminal = desk.read();
    REQUIRE(terminal.shows(kPrompt));
    for (int i = 0; i < 20; ++i) terminal.type(std::string(200, 'x') + "\r");
    REQUIRE(terminal.shows("please answer"));
    for (int i = 0; i < 20; ++i) REQUIRE(terminal.shows(kPrompt));
    terminal.type("q\r");
    CHECK(terminal.end() == 0);
  }
}

}  // namespace annals::test
