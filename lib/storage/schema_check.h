// Whether the tables of a file are those that a store is made with.
#pragma once

#include "storage/connection.h"

namespace annals::storage {

// Compares what the file says of its tables, views and indexes with what the steps up to "version"
// make. Throws Failure with kSchemaMismatch if one of them is not there or is another, or if
// something was added to one: a trigger, an index. Tables and views of other names are no concern
// of a store, which never reads them. REQUIRES: the file is of that version.
void check_schema(Connection& connection, int version);

}  // namespace annals::storage
