#include "exchange/records/issues.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

TEST_SUITE_BEGIN("issues");

namespace annals::exchange {
namespace {

Error bad(std::string message) { return {ErrorCode::kInvalidData, std::move(message)}; }

TEST_CASE("issues: one of a cell tells file, line and column") {
  const ImportIssue issue{"a.csv", 3, "value", "x", bad("\"x\" is not a number")};
  CHECK(issue.str() == "a.csv, line 3, column \"value\": \"x\" is not a number");
}

TEST_CASE("issues: the value is told where the message does not") {
  const ImportIssue issue{"a.csv", 3, "value", "x", bad("there is nothing like it")};
  CHECK(issue.str() == "a.csv, line 3, column \"value\": \"x\": there is nothing like it");
}

TEST_CASE("issues: a long value is told once, cut off") {
  const std::string value(100, 'x');
  const std::string cut = "\"" + std::string(60, 'x') + "…\"";
  CHECK(ImportIssue{"a.csv", 1, "c", value, bad(cut + " is too long")}.str() ==
        "a.csv, line 1, column \"c\": " + cut + " is too long");
}

TEST_CASE("issues: one of a row has no column, and one of a file no line") {
  CHECK(ImportIssue{"a.csv", 3, "", "", bad("the row is odd")}.str() ==
        "a.csv, line 3: the row is odd");
  CHECK(ImportIssue{"a.csv", 0, "", "", bad("the file is empty")}.str() ==
        "a.csv: the file is empty");
}

TEST_CASE("issues: an error of the disk, the lock or the library is kept apart") {
  const std::vector<ImportFile> files{{CsvContent::kSubjects, "a.csv"}};
  for (const ErrorCode code :
       {ErrorCode::kSchemaMismatch, ErrorCode::kBusy, ErrorCode::kIo, ErrorCode::kInternal}) {
    IssueList issues;
    issues.add({&files[0], 1}, {code, "the first"});
    issues.add({&files[0], 2}, {code, "the second"});
    CHECK(issues.empty());
    CHECK(*issues.failure() == Error{code, "the first"});
  }
}

TEST_CASE("issues: an error that a change of the files can mend is one of a place") {
  const std::vector<ImportFile> files{{CsvContent::kSubjects, "a.csv"}};
  for (const ErrorCode code :
       {ErrorCode::kInvalidArgument, ErrorCode::kNotFound, ErrorCode::kAlreadyExists,
        ErrorCode::kConflict, ErrorCode::kInvalidData, ErrorCode::kInsufficientData}) {
    IssueList issues;
    issues.add({&files[0], 1}, {code, "the first"});
    CHECK_FALSE(issues.empty());
    CHECK_FALSE(issues.failure());
  }
}

TEST_CASE("issues: they are taken by file as given and by line, and within a line as added") {
  const std::vector<ImportFile> files{{CsvContent::kSubjects, "b.csv"},
                                      {CsvContent::kAgencies, "a.csv"}};
  IssueList issues;
  issues.add({&files[1], 2}, bad("fourth"));
  issues.add({&files[0], 9}, bad("third"));
  issues.add({&files[0], 2, "code"}, bad("first"));
  issues.add({&files[0], 2, "alias"}, bad("second"));
  std::string order;
  for (const ImportIssue& issue : issues.take(files)) order += issue.error.message + ' ';
  CHECK(order == "first second third fourth ");
  CHECK(issues.empty());
}

TEST_CASE("issues: those beyond ten thousand are counted") {
  const std::vector<ImportFile> files{{CsvContent::kSubjects, "a.csv"}};
  IssueList issues;
  for (std::size_t i = 1; i <= kMaxIssues + 3; ++i) issues.add({&files[0], i}, bad("odd"));
  const std::vector<ImportIssue> taken = issues.take(files);
  REQUIRE(taken.size() == kMaxIssues + 1);
  CHECK(taken[kMaxIssues - 1].line == kMaxIssues);
  CHECK(taken.back().str() == "a.csv: 3 more are not listed");
}

TEST_CASE("issues: ten thousand are told without a word of more") {
  const std::vector<ImportFile> files{{CsvContent::kSubjects, "a.csv"}};
  IssueList issues;
  for (std::size_t i = 1; i <= kMaxIssues; ++i) issues.add({&files[0], i}, bad("odd"));
  CHECK(issues.take(files).size() == kMaxIssues);
}

}  // namespace
}  // namespace annals::exchange

TEST_SUITE_END();
