#include <annals/review.h>

#include <algorithm>
#include <limits>

#include "core/enum_names.h"
#include "query/review_scratch.h"

namespace annals {
namespace {

constexpr core::EnumName<ReviewCheck> kChecks[] = {
    {ReviewCheck::kRule, "rule"},     {ReviewCheck::kFormula, "formula"},
    {ReviewCheck::kChange, "change"}, {ReviewCheck::kScale, "scale"},
    {ReviewCheck::kTwice, "twice"},   {ReviewCheck::kRefused, "refused"},
};

std::string reason_of(const ReviewNote& note) {
  const std::string equation =
      note.seen == note.expected ? note.seen : note.seen + " agrees with " + note.expected;
  switch (note.check) {
    case ReviewCheck::kRule:
      if (note.rule && note.rule->str() == to_string(RuleKind::kSourcesDisagree))
        return "the same value is on record";
      return equation + " (rule " + (note.rule ? note.rule->str() : "") + ")";
    case ReviewCheck::kFormula:
      return equation + " (its formula)";
    case ReviewCheck::kChange:
      return equation + " (on record for the year before)";
    case ReviewCheck::kScale:
    case ReviewCheck::kTwice:
    case ReviewCheck::kRefused:
      return equation;
  }
  return equation;
}

}  // namespace

std::string_view to_string(ReviewCheck check) noexcept { return core::name_of(kChecks, check); }

Result<std::vector<ReviewNote>> review(const Store& store, std::span<const Proposal> proposals) {
  try {
    query::ReviewScratch scratch(store, proposals);
    return scratch.notes();
  } catch (const BadResultAccess& failure) {
    return failure.error();
  }
}

void weigh(std::span<const ReviewNote> notes, std::span<Proposal> proposals) {
  std::vector<int> raised(proposals.size(), 0);
  for (const ReviewNote& note : notes) {
    if (!note.holds || !note.telling) continue;
    for (const std::size_t at : note.proposals) {
      if (at >= proposals.size()) continue;
      if (raised[at]++ < 2) proposals[at].confidence += (1 - proposals[at].confidence) / 2;
      proposals[at].reasons.push_back(reason_of(note));
    }
  }
}

}  // namespace annals
