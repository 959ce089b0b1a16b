// The example data, as a reader of its README would load it.
#include <doctest/doctest.h>

#include <charconv>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "importing.h"

TEST_SUITE_BEGIN("example data");

namespace annals::test {
namespace {

const std::filesystem::path kFolder = ANNALS_EXAMPLE_DATA;

std::vector<ImportFile> example_files() {
  using enum CsvContent;
  std::vector<ImportFile> files;
  for (const CsvContent content : {kSubjects, kAgencies, kIndicators, kDefinitions, kBreaks,
                                   kSources, kTargets, kRules, kObservations}) {
    files.push_back({content, kFolder / (std::string(to_string(content)) + ".csv")});
  }
  return files;
}

// A store with the example data, loaded once for all cases, which only read it.
struct Example {
  Store store = Store::in_memory().value();
  ImportReport report = import_csv(store, example_files()).value();
};

const Example& example() {
  static const Example loaded;
  return loaded;
}

// The number at the end of "text"; -1 if there is none.
int last_number(std::string_view text) {
  const std::size_t first = text.find_last_not_of("0123456789") + 1;
  int number = -1;
  std::from_chars(text.data() + first, text.data() + text.size(), number);
  return number;
}

// What the tables of the README say: the name in back quotes in the first cell, and the number in
// the cell at "column", counted from 0.
std::map<std::string, int> numbers_in_readme(std::size_t column) {
  std::map<std::string, int> numbers;
  const std::string text = read_bytes(kFolder / "README.md");
  for (std::size_t at = text.find("\n| `"); at != std::string::npos;
       at = text.find("\n| `", at + 1)) {
    const std::string line = text.substr(at + 1, text.find('\n', at + 1) - at - 1);
    const std::string name = line.substr(3, line.find('`', 3) - 3);
    std::size_t begin = 1;
    for (std::size_t i = 0; i < column && begin != 0; ++i) begin = line.find('|', begin) + 1;
    const std::size_t end = line.find(" |", begin);
    if (begin == 0 || end == std::string::npos) continue;
    const int number = last_number(line.substr(0, end));
    if (number >= 0) numbers[name] = number;
  }
  return numbers;
}

TEST_CASE("example data: it loads without an issue or a notice") {
  CHECK(example().report.written.repeated == 0);
  CHECK(example().report.notices.empty());
  std::string issues;
  for (const ImportIssue& issue : example().report.issues) issues += issue.str() + '\n';
  CHECK(issues == "");
  CHECK(example().store.verify()->empty());
}

TEST_CASE("example data: it holds as many rows as its README says") {
  const Store& store = example().store;
  const auto count = [](const auto& all) { return static_cast<int>(all.value().size()); };
  const std::map<std::string, int> found{
      {"agencies.csv", count(store.agencies())},
      {"subjects.csv", count(store.subjects())},
      {"indicators.csv", count(store.indicators())},
      {"definitions.csv", count(store.definition_versions())},
      {"breaks.csv", count(store.breaks())},
      {"sources.csv", count(store.sources())},
      {"targets.csv", count(store.targets())},
      {"rules.csv", count(store.rules())},
      {"observations.csv", static_cast<int>(store.revision_count().value())},
  };
  std::map<std::string, int> claimed = numbers_in_readme(1);
  std::erase_if(claimed, [](const auto& entry) { return !entry.first.ends_with(".csv"); });
  CHECK(claimed.size() == 9);
  for (const auto& rows : claimed) {
    CAPTURE(rows.first);
    REQUIRE(found.contains(rows.first));
    CHECK(found.at(rows.first) == rows.second);
  }
}

TEST_CASE("example data: each source gives as many figures as the README says") {
  const Store& store = example().store;
  std::map<std::string, int> found;
  for (const Indicator& indicator : store.indicators().value()) {
    for (const Agency& agency : store.agencies().value()) {
      for (const Revision& revision : store.history(agency.code, indicator.code).value()) {
        ++found[revision.source->code.str()];
      }
    }
  }
  const std::map<std::string, int> claimed = numbers_in_readme(5);
  CHECK(claimed.size() == 20);
  for (const auto& figures : claimed) {
    CAPTURE(figures.first);
    CHECK(found[figures.first] == figures.second);
  }
}

// As the documents print them; drawn at random, but for the last six, which print more than digits.
TEST_CASE("example data: values read back as they are printed") {
  struct Printed {
    std::string_view agency, indicator, text;
  };
  constexpr Printed kPrinted[] = {
      {"pukou", "reconsideration.resolved", "2023 57 (六（一）)\n"},
      {"pukou", "enforcement.joint_inspected_enterprises", "2023 117 (二（三）)\n"},
      {"jining-courts", "litigation.accepted", "2022 1998 (正文)\n"},
      {"pukou", "hotline.reprocessed", "2023 4064 (七（一）)\n"},
      {"longhua-justice", "leadership.office_meetings", "2023 3 (一（一）)\n"},
      {"lipu", "legal_services.adviser_shifts", "2023 147 (一)\n"},
      {"tieling", "reconsideration.received",
       "2024 709 (正文) printed with: up 90.08 per cent on the year before\n"},
      {"pukou", "documents.filing_conformity_rate", "2023 100 (三（二）)\n"},
      {"yuecheng-justice", "litigation.loss_rate",
       "2022 5.22 D (一（一）1) printed with 目前 (so far): the report was written before the end "
       "of "
       "the year; city assessment line 5% or less\n"},
      {"pukou", "digital.data_resources", "2023 1025 (八（二）) cumulative\n"},
      {"pukou", "hotline.tickets", "2023 122e3 (七（一）) accepted and completed\n"},
      {"pukou", "digital.data_records", "2023 205e7 at_least (八（二）) cumulative\n"},
      {"pukou", "market.platform_registered", "2023 5e4 (二（二）) platform 宁企通\n"},
      {"jiangning", "openness.website_items",
       "2022 12162 (一)\n2023 11000 at_least (一（一）)\n2024 6500 at_least (一（一）)\n"},
      {"yuecheng-justice", "reconsideration.to_litigation_ratio",
       "2022 1.04 D (一（二）1) counted to the end of October; printed as 1.04:1; the assessment "
       "asks "
       "for more than 1\n"},
      {"nanyang-courts", "litigation.appearances",
       "2015 383 D (正文) counted from May to December only; printed in 件: cases in which the "
       "head "
       "appeared\n"},
  };
  for (const Printed& printed : kPrinted) {
    CAPTURE(printed.agency);
    CAPTURE(printed.indicator);
    CHECK(series_text(example().store, printed.agency, printed.indicator) == printed.text);
  }
}

TEST_CASE("example data: agencies and indicators are found by the words of the README") {
  const Store& store = example().store;
  CHECK(store.find_agency("江宁区")->code == AgencyCode("jiangning"));
  CHECK(store.find_agency("山东法院")->code == AgencyCode("shandong-courts"));
  CHECK(store.find_indicator("收到公开申请数").has_value());
  CHECK(store.find_indicator("败诉率")->code == IndicatorCode("litigation.loss_rate"));
}

// "rule agency year: what was seen; expected what", a line each.
std::string findings_of(const Store& store) {
  std::string text;
  for (const Finding& finding : check(store).value()) {
    text += finding.rule.str() + " " + finding.agency.str() + " " + to_string(finding.year) + ": " +
            finding.seen + "; expected " + finding.expected + "\n";
  }
  return text;
}

const std::string kFindings =
    "requests-balance jiangning 2022: 8 + 783 = 791; expected 788 + 2 = 790\n"
    "requests-carried-over jiangning 2022: 8; expected 7\n"
    "opinions-on-consultations-expected jiangning 2023: ; expected \n"
    "appearance-rate-jump wuyuan 2008: 7.1 -> 81.3 (+74.2); expected <= 20\n";

TEST_CASE("example data: the checks find what its README tells of, and no more") {
  CHECK(findings_of(example().store) == kFindings);
}

TEST_CASE("example data: 99 = 93 + 6 and 42 = 31 + 11 hold, and not with 92 for 93") {
  Store store = Store::in_memory().value();
  REQUIRE(import_csv(store, example_files())->issues.empty());
  const auto is_true = [&](const char* identity) {
    Rule rule{.code = RuleCode("probe"), .identity = parse_identity(identity).value()};
    store.define(rule, Redefine::kReplace).value();
    return check(store, {.rule = rule.code, .agencies = {AgencyCode("pukou")}})->empty();
  };
  CHECK(is_true("reconsideration.accepted = reconsideration.closed + reconsideration.pending"));
  CHECK(
      is_true("documents.cleanup_reviewed = documents.cleanup_kept + documents.cleanup_repealed"));
  store
      .write(Batch(SourceCode("pukou-2023"))
                 .add(AgencyCode("pukou"), IndicatorCode("reconsideration.closed"),
                      {.year = Year(2023), .value = 92}))
      .value();
  CHECK_FALSE(
      is_true("reconsideration.accepted = reconsideration.closed + reconsideration.pending"));
  CHECK(
      is_true("documents.cleanup_reviewed = documents.cleanup_kept + documents.cleanup_repealed"));
  const auto findings =
      check(store, {.agencies = {AgencyCode("pukou")}, .at_least = Severity::kError}).value();
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].rule == RuleCode("reconsideration-balance"));
  CHECK(figures_of(findings[0]) ==
        "pukou/reconsideration.accepted/2023=99; pukou/reconsideration.closed/2023=92; "
        "pukou/reconsideration.pending/2023=6");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
