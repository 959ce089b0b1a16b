// Codes for what an import makes out of names.
#pragma once

#include <string>
#include <string_view>

namespace annals::exchange {

// A code for a name: the name itself if it is a code, else its ASCII letters and digits in lower
// case with '-' between the words. Where the name has other letters, or "always_digest" is set,
// eight digits of the SHA-256 of the folded name follow, so that two names make two codes and one
// name makes the same everywhere: "GDP增速" is "gdp-" and these.
std::string code_of_name(std::string_view name, bool always_digest = false);

}  // namespace annals::exchange
