// Writing to the operator's log; see annals/log.h.
#pragma once

#include <annals/log.h>

#include <string_view>

namespace annals::core {

// One line to the sink; nothing, at the cost of one comparison, if none is set.
void log(LogLevel level, std::string_view line) noexcept;

}  // namespace annals::core
