// Reading a table of which pages are damaged: what can be reached, before, between and behind them.
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "storage/cursor.h"

namespace annals::storage {

// A value as SQLite has it: NULL, a number or a text; bytes are told from a text by the type.
struct Bytes {
  std::string content;
  friend auto operator<=>(const Bytes&, const Bytes&) = default;
};
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Bytes>;
using Row = std::vector<Value>;

// A table whose first columns are its key, in the order in which the table lies.
struct TableShape {
  std::string name;
  std::vector<std::string> columns;
  std::size_t key_columns = 1;
  bool has_rowid = false;
};

// The rows that cannot be reached lie between two keys; without one, at the end of the table.
struct Gap {
  std::optional<Row> after, before;
};

// The first column of a key, and the second where tables are sought by two.
using Place = std::pair<std::int64_t, std::int64_t>;

class TableReader {
 public:
  // "places" gives keys, ascending, at which something may be found behind a damaged page: ids, or
  // pairs of ids where "seek_columns" is 2. It is asked only where there is such a page.
  TableReader(SQLite::Database& database, const TableShape& shape,
              std::function<std::vector<Place>()> places, std::size_t seek_columns);

  // Shows each row that can be reached once, by runs of ascending keys. Rows out of the order of
  // their keys are damage.
  void read(const std::function<void(const Row&)>& visit);
  const std::vector<Gap>& gaps() const noexcept { return gaps_; }

 private:
  enum class Direction { kForward, kBackward };
  struct Run {
    std::optional<Row> first, last;  // keys in the order of visiting; empty: no row
    bool damaged = false;
  };

  Statement prepare_from(Direction direction, const char* comparison, std::size_t columns);
  Run run(sqlite3_stmt* statement, Direction direction, const std::optional<Row>& after,
          const std::optional<Row>& before);
  void probe(std::optional<Row> after, const std::optional<Row>& before);
  Row row_of(const Place& place) const;
  Row key_of(const Row& row) const;

  SQLite::Database& database_;
  const TableShape& shape_;
  std::function<std::vector<Place>()> find_places_;
  std::vector<Place> places_;
  std::size_t seek_columns_;
  Statement onwards_, back_;  // from a place, and from a key
  const std::function<void(const Row&)>* visit_ = nullptr;
  std::vector<Gap> gaps_;
};

// The value of a column, and a value as the next parameter of a statement.
Value value_of(sqlite3_stmt* statement, int column);
int bind(sqlite3_stmt* statement, int parameter, const Value& value);

}  // namespace annals::storage
