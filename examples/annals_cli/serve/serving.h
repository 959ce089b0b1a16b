// The explorer from the first question to the last.
#pragma once

#include <string>

#include "../session.h"

namespace annals::cli {

// Serves the session's store until Ctrl-C or a request to end, which is a good end. Fails if the
// store cannot be opened, and with kIo if the port cannot be had.
//
// In the program annals-serve it does so; in annals it becomes that program, and fails with
// kInvalidArgument if that is not there.
Result<ExitCode> serve_store(const Session& session, const std::string& host, int port);

}  // namespace annals::cli
