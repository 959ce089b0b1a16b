// What the checks of all kinds share: the definitions, the series, and the findings so far.
#pragma once

#include <annals/check.h>

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "analysis/range.h"

namespace annals::query {

// What a figure can stand for when it is to be faulted: reports round and cut off, and "about" does
// not say how near. "counted": it is a number of things.
PrintedRange range_of(const Decimal& value, Bound bound, bool counted);

// Whether some choice from both makes it so. What is too long to be told may.
bool can_equal(const analysis::Range& a, const analysis::Range& b);
bool can_be_at_most(const analysis::Range& a, const analysis::Range& b);

// A figure with what it can stand for.
struct Operand {
  Figure figure;
  PrintedRange range;
  bool negative = false;  // in a sum
  bool there() const noexcept { return figure.value.has_value(); }
};

// The series of one indicator by agency.
using Section = std::map<AgencyCode, Series>;
// Some of them, by agency.
using SeriesList = std::vector<const Series*>;

// One call of check(). Results of the store that are errors are thrown, as BadResultAccess, and
// caught there.
class Inspection {
 public:
  // REQUIRES: the store and the options outlive it.
  Inspection(const Store& store, const CheckOptions& options);

  const Store& store() const noexcept { return store_; }
  const ReadOptions& reading() const noexcept { return reading_; }  // of all years
  const std::map<AgencyCode, Agency>& agencies() const noexcept { return agencies_; }
  const std::map<IndicatorCode, Indicator>& indicators() const noexcept { return indicators_; }
  const Indicator* indicator(const IndicatorCode& code) const;
  // False if no finding of the rule can name an indicator that is asked for.
  bool concerns(const Rule& rule) const;
  // Those that a rule is about: the one it names, or all that findings are wanted of.
  std::vector<const Indicator*> indicators_of(const Rule& rule) const;

  // The series that are on record. Read once and kept, until release().
  const Section& section(const IndicatorCode& indicator);
  const Series* find(const AgencyCode& agency, const IndicatorCode& indicator);  // or nullptr
  // The agencies, by code, whose figures a rule may find something in; all that have figures where
  // what holds is to be told as well. "may_offend" is asked of a panel of the indicators, by the
  // number of an agency: it may be wrong in what it suspects and not in what it rules out.
  using Suspicion = std::function<bool(const Panel& panel, std::size_t agency)>;
  std::vector<AgencyCode> suspects(const Rule& rule, const std::vector<IndicatorCode>& indicators,
                                   const Suspicion& may_offend);
  // Their series of the first indicator.
  SeriesList suspect_series(const Rule& rule, const std::vector<IndicatorCode>& indicators,
                            const Suspicion& may_offend);
  // To be called where no reference to a section is held: forgets them if there are many.
  void release();

  // True if findings of the agency in the year are wanted and the rule covers them.
  bool wants(const Rule& rule, const Agency& agency, Year year) const;
  bool wants(const Rule& rule, const Agency& agency) const;

  // The observation of a year as an operand; one without a value if there is none.
  Operand operand(const AgencyCode& agency, const IndicatorCode& indicator, Year year);
  static Operand operand(const Series& series, std::size_t i);

  // True if the outcome of a comparison is to be told.
  bool tells(bool holds) const noexcept { return !holds || options_.held; }
  // Completes and keeps a finding: rule, indicators from the figures, the waiver; drops one that is
  // waived and not wanted, or names no indicator that is asked for. REQUIRES: at least one figure.
  void add(const Rule& rule, Finding finding);
  std::vector<Finding> take();

 private:
  using FindingKey = std::tuple<RuleCode, AgencyCode, IndicatorCode, Year>;

  // Those of one indicator that were read so far; "whole": there are no others.
  struct Kept {
    Section section;
    bool whole = false;
  };
  bool asks_for(const IndicatorCode& code) const;
  std::vector<AgencyCode> screened(const Rule& rule, const std::vector<IndicatorCode>& indicators,
                                   const Suspicion& may_offend) const;

  const Store& store_;
  const CheckOptions& options_;
  ReadOptions reading_;
  Date today_;
  std::set<AgencyCode> asked_agencies_;  // empty: all
  std::set<IndicatorCode> asked_indicators_;
  std::map<AgencyCode, Agency> agencies_;
  std::map<IndicatorCode, Indicator> indicators_;
  std::map<IndicatorCode, Kept> kept_;
  std::map<FindingKey, Waiver> waivers_;  // the last of each
  std::vector<Finding> findings_;
};

// A finding, or what holds, as far as a check knows it.
Finding finding_of(const AgencyCode& agency, Year year, std::string seen, std::string expected,
                   std::vector<Figure> figures, bool holds = false);

// "99", ">=11000", "~5"; "?" without a value.
std::string text_of(const Figure& figure);
// "93 + 6 = 99", "99", "12 - 5 = 7".
std::string sum_text(const std::vector<Operand>& operands);
analysis::Range sum_range(const std::vector<Operand>& operands);

// The observation says of itself that it is not what others are.
bool differs_by_definition(const Observation& observation);

// The checks, each of all that a rule covers.
void inspect_identity(Inspection& inspection, const Rule& rule);
void inspect_children(Inspection& inspection, const Rule& rule);
void inspect_range(Inspection& inspection, const Rule& rule);
void inspect_jumps(Inspection& inspection, const Rule& rule);
void inspect_expected(Inspection& inspection, const Rule& rule);
void inspect_rates(Inspection& inspection, const Rule& rule);
void inspect_sources(Inspection& inspection, const Rule& rule);

}  // namespace annals::query
