// Tables of reference values, read without regard to the locale.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals::test {

// One row of a table, by the names of the columns.
class CsvRow {
 public:
  explicit CsvRow(std::map<std::string, std::string, std::less<>> cells)
      : cells_(std::move(cells)) {}

  // The text of a cell; throws std::out_of_range if there is no such column.
  const std::string& text(std::string_view column) const;
  // The number in a cell; empty for an empty cell. Throws std::runtime_error for any other text.
  std::optional<double> number_if_any(std::string_view column) const;
  double number(std::string_view column) const { return number_if_any(column).value(); }

 private:
  std::map<std::string, std::string, std::less<>> cells_;
};

// Reads a file whose first line names the columns. Quotes may enclose a cell; no cell goes over a
// line end. Throws std::runtime_error if the file cannot be read.
std::vector<CsvRow> read_csv(const std::filesystem::path& file);

struct Points {
  std::vector<double> x, y;
};
// The points of a long table (a name, an x and a value a row), by name, in the order of the file.
std::map<std::string, Points> read_points(const std::filesystem::path& file,
                                          std::string_view name = "series",
                                          std::string_view x = "year");

}  // namespace annals::test
