// Where the tables of a dump go: a folder of CSV files, or one JSON document.
#pragma once

#include <annals/error.h>

#include <span>
#include <string>

#include "exchange/dump/dump_tables.h"

namespace annals::exchange {

class TableSink {
 public:
  TableSink() = default;
  TableSink(const TableSink&) = delete;
  TableSink& operator=(const TableSink&) = delete;
  virtual ~TableSink() = default;

  // Begins a table; the one before is complete.
  virtual Result<void> begin(const DumpTable& table) = 0;
  // Adds a record, with a text for each field in its order; empty where there is nothing to say.
  virtual Result<void> add(std::span<const std::string> cells) = 0;
  // Completes the dump. What was not finished is no dump.
  virtual Result<void> finish() = 0;
};

}  // namespace annals::exchange
