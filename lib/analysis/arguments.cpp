#include "analysis/arguments.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "core/text.h"

namespace annals::analysis {
namespace {

Error invalid(std::string message) { return {ErrorCode::kInvalidArgument, std::move(message)}; }

// The shortest text that reads back as the number, whatever the locale.
std::string quoted(double number) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
  return '"' + std::string(text.data(), end) + '"';
}

Result<void> check_ascending(std::span<const double> x) {
  for (std::size_t i = 1; i < x.size(); ++i) {
    if (x[i] > x[i - 1]) continue;
    return invalid("x has " + quoted(x[i]) + " behind " + quoted(x[i - 1]) +
                   ", it must ascend strictly");
  }
  return {};
}

}  // namespace

Result<void> check_confidence(double confidence) {
  if (confidence > 0 && confidence < 1) return {};
  return invalid("confidence " + quoted(confidence) + " is not inside (0, 1)");
}

Result<void> check_finite(std::span<const double> values, std::string_view what) {
  for (const double value : values) {
    if (!std::isfinite(value)) {
      return invalid(std::string(what) + " has " + quoted(value) + ", it must be finite numbers");
    }
  }
  return {};
}

Result<void> check_points(std::span<const double> x, std::span<const double> y) {
  if (x.size() != y.size()) {
    return invalid("x has \"" + std::to_string(x.size()) + "\" numbers and y \"" +
                   std::to_string(y.size()) + "\", they must have the same length");
  }
  if (auto ok = check_finite(x, "x"); !ok) return ok;
  if (auto ok = check_finite(y, "y"); !ok) return ok;
  return check_ascending(x);
}

Result<void> check_count(std::size_t n, std::size_t needed, std::string_view what) {
  if (n >= needed) return {};
  return Error{ErrorCode::kInsufficientData, std::string(what) + " has \"" + std::to_string(n) +
                                                 "\" values, it needs " + std::to_string(needed) +
                                                 " or more"};
}

}  // namespace annals::analysis
