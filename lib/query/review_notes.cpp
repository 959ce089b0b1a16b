// What a review looks at, a kind of note each.
#include <annals/computed.h>

#include <algorithm>

#include "query/review_scratch.h"

namespace annals::query {
namespace {

constexpr int kYearsBack = 5;
constexpr double kStrange = 5;  // times as much: a digit lost, or one too many

bool has_two_digits(const Decimal& value) {
  const std::int64_t mantissa = value.mantissa() < 0 ? -value.mantissa() : value.mantissa();
  return mantissa >= 10;
}

std::string sign_of(Bound bound) {
  switch (bound) {
    case Bound::kExact:
      return "";
    case Bound::kAbout:
      return "~";
    case Bound::kAtLeast:
      return ">=";
    case Bound::kAtMost:
      return "<=";
  }
  return "";
}

std::string shown(const Decimal& value, Bound bound) { return sign_of(bound) + value.plain(); }

// Whether a value that prints so can lie between the two.
bool can_lie_in(const Observation& observation, const Indicator& indicator,
                const DecimalInterval& interval) {
  const PrintedRange range = printed_range(observation, indicator);
  return (!range.low || range.low->at <= interval.high) &&
         (!range.high || interval.low <= range.high->at);
}

}  // namespace

// The proposals among the figures of a finding.
ReviewScratch::Positions ReviewScratch::proposals_in(const std::vector<Figure>& figures) const {
  Positions positions;
  for (const Figure& figure : figures) {
    if (figure.source != report_) continue;
    const auto told = told_.find(Place(figure.agency, figure.indicator, figure.year));
    if (told == told_.end()) continue;
    // Those that say the same are right or wrong together.
    const Proposal& first = proposals_[told->second.front()];
    for (const std::size_t at : told->second) {
      if (proposals_[at].value == first.value && proposals_[at].bound == first.bound)
        positions.push_back(at);
    }
  }
  std::sort(positions.begin(), positions.end());
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
  return positions;
}

bool ReviewScratch::is_equation(const Finding& finding) const {
  const auto rule = std::find_if(rules_.begin(), rules_.end(),
                                 [&](const Rule& each) { return each.code == finding.rule; });
  const bool equal = finding.kind == RuleKind::kRateAgainstCounts ||
                     finding.kind == RuleKind::kSourcesDisagree ||
                     (finding.kind == RuleKind::kIdentity && rule != rules_.end() &&
                      rule->identity && rule->identity->relation == Relation::kEqual);
  return equal && std::any_of(finding.figures.begin(), finding.figures.end(),
                              [](const Figure& f) { return f.value && has_two_digits(*f.value); });
}

void ReviewScratch::add_rule_notes(std::vector<ReviewNote>& notes) const {
  const std::vector<Finding> findings = check(scratch_, {.held = true}).value();
  for (const Finding& finding : findings) {
    ReviewNote note{.check = ReviewCheck::kRule,
                    .holds = finding.holds,
                    .telling = finding.holds && is_equation(finding),
                    .rule = finding.rule,
                    .names = finding.names,
                    .seen = finding.seen,
                    .expected = finding.expected,
                    .proposals = proposals_in(finding.figures)};
    if (!note.proposals.empty()) notes.push_back(std::move(note));
  }
}

void ReviewScratch::add_formula_notes(std::vector<ReviewNote>& notes) const {
  for (const AgencyCode& agency : agencies_) {
    for (const auto& [code, indicator] : indicators_) {
      if (indicator.formula.empty()) continue;
      const ComputedSeries series = computed(scratch_, agency, code).value();
      for (const ComputedValue& value : series.values) {
        if (value.rule != ComputedBy::kFormula || !value.agreement || !value.printed) continue;
        if (*value.agreement == Agreement::kCannotTell) continue;
        std::vector<Figure> figures{{agency, code, value.year}};
        for (const ComputedInput& input : value.inputs) {
          if (input.indicator) figures.push_back({agency, *input.indicator, value.year});
        }
        for (Figure& figure : figures) figure.source = report_;
        ReviewNote note{.check = ReviewCheck::kFormula,
                        .holds = *value.agreement == Agreement::kAgrees,
                        .seen = shown(*value.printed->value, value.printed->bound),
                        .expected = value.value->plain(),
                        .proposals = proposals_in(figures)};
        note.telling = note.holds && has_two_digits(*value.printed->value);
        if (!note.proposals.empty()) notes.push_back(std::move(note));
      }
    }
  }
}

void ReviewScratch::add_change_notes(std::vector<ReviewNote>& notes) const {
  for (std::size_t i = 0; i < proposals_.size(); ++i) {
    const Proposal& proposal = proposals_[i];
    if (!proposal.derived || !place_of(proposal)) continue;
    const Observation* const earlier =
        recorded(*proposal.agency, *proposal.indicator, *proposal.year);
    if (earlier == nullptr) continue;
    const DecimalInterval& range = proposal.derived->range;
    ReviewNote note{.check = ReviewCheck::kChange,
                    .holds = can_lie_in(*earlier, indicators_.at(*proposal.indicator), range),
                    .seen = proposal.derived->how + " = " + proposal.value.plain(),
                    .expected = shown(*earlier->value, earlier->bound),
                    .proposals = {proposal.derived->level, proposal.derived->change, i}};
    note.telling = note.holds && has_two_digits(proposal.value);
    std::sort(note.proposals.begin(), note.proposals.end());
    notes.push_back(std::move(note));
  }
}

void ReviewScratch::add_scale_notes(std::vector<ReviewNote>& notes) const {
  for (std::size_t i = 0; i < proposals_.size(); ++i) {
    const Proposal& proposal = proposals_[i];
    if (proposal.derived || proposal.is_change || !place_of(proposal)) continue;
    const IndicatorKind kind = indicators_.at(*proposal.indicator).kind;
    if (kind != IndicatorKind::kCount && kind != IndicatorKind::kAmount) continue;
    const Observation* before = nullptr;
    for (int back = 1; back <= kYearsBack && before == nullptr; ++back)
      before = recorded(*proposal.agency, *proposal.indicator,
                        *proposal.year - std::chrono::years(back));
    if (before == nullptr || before->value->zero()) continue;
    // Of small counts five times as many are nothing strange.
    const double now = proposal.value.to_double(), then = before->value->to_double();
    if (now < kStrange * then && then < kStrange * now) continue;
    if (std::max(now, then) < 100) continue;
    notes.push_back(
        {.check = ReviewCheck::kScale,
         .seen = shown(proposal.value, proposal.bound),
         .expected = shown(*before->value, before->bound) + " (" + to_string(before->year) + ")",
         .proposals = {i}});
  }
}

void ReviewScratch::add_twice_notes(std::vector<ReviewNote>& notes) const {
  for (const auto& [place, positions] : told_) {
    const Proposal& first = proposals_[positions.front()];
    for (const std::size_t at : positions) {
      const Proposal& other = proposals_[at];
      if (other.value == first.value && other.bound == first.bound) continue;
      ReviewNote note{.check = ReviewCheck::kTwice,
                      .seen = shown(other.value, other.bound),
                      .expected = shown(first.value, first.bound),
                      .proposals = {positions.front(), at}};
      std::sort(note.proposals.begin(), note.proposals.end());
      notes.push_back(std::move(note));
    }
  }
}

}  // namespace annals::query
