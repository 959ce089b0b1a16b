#include <annals/check.h>

#include <algorithm>

#include "core/nearest.h"
#include "core/text.h"
#include "query/inspection.h"

namespace annals {
namespace {

Rule built_in(RuleKind kind, Severity severity, const char* english, const char* chinese) {
  return {.code = RuleCode(to_string(kind)),
          .names = {{"en", english}, {"zh", chinese}},
          .kind = kind,
          .severity = severity};
}

// Those of the store, and the built-in ones whose code it does not have.
std::vector<Rule> all_rules(const Store& store) {
  std::vector<Rule> rules = store.rules().value();
  for (Rule& rule : built_in_rules()) {
    const bool defined = std::any_of(rules.begin(), rules.end(),
                                     [&](const Rule& each) { return each.code == rule.code; });
    if (!defined) rules.push_back(std::move(rule));
  }
  return rules;
}

// Throws BadResultAccess with kNotFound.
void require_rule(const std::vector<Rule>& rules, const RuleCode& code) {
  std::vector<std::string> codes;
  for (const Rule& rule : rules) {
    if (rule.code == code) return;
    codes.push_back(rule.code.str());
  }
  throw BadResultAccess(
      {ErrorCode::kNotFound, "rule " + core::quoted(code.str()) + " is not defined" +
                                 core::did_you_mean(core::nearest(code.str(), codes))});
}

// "what": "agency".
template <typename C, typename Thing>
void require_all(const char* what, const std::vector<C>& asked, const std::map<C, Thing>& defined) {
  for (const C& code : asked) {
    if (defined.contains(code)) continue;
    std::vector<std::string> codes;
    for (const auto& [known, thing] : defined) codes.push_back(known.str());
    throw BadResultAccess({ErrorCode::kNotFound,
                           std::string(what) + " " + core::quoted(code.str()) + " is not defined" +
                               core::did_you_mean(core::nearest(code.str(), codes))});
  }
}

void inspect(query::Inspection& inspection, const Rule& rule) {
  switch (rule.kind) {
    case RuleKind::kIdentity:
      return inspect_identity(inspection, rule);
    case RuleKind::kRange:
      return inspect_range(inspection, rule);
    case RuleKind::kJump:
      return inspect_jumps(inspection, rule);
    case RuleKind::kRateAgainstCounts:
      return inspect_rates(inspection, rule);
    case RuleKind::kParentAgainstChildren:
      return inspect_children(inspection, rule);
    case RuleKind::kSourcesDisagree:
      return inspect_sources(inspection, rule);
    case RuleKind::kExpected:
      return inspect_expected(inspection, rule);
  }
}

std::string value_in_line(const Figure& figure) {
  if (!figure.value) return "?";
  const std::string bound =
      figure.bound == Bound::kExact ? "" : std::string(to_string(figure.bound)) + " ";
  return bound + figure.value->str();
}

}  // namespace

std::vector<Rule> built_in_rules() {
  return {built_in(RuleKind::kRateAgainstCounts, Severity::kError,
                   "a rate follows from its numerator and denominator", "比率应与分子、分母相符"),
          built_in(RuleKind::kSourcesDisagree, Severity::kWarning, "sources print the same value",
                   "各来源数值应一致")};
}

Result<std::vector<Finding>> check(const Store& store, const CheckOptions& options) {
  try {
    const std::vector<Rule> rules = all_rules(store);
    if (options.rule) require_rule(rules, *options.rule);
    query::Inspection inspection(store, options);
    require_all("agency", options.agencies, inspection.agencies());
    require_all("indicator", options.indicators, inspection.indicators());
    for (const Rule& rule : rules) {
      if (rule.severity < options.at_least) continue;
      if (options.rule && *options.rule != rule.code) continue;
      if (!inspection.concerns(rule)) continue;
      inspect(inspection, rule);
      inspection.release();
    }
    return inspection.take();
  } catch (const BadResultAccess& failure) {
    return failure.error();
  }
}

std::string figures_of(const Finding& finding) {
  std::string text;
  for (const Figure& figure : finding.figures) {
    if (!text.empty()) text += "; ";
    text += figure.agency.str() + "/" + figure.indicator.str() + "/" + to_string(figure.year);
    if (figure.part == FigurePart::kNumerator) text += "/numerator";
    if (figure.part == FigurePart::kDenominator) text += "/denominator";
    text += "=" + value_in_line(figure);
  }
  return text;
}

}  // namespace annals
