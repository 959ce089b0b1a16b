// The cells of one row as typed values.
#pragma once

#include <annals/code.h>
#include <annals/error.h>
#include <annals/names.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/records/directory.h"
#include "exchange/records/sheet.h"

namespace annals::exchange {

// Reads a row, all of it whatever is wrong: each cell that cannot be read becomes an issue, and
// ok() false. An empty cell leaves its target as it is.
class Fields {
 public:
  Fields(Sheet& sheet, Directory& directory)
      : sheet_(sheet), directory_(directory), ok_(sheet.filled()) {}

  bool ok() const noexcept { return ok_; }
  Directory& directory() noexcept { return directory_; }
  std::string_view cell(std::string_view column) const { return sheet_.cell(column); }
  std::string text(std::string_view column) const { return std::string(cell(column)); }

  // "parse" takes a string_view and returns a Result of what the target holds.
  template <typename T, typename Parse>
  void read(std::string_view column, T& target, Parse parse) {
    if (cell(column).empty()) return;
    auto result = parse(cell(column));
    if (result) {
      target = *std::move(result);
    } else {
      fail(column, result.error());
    }
  }

  // A code as it is written; one that stands in for it where it cannot be read.
  template <typename C>
  C code(std::string_view column) {
    C result(kStandIn);
    read(column, result, &C::parse);
    return result;
  }
  // The code of what the cell names; empty where the cell is empty or names nothing.
  template <typename C>
  std::optional<C> known(std::string_view column, Lookup<C>& lookup) {
    const std::string_view text = cell(column);
    if (text.empty()) return std::nullopt;
    const Result<C>& found = lookup.find(text);
    if (found) return *found;
    ok_ = false;
    if (!lookup.excused(text)) fail(column, found.error());
    return std::nullopt;
  }
  // The same for a cell that must be filled.
  template <typename C>
  C needed(std::string_view column, Lookup<C>& lookup) {
    return known(column, lookup).value_or(C(kStandIn));
  }

  // The columns by language: name_… and aliases_…; or those that begin with "prefix".
  Names names();
  LocalizedText texts(std::string_view prefix) const;

  // Takes note of something wrong; with the whole row where the column is empty.
  void fail(std::string_view column, Error error);

 private:
  static constexpr std::string_view kStandIn = "unread";

  Sheet& sheet_;
  Directory& directory_;
  bool ok_;
};

// The parts of a list in one cell, which '|' separates; none in an empty cell. In a part "\|" is a
// '|' and "\\" a backslash. Fails with kInvalidData if a part is empty.
Result<std::vector<std::string>> read_list(std::string_view text);
// The text that read_list() reads back. REQUIRES: no part is empty.
std::string write_list(const std::vector<std::string>& parts);

// A whole number such as "2". Fails with kInvalidData.
Result<int> read_whole(std::string_view text);

}  // namespace annals::exchange
