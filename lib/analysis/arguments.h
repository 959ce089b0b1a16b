// What the statistics require of their arguments, checked in one place.
#pragma once

#include <annals/error.h>

#include <cstddef>
#include <span>
#include <string_view>

namespace annals::analysis {

// Fails with kInvalidArgument unless "confidence" lies inside (0, 1).
Result<void> check_confidence(double confidence);

// Fails with kInvalidArgument if a value is infinite or not a number.
Result<void> check_finite(std::span<const double> values, std::string_view what);

// Fails with kInvalidArgument unless x and y have one length and only finite values, and x ascends
// strictly.
Result<void> check_points(std::span<const double> x, std::span<const double> y);

// Fails with kInsufficientData if there are fewer than "needed" values; "what" names the statistic.
Result<void> check_count(std::size_t n, std::size_t needed, std::string_view what);

}  // namespace annals::analysis
