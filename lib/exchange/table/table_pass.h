// One passage of the values of a table into a store.
#pragma once

#include <annals/error.h>
#include <annals/import_table.h>
#include <annals/store.h>

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "exchange/records/incoming.h"
#include "exchange/table/table_log.h"
#include "exchange/table/table_plan.h"
#include "exchange/table/table_reader.h"

namespace annals::exchange {

// Observations of which rows say different things, by what Incoming calls them, and the line at
// which that was told. Nobody knows which row is right.
using Contested = std::map<std::string, std::size_t, std::less<>>;

// Takes the rows of a table one by one and writes them in parts. Tells what the store refuses, by
// rows, which are then rejected. REQUIRES: all happens within one atomically(), and what is passed
// outlives it.
class TablePass {
 public:
  struct Setting {
    const TablePlan& plan;
    const Rows& rows;
    std::string reason{};
    std::size_t rows_of_a_part = 0, preview_rows = 0;
    // Rows that are rejected do not keep the others from being written.
    bool leave_out = false;
    // A definition was refused: what the store does not know follows from that and is not told.
    bool undefined = false;
  };
  TablePass(Store& store, Setting setting, TableLog& log, Contested& contested);
  TablePass(const TablePass&) = delete;
  TablePass& operator=(const TablePass&) = delete;

  // Takes the values of one row, unless it is rejected. Fail as the store does.
  Result<void> add(std::span<const ReadValue> values, std::size_t line);
  Result<void> finish() { return incoming_.finish(); }
  // Waits until nothing of this pass is at work in the store. Fails as the store did.
  Result<void> settle() { return incoming_.settle(); }

  // True if the store refused something, from where on nothing was written.
  bool refused() const noexcept { return refused_; }
  const WriteSummary& written() const noexcept { return incoming_.written(); }
  // The first values.
  std::vector<TableValue> take_preview() { return std::move(preview_); }

 private:
  bool is_contested(std::span<const ReadValue> values, std::size_t line);
  void tell(const IncomingIssue& issue);
  void tell_repeated(const Origin& first, const Origin& again);
  void tell_repeated(std::size_t count);

  Setting setting_;
  TableLog& log_;
  Contested& contested_;
  bool refused_ = false;
  std::vector<TableValue> preview_;
  Incoming incoming_;
};

}  // namespace annals::exchange
