// Tails and quantiles of the normal distribution and of Student's t.
#pragma once

namespace annals::analysis {

// The probability of a standard normal value at least as far from 0 as z. Accurate in the tail:
// computed from the complement, not as 1 less something near 1.
double normal_two_sided_p(double z) noexcept;

// The z with P(-z <= Z <= z) = confidence. REQUIRES: 0 < confidence < 1.
double normal_two_sided_quantile(double confidence) noexcept;

// The same for Student's t; t may be infinite. REQUIRES: degrees > 0.
double student_two_sided_p(double t, double degrees) noexcept;
double student_two_sided_quantile(double confidence, double degrees) noexcept;

}  // namespace annals::analysis
