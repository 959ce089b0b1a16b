// Reads a table of a dump that is not one of definitions, record by record.
#pragma once

#include <annals/import.h>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/dump/dump_tables.h"
#include "exchange/text/csv.h"

namespace annals::exchange {

// Where something is wrong it adds an issue and fails; the load ends there.
class DumpReader {
 public:
  // Checks that the columns are those of the table. REQUIRES: the issues outlive the reader.
  static Result<DumpReader> open(const std::filesystem::path& folder, DumpTable table,
                                 std::vector<ImportIssue>& issues);

  // Goes to the next record, and checks that what must be there is; false at the end.
  Result<bool> next();
  std::size_t line() const noexcept { return reader_.line(); }
  std::string_view cell(std::size_t column) const { return reader_.cells()[column]; }
  std::string text(std::size_t column) const { return std::string(cell(column)); }

  // Reads a cell into "target" by "parse"; an empty one leaves it as it is.
  template <typename T, typename Parse>
  Result<void> read(std::size_t column, T& target, Parse parse) {
    if (cell(column).empty()) return {};
    auto value = parse(cell(column));
    if (!value) return refuse(column, value.error());
    target = *std::move(value);
    return {};
  }

  // Adds an issue on a cell of this record, and returns its error.
  Error refuse(std::size_t column, Error error);
  // The same by the name of the column ("": the whole record), on any line.
  Error refuse(std::size_t line, std::string_view column, Error error);

 private:
  DumpReader(CsvReader reader, std::filesystem::path file, DumpTable table,
             std::vector<ImportIssue>& issues)
      : reader_(std::move(reader)),
        file_(std::move(file)),
        table_(std::move(table)),
        issues_(&issues) {}
  Result<void> check_heading();
  Error told(Error error);

  CsvReader reader_;
  std::filesystem::path file_;
  DumpTable table_;
  std::vector<ImportIssue>* issues_;
};

// A whole number of up to 18 digits. Fails with kInvalidData.
Result<std::int64_t> read_id(std::string_view text);

}  // namespace annals::exchange
