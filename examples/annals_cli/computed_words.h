// Computed values in words.
#pragma once

#include <annals/computed.h>

#include <map>
#include <string>

#include "session.h"
#include "table.h"

namespace annals::cli {

// Writes about the computed values of one indicator, in the user's language. REQUIRES: "session"
// and "indicator" outlive it.
class ComputedWords {
 public:
  // "all" are the indicators of the store, by which inputs get their names.
  ComputedWords(const Session& session, const Indicator& indicator,
                const std::vector<Indicator>& all);

  // "100 × closed / accepted", or the formula as it is written; empty without a rule.
  std::string rule(ComputedBy by) const;
  // "agrees", "differs: the print is 0.1 higher", or why there is no verdict; empty where nothing
  // is printed.
  std::string verdict(const ComputedValue& value) const;
  // Why there is no value; what is missing is told by name or by code.
  std::string reason(const ComputedValue& value, bool by_name) const;
  // "99.5587", or "36.7347 to 45.2675"; empty where it is not known.
  std::string range(const ComputedValue& value) const;
  // The value before it was rounded, a few digits longer.
  std::string unrounded(const ComputedValue& value) const;
  // Why the range is not known; empty where it is.
  std::string range_reason(const ComputedValue& value) const;
  // "14665 / 14730" for a quotient, else the inputs with their codes.
  std::string inputs(const ComputedValue& value) const;
  // One input as printed: "12.2万", "about 50".
  std::string input(const ComputedInput& input) const;
  // The name of an indicator, or its code.
  std::string name(const IndicatorCode& code) const;

 private:
  int digits(const ComputedValue& value) const;

  const Session& session_;
  const Indicator& indicator_;
  std::map<IndicatorCode, std::string> names_;
};

}  // namespace annals::cli
