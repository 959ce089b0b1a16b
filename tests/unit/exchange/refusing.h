// Imports that must be refused, and must leave the file of the store as it was.
#pragma once

#include <annals/annals.h>
#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "importing.h"

namespace annals::test {

// A store in a file, with the vocabulary of define_vocabulary() and two values.
class Refusing {
 public:
  Refusing() {
    Store store = Store::open(file_).value();
    define_vocabulary(store);
    Batch batch(SourceCode("report-2023"));
    batch.add(AgencyCode("pukou"), IndicatorCode("rate"), observation(2022, "96.36"));
    batch.add(AgencyCode("pukou"), IndicatorCode("cases"), observation(2022, "112"));
    store.write(batch).value();
  }

  ImportFile file(CsvContent content, std::string_view text, std::string name = {}) const {
    if (name.empty()) name = std::string(to_string(content)) + ".csv";
    return {content, folder_.write(name, text)};
  }

  // What is told of an import, after which the store is byte for byte what it was before.
  std::string issues(const std::vector<ImportFile>& files, const ImportOptions& options = {}) {
    const ImportReport report = try_out(files, options);
    CHECK(report.defined + report.confirmed == 0);
    CHECK(report.written == WriteSummary{});
    return told(report.issues, folder_);
  }
  // The same of one file of observations that follow a heading.
  std::string issues(std::string_view rows, const ImportOptions& options = {}) {
    const std::string heading =
        "agency,indicator,year,value,bound,numerator,denominator,status,source,note\n";
    return issues({file(CsvContent::kObservations, heading + std::string(rows))}, options);
  }
  // Imports what must leave no trace, refused or as a dry run.
  ImportReport try_out(const std::vector<ImportFile>& files, const ImportOptions& options = {}) {
    const std::string before = read_bytes(file_);
    REQUIRE_FALSE(before.empty());
    ImportReport report;
    {
      Store store = Store::open(file_).value();
      report = import_csv(store, files, options).value();
    }
    CHECK((read_bytes(file_) == before));  // in brackets: bytes are not to be printed
    CHECK(bytes_of_log() == 0);
    return report;
  }

 private:
  // The size of the log that SQLite keeps beside a file with changes that are not in it yet.
  std::uintmax_t bytes_of_log() const {
    std::filesystem::path log = file_;
    log += "-wal";
    std::error_code absent;
    const std::uintmax_t size = std::filesystem::file_size(log, absent);
    return absent ? 0 : size;
  }

  TempDir folder_;
  std::filesystem::path file_ = folder_ / "figures.db";
};

}  // namespace annals::test
