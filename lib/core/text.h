// The words of messages.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace annals::core {

// "text" in double quotes: what a terminal would obey is replaced, and what follows after "limit"
// characters is cut off with an ellipsis. A double quote inside stays one: the text is shown as it
// stands in the file, for a reader and not to be parsed.
std::string quoted(std::string_view text, std::size_t limit = 60);

// "a, b or c": the words with ", " between them, and "before_last" before the last.
std::string joined(std::span<const std::string_view> words, std::string_view before_last);
// The same with " or ", for messages that say what would be right.
std::string one_of(std::span<const std::string_view> words);

}  // namespace annals::core
