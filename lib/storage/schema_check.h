// Whether the tables of a file are those that a store is made with.
#pragma once

#include "storage/connection.h"
#include "storage/migrations.h"

namespace annals::storage {

// Compares what the file says of its tables, views and indexes with what the steps make. Throws
// Failure with kSchemaMismatch if one of them is not there or is another, or if something was added
// to one: a trigger, an index. Tables and views of other names are no concern of a store, which
// never reads them. REQUIRES: the file is of the version behind the last step.
void check_schema(Connection& connection, SchemaSteps steps);

}  // namespace annals::storage
