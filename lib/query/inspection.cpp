#include "query/inspection.h"

#include <algorithm>
#include <chrono>
#include <tuple>

namespace annals::query {

using analysis::Fraction;
using analysis::Range;

namespace {

constexpr std::size_t kSectionsKept = 16;

Date today_in_utc() {
  return Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
}

bool is_whole(const Indicator& indicator) { return indicator.kind == IndicatorKind::kCount; }

// The gravest first, and then by what people look for.
bool comes_before(const Finding& a, const Finding& b) {
  const auto key = [](const Finding& finding) {
    return std::tie(finding.agency, finding.indicators.front(), finding.year, finding.rule);
  };
  if (a.holds != b.holds) return b.holds;
  if (a.severity != b.severity) return a.severity > b.severity;
  return key(a) < key(b);
}

}  // namespace

PrintedRange range_of(const Decimal& value, Bound bound, bool counted) {
  return printed_range(value, bound, {.counted = counted, .cut_off = true, .about_is_open = true});
}

bool can_equal(const Range& a, const Range& b) { return !a.fits() || !b.fits() || meet(a, b); }

bool can_be_at_most(const Range& a, const Range& b) {
  return !a.fits() || !b.fits() || may_be_at_most(a, b);
}

Inspection::Inspection(const Store& store, const CheckOptions& options)
    : store_(store),
      options_(options),
      reading_{.as_of = options.read.as_of, .recorded_by = options.read.recorded_by},
      today_(options.today.value_or(today_in_utc())),
      asked_agencies_(options.agencies.begin(), options.agencies.end()),
      asked_indicators_(options.indicators.begin(), options.indicators.end()) {
  for (Agency& agency : store.agencies().value()) {
    agencies_.emplace(agency.code, std::move(agency));
  }
  for (Indicator& indicator : store.indicators().value()) {
    indicators_.emplace(indicator.code, std::move(indicator));
  }
  for (Waiver& waiver : store.waivers().value()) {
    FindingKey key{waiver.rule, waiver.agency, waiver.indicator, waiver.year};
    waivers_.insert_or_assign(std::move(key), std::move(waiver));
  }
}

const Indicator* Inspection::indicator(const IndicatorCode& code) const {
  const auto found = indicators_.find(code);
  return found == indicators_.end() ? nullptr : &found->second;
}

bool Inspection::asks_for(const IndicatorCode& code) const {
  return asked_indicators_.empty() || asked_indicators_.contains(code);
}

bool Inspection::concerns(const Rule& rule) const {
  if (rule.indicator) return !indicators_of(rule).empty();
  if (!rule.identity) return true;
  const auto asked = [&](const Term& term) { return asks_for(term.indicator); };
  return std::any_of(rule.identity->left.begin(), rule.identity->left.end(), asked) ||
         std::any_of(rule.identity->right.begin(), rule.identity->right.end(), asked);
}

std::vector<const Indicator*> Inspection::indicators_of(const Rule& rule) const {
  std::vector<const Indicator*> result;
  for (const auto& [code, indicator] : indicators_) {
    if (rule.indicator && *rule.indicator != code) continue;
    // A finding about a rate names its counts as well.
    if (asks_for(code) || (indicator.numerator && asks_for(*indicator.numerator)) ||
        (indicator.denominator && asks_for(*indicator.denominator))) {
      result.push_back(&indicator);
    }
  }
  return result;
}

const Section& Inspection::section(const IndicatorCode& indicator) {
  Kept& kept = kept_[indicator];
  if (!kept.whole) {
    for (Series& series : store_.cross_section(indicator, reading_).value()) {
      AgencyCode agency = series.agency().code;
      kept.section.emplace(std::move(agency), std::move(series));
    }
    std::erase_if(kept.section, [](const auto& entry) { return entry.second.empty(); });
    kept.whole = true;
  }
  return kept.section;
}

const Series* Inspection::find(const AgencyCode& agency, const IndicatorCode& indicator) {
  Kept& kept = kept_[indicator];
  auto found = kept.section.find(agency);
  if (found == kept.section.end()) {
    if (kept.whole) return nullptr;
    Series series = store_.series(agency, indicator, reading_).value();
    found = kept.section.emplace(agency, std::move(series)).first;
  }
  return found->second.empty() ? nullptr : &found->second;
}

std::vector<AgencyCode> Inspection::screened(const Rule& rule,
                                             const std::vector<IndicatorCode>& indicators,
                                             const Suspicion& may_offend) const {
  const auto panel = store_.panel({.indicators = indicators, .read = reading_});
  std::vector<AgencyCode> codes;
  if (!panel) {
    const bool nothing_on_record =
        panel.error().code == ErrorCode::kNotFound &&
        std::all_of(indicators.begin(), indicators.end(),
                    [&](const IndicatorCode& code) { return indicator(code) != nullptr; });
    if (!nothing_on_record) throw BadResultAccess(panel.error());
    return codes;
  }
  for (const std::uint32_t agency : panel->agencies_by_code()) {
    if (!wants(rule, panel->agency(agency)) || !may_offend(*panel, agency)) continue;
    codes.push_back(panel->agency(agency).code);
  }
  return codes;
}

std::vector<AgencyCode> Inspection::suspects(const Rule& rule,
                                             const std::vector<IndicatorCode>& indicators,
                                             const Suspicion& may_offend) {
  if (!asked_agencies_.empty()) return {asked_agencies_.begin(), asked_agencies_.end()};
  std::vector<AgencyCode> codes;
  if (!options_.held) {
    codes = screened(rule, indicators, may_offend);
    // One by one, series take twice as long to be read as all at once.
    if (codes.size() > agencies_.size() / 2) {
      for (const IndicatorCode& code : indicators) section(code);
    }
    return codes;
  }
  for (const IndicatorCode& indicator : indicators) {
    for (const auto& [code, series] : section(indicator)) codes.push_back(code);
  }
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

SeriesList Inspection::suspect_series(const Rule& rule,
                                      const std::vector<IndicatorCode>& indicators,
                                      const Suspicion& may_offend) {
  SeriesList list;
  for (const AgencyCode& code : suspects(rule, indicators, may_offend)) {
    if (const Series* series = find(code, indicators.front())) list.push_back(series);
  }
  return list;
}

void Inspection::release() {
  if (kept_.size() > kSectionsKept) kept_.clear();
}

bool Inspection::wants(const Rule& rule, const Agency& agency) const {
  return (asked_agencies_.empty() || asked_agencies_.contains(agency.code)) &&
         (!rule.agency_kind || *rule.agency_kind == agency.kind);
}

bool Inspection::wants(const Rule& rule, const Agency& agency, Year year) const {
  return wants(rule, agency) && rule.covers(year) && options_.read.years.contains(year);
}

Operand Inspection::operand(const Series& series, std::size_t i) {
  const Observation& observation = series.observations()[i];
  Operand result{.figure = {.agency = series.agency().code,
                            .indicator = series.indicator().code,
                            .year = observation.year,
                            .value = observation.value,
                            .bound = observation.bound,
                            .locator = observation.locator},
                 .range = {}};
  if (const SourceDocument* source = series.source(i)) result.figure.source = source->code;
  if (observation.value) {
    result.range = range_of(*observation.value, observation.bound, is_whole(series.indicator()));
  }
  return result;
}

Operand Inspection::operand(const AgencyCode& agency, const IndicatorCode& indicator, Year year) {
  if (const Series* series = find(agency, indicator)) {
    if (const Observation* observation = series->find(year)) {
      return operand(*series,
                     static_cast<std::size_t>(observation - series->observations().data()));
    }
  }
  return {.figure = {.agency = agency, .indicator = indicator, .year = year}, .range = {}};
}

void Inspection::add(const Rule& rule, Finding finding) {
  finding.rule = rule.code;
  finding.kind = rule.kind;
  finding.severity = rule.severity;
  finding.names = rule.names;
  for (const Figure& figure : finding.figures) {
    const auto& known = finding.indicators;
    if (std::find(known.begin(), known.end(), figure.indicator) == known.end()) {
      finding.indicators.push_back(figure.indicator);
    }
  }
  if (std::none_of(finding.indicators.begin(), finding.indicators.end(),
                   [&](const IndicatorCode& code) { return asks_for(code); })) {
    return;
  }
  const auto waiver =
      waivers_.find({rule.code, finding.agency, finding.indicators.front(), finding.year});
  if (waiver != waivers_.end() && !finding.holds) {
    finding.waiver = waiver->second;
    finding.waiver_state = WaiverState::kHolds;
    if (waiver->second.until < today_) finding.waiver_state = WaiverState::kExpired;
    if (waiver->second.given_for != figures_of(finding)) {
      finding.waiver_state = WaiverState::kChanged;
    }
  }
  if (finding.waived() && !options_.waived) return;
  findings_.push_back(std::move(finding));
}

std::vector<Finding> Inspection::take() {
  std::stable_sort(findings_.begin(), findings_.end(), comes_before);
  return std::move(findings_);
}

Finding finding_of(const AgencyCode& agency, Year year, std::string seen, std::string expected,
                   std::vector<Figure> figures, bool holds) {
  return {.rule = RuleCode("unread"),
          .kind = RuleKind::kIdentity,
          .severity = Severity::kNote,
          .names = {},
          .agency = agency,
          .indicators = {},
          .year = year,
          .seen = std::move(seen),
          .expected = std::move(expected),
          .figures = std::move(figures),
          .holds = holds};
}

std::string text_of(const Figure& figure) {
  if (!figure.value) return "?";
  switch (figure.bound) {
    case Bound::kExact:
      return figure.value->plain();
    case Bound::kAbout:
      return "~" + figure.value->plain();
    case Bound::kAtLeast:
      return ">=" + figure.value->plain();
    case Bound::kAtMost:
      return "<=" + figure.value->plain();
  }
  return {};
}

std::string sum_text(const std::vector<Operand>& operands) {
  std::string text;
  Decimal total;
  bool known = true;
  for (const Operand& operand : operands) {
    if (operand.negative) {
      text += text.empty() ? "-" : " - ";
    } else if (!text.empty()) {
      text += " + ";
    }
    text += text_of(operand.figure);
    if (!operand.there()) {
      known = false;
      continue;
    }
    const Decimal value = operand.negative ? -*operand.figure.value : *operand.figure.value;
    const auto sum = total + value;
    known = known && sum.has_value();
    if (sum) total = *sum;
  }
  return operands.size() > 1 && known ? text + " = " + total.plain() : text;
}

Range sum_range(const std::vector<Operand>& operands) {
  Range total = Range::only(Fraction());
  for (const Operand& operand : operands) {
    const Range range(operand.range);
    total = operand.negative ? total - range : total + range;
  }
  return total;
}

bool differs_by_definition(const Observation& observation) {
  return observation.status.contains(ObsStatus::kDefinitionDiffers);
}

}  // namespace annals::query
