// One use of a prepared statement: bind, step, read; reset at the end, so that no lock stays.
#pragma once

#include <SQLiteCpp/Statement.h>
#include <annals/decimal.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace annals::storage {

// Parameters and columns are taken in order: put() fills the next parameter, the getters name a
// column from 0. Texts are copied both ways.
class Cursor {
 public:
  explicit Cursor(SQLite::Statement& statement) : statement_(statement) {}
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;
  ~Cursor() { statement_.tryReset(); }

  Cursor& put(std::int64_t value) {
    statement_.bind(++bound_, value);
    return *this;
  }
  Cursor& put(int value) { return put(std::int64_t{value}); }
  Cursor& put(std::uint32_t value) { return put(std::int64_t{value}); }
  Cursor& put(std::string_view value) {
    statement_.bind(++bound_, std::string(value));
    return *this;
  }
  Cursor& put(const std::string& value) {
    statement_.bind(++bound_, value);
    return *this;
  }
  Cursor& put(const char* value) { return put(std::string_view(value)); }
  // A literal, which need not be copied.
  Cursor& put_literal(const char* value) {
    statement_.bindNoCopy(++bound_, value);
    return *this;
  }
  Cursor& put_null() {
    statement_.bind(++bound_);
    return *this;
  }
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
  bool step() { return statement_.executeStep(); }
  // Runs a statement that gives no rows.
  void run() {
    while (step()) {
    }
  }
  // For the next round of the same statement.
  void reset() {
    statement_.reset();
    bound_ = 0;
  }

  bool is_null(int column) const { return statement_.isColumnNull(column); }
  std::int64_t integer(int column) const { return statement_.getColumn(column).getInt64(); }
  int small(int column) const { return statement_.getColumn(column).getInt(); }
  std::string text(int column) const { return statement_.getColumn(column).getString(); }
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
  SQLite::Statement& statement_;
  int bound_ = 0;
};

}  // namespace annals::storage
