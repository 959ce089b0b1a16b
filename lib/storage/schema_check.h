// Whether the tables of a file are those that a store is made with.
#pragma once

#include <sqlite3.h>

#include <string>
#include <string_view>

#include "storage/connection.h"
#include "storage/migrations.h"

namespace annals::storage {

// What stands in the schema of a database: the SHA-256 of the type, name, table and SQL of each of
// its objects, by name.
std::string schema_digest(sqlite3* database);

// That of a database made by all migrations(), to be renewed with each new one. A file that has it
// need not be compared with one that is made for that, which takes longer than all else that opens
// a small store.
inline constexpr std::string_view kSchemaOfToday =
    "513406c8c4c7389f6a0658e2684a6d8fdd6caf36a960ac6251392bf43c1a86b2";

// Compares what the file says of its tables, views and indexes with what the steps make. Throws
// Failure with kSchemaMismatch if one of them is not there or is another, or if something was added
// to one: a trigger, an index. Tables and views of other names are no concern of a store, which
// never reads them. REQUIRES: the file is of the version behind the last step.
void check_schema(Connection& connection, SchemaSteps steps);

}  // namespace annals::storage
