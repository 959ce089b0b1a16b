#include "storage/table_reader.h"

#include <SQLiteCpp/Exception.h>

#include <algorithm>
#include <utility>

#include "storage/errors.h"

namespace annals::storage {
namespace {

// Of the places between two keys so many are tried at first.
constexpr std::ptrdiff_t kPlacesTried = 512;

std::string listed(std::span<const std::string> columns, const char* behind = "") {
  std::string list;
  for (const std::string& column : columns) list += (list.empty() ? "" : ", ") + column + behind;
  return list;
}

std::string places_of(std::size_t count) {
  std::string list;
  for (std::size_t i = 0; i < count; ++i) list += list.empty() ? "?" : ", ?";
  return list;
}

}  // namespace

Value value_of(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      return sqlite3_column_int64(statement, column);
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement, column);
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      const int length = sqlite3_column_bytes(statement, column);
      return text ? Value(std::string(text, static_cast<std::size_t>(length))) : Value();
    }
    case SQLITE_BLOB: {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
      const int length = sqlite3_column_bytes(statement, column);
      return Bytes{bytes ? std::string(bytes, static_cast<std::size_t>(length)) : std::string()};
    }
    default:
      return {};
  }
}

int bind(sqlite3_stmt* statement, int parameter, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    return sqlite3_bind_int64(statement, parameter, *number);
  }
  if (const auto* real = std::get_if<double>(&value)) {
    return sqlite3_bind_double(statement, parameter, *real);
  }
  if (const auto* text = std::get_if<std::string>(&value)) {
    return sqlite3_bind_text64(statement, parameter, text->data(), text->size(), SQLITE_TRANSIENT,
                               SQLITE_UTF8);
  }
  if (const auto* bytes = std::get_if<Bytes>(&value)) {
    return sqlite3_bind_blob64(statement, parameter, bytes->content.data(), bytes->content.size(),
                               SQLITE_TRANSIENT);
  }
  return sqlite3_bind_null(statement, parameter);
}

TableReader::TableReader(SQLite::Database& database, const TableShape& shape,
                         std::function<std::vector<Place>()> places, std::size_t seek_columns)
    : database_(database),
      shape_(shape),
      find_places_(std::move(places)),
      seek_columns_(seek_columns) {}

Row TableReader::key_of(const Row& row) const {
  return {row.begin(), row.begin() + static_cast<std::ptrdiff_t>(shape_.key_columns)};
}

// All rows, or those whose key compares to so many parameters; null if the schema is damaged, which
// makes each step a failure.
Statement TableReader::prepare_from(Direction direction, const char* comparison,
                                    std::size_t columns) {
  const std::span<const std::string> key(shape_.columns.data(), shape_.key_columns);
  std::string sql = "SELECT " + listed(shape_.columns) + " FROM " + shape_.name +
                    // An index would be another thing to trust.
                    (shape_.has_rowid ? " NOT INDEXED" : "");
  if (columns > 0) {
    sql += " WHERE (" + listed(key.first(columns)) + ") " + comparison + " (" + places_of(columns) +
           ")";
  }
  sql += " ORDER BY " + listed(key, direction == Direction::kBackward ? " DESC" : "");
  try {
    return prepare(database_.getHandle(), sql.c_str());
  } catch (const SQLite::Exception& exception) {
    if (is_of_system(exception)) throw;
    return nullptr;
  }
}

// Takes rows as long as they follow one another within the two keys.
TableReader::Run TableReader::run(sqlite3_stmt* statement, Direction direction,
                                  const std::optional<Row>& after,
                                  const std::optional<Row>& before) {
  Run result;
  Row row;
  for (;;) {
    const int code = sqlite3_step(statement);
    if (code == SQLITE_DONE) break;
    result.damaged = code != SQLITE_ROW;
    throw_if_of_system(database_.getHandle(), code);
    if (result.damaged) break;
    row.clear();
    for (int i = 0; i < sqlite3_column_count(statement); ++i) row.push_back(value_of(statement, i));
    // A text for which there is no memory looks like none.
    if (const int of_row = sqlite3_errcode(database_.getHandle()); of_row != SQLITE_ROW) {
      throw_if_of_system(database_.getHandle(), of_row);
    }
    Row key = key_of(row);
    if ((after && key <= *after) || (before && key >= *before)) {
      // The end of what was asked for, unless the rows run the other way.
      const bool end =
          direction == Direction::kForward ? before && key >= *before : after && key <= *after;
      result.damaged = !end;
      break;
    }
    const bool follows = !result.last || (direction == Direction::kForward ? *result.last < key
                                                                           : key < *result.last);
    if (!follows) {
      result.damaged = true;
      break;
    }
    (*visit_)(row);
    if (!result.first) result.first = key;
    result.last = std::move(key);
  }
  sqlite3_reset(statement);
  return result;
}

void TableReader::read(const std::function<void(const Row&)>& visit) {
  visit_ = &visit;
  const Statement from_start = prepare_from(Direction::kForward, "", 0);
  const Run forward = run(from_start.get(), Direction::kForward, std::nullopt, std::nullopt);
  if (!forward.damaged) return;
  const Statement from_end = prepare_from(Direction::kBackward, "", 0);
  const Run backward = run(from_end.get(), Direction::kBackward, forward.last, std::nullopt);
  onwards_ = prepare_from(Direction::kForward, ">=", seek_columns_);
  back_ = prepare_from(Direction::kBackward, "<", shape_.key_columns);
  places_ = find_places_();
  probe(forward.last, backward.last);
}

Row TableReader::row_of(const Place& place) const {
  return seek_columns_ == 1 ? Row{place.first} : Row{place.first, place.second};
}

// Looks between two keys for rows that can be reached from a place there. Of many places some are
// tried, and those between them only where that leads to rows: behind a page from which the tree
// branches off there may be thousands, and none of use.
void TableReader::probe(std::optional<Row> after, const std::optional<Row>& before) {
  const auto first = std::partition_point(places_.begin(), places_.end(), [&](const Place& place) {
    return after && row_of(place) <= *after;
  });
  const auto end = std::partition_point(
      first, places_.end(), [&](const Place& place) { return !before || row_of(place) < *before; });
  const std::ptrdiff_t step = std::max<std::ptrdiff_t>(1, (end - first) / kPlacesTried);
  for (auto at = first; at < end; at += std::min(step, end - at)) {
    const Row from = row_of(*at);
    if (after && from <= *after) continue;
    for (std::size_t i = 0; i < from.size(); ++i) {
      bind(onwards_.get(), static_cast<int>(i) + 1, from[i]);
    }
    const Run forward = run(onwards_.get(), Direction::kForward, after, before);
    if (!forward.first) continue;
    for (std::size_t i = 0; i < forward.first->size(); ++i) {
      bind(back_.get(), static_cast<int>(i) + 1, (*forward.first)[i]);
    }
    const Run backward = run(back_.get(), Direction::kBackward, after, forward.first);
    const std::optional<Row>& found = backward.last ? backward.last : forward.first;
    if (step > 1) {
      probe(after, found);
    } else if (backward.damaged) {
      gaps_.push_back({after, found});
    }
    after = forward.last;
    if (!forward.damaged) return;
  }
  gaps_.push_back({after, before});
}

}  // namespace annals::storage
