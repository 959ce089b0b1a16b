// Single values: ranges, jumps from year to year, and values that should be there.
#include <algorithm>
#include <set>

#include "query/inspection.h"
#include "query/screen.h"

namespace annals::query {
namespace {

using analysis::Fraction;
using analysis::Range;

std::string limits_text(const Rule& rule) {
  std::string text = rule.low ? ">= " + rule.low->plain() : "";
  if (rule.high) text += (text.empty() ? "<= " : ", <= ") + rule.high->plain();
  return text;
}

// True if the later value can lie within "limit" times the size of the earlier one around it.
bool can_be_near(Range earlier, Range later, const Fraction& limit) {
  const bool may_be_zero = can_equal(earlier, Range::only(Fraction()));
  if (may_be_zero || !limit.fits()) return true;
  if (earlier.high && earlier.high->sign() < 0) {
    earlier = -earlier;
    later = -later;
  }
  // Around a value above zero; below nothing, the largest value reaches the farthest down.
  const Range up = earlier * (Fraction(1) + limit);
  const Range down = earlier * (Fraction(1) - limit);
  return can_equal({down.low, up.high}, later);
}

bool is_jump(const Rule& rule, const Operand& earlier, const Operand& later) {
  const Range before(earlier.range), after(later.range);
  const Fraction limit(*rule.limit);
  if (rule.measure == JumpMeasure::kRelative) return !can_be_near(before, after, limit);
  return !can_equal(after - before, {Fraction() - limit, limit});
}

// In decimals, which have room for a value of whatever size.
bool can_be_within(const PrintedRange& range, const Rule& rule) {
  const bool too_low = rule.low && range.high && range.high->at < *rule.low;
  const bool too_high = rule.high && range.low && *rule.high < range.low->at;
  return !too_low && !too_high;
}

std::string with_sign(const Decimal& value) {
  return value.negative() ? value.plain() : "+" + value.plain();
}

// "7.1 -> 81.3 (+74.2)", or with the change in per cent.
std::string jump_text(const Rule& rule, const Operand& earlier, const Operand& later) {
  const std::string text = text_of(earlier.figure) + " -> " + text_of(later.figure);
  const auto change = *later.figure.value - *earlier.figure.value;
  if (!change) return text;
  if (rule.measure == JumpMeasure::kAbsolute) return text + " (" + with_sign(*change) + ")";
  const Decimal& base = *earlier.figure.value;
  const auto share = quotient(*change, base.negative() ? -base : base, 100, 1);
  return share ? text + " (" + with_sign(*share) + "%)" : text;
}

std::string limit_text(const Rule& rule) {
  if (rule.measure == JumpMeasure::kAbsolute) return "<= " + rule.limit->plain();
  const auto share = *rule.limit * Decimal(100);
  if (!share) return "<= " + rule.limit->plain();
  std::string text = share->plain();
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
  }
  return "<= " + text + "%";
}

void inspect_jumps_of(Inspection& inspection, const Rule& rule, const Agency& agency,
                      const Series& series) {
  const auto observations = series.observations();
  const std::vector<Year> breaks = series.break_years();
  for (std::size_t i = 1; i < series.size(); ++i) {
    const Observation& earlier = observations[i - 1];
    const Observation& later = observations[i];
    if (!inspection.wants(rule, agency, later.year) || !earlier.value || !later.value ||
        earlier.year + std::chrono::years(1) != later.year || differs_by_definition(earlier) ||
        differs_by_definition(later) ||
        std::binary_search(breaks.begin(), breaks.end(), later.year)) {
      continue;
    }
    const Operand before = Inspection::operand(series, i - 1);
    const Operand after = Inspection::operand(series, i);
    const bool holds = !is_jump(rule, before, after);
    if (!inspection.tells(holds)) continue;
    inspection.add(rule, finding_of(agency.code, later.year, jump_text(rule, before, after),
                                    limit_text(rule), {before.figure, after.figure}, holds));
  }
}

// The first and last years in which some agency has a value.
struct Span {
  std::optional<Year> first, last;

  void include(const Series& series) {
    for (const Observation& observation : series.observations()) {
      if (!observation.value) continue;
      if (!first || observation.year < *first) first = observation.year;
      if (!last || *last < observation.year) last = observation.year;
    }
  }
};

// True if nothing is on record, or a missing value without a reason.
bool is_unexplained(const Operand& operand, const Series* series) {
  if (operand.there()) return false;
  const Observation* observation = series ? series->find(operand.figure.year) : nullptr;
  return !observation || observation->status.contains(ObsStatus::kMissing);
}

void inspect_expected_of(Inspection& inspection, const Rule& rule, const Agency& agency,
                         const Span& all) {
  const Section& section = inspection.section(*rule.indicator);
  const auto found = section.find(agency.code);
  const Series* series = found == section.end() ? nullptr : &found->second;
  Span own;
  if (series) own.include(*series);
  if (!rule.agency_kind && !own.first) return;
  const auto first = rule.first_year ? rule.first_year : (rule.agency_kind ? all.first : own.first);
  const auto last = rule.last_year ? rule.last_year : all.last;
  if (!first || !last) return;
  for (Year year = *first; year <= *last; ++year) {
    if (!agency.existed_in(year) || !inspection.wants(rule, agency, year)) continue;
    const Operand operand = inspection.operand(agency.code, *rule.indicator, year);
    if (!is_unexplained(operand, series)) continue;
    inspection.add(rule, finding_of(agency.code, year, operand.figure.source ? "O" : "", "",
                                    {operand.figure}));
  }
}

}  // namespace

void inspect_range(Inspection& inspection, const Rule& rule) {
  const auto may_offend = [&](const Panel& panel, std::size_t agency) {
    return may_leave_range(panel, agency, rule);
  };
  for (const Series* series : inspection.suspect_series(rule, {*rule.indicator}, may_offend)) {
    const Agency& agency = series->agency();
    for (std::size_t i = 0; i < series->size(); ++i) {
      const Operand operand = Inspection::operand(*series, i);
      if (!operand.there() || !inspection.wants(rule, agency, operand.figure.year)) continue;
      const bool holds = can_be_within(operand.range, rule);
      if (!inspection.tells(holds)) continue;
      inspection.add(rule, finding_of(agency.code, operand.figure.year, text_of(operand.figure),
                                      limits_text(rule), {operand.figure}, holds));
    }
  }
}

void inspect_jumps(Inspection& inspection, const Rule& rule) {
  const auto may_offend = [&](const Panel& panel, std::size_t agency) {
    return may_jump(panel, agency, rule);
  };
  for (const Indicator* indicator : inspection.indicators_of(rule)) {
    for (const Series* series : inspection.suspect_series(rule, {indicator->code}, may_offend)) {
      inspect_jumps_of(inspection, rule, series->agency(), *series);
    }
    inspection.release();
  }
}

void inspect_expected(Inspection& inspection, const Rule& rule) {
  Span all;
  for (const auto& [code, series] : inspection.section(*rule.indicator)) all.include(series);
  for (const auto& [code, agency] : inspection.agencies()) {
    if (inspection.wants(rule, agency)) inspect_expected_of(inspection, rule, agency, all);
  }
}

}  // namespace annals::query
