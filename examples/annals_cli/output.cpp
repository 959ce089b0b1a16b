#include "output.h"

#include <annals/terminal.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>

namespace annals::cli {
namespace {

// The bytes of the character that begins with this one, of UTF-8.
std::size_t length_of(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// Of a character of one to three bytes.
unsigned code_of(std::string_view character) {
  unsigned code = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) return code;
  code &= character.size() == 2 ? 0x1F : 0x0F;
  for (const char c : character.substr(1)) code = code << 6 | (static_cast<unsigned>(c) & 0x3F);
  return code;
}

}  // namespace

void print_exactly(const Session& session, std::string_view lines) {
  static const bool kTerminal = ::isatty(STDOUT_FILENO) == 1;
  if (!kTerminal || session.results != &std::cout) {
    *session.results << lines;
    return;
  }
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size() - 1);
    const bool whole = lines[end] == '\n';
    std::cout << terminal_safe(lines.substr(0, whole ? end : end + 1)) << (whole ? "\n" : "");
    lines.remove_prefix(end + 1);
  }
}

std::string escaped_json(std::string_view json) {
  std::string result;
  while (!json.empty()) {
    const std::string_view character = json.substr(0, length_of(json[0]));
    json.remove_prefix(character.size());
    if (character == "\n" || character.size() > 3 || terminal_safe(character) == character) {
      result += character;
      continue;
    }
    char escape[8];
    std::snprintf(escape, sizeof escape, "\\u%04x", code_of(character));
    result += escape;
  }
  return result;
}

}  // namespace annals::cli
