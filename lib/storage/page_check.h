// SQLite's own look at the pages of a file.
#pragma once

#include <SQLiteCpp/Database.h>

#include <string>
#include <vector>

namespace annals::storage {

// What is wrong with them, a line each, and no more than some "most"; empty: nothing. Throws
// SQLite::Exception where that cannot be told: without memory, or where a reading fails, SQLite
// reports damage too.
std::vector<std::string> page_faults(SQLite::Database& database, int most = 100);

}  // namespace annals::storage
