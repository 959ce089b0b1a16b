#include <annals/code.h>

#include <algorithm>
#include <string>

#include "core/text.h"
#include "core/utf8.h"

namespace annals::detail {
namespace {

constexpr std::string_view kAllowed = "use letters, digits, '.', '_' and '-'";

bool letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool allowed(char c) { return letter_or_digit(c) || c == '.' || c == '_' || c == '-'; }

Error refused(std::string_view text, std::string_view what, const std::string& why) {
  return {ErrorCode::kInvalidArgument, std::string(what) + " " + core::quoted(text) + " " + why};
}

// Everything before the byte at "at" is ASCII, so bytes and characters count alike.
std::string describe_character(std::string_view text, std::size_t at) {
  const std::string place = " at character " + std::to_string(at + 1);
  if (text[at] == ' ') return "has a blank" + place;
  const std::string_view rest = text.substr(at);
  return "has " + core::quoted(rest.substr(0, core::first_code_point(rest).length)) + place;
}

}  // namespace

Result<void> check_code(std::string_view text, std::string_view what) {
  if (text.empty())
    return Error{ErrorCode::kInvalidArgument,
                 std::string(what) + " is empty: " + std::string(kAllowed)};
  const auto bad = std::find_if_not(text.begin(), text.end(), allowed);
  if (bad != text.end()) {
    const auto at = static_cast<std::size_t>(bad - text.begin());
    return refused(text, what, describe_character(text, at) + ": " + std::string(kAllowed));
  }
  if (!letter_or_digit(text.front()))
    return refused(
        text, what,
        "begins with \"" + std::string(1, text.front()) + "\": begin with a letter or a digit");
  if (text.size() > kMaxCodeLength)
    return refused(text, what,
                   "has " + std::to_string(text.size()) + " characters: at most " +
                       std::to_string(kMaxCodeLength) + " are allowed");
  return {};
}

void bad_code(std::string_view text, std::string_view what) {
  throw BadResultAccess(check_code(text, what).error());
}

}  // namespace annals::detail
