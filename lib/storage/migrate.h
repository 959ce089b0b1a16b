// Brings a file to the current schema.
#pragma once

#include "storage/migrations.h"

namespace annals::storage {

class Connection;

// The version that a file has after migrate().
int newest_schema_version() noexcept;

// Creates the schema in an empty file, and applies to an older one the steps that it lacks, each in
// a transaction of its own. Before the first of them a file is copied to one beside it, see
// back_up_version(); without that copy nothing is changed. Whenever it is interrupted the file has
// some version wholly, and the next call goes on from there.
//
// Throws Failure with kSchemaMismatch for a file that is not ours, is newer, or is older and may
// not be written. "steps" are others than migrations() in tests.
void migrate(Connection& connection, SchemaSteps steps = migrations());

}  // namespace annals::storage
