#include <annals/report_page.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "report/html.h"
#include "report/words.h"
#include "sample.h"
#include "support/temp_dir.h"

namespace annals::test {
namespace {

std::string without(std::string text, char c) {
  text.erase(std::remove(text.begin(), text.end(), c), text.end());
  return text;
}

// What a reader must find in every form, as shown.
std::vector<std::string> content_of(const Report& report) {
  std::vector<std::string> all{report.title};
  const auto add = [&](const std::string& text) {
    if (!text.empty()) all.push_back(report::shown(text));
  };
  for (const ReportSentence& each : report.summary) {
    add(each.text);
    for (const ReportMention& mention : each.mentions) add(mention.text);
  }
  for (const ReportCard& card : report.cards) {
    for (const std::string& text : {card.value, card.doubt, card.change, card.verdict}) add(text);
    for (const std::string& text : card.trend_sentences) add(text);
    for (const std::string& text : card.notes) add(text);
    for (const ReportTarget& target : card.targets) add(target.text);
    for (const Observation& each : card.series.observations()) {
      add(each.locator);
      if (each.value) add(print_value(*each.value, each.bound, report.language));
    }
  }
  for (const ReportFinding& each : report.findings) {
    add(each.text);
    for (const std::string& figure : each.figures) add(figure);
  }
  for (const ReportMethod& each : report.methods) {
    add(each.text);
    add(each.source);
  }
  for (const auto& each : report.sources) add(each->title);
  return all;
}

TEST_SUITE("report_forms") {
  TEST_CASE("forms: all three say the same") {
    for (const Report& report :
         {sample_report(),
          report_of(sample_store(), scope_of({}, {kAppearance, kHeard})).value()}) {
      const std::string html = write_html(report).value();
      const std::string markdown = without(write_markdown(report), '\\');
      const std::string csv = without(write_csv(report), '"');
      for (const std::string& text : content_of(report)) {
        CAPTURE(text);
        CHECK(html.find(report::escaped(text)) != std::string::npos);
        CHECK(markdown.find(text) != std::string::npos);
        CHECK(csv.find(without(text, '"')) != std::string::npos);
      }
    }
  }

  TEST_CASE("forms: the same store gives the same bytes") {
    const Report first = sample_report(), second = sample_report();
    CHECK(write_html(first).value() == write_html(second).value());
    CHECK(write_markdown(first) == write_markdown(second));
    CHECK(write_csv(first) == write_csv(second));
  }

  TEST_CASE("csv: what a spreadsheet would run is made harmless, and numbers stay numbers") {
    const std::string csv = write_csv(sample_report());
    CHECK(csv.find("\"'=HYPERLINK(\"\"http://example.org\"\")\"") != std::string::npos);
    CHECK(csv.find(",'+3.60 points on 2021,") != std::string::npos);
    CHECK(csv.find(",122e3,at least 122000 cases,provisional,r-2023,") != std::string::npos);
  }

  TEST_CASE("markdown: markup in names is escaped") {
    const std::string markdown =
        write_markdown(report_of(sample_store(), scope_of({kWest})).value());
    CHECK(markdown.starts_with("# \\<script\\>alert(\"1\")\\</script\\> \\& 'sons'\n"));
  }

  TEST_CASE("markdown: a year without a value is an empty cell") {
    const std::string markdown = write_markdown(sample_report());
    CHECK(markdown.find("| Appearance rate (%) | 81.3 [1] | 84.0 [1] | 85.55 [1] | | 90.2 [1] | "
                        "93.7") != std::string::npos);
  }

  TEST_CASE("write_report: a file that is there is replaced only if asked for") {
    const TempDir folder;
    const auto file = folder.path() / "page.md";
    const Report report = sample_report();
    REQUIRE(write_report(report, file, ReportFormat::kMarkdown));
    CHECK(write_report(report, file, ReportFormat::kCsv).error().code == ErrorCode::kAlreadyExists);
    std::ifstream in(file);
    CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == write_markdown(report));
    CHECK(write_report(report, file, ReportFormat::kCsv, true));
    CHECK(write_report(report, folder.path(), ReportFormat::kCsv, true).error().code ==
          ErrorCode::kIo);
  }

  TEST_CASE("report format: names are read back, others are refused") {
    for (const ReportFormat format :
         {ReportFormat::kHtml, ReportFormat::kMarkdown, ReportFormat::kCsv}) {
      CHECK(parse_report_format(to_string(format)).value() == format);
    }
    CHECK(parse_report_format("pdf").error().code == ErrorCode::kInvalidData);
  }
}

}  // namespace
}  // namespace annals::test
