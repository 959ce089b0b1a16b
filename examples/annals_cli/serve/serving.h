// The explorer from the first question to the last.
#pragma once

#include <string>

#include "../session.h"

namespace annals::cli {

// Serves the session's store until Ctrl-C or a request to end, which is a good end. Fails if the
// store cannot be opened, and with kIo if the port cannot be had.
Result<ExitCode> serve_store(const Session& session, const std::string& host, int port);

}  // namespace annals::cli
