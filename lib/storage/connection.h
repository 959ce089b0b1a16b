// One connection to a SQLite file: opening it safely, its prepared statements, its transactions.
#pragma once

#include <SQLiteCpp/Database.h>
#include <annals/store.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "storage/cursor.h"
#include "storage/migrations.h"
#include "storage/packed_handle.h"
#include "storage/packed_row.h"
#include "storage/planned_table.h"
#include "storage/record_kind.h"

namespace annals::storage {

// Functions of this room throw Failure or SQLite::Exception; Store turns both into Errors.
class Connection {
 public:
  // Opens "file" ("" for a store in memory) and brings it to the current schema, which in tests may
  // be that of other steps.
  Connection(const std::filesystem::path& file, const StoreOptions& options,
             SchemaSteps steps = migrations());
  // A store in memory from "image", the bytes of a database that is one of ours, brought to the
  // current schema.
  explicit Connection(std::string_view image);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  const std::filesystem::path& file() const noexcept { return file_; }
  bool read_only() const noexcept { return read_only_; }
  // False for a copy in memory of what was frozen, which has no chain of its own.
  bool sealed() const noexcept { return sealed_; }
  // From now on nothing can be written.
  void make_read_only();
  SQLite::Database& database() noexcept { return database_; }

  // The statement for a literal, prepared once and kept. REQUIRES: "sql" lives as long as the
  // connection and no other Cursor is at work on it.
  Cursor cursor(const char* sql);

  // The rows of the write that is under way, for its statements.
  PlannedTable& planned() noexcept { return planned_; }
  PackedRowTable& packed() noexcept { return packed_; }

  PackedHandle& packed_handle() noexcept { return packed_handle_; }

  // What the open transaction has changed, and its end is to seal.
  void touch(RecordKind kind, std::int64_t id) { touched_.records.push_back({kind, id}); }
  void touch(const SeriesKey& series) { touched_.series.push_back(series); }
  struct Touched {
    std::vector<RecordKey> records;
    std::vector<SeriesKey> series;  // those of the batches
  };
  Touched take_touched() { return std::exchange(touched_, {}); }

  // A number that differs whenever the file may have changed since the last look, by this
  // connection or another. Seen at the time of the last statement that was run.
  std::uint32_t data_version() noexcept;

  int user_version();

 private:
  // Undoes the transaction, now or, where that fails for want of memory, before the next statement.
  void roll_back() noexcept;
  // Lets CHECK constraints be looked at again, likewise.
  void heed_checks() noexcept;
  // Does what could not be done. Throws SQLite::Exception.
  void make_up();

  std::filesystem::path file_;
  bool read_only_;
  bool sealed_;
  SQLite::Database database_;
  PlannedTable planned_;
  PackedRowTable packed_;
  PackedHandle packed_handle_;
  std::unordered_map<const char*, Statement> statements_;
  Touched touched_;
  int write_scopes_ = 0;  // those that live
  bool must_roll_back_ = false, must_heed_checks_ = false;

  friend class WriteScope;
  friend class ReadScope;
  friend class WithoutLog;
  friend class RowsProven;
};

// What is done while it lives is kept by commit() and undone otherwise. The outermost one is a
// transaction that takes the writer's lock at once; one inside another is a savepoint. After some
// errors SQLite undoes the whole transaction by itself; then the outer scopes can only fail.
class WriteScope {
 public:
  explicit WriteScope(Connection& connection);
  WriteScope(const WriteScope&) = delete;
  WriteScope& operator=(const WriteScope&) = delete;
  ~WriteScope();

  // True if there is no other around it.
  bool outermost() const noexcept { return outermost_; }

  void commit();

 private:
  void require_transaction() const;

  Connection& connection_;
  bool outermost_;
  bool done_ = false;
};

// While it lives, what is written goes straight into the file, and what stood there before into a
// rollback journal beside it. Through the log all of it would be written twice, first into the log
// and then from there into the file; of many values for a file without any that is a fifth of the
// time. Others wait meanwhile, since only the log lets them read on.
//
// Does nothing where there are values already, which readers may want, nor where there is no file,
// it was opened for reading only, another connection has it open, or a transaction is open.
class WithoutLog {
 public:
  static constexpr std::size_t kWorthIt = 100'000;  // values
  explicit WithoutLog(Connection& connection);
  WithoutLog(const WithoutLog&) = delete;
  WithoutLog& operator=(const WithoutLog&) = delete;
  // Should the log not be had again, because others hold the file, the next opening brings it back.
  ~WithoutLog();

 private:
  Connection& connection_;
  bool switched_ = false;
};

// While it lives, rows that this connection adds are not asked one by one whether the rows they
// name are there and whether they fulfil the constraints of their table: for a write of many, each
// code of which was looked up and each row checked in the same transaction. Both together take half
// the time of such a write. Types, and what may not be NULL, are looked at as ever.
//
// Switching makes the kept statements be prepared anew, which a write of few rows would feel: with
// fewer than kWorthIt it does nothing.
class RowsProven {
 public:
  static constexpr std::size_t kWorthIt = 5'000;
  RowsProven(Connection& connection, std::size_t rows);
  RowsProven(const RowsProven&) = delete;
  RowsProven& operator=(const RowsProven&) = delete;
  ~RowsProven();

 private:
  Connection& connection_;
  bool switched_;
};

// Several statements that must see one state of the file.
class ReadScope {
 public:
  explicit ReadScope(Connection& connection);
  ReadScope(const ReadScope&) = delete;
  ReadScope& operator=(const ReadScope&) = delete;
  ~ReadScope();

 private:
  Connection& connection_;
  bool outermost_;
};

}  // namespace annals::storage
