// A file as it stands in the middle of a write that goes without its log.
#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>

#include "support/court.h"
#include "support/temp_dir.h"

namespace annals::test {

// Makes the file, and the journal by which it can be made what it was: a store without values.
inline void leave_half_written(const std::filesystem::path& file) {
  const TempDir folder;
  {
    Store store = Store::open(folder / "store.db").value();
    define_court(store);
  }
  SQLite::Database database((folder / "store.db").string(), SQLite::OPEN_READWRITE);
  database.exec("PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN");
  database.exec(
      "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number LIMIT 5000) "
      "INSERT INTO agency (code, kind) SELECT 'half' || n, 'county' FROM number");
  database.exec("PRAGMA quick_check");  // for which the changed pages have to make room
  std::filesystem::copy_file(folder / "store.db", file);
  std::filesystem::copy_file(folder / "store.db-journal", file.string() + "-journal");
}

}  // namespace annals::test
