// Rules: what figures must satisfy. Which of them do not is told by check() in check.h.
#pragma once

#include <annals/agency.h>
#include <annals/calendar.h>
#include <annals/code.h>
#include <annals/decimal.h>
#include <annals/names.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals {

struct RuleTag {
  static constexpr std::string_view kWhat = "rule code";
};
using RuleCode = Code<RuleTag>;  // "reconsideration-balance"

// How much a finding weighs; the order is that of the weight. Stored by name.
enum class Severity : std::uint8_t {
  kNote,     // "note": worth knowing
  kWarning,  // "warning": unusual; look at it
  kError,    // "error": the figures cannot all be right
};
std::string_view to_string(Severity severity) noexcept;
Result<Severity> parse_severity(std::string_view text);

// What a rule compares. Stored by name.
enum class RuleKind : std::uint8_t {
  kIdentity,               // "identity": a sum of indicators with another
  kRange,                  // "range": a value with two limits
  kJump,                   // "jump": a value with that of the year before
  kRateAgainstCounts,      // "rate_against_counts": a rate with its numerator and denominator
  kParentAgainstChildren,  // "parent_against_children": a value with the sum of those below it
  kSourcesDisagree,        // "sources_disagree": what sources say of one observation
  kExpected,               // "expected": a value that should be there and is not
};
std::string_view to_string(RuleKind kind) noexcept;
Result<RuleKind> parse_rule_kind(std::string_view text);

// What an identity or a parent and its children do where a figure is missing; the names are those
// of DHIS2. Stored by name.
enum class MissingValues : std::uint8_t {
  // "skip_if_any_missing": nothing is compared unless every figure is there.
  kSkipIfAny,
  // "skip_if_all_missing": a missing figure may be anything that the bounds of its indicator allow,
  // so that only what no value could mend is found: parts that exceed their total.
  kSkipIfAll,
  // "never_skip": a missing figure counts as 0. For forms that leave zeros blank.
  kNeverSkip,
};
std::string_view to_string(MissingValues missing) noexcept;
Result<MissingValues> parse_missing_values(std::string_view text);

// How the two sides of an identity stand to each other. Stored by sign.
enum class Relation : std::uint8_t {
  kEqual,    // "="
  kAtMost,   // "<="
  kAtLeast,  // ">="
};
std::string_view to_string(Relation relation) noexcept;

// One summand: the indicator in the year that is checked, or "years_before" years earlier.
struct Term {
  IndicatorCode indicator;
  bool negative = false;
  int years_before = 0;  // 0 to 99

  friend bool operator==(const Term&, const Term&) = default;
};

// Two sums and their relation: accepted = closed + pending.
struct Identity {
  std::vector<Term> left, right;  // one term or more each
  Relation relation = Relation::kEqual;

  friend bool operator==(const Identity&, const Identity&) = default;
};

// Reads an identity over indicator codes:
//
//   reconsideration.accepted = reconsideration.closed + reconsideration.pending
//   requests.carried_in = requests.carried_out[-1]
//   litigation.appearances <= litigation.hearings
//
// The relation is "=", "<=" or ">="; "[-1]" behind a code is the year before, "[-2]" the one before
// that. A '-' may be part of a code, so that a minus needs a blank on both sides, and so does a
// plus. Nothing else is read: no numbers, no parentheses. Fails with kInvalidData, saying where.
Result<Identity> parse_identity(std::string_view text);
// The text that parse_identity() reads back to the same.
std::string to_string(const Identity& identity);

// What a jump is measured in. Stored by name.
enum class JumpMeasure : std::uint8_t {
  kRelative,  // "relative": as a part of the earlier value; 0.5 is 50 per cent
  kAbsolute,  // "absolute": in the indicator's unit; percentage points for a percent
};
std::string_view to_string(JumpMeasure measure) noexcept;
Result<JumpMeasure> parse_jump_measure(std::string_view text);

// A named check. Which fields a kind uses; a field that it does not use is empty:
//
//   kind                     needs                     may have
//   identity                 identity                  missing
//   range                    indicator, low or high
//   jump                     limit                     indicator, measure
//   rate_against_counts                                indicator
//   parent_against_children                            indicator, child_kind, missing
//   sources_disagree                                   indicator
//   expected                 indicator
//
// Every kind may be limited to agencies of one kind (of the parent, where there are children) and
// to years. An empty indicator means every one to which the kind can apply.
struct Rule {
  RuleCode code;
  LocalizedText names{};  // what the rule says, in a few words
  RuleKind kind = RuleKind::kIdentity;
  Severity severity = Severity::kError;
  std::optional<Identity> identity{};
  std::optional<IndicatorCode> indicator{};
  std::optional<AgencyKind> agency_kind{};
  std::optional<AgencyKind> child_kind{};         // only children of this kind are summed
  std::optional<Year> first_year{}, last_year{};  // both included; empty: open
  std::optional<Decimal> low{}, high{};           // of a range, both included
  std::optional<Decimal> limit{};                 // the largest jump that is no finding; above 0
  JumpMeasure measure = JumpMeasure::kRelative;
  MissingValues missing = MissingValues::kSkipIfAny;
  std::string note{};

  // True if the rule looks at "year".
  bool covers(Year year) const noexcept {
    return (!first_year || *first_year <= year) && (!last_year || year <= *last_year);
  }
};
// By every field; decimals by their printed form.
bool operator==(const Rule& a, const Rule& b);

// Fails with kInvalidData if the fields do not fit the kind. What the rule names need not exist.
Result<void> validate(const Rule& rule);

}  // namespace annals
