// Brings a file to the current schema.
#pragma once

namespace annals::storage {

class Connection;

// The version that a file has after migrate().
int newest_schema_version() noexcept;

// Creates the schema in an empty file and applies the steps that an older one lacks, each in one
// transaction. Throws Failure with kSchemaMismatch for a file that is not ours, is newer, or is
// older and may not be written.
void migrate(Connection& connection);

}  // namespace annals::storage
