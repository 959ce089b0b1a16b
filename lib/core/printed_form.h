// The printed form of values that may be absent, and their equality by it.
#pragma once

#include <annals/decimal.h>

#include <optional>
#include <string>

namespace annals::core {

// Both absent, or both there and printed alike.
inline bool same_print(const std::optional<Decimal>& a, const std::optional<Decimal>& b) noexcept {
  return a && b ? identical(*a, *b) : a.has_value() == b.has_value();
}

// Empty for an absent value.
inline std::string printed(const std::optional<Decimal>& value) {
  return value ? value->str() : std::string();
}

}  // namespace annals::core
