// A series across renames, merges and transfers.
#pragma once

#include <annals/store.h>

#include "arguments.h"
#include "session.h"

namespace annals::cli {

// Prints it with its joints, and with what could not be joined and why.
Result<ExitCode> list_linked(const Session& session, const Store& store, const Subjects& subjects,
                             const ReadOptions& options);

}  // namespace annals::cli
