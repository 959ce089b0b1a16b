// Rows in memory as a table that a statement can select from.
#pragma once

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <cstddef>
#include <memory>
#include <utility>

namespace annals::storage {

// A virtual table of one connection over Rows, which are read in place: one INSERT ... SELECT from
// it takes them all into the file, without a parameter bound, a statement begun or a text copied
// for a row. It can be read in one way: all rows, in their order. Rows has
//
//   static constexpr const char* kName, and kDeclaration, the CREATE TABLE that tells its columns
//   std::size_t size() const
//   class At          made from the rows
//     void move_to(std::size_t position)                    REQUIRES: below size()
//     int put(sqlite3_context* context, int column) const   a column that gets no result is NULL
template <typename Rows>
class RowTable {
 public:
  // Makes the table known to the connection, without rows. REQUIRES: lives as long as the
  // connection has statements.
  explicit RowTable(sqlite3* database) {
    const int code = sqlite3_create_module_v2(database, Rows::kName, &kModule, this, nullptr);
    if (code != SQLITE_OK) throw SQLite::Exception(database, code);
  }
  RowTable(const RowTable&) = delete;
  RowTable& operator=(const RowTable&) = delete;

  // Gives the table rows for as long as it lives.
  class Filling {
   public:
    Filling(RowTable& table, Rows rows) noexcept : table_(table) { table_.rows_ = std::move(rows); }
    Filling(const Filling&) = delete;
    Filling& operator=(const Filling&) = delete;
    ~Filling() { table_.rows_ = Rows(); }

   private:
    RowTable& table_;
  };

 private:
  struct Table : sqlite3_vtab {
    explicit Table(const Rows& of) noexcept : sqlite3_vtab{}, rows(of) {}
    const Rows& rows;
  };

  struct Cursor : sqlite3_vtab_cursor {
    explicit Cursor(const Rows& of) noexcept : sqlite3_vtab_cursor{}, rows(of), at(of) {}

    bool at_end() const noexcept { return position == rows.size(); }
    void move_to(std::size_t where) noexcept {
      position = where;
      if (!at_end()) at.move_to(where);
    }

    const Rows& rows;
    std::size_t position = 0;
    typename Rows::At at;
  };

  static Table& of(sqlite3_vtab* table) noexcept { return *static_cast<Table*>(table); }
  static Cursor& of(sqlite3_vtab_cursor* cursor) noexcept { return *static_cast<Cursor*>(cursor); }

  // The object is SQLite's from here on; it hands it back to disconnect() or close().
  template <typename Object, typename Base>
  static int hand_over(const Rows& rows, Base** result) noexcept {
    try {
      *result = std::make_unique<Object>(rows).release();
      return SQLITE_OK;
    } catch (...) {  // nothing else is thrown here than std::bad_alloc
      return SQLITE_NOMEM;
    }
  }

  static int connect(sqlite3* database, void* self, int /*argc*/, const char* const* /*argv*/,
                     sqlite3_vtab** result, char** /*message*/) noexcept {
    const int declared = sqlite3_declare_vtab(database, Rows::kDeclaration);
    if (declared != SQLITE_OK) return declared;
    // Not for the views and triggers of a file, whoever wrote them.
    sqlite3_vtab_config(database, SQLITE_VTAB_DIRECTONLY);
    return hand_over<Table>(static_cast<const RowTable*>(self)->rows_, result);
  }

  static int disconnect(sqlite3_vtab* table) noexcept {
    const std::unique_ptr<Table> owned(&of(table));
    return SQLITE_OK;
  }

  static int open(sqlite3_vtab* table, sqlite3_vtab_cursor** result) noexcept {
    return hand_over<Cursor>(of(table).rows, result);
  }

  static int close(sqlite3_vtab_cursor* cursor) noexcept {
    const std::unique_ptr<Cursor> owned(&of(cursor));
    return SQLITE_OK;
  }

  static int best_index(sqlite3_vtab* table, sqlite3_index_info* plan) noexcept {
    plan->estimatedRows = static_cast<sqlite3_int64>(of(table).rows.size());
    plan->estimatedCost = static_cast<double>(plan->estimatedRows);
    return SQLITE_OK;
  }

  static int filter(sqlite3_vtab_cursor* cursor, int /*index*/, const char* /*name*/, int /*argc*/,
                    sqlite3_value** /*argv*/) noexcept {
    of(cursor).move_to(0);
    return SQLITE_OK;
  }

  static int next(sqlite3_vtab_cursor* cursor) noexcept {
    of(cursor).move_to(of(cursor).position + 1);
    return SQLITE_OK;
  }

  static int eof(sqlite3_vtab_cursor* cursor) noexcept { return of(cursor).at_end() ? 1 : 0; }

  static int rowid(sqlite3_vtab_cursor* cursor, sqlite3_int64* result) noexcept {
    *result = static_cast<sqlite3_int64>(of(cursor).position);
    return SQLITE_OK;
  }

  static int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int number) noexcept {
    return of(cursor).at.put(context, number);
  }

  // Without xCreate: the table is there by its name and cannot be made in a file.
  static constexpr sqlite3_module make_module() {
    sqlite3_module module{};
    module.xConnect = connect;
    module.xBestIndex = best_index;
    module.xDisconnect = disconnect;
    module.xOpen = open;
    module.xClose = close;
    module.xFilter = filter;
    module.xNext = next;
    module.xEof = eof;
    module.xColumn = column;
    module.xRowid = rowid;
    return module;
  }
  static constexpr sqlite3_module kModule = make_module();

  Rows rows_;
};

}  // namespace annals::storage
