// Proportions: how sure a rate is, given the counts behind it, and whether it rises over the years.
//
// A rate from 8 hearings and one from 14,730 print alike. Where the counts are known they are the
// datum, and these functions start from them.
#pragma once

#include <annals/series.h>
#include <annals/trend.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace annals {

// Of "denominator" cases, "numerator" had what is counted. 0 of 0 is "no cases": it has no
// proportion, and is not 0 %.
struct CountPair {
  Year year;
  std::int64_t numerator = 0, denominator = 0;
  // One of the two is printed to tens or coarser, or as "about", "at least" or "at most", and was
  // used as printed.
  bool rounded = false;

  bool no_cases() const noexcept { return denominator == 0; }
};

struct CountPairs {
  std::vector<CountPair> pairs;  // by year
  // Years whose numerator and denominator are both printed and yet are no counts of a part and its
  // whole: one is not whole, one is negative, or the part is larger than the whole.
  std::vector<Year> left_out;
};
// The counts that the observations carry, in the years and behind the break that "options" say, as
// for trend(); its confidence is not used. Years without both counts are passed over.
CountPairs count_pairs(const Series& series, const TrendOptions& options = {});

// The same, and for a year without both counts beside its value those of the indicator's numerator
// and denominator, where both have a value. A year may have counts and no value. Breaks of all
// three series part the counts; those behind the last break between two of them are taken.
// REQUIRES: the three are of one agency.
CountPairs count_pairs(const Series& series, const Series& numerators, const Series& denominators,
                       const TrendOptions& options = {});

// The interval of Wilson for a proportion, without correction for continuity; all are fractions.
//
//   (p + z*z/2n -+ z * sqrt(p(1 - p)/n + z*z/4n*n)) / (1 + z*z/n)
//
// Wilson (1927), J. Am. Stat. Assoc. 22, 209-212. It never leaves 0 to 1, and unlike p -+ 2 s it
// says something at 0 % and at 100 %: 10 of 10 is 72.25 % to 100 % at 0.95. It tells what the cases
// say about further cases of the same kind; as a fact about the cases counted, p is certain.
struct WilsonInterval {
  double proportion = 0;  // numerator / denominator
  double low = 0, high = 0;
};
// Fails with kInsufficientData for 0 of 0, and with kInvalidArgument if a count is negative, the
// numerator exceeds the denominator, or confidence is not inside (0, 1).
Result<WilsonInterval> wilson_interval(std::int64_t numerator, std::int64_t denominator,
                                       double confidence = 0.95);

// The test of Cochran and Armitage for a linear trend in proportions, with the years as scores; chi
// squared with one degree of freedom, without correction for continuity.
//
//   chi2 = (sum n (p - P)(year - Y))^2 / (P (1 - P) sum n (year - Y)^2)
//
// n cases with the proportion p in each year; P and Y are the means over all cases. As
// prop.trend.test of R. Cochran (1954), Biometrics 10, 417-451; Armitage (1955), Biometrics 11,
// 375-386. chi2 has no direction; the sign of the slope is the direction.
struct CochranArmitage {
  std::size_t years = 0;  // years with cases
  double chi_squared = 0;
  double p_value = 1;            // of no trend, against one either way
  double slope = 0;              // of the proportion a year, weighted by cases; a fraction
  double pooled_proportion = 0;  // over all years
  // A year is expected to have fewer than 5 cases with, or without, what is counted: p is rough.
  bool few_cases = false;
};
// Years of no cases weigh nothing. Where all cases are alike (0 % or 100 % throughout) chi2 is 0
// and p is 1. Needs two years with cases, else kInsufficientData; fails with kInvalidArgument if
// the years do not ascend or a pair is not one of counts (see wilson_interval).
Result<CochranArmitage> cochran_armitage(std::span<const CountPair> pairs);

}  // namespace annals
