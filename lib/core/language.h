// The form of language tags.
#pragma once

#include <string_view>

namespace annals::core {

// True for a tag of BCP 47 in lower case, as far as its form goes, such as "zh" or "zh-hans": two
// letters or more first, parts of letters and digits, and no part longer than eight.
bool is_language(std::string_view tag) noexcept;

}  // namespace annals::core
