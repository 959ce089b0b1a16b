// Equality of values that may be absent, by their printed form.
#pragma once

#include <annals/decimal.h>

#include <optional>

namespace annals::core {

// Both absent, or both there and printed alike.
inline bool same_print(const std::optional<Decimal>& a, const std::optional<Decimal>& b) noexcept {
  return a && b ? identical(*a, *b) : a.has_value() == b.has_value();
}

}  // namespace annals::core
