// Importing files that are written from texts.
#pragma once

#include <annals/annals.h>
#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/builders.h"
#include "support/temp_dir.h"

namespace annals::test {

// Issues or notices as they are told, a line each, with the files named without their folder.
inline std::string told(const std::vector<ImportIssue>& issues, const TempDir& folder) {
  const std::string path = folder.path().string() + '/';
  std::string text;
  for (const ImportIssue& issue : issues) text += issue.str() + '\n';
  for (std::size_t at = text.find(path); at != std::string::npos; at = text.find(path)) {
    text.erase(at, path.size());
  }
  return text;
}

// A store in memory and a folder of files for it.
class Importing {
 public:
  Store& store() { return store_; }

  // A file of this text, called after its content where no name is given.
  ImportFile file(CsvContent content, std::string_view text, std::string name = {}) const {
    if (name.empty()) name = std::string(to_string(content)) + ".csv";
    return {content, folder_.write(name, text)};
  }

  ImportReport import(const std::vector<ImportFile>& files, const ImportOptions& options = {}) {
    return import_csv(store_, files, options).value();
  }
  ImportReport import(CsvContent content, std::string_view text,
                      const ImportOptions& options = {}) {
    return import({file(content, text)}, options);
  }
  // Imports what must be good; the number of definitions that are new or replaced.
  std::size_t define(CsvContent content, std::string_view text) {
    const ImportReport report = import(content, text);
    REQUIRE(told(report.issues) == "");
    return report.defined;
  }

  std::string path(std::string_view name) const { return (folder_ / name).string(); }
  std::string told(const std::vector<ImportIssue>& issues) const {
    return test::told(issues, folder_);
  }
  // What is told of one file.
  std::string issues(CsvContent content, std::string_view text, const ImportOptions& options = {}) {
    return told(import(content, text, options).issues);
  }

 private:
  TempDir folder_;
  Store store_ = Store::in_memory().value();
};

// An observation in one line, "2023 97.30 about DP 109/112 (where) a note"; what is not there is
// left out, but for a value, for which "-" stands.
inline std::string text_of(const Observation& observation) {
  std::string text = to_string(observation.year) + ' ';
  text += observation.value ? observation.value->str() : "-";
  if (observation.bound != Bound::kExact) text.append(" ").append(to_string(observation.bound));
  if (!observation.status.normal()) text += ' ' + observation.status.letters();
  if (observation.numerator || observation.denominator) {
    const auto count = [](const std::optional<Decimal>& n) { return n ? n->str() : ""; };
    text += ' ' + count(observation.numerator) + '/' + count(observation.denominator);
  }
  if (!observation.locator.empty()) text += " (" + observation.locator + ')';
  if (!observation.note.empty()) text += ' ' + observation.note;
  return text;
}

// A series of a store, a line for each year.
inline std::string series_text(const Store& store, std::string_view agency,
                               std::string_view indicator) {
  const Series series = store.series(AgencyCode(agency), IndicatorCode(indicator)).value();
  std::string text;
  for (const Observation& observation : series.observations()) text += text_of(observation) + '\n';
  return text;
}

inline Names zh(std::string name, std::vector<std::string> aliases = {}) {
  Names names{{{"zh", std::move(name)}}, {}};
  if (!aliases.empty()) names.aliases["zh"] = std::move(aliases);
  return names;
}

// A percent from 0 to 100, a count, two agencies of which one begins in 2002, and a report.
inline void define_vocabulary(Store& store) {
  Indicator rate = indicator("rate", IndicatorKind::kPercent);
  rate.names = zh("出庭应诉率");
  rate.lower_bound = dec("0");
  rate.upper_bound = dec("100");
  Indicator cases = indicator("cases");
  cases.names = zh("诉讼案件数", {"案件数"});
  Agency pukou{.code = AgencyCode("pukou"), .names = zh("浦口区人民政府", {"浦口区"})};
  pukou.first_year = Year(2002);
  const Agency jiangning{.code = AgencyCode("jiangning"), .names = zh("江宁区人民政府")};
  store.define(rate).value();
  store.define(cases).value();
  store.define(pukou).value();
  store.define(jiangning).value();
  store.define(source("report-2023", "2024-01-31")).value();
}

}  // namespace annals::test
