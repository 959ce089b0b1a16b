#include "reference/csv_table.h"

#include <charconv>
#include <fstream>
#include <stdexcept>

namespace annals::test {
namespace {

std::vector<std::string> split(std::string_view line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

}  // namespace

const std::string& CsvRow::text(std::string_view column) const {
  const auto cell = cells_.find(column);
  if (cell == cells_.end()) throw std::out_of_range("no column " + std::string(column));
  return cell->second;
}

std::optional<double> CsvRow::number_if_any(std::string_view column) const {
  const std::string& cell = text(column);
  if (cell.empty()) return std::nullopt;
  double number = 0;
  const char* const end = cell.data() + cell.size();
  const auto read = std::from_chars(cell.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end) throw std::runtime_error("no number: " + cell);
  return number;
}

std::vector<CsvRow> read_csv(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::string line;
  if (!std::getline(in, line)) throw std::runtime_error("cannot read " + file.string());
  const std::vector<std::string> columns = split(line);
  std::vector<CsvRow> rows;
  while (std::getline(in, line)) {
    const std::vector<std::string> cells = split(line);
    if (cells.size() != columns.size()) throw std::runtime_error("ragged row: " + line);
    std::map<std::string, std::string, std::less<>> row;
    for (std::size_t i = 0; i < columns.size(); ++i) row[columns[i]] = cells[i];
    rows.emplace_back(std::move(row));
  }
  return rows;
}

std::map<std::string, Points> read_points(const std::filesystem::path& file, std::string_view name,
                                          std::string_view x) {
  std::map<std::string, Points> points;
  for (const CsvRow& row : read_csv(file)) {
    Points& of_name = points[row.text(name)];
    of_name.x.push_back(row.number(x));
    of_name.y.push_back(row.number("value"));
  }
  return points;
}

}  // namespace annals::test
