// A trend in sentences.
#pragma once

#include <annals/trend.h>

#include <string>
#include <vector>

#include "session.h"

namespace annals::cli {

// "improving", "no evident trend", …
std::string verdict_word(const Session& session, Verdict verdict);

// The digits behind the point of the value that is printed to the most of them.
int finest_decimals(const Series& series);

// Writes about one trend of one series, in the user's language, for a reader who knows the figures
// and not the statistics. REQUIRES: all three outlive it.
class TrendWords {
 public:
  TrendWords(const Session& session, const Series& series, const Trend& trend);

  // One sentence: where it goes, or why that cannot be said.
  std::string verdict() const;
  // Change, growth, slope, test, extremes: as far as the years allow.
  std::vector<std::string> statistics() const;
  // What a reader must know besides.
  std::vector<std::string> notes() const;
  // All in one line, for one part of several: years, ends, change, slope, verdict. REQUIRES: n > 0.
  std::string summary() const;

  // Of statistics: one digit more than the finest value is printed to.
  int decimals() const noexcept { return decimals_; }

  // A change for a table: "+17.87 points", "+12 (+3.4 %)".
  std::string change(const Change& change) const;

 private:
  std::string change_sentence() const;
  std::string growth_sentence() const;
  std::string slope_sentence() const;
  std::string test_sentence() const;
  std::string line_sentence() const;
  // The year of a highest or lowest value, with all others that have it, and the value.
  std::string extreme(Year one) const;
  std::string extremes_sentence() const;
  std::string best_sentence() const;
  std::string streak_sentence() const;
  std::string gaps_note() const;
  std::string break_note() const;
  std::string bounds_note() const;
  std::string rounded_note() const;
  std::string statuses_note() const;
  std::string rounding_note() const;
  std::string note(TrendCaveat caveat) const;

  // "at 95 %", as a number.
  std::string confidence() const;
  // " percentage points" for a percent, else the unit with its blank.
  std::string difference_unit() const;
  std::string value_with_unit(Year year) const;
  bool percent() const;

  const Session& session_;
  const Series& series_;
  const Trend& trend_;
  int decimals_;
};

}  // namespace annals::cli
