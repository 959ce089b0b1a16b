// Saving what can be read of a damaged store, in three steps.
#pragma once

#include <annals/doctor.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "storage/connection.h"
#include "storage/table_reader.h"

namespace annals::storage {

// What the steps share: where rows come from, where they go, and what is told.
struct Salvage {
  SQLite::Database& from;
  Connection& to;
  SalvageReport& report;
  std::map<std::string, std::vector<Gap>> gaps{};  // by table

  void lose(const char* rule, std::string message) {
    report.losses.push_back({rule, std::move(message)});
  }
};

// The tables of a store, in the order of its schema.
std::vector<TableShape> table_shapes(Connection& connection);

// The places at which rows of a table are sought; see TableReader. "of" is where agencies and
// indicators are known.
std::vector<Place> places_in(const TableShape& shape, Connection& of);
// So many columns of the key make a place.
std::size_t seek_columns_of(const TableShape& shape);

// First: copies every row that can be read and is what a store may hold, table by table. What rows
// say of one another is not asked yet.
void copy_tables(Salvage& salvage);

// Second: makes definitions and writes agree with one another. What names what is lost is left out
// with it, or left open where it may be.
void mend_references(Salvage& salvage);
void mend_definitions(Salvage& salvage);

// Third: compares each series with its packed copy and with the rules for values, leaves out what
// is doubtful, and packs the rest.
void judge_values(Salvage& salvage);

// Last: freezes that are not what was frozen are dropped.
void drop_changed_freezes(Salvage& salvage);

}  // namespace annals::storage
