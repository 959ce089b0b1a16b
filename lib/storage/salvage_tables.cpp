#include <sqlite3.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/language.h"
#include "core/text.h"
#include "core/utf8.h"
#include "storage/errors.h"
#include "storage/packed_key.h"
#include "storage/salvage.h"

namespace annals::storage {
namespace {

// Ids beyond these are sought only where they follow one that was found.
constexpr std::int64_t kIdsSought = 200'000;

bool is_of_series(const TableShape& shape) {
  return shape.name == "observation" || shape.name == "observation_detail";
}

std::vector<std::int64_t> ids_of(Connection& connection, const char* sql) {
  std::vector<std::int64_t> ids;
  Cursor cursor = connection.cursor(sql);
  while (cursor.step()) ids.push_back(cursor.integer(0));
  return ids;
}

const std::string* text_of(const Value& value) { return std::get_if<std::string>(&value); }

bool is_null(const Value& value) { return std::holds_alternative<std::monostate>(value); }

// What a text column may hold, by its name, where the table's own constraints do not say all.
bool is_text_valid(std::string_view column, const std::string& text) {
  if (core::invalid_utf8(text)) return false;
  if (column == "code" || column == "rule") {
    return detail::check_code(text, "code").has_value();
  }
  if (column == "language") return core::is_language(text);
  if (column == "name") return !folded(text).empty();
  if (column == "published") return PartialDate::parse(text).has_value();
  if (column == "valid_from" || column == "valid_to" || column == "until") {
    return parse_date(text).has_value();
  }
  if (column == "recorded_at") return parse_timestamp(text).has_value();
  if (column == "obs_status") return text == "A" || ObsStatusSet::parse(text).has_value();
  return true;
}

// The exponent stands behind the mantissa.
bool is_decimal(const Value& mantissa, const Value& exponent) {
  if (is_null(mantissa) || is_null(exponent)) return is_null(mantissa) == is_null(exponent);
  const auto* m = std::get_if<std::int64_t>(&mantissa);
  const auto* e = std::get_if<std::int64_t>(&exponent);
  return m && e && -Decimal::kMaxExponent <= *e && *e <= Decimal::kMaxExponent &&
         Decimal::make(*m, static_cast<int>(*e)).has_value();
}

bool is_row_valid(const TableShape& shape, const Row& row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string& column = shape.columns[i];
    if (const std::string* text = text_of(row[i]); text && !is_text_valid(column, *text)) {
      return false;
    }
    if (column.ends_with("mantissa") && !is_decimal(row[i], row[i + 1])) return false;
  }
  return true;
}

// Adds rows to a table; those that its constraints refuse are told by the count.
class RowSink {
 public:
  RowSink(Connection& to, const TableShape& shape) : to_(to) {
    std::string names, places;
    for (const std::string& column : shape.columns) {
      names += (names.empty() ? "" : ", ") + column;
      places += places.empty() ? "?" : ", ?";
    }
    insert_ =
        prepare(to.database().getHandle(),
                ("INSERT INTO " + shape.name + " (" + names + ") VALUES (" + places + ")").c_str());
  }

  // False if the row is refused.
  bool add(const Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      check(bind(insert_.get(), static_cast<int>(i) + 1, row[i]));
    }
    const int code = sqlite3_step(insert_.get());
    sqlite3_reset(insert_.get());
    if ((code & 0xFF) == SQLITE_CONSTRAINT || (code & 0xFF) == SQLITE_MISMATCH) return false;
    check(code);
    return true;
  }

 private:
  void check(int code) {
    if (code != SQLITE_OK && code != SQLITE_DONE) {
      throw SQLite::Exception(to_.database().getHandle(), code);
    }
  }

  Connection& to_;
  Statement insert_;
};

std::string times(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + (count == 1 ? one : many);
}

}  // namespace

std::vector<TableShape> table_shapes(Connection& connection) {
  std::vector<TableShape> shapes;
  {
    Cursor tables = connection.cursor(
        "SELECT s.name, l.wr FROM sqlite_schema AS s JOIN pragma_table_list AS l USING (name) "
        "WHERE s.type = 'table' AND l.schema = 'main' AND s.name NOT LIKE 'sqlite%' "
        "ORDER BY s.rowid");
    while (tables.step()) {
      shapes.push_back({.name = tables.text(0), .columns = {}, .has_rowid = tables.small(1) == 0});
    }
  }
  for (TableShape& shape : shapes) {
    // The key first, in its order.
    Cursor columns =
        connection.cursor("SELECT name, pk FROM pragma_table_info(?1) ORDER BY pk = 0, pk, cid");
    columns.put(shape.name);
    shape.key_columns = 0;
    while (columns.step()) {
      shape.columns.push_back(columns.text(0));
      if (columns.small(1) > 0) ++shape.key_columns;
    }
  }
  return shapes;
}

std::size_t seek_columns_of(const TableShape& shape) { return is_of_series(shape) ? 2 : 1; }

std::vector<Place> places_in(const TableShape& shape, Connection& of) {
  std::vector<Place> places;
  const bool is_packed = shape.name == "packed_series";
  if (!is_of_series(shape) && !is_packed) {
    for (std::int64_t id = 1; id <= kIdsSought; ++id) places.emplace_back(id, 0);
    return places;
  }
  const std::vector<std::int64_t> agencies = ids_of(of, "SELECT id FROM agency ORDER BY id");
  const std::vector<std::int64_t> indicators = ids_of(of, "SELECT id FROM indicator ORDER BY id");
  if (is_packed) {
    for (const std::int64_t indicator : indicators) {
      for (const std::int64_t agency : agencies) {
        places.emplace_back(packed_key({agency, indicator}), 0);
      }
    }
    return places;
  }
  for (const std::int64_t agency : agencies) {
    for (const std::int64_t indicator : indicators) places.emplace_back(agency, indicator);
  }
  return places;
}

void copy_tables(Salvage& salvage) {
  for (const TableShape& shape : table_shapes(salvage.to)) {
    if (shape.name == "seal") continue;  // what is saved is sealed anew
    SalvagedTable table{.table = shape.name};
    TableReader reader(
        salvage.from, shape, [&] { return places_in(shape, salvage.to); }, seek_columns_of(shape));
    RowSink sink(salvage.to, shape);
    reader.read([&](const Row& row) {
      ++(is_row_valid(shape, row) && sink.add(row) ? table.rows : table.refused);
    });
    table.gaps = reader.gaps().size();
    salvage.gaps[shape.name] = reader.gaps();
    if (table.gaps > 0) {
      salvage.lose("pages", "table " + core::quoted(shape.name) + ": " +
                                times(table.gaps, " place", " places") +
                                " cannot be read, and what stood there is lost");
    }
    if (table.refused > 0) {
      salvage.lose("rows", "table " + core::quoted(shape.name) + ": " +
                               times(static_cast<std::size_t>(table.refused), " row", " rows") +
                               " that no store may hold, left out");
    }
    if (table.rows + table.refused > 0 || table.gaps > 0) {
      salvage.report.tables.push_back(std::move(table));
    }
  }
}

}  // namespace annals::storage
