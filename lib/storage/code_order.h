// The order of codes: as the tables have it, without regard to the case of ASCII letters.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace annals::storage {

// Below, at or above zero.
inline int compare_codes(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (lower(a[i]) != lower(b[i])) return lower(a[i]) < lower(b[i]) ? -1 : 1;
  }
  return a.size() < b.size() ? -1 : a.size() > b.size() ? 1 : 0;
}

}  // namespace annals::storage
