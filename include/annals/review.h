// Review: what a store makes of the figures that a report was read to print.
//
//   Reading reading = read_report(text, vocabulary, {.agency = ..., .year = ...});
//   const std::vector<ReviewNote> notes = review(store, reading.proposals).value();
//   weigh(notes, reading.proposals);  // what holds makes a proposal surer
//
// All is asked of a store in memory that has the definitions, the rules and the agencies' current
// values, and the proposals in the place of these where they tell of the same observation. Nothing
// is written.
#pragma once

#include <annals/names.h>
#include <annals/reading.h>
#include <annals/rule.h>
#include <annals/store.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace annals {

// By what a proposal was looked at.
enum class ReviewCheck : std::uint8_t {
  kRule,     // a rule of the store, or one of built_in_rules() in check.h
  kFormula,  // the formula of an indicator, by its inputs proposed or on record
  kChange,   // a printed change and the level it leads to, by the earlier value on record
  kScale,    // the last value on record: five times it or more, or a fifth or less
  kTwice,    // another proposal of the same observation, with another value
  kRefused,  // what the store refuses: a value out of bounds, a year in which there is no agency
};
// "rule", "formula", "change", "scale", "twice", "refused".
std::string_view to_string(ReviewCheck check) noexcept;

// What came of one look.
struct ReviewNote {
  ReviewCheck check = ReviewCheck::kRule;
  bool holds = false;
  // Holds, and would hardly do so by chance: an equation of which one figure has two digits or
  // more, and no mere limit.
  bool telling = false;
  std::optional<RuleCode> rule{};  // of kRule
  LocalizedText names{};           // of the rule
  // In signs and digits, as in Finding: "8 + 783 = 791" and "788 + 2 = 790". Of kRefused what is
  // wrong, in words, and nothing.
  std::string seen{}, expected{};
  std::vector<std::size_t> proposals{};  // those it is about, by their positions, ascending
};

// Looks at the proposals that have an indicator, an agency and a year; others, and changes, are
// evidence at most. Of several proposals for one observation the surest is taken, of equals the
// first; one that is derived is never put in the place of a value, but compared with it.
//
// * kRule: what check() finds, and what it finds to hold, in which a proposed figure takes part.
//   Rules of kinds "parent_against_children" and "expected" are left aside: they ask for more than
//   one report tells.
// * kFormula: as computed() tells of indicators with a formula. What cannot be told is no note.
// * kChange: holds if the earlier value on record can be one of DerivedValue::range.
// * kScale: never holds; where the value before is not zero, of the last year on record before the
//   proposal's, at most five years earlier; counts and amounts only.
//
// Notes come as listed, within one kind in the order of the text (rules as check() orders them).
// Fails as the store does.
Result<std::vector<ReviewNote>> review(const Store& store, std::span<const Proposal> proposals);

// Raises the confidence of the proposals that telling notes are about, half the way to 1 for each
// of the first two, with the reason in words. What does not hold takes nothing away: the report
// itself may be wrong, and says what it says.
void weigh(std::span<const ReviewNote> notes, std::span<Proposal> proposals);

}  // namespace annals
