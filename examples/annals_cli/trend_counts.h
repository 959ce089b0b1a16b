// The counts behind the rates of a trend: how sure each rate is, and whether they rise or fall.
#pragma once

#include <annals/proportion.h>
#include <annals/store.h>

#include <optional>
#include <string>
#include <vector>

#include "session.h"
#include "table.h"

namespace annals::cli {

// Nothing for a series that is no percentage, or has no counts.
class TrendCounts {
 public:
  // The counts beside the values, then those of the indicator's numerator and denominator, of the
  // years that "read" says.
  static Result<TrendCounts> make(const Session& session, const Store& store, const Series& series,
                                  const ReadOptions& read, const TrendOptions& options);
  // Those beside the values only.
  static Result<TrendCounts> make(const Session& session, const Series& series,
                                  const TrendOptions& options);

  // From the first to the last year with counts.
  std::optional<YearRange> years() const;
  std::vector<TableColumn> headings() const;
  // One cell a heading. The ends of the interval are in per cent, like the values.
  std::vector<Cell> cells(Year year) const;
  // The test in one sentence; empty without one. "decimals" are those of a slope.
  std::string sentence(int decimals) const;
  // What a reader of these must know.
  std::vector<std::string> notes() const;
  // The test, or null; its slope is in percentage points a year.
  Json json() const;

 private:
  TrendCounts(const Session& session, double confidence)
      : session_(session), confidence_(confidence) {}
  static Result<TrendCounts> make(const Session& session, CountPairs all,
                                  std::vector<CountPair> tested, double confidence);
  const CountPair* find(Year year) const;
  Cell interval_cell(const CountPair& pair, std::vector<Cell>& ends) const;

  const Session& session_;
  double confidence_;
  CountPairs all_{};  // whatever breaks there are
  std::vector<CountPair> tested_{};
  std::optional<CochranArmitage> test_{};
};

}  // namespace annals::cli
