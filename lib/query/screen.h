// Where a rule may have something to find: a look over columns, so that few series are read whole
// and judged.
//
// A screen may suspect what turns out to be right; it never passes over what is a finding. It rests
// on one fact: whatever else a figure can stand for, it can stand for what is printed. So where the
// printed figures satisfy a rule, nothing is to be found.
#pragma once

#include <annals/panel.h>
#include <annals/rule.h>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace annals::query {

// True if a value may lie outside the limits of the rule.
bool may_leave_range(const Panel& panel, std::size_t series, const Rule& rule);

// True if some value may be a jump from that of the year before.
bool may_jump(const Panel& panel, std::size_t series, const Rule& rule);

// The series of one agency.
struct RateSeries {
  std::size_t rate, numerator, denominator;
};
// True if the rate of some year may not follow from factor * numerator / denominator.
bool may_contradict_counts(const Panel& panel, const RateSeries& series, const Decimal& factor);

// A summand: a cell, if the panel has one for it.
struct Summand {
  std::optional<std::size_t> cell;
  bool negative = false;
};
// True if two sums may not stand to each other as they should. Nothing is looked at where none of
// the cells is on record.
bool may_break_relation(const Panel& panel, std::span<const Summand> left, Relation relation,
                        std::span<const Summand> right, MissingValues missing);

}  // namespace annals::query
