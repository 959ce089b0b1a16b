#include "query/review_scratch.h"

#include <algorithm>

#include "core/text.h"

namespace annals::query {
namespace {

// Later than any document, so that the report's word is the current one.
constexpr std::string_view kLast = "2999-12-31";

bool is_asked(RuleKind kind) {
  return kind != RuleKind::kParentAgainstChildren && kind != RuleKind::kExpected;
}

// Some code that is not among the sources.
SourceCode free_code(const std::vector<SourceDocument>& sources) {
  std::string code = "the-report";
  const auto taken = [&](const SourceDocument& each) { return each.code.str() == code; };
  while (std::any_of(sources.begin(), sources.end(), taken)) code += "-";
  return SourceCode(code);
}

Observation observation_of(const Proposal& proposal) {
  Observation result{.year = *proposal.year};
  result.value = proposal.value;
  result.bound = proposal.bound;
  return result;
}

}  // namespace

ReviewScratch::ReviewScratch(const Store& store, std::span<const Proposal> proposals)
    : proposals_(proposals),
      scratch_(Store::in_memory({.author = "review"}).value()),
      report_(free_code(store.sources().value())) {
  for (Indicator& each : store.indicators().value())
    indicators_.emplace(each.code, std::move(each));
  take_proposals();
  if (told_.empty()) return;
  store
      .in_one_state([&]() -> Result<void> {
        define(store);
        copy_values(store);
        return {};
      })
      .value();
  write_proposals();
}

std::optional<ReviewScratch::Place> ReviewScratch::place_of(const Proposal& proposal) const {
  if (!proposal.agency || !proposal.indicator || !proposal.year) return std::nullopt;
  if (!indicators_.contains(*proposal.indicator)) return std::nullopt;
  return Place(*proposal.agency, *proposal.indicator, *proposal.year);
}

// The surest first; of equals the first in the text.
void ReviewScratch::take_proposals() {
  for (std::size_t i = 0; i < proposals_.size(); ++i) {
    const auto place = place_of(proposals_[i]);
    if (!place) continue;
    agencies_.insert(*proposals_[i].agency);
    if (!proposals_[i].derived) told_[*place].push_back(i);
  }
  for (auto& [place, positions] : told_) {
    std::stable_sort(positions.begin(), positions.end(), [&](std::size_t a, std::size_t b) {
      return proposals_[a].confidence > proposals_[b].confidence;
    });
  }
}

// First without what they name of one another, then whole.
void ReviewScratch::define_indicators() {
  for (const auto& [code, indicator] : indicators_) {
    Indicator alone = indicator;
    alone.subject.reset();
    alone.numerator.reset();
    alone.denominator.reset();
    alone.formula.clear();
    alone.aggregation = Aggregation::kNone;
    scratch_.define(alone).value();
  }
  for (const auto& [code, indicator] : indicators_) {
    Indicator whole = indicator;
    whole.subject.reset();
    scratch_.define(whole, Redefine::kReplace).value();
  }
}

void ReviewScratch::define(const Store& store) {
  for (Agency& agency : store.agencies().value()) {
    if (!agencies_.contains(agency.code)) continue;
    agency.parent.reset();
    scratch_.define(agency).value();
  }
  scratch_
      .atomically([&]() -> Result<void> {
        define_indicators();
        return {};
      })
      .value();
  for (const SeriesBreak& each : store.breaks().value()) {
    if (!each.agency || agencies_.contains(*each.agency)) scratch_.define(each).value();
  }
  rules_ = built_in_rules();
  for (Rule& rule : store.rules().value()) {
    if (!is_asked(rule.kind)) continue;
    scratch_.define(rule).value();
    std::erase_if(rules_, [&](const Rule& each) { return each.code == rule.code; });
    rules_.push_back(std::move(rule));
  }
}

void ReviewScratch::copy_values(const Store& store) {
  std::map<SourceCode, Batch> batches;
  for (const AgencyCode& agency : agencies_) {
    for (const Series& series : store.profile(agency).value()) {
      for (std::size_t i = 0; i < series.size(); ++i) {
        const SourceDocument* const source = series.source(i);
        if (source == nullptr) continue;
        batches.try_emplace(source->code, Batch(*source))
            .first->second.add(agency, series.indicator().code, series.observations()[i]);
      }
      known_.emplace(std::pair(agency, series.indicator().code), series);
    }
  }
  std::vector<Batch> all;
  all.reserve(batches.size());
  for (auto& [code, batch] : batches) all.push_back(std::move(batch));
  if (!all.empty()) scratch_.write(all).value();
}

// What the store refuses is left out, and told.
void ReviewScratch::write_proposals() {
  SourceDocument report{.code = report_};
  report.published = PartialDate::parse(kLast).value();
  std::vector<Positions> rows;
  for (const auto& [place, positions] : told_) rows.push_back(positions);
  std::vector<bool> refused(rows.size(), false);
  for (const bool judged : {false, true}) {
    Batch batch(report);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const Proposal& proposal = proposals_[rows[row].front()];
      if (refused[row]) continue;
      batch.add(*proposal.agency, *proposal.indicator, observation_of(proposal));
    }
    if (batch.empty()) return;
    if (judged) {
      scratch_.write(batch).value();
      return;
    }
    for (const RowIssue& issue : scratch_.examine(std::vector<Batch>{batch}).value()) {
      refused[issue.row] = true;
      refused_.push_back({.check = ReviewCheck::kRefused,
                          .seen = issue.error.message,
                          .proposals = {rows[issue.row].front()}});
    }
  }
}

const Observation* ReviewScratch::recorded(const AgencyCode& agency, const IndicatorCode& indicator,
                                           Year year) const {
  const auto found = known_.find({agency, indicator});
  const Observation* const result = found == known_.end() ? nullptr : found->second.find(year);
  return result != nullptr && result->value ? result : nullptr;
}

std::vector<ReviewNote> ReviewScratch::notes() const {
  std::vector<ReviewNote> notes;
  if (!told_.empty()) {
    add_rule_notes(notes);
    add_formula_notes(notes);
  }
  add_change_notes(notes);
  add_scale_notes(notes);
  add_twice_notes(notes);
  notes.insert(notes.end(), refused_.begin(), refused_.end());
  return notes;
}

}  // namespace annals::query
