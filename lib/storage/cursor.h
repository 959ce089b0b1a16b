// A prepared statement, and one use of it: bind, step, read; reset at the end, so that no lock
// stays.
#pragma once

#include <annals/decimal.h>
#include <sqlite3.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace annals::storage {

struct FinalizeStatement {
  // What a finalization reports is the failure of the last step, which was told then.
  void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

// Prepares a statement that is to be kept. Throws SQLite::Exception.
Statement prepare(sqlite3* database, const char* sql);

// Parameters and columns are taken in order: put() fills the next parameter, the getters name a
// column from 0. Functions throw SQLite::Exception. The wrapper's own statements are not used here:
// they share the ownership of each column that is read, at a tenth of the time of reading a series.
class Cursor {
 public:
  explicit Cursor(sqlite3_stmt* statement) : statement_(statement) {}
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;
  ~Cursor() { sqlite3_reset(statement_); }

  Cursor& put(std::int64_t value) { return bound(sqlite3_bind_int64(statement_, ++bound_, value)); }
  Cursor& put(int value) { return put(std::int64_t{value}); }
  Cursor& put(std::uint32_t value) { return put(std::int64_t{value}); }
  // Texts are copied.
  Cursor& put(std::string_view value) {
    const char* text = value.data() ? value.data() : "";  // a null pointer would be NULL
    return bound(sqlite3_bind_text64(statement_, ++bound_, text, value.size(), SQLITE_TRANSIENT,
                                     SQLITE_UTF8));
  }
  Cursor& put(const std::string& value) { return put(std::string_view(value)); }
  Cursor& put(const char* value) { return put(std::string_view(value)); }
  // Bytes, copied.
  Cursor& put_blob(std::string_view bytes) {
    return bound(
        sqlite3_bind_blob64(statement_, ++bound_, bytes.data(), bytes.size(), SQLITE_TRANSIENT));
  }
  Cursor& put_null() { return bound(sqlite3_bind_null(statement_, ++bound_)); }
  template <typename T>
  Cursor& put(const std::optional<T>& value) {
    return value ? put(*value) : put_null();
  }
  // Two parameters: mantissa and exponent.
  Cursor& put(const Decimal& value) { return put(value.mantissa()).put(value.exponent()); }
  Cursor& put(const std::optional<Decimal>& value) {
    return value ? put(*value) : put_null().put_null();
  }

  // True if there is a row to read.
  bool step() {
    const int code = sqlite3_step(statement_);
    if (code != SQLITE_ROW && code != SQLITE_DONE) fail(code);
    return code == SQLITE_ROW;
  }
  // Steps to a row that must be there. Throws Failure with kInvalidData if it is not: the file is
  // damaged, or was changed by other hands.
  void step_to_row();
  // Runs a statement that gives no rows.
  void run() {
    while (step()) {
    }
  }

  int columns() const { return sqlite3_column_count(statement_); }
  bool is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
  int small(int column) const { return sqlite3_column_int(statement_, column); }
  // Valid until the next step.
  std::string_view view(int column) const {
    const unsigned char* text = sqlite3_column_text(statement_, column);
    if (text == nullptr) require_memory();
    const int length = sqlite3_column_bytes(statement_, column);
    return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)};
  }
  // Bytes; valid until the next step.
  std::string_view blob(int column) const {
    const void* bytes = sqlite3_column_blob(statement_, column);
    if (bytes == nullptr) require_memory();
    const int length = sqlite3_column_bytes(statement_, column);
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(length)};
  }
  std::string text(int column) const { return std::string(view(column)); }
  std::optional<std::int64_t> maybe_integer(int column) const {
    return is_null(column) ? std::nullopt : std::optional(integer(column));
  }
  std::optional<std::string> maybe_text(int column) const {
    return is_null(column) ? std::nullopt : std::optional(text(column));
  }
  // From the column of the mantissa and the one behind it.
  Decimal decimal(int column) const;
  std::optional<Decimal> maybe_decimal(int column) const {
    return is_null(column) ? std::nullopt : std::optional(decimal(column));
  }

 private:
  Cursor& bound(int code) {
    if (code != SQLITE_OK) fail(code);
    return *this;
  }
  [[noreturn]] void fail(int code) const;
  // A number that is read as text needs memory: without it nothing comes back, as for NULL.
  void require_memory() const {
    if (sqlite3_errcode(sqlite3_db_handle(statement_)) == SQLITE_NOMEM) fail(SQLITE_NOMEM);
  }

  sqlite3_stmt* statement_;
  int bound_ = 0;
};

}  // namespace annals::storage
