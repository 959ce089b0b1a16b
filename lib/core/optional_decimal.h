// Comparison of decimals that may be absent.
#pragma once

#include <annals/decimal.h>

#include <optional>

namespace annals::core {

// Both absent, or both printed alike.
inline bool identical(const std::optional<Decimal>& a, const std::optional<Decimal>& b) noexcept {
  return a.has_value() == b.has_value() && (!a || identical(*a, *b));
}

}  // namespace annals::core
