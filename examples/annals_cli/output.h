// Forms for programs among the results, which may go to a terminal all the same.
#pragma once

#include <string>
#include <string_view>

#include "session.h"

namespace annals::cli {

// Whole lines to the results: exactly as they are to a file or a program, and made safe, line by
// line, for a terminal.
void print_exactly(const Session& session, std::string_view lines);

// A JSON text in which what a terminal would obey is written as \u001b, say, which means the same.
std::string escaped_json(std::string_view json);

}  // namespace annals::cli
