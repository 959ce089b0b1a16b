#include "core/text.h"

#include "core/utf8.h"

namespace annals::core {

std::string quoted(std::string_view text, std::size_t limit) {
  std::string result = "\"";
  for (std::size_t n = 0; !text.empty(); ++n) {
    if (n == limit) {
      result += "\u2026";
      break;
    }
    const CodePoint c = first_code_point(text);
    const bool shown = c.valid && !is_control(c.value) && !reorders_text(c.value);
    result += shown ? text.substr(0, c.length) : kReplacement;
    text.remove_prefix(c.length);
  }
  return result + '"';
}

std::string one_of(std::span<const std::string_view> words) { return joined(words, " or "); }

std::string joined(std::span<const std::string_view> words, std::string_view before_last) {
  std::string result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) result += i + 1 == words.size() ? before_last : std::string_view(", ");
    result += words[i];
  }
  return result;
}

}  // namespace annals::core
