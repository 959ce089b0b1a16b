// The optional sink for messages to operators. The library is silent until one is set.
#pragma once

#include <functional>
#include <string_view>

namespace annals {

enum class LogLevel { kDebug, kInfo, kWarning, kError };

// Receives one line without a line end. It may be called from any thread that uses the library.
using LogSink = std::function<void(LogLevel, std::string_view)>;

// Sets the sink for the whole process; an empty one makes the library silent again. An error is
// always returned to the caller as well: the log is never its only trace.
void set_log_sink(LogSink sink);

}  // namespace annals
