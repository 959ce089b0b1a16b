#include "core/language.h"

#include <cstddef>

namespace annals::core {

bool is_language(std::string_view tag) noexcept {
  const auto letter = [](char c) { return 'a' <= c && c <= 'z'; };
  if (tag.size() < 2 || !letter(tag[0]) || !letter(tag[1])) return false;
  std::size_t part = 0;
  for (const char c : tag) {
    if (c == '-' ? part == 0 : part == 8 || !(letter(c) || ('0' <= c && c <= '9'))) return false;
    part = c == '-' ? 0 : part + 1;
  }
  return part > 0;
}

}  // namespace annals::core
