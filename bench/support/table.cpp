#include "support/table.h"

#include <annals/version.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstdio>

namespace annals::bench {

void print_table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string blanks(widths[i] - row[i].size(), ' ');
      line += i == 0 ? row[i] + blanks : "   " + blanks + row[i];
    }
    std::printf("  %s\n", line.c_str());
  }
  std::fflush(stdout);
}

std::string with_commas(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, ',');
  return digits;
}

std::string fixed(double number, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, number);
  return text;
}

std::string microseconds(double seconds, int decimals) {
  return fixed(seconds * 1e6, decimals) + " us";
}

std::string versions() {
  return std::string("annals ") + version() + ", SQLite " + sqlite3_libversion();
}

}  // namespace annals::bench
