#include "storage/page_check.h"

#include <SQLiteCpp/Statement.h>

#include <charconv>
#include <sstream>
#include <string_view>

#include "storage/errors.h"

namespace annals::storage {
namespace {

std::vector<std::string> asked(SQLite::Database& database, int most) {
  SQLite::Statement check(database, "PRAGMA integrity_check(" + std::to_string(most) + ")");
  std::vector<std::string> lines;
  while (check.executeStep()) {
    // A row may have several lines, the first of which says in which database they are.
    std::istringstream row(check.getColumn(0).getString());
    for (std::string line; std::getline(row, line);) {
      if (line != "ok" && !line.starts_with("***")) lines.push_back(line);
    }
  }
  return lines;
}

// Throws if it is the code of a reading that the system refused.
void heed_code(SQLite::Database& database, std::string_view line) {
  constexpr std::string_view kBefore = "error code=";
  const std::size_t at = line.find(kBefore);
  if (at == std::string_view::npos) return;
  int code = 0;
  std::from_chars(line.data() + at + kBefore.size(), line.data() + line.size(), code);
  throw_if_of_system(database.getHandle(), code);
}

}  // namespace

std::vector<std::string> page_faults(SQLite::Database& database, int most) {
  // What passes is no damage: nothing is believed that is not said twice.
  if (asked(database, most).empty()) return {};
  std::vector<std::string> lines = asked(database, most);
  for (const std::string& line : lines) heed_code(database, line);
  return lines;
}

}  // namespace annals::storage
