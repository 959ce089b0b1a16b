#include "storage/page_check.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/raw_sql.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("page_check");

namespace annals::storage {
namespace {

// A table and its index, which say different things of three rows where "damaged".
std::vector<std::string> faults(bool damaged, int most = 100) {
  const test::TempDir folder;
  const std::filesystem::path file = folder / "some.db";
  test::run_sql(file,
                "PRAGMA page_size = 1024; CREATE TABLE t (a UNIQUE);"
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 900) "
                "INSERT INTO t SELECT printf('%050d', i) FROM n");
  std::string bytes = test::read_bytes(file);
  for (const char* row : {"000100", "000200", "000300"}) {
    if (damaged) bytes.replace(bytes.find(row), 6, "999999");
  }
  folder.write("some.db", bytes);
  SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
  return page_faults(database, most);
}

TEST_CASE("page_check: nothing is wrong with sound pages") { CHECK(faults(false).empty()); }

TEST_CASE("page_check: each fault is a line, without a heading, and no more than asked for") {
  const std::vector<std::string> found = faults(true);
  REQUIRE_FALSE(found.empty());
  for (const std::string& line : found) {
    CAPTURE(line);
    CHECK(line.find('\n') == std::string::npos);
    CHECK_FALSE(line.starts_with("***"));
    CHECK(line != "ok");
  }
  CHECK(found.size() >= 3);
  CHECK(faults(true, 1).size() == 1);
}

}  // namespace
}  // namespace annals::storage

TEST_SUITE_END();
