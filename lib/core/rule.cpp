#include <annals/rule.h>

#include <algorithm>
#include <string>
#include <tuple>

#include "core/enum_names.h"
#include "core/numbers.h"
#include "core/printed_form.h"
#include "core/text.h"

namespace annals {
namespace {

constexpr core::EnumName<Severity> kSeverities[] = {
    {Severity::kNote, "note"},
    {Severity::kWarning, "warning"},
    {Severity::kError, "error"},
};

constexpr core::EnumName<RuleKind> kRuleKinds[] = {
    {RuleKind::kIdentity, "identity"},
    {RuleKind::kRange, "range"},
    {RuleKind::kJump, "jump"},
    {RuleKind::kRateAgainstCounts, "rate_against_counts"},
    {RuleKind::kParentAgainstChildren, "parent_against_children"},
    {RuleKind::kSourcesDisagree, "sources_disagree"},
    {RuleKind::kExpected, "expected"},
};

constexpr core::EnumName<MissingValues> kMissingValues[] = {
    {MissingValues::kSkipIfAny, "skip_if_any_missing"},
    {MissingValues::kSkipIfAll, "skip_if_all_missing"},
    {MissingValues::kNeverSkip, "never_skip"},
};

constexpr core::EnumName<Relation> kRelations[] = {
    {Relation::kEqual, "="},
    {Relation::kAtMost, "<="},
    {Relation::kAtLeast, ">="},
};

constexpr core::EnumName<JumpMeasure> kJumpMeasures[] = {
    {JumpMeasure::kRelative, "relative"},
    {JumpMeasure::kAbsolute, "absolute"},
};

constexpr std::size_t kMaxYearsBeforeDigits = 2;

Error bad_identity(std::string_view text, const std::string& why) {
  return {ErrorCode::kInvalidData, "identity " + core::quoted(text, 200) + ": " + why};
}

// The next word of "text", which blanks end; empty at the end.
std::string_view next_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  const std::string_view word = text.substr(0, text.find_first_of(" \t"));
  text.remove_prefix(word.size());
  return word;
}

// "code" or "code[-1]".
Result<Term> parse_term(std::string_view word) {
  int years_before = 0;
  const std::size_t bracket = word.find('[');
  if (bracket != std::string_view::npos) {
    const std::string_view lag = word.substr(bracket);
    const std::string_view digits = lag.size() > 3 ? lag.substr(2, lag.size() - 3) : "";
    if (!lag.starts_with("[-") || !lag.ends_with("]") || !core::all_digits(digits) ||
        digits.size() > kMaxYearsBeforeDigits || core::digits_value(digits) == 0) {
      return Error{ErrorCode::kInvalidData, core::quoted(lag) +
                                                " is no earlier year: write [-1] for the year "
                                                "before, up to [-99]"};
    }
    years_before = static_cast<int>(core::digits_value(digits));
  }
  auto code = IndicatorCode::parse(word.substr(0, bracket));
  if (!code) return code.error();
  return Term{*std::move(code), false, years_before};
}

std::string text_of(const std::vector<Term>& terms) {
  std::string result;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (i > 0 || terms[i].negative) result += terms[i].negative ? "- " : "+ ";
    result += terms[i].indicator.str();
    if (terms[i].years_before > 0) {
      result += "[-" + std::to_string(terms[i].years_before) + "]";
    }
    if (i + 1 < terms.size()) result += ' ';
  }
  return result;
}

// What a kind needs and may have.
struct KindFields {
  RuleKind kind;
  bool identity, needs_indicator, may_have_indicator, limits, limit, children, missing;
};
constexpr KindFields kKindFields[] = {
    {RuleKind::kIdentity, true, false, false, false, false, false, true},
    {RuleKind::kRange, false, true, true, true, false, false, false},
    {RuleKind::kJump, false, false, true, false, true, false, false},
    {RuleKind::kRateAgainstCounts, false, false, true, false, false, false, false},
    {RuleKind::kParentAgainstChildren, false, false, true, false, false, true, true},
    {RuleKind::kSourcesDisagree, false, false, true, false, false, false, false},
    {RuleKind::kExpected, false, true, true, false, false, false, false},
};

// The first thing that does not fit; empty if all does.
std::string misfit(const Rule& rule, const KindFields& fields) {
  if (fields.identity && !rule.identity) return "needs an identity";
  if (fields.needs_indicator && !rule.indicator) return "needs an indicator";
  if (fields.limits && !rule.low && !rule.high) return "needs a low or a high limit";
  if (fields.limit && !rule.limit) return "needs the limit of a jump";
  if (!fields.identity && rule.identity) return "has no use for an identity";
  if (!fields.may_have_indicator && rule.indicator) {
    return "names its indicators in the identity; leave the indicator out";
  }
  if (!fields.limits && (rule.low || rule.high)) return "has no use for a low or a high limit";
  if (!fields.limit && (rule.limit || rule.measure != JumpMeasure::kRelative)) {
    return "has no use for the limit or the measure of a jump";
  }
  if (!fields.children && rule.child_kind) return "has no use for a kind of children";
  if (!fields.missing && rule.missing != MissingValues::kSkipIfAny) {
    return "has no use for a strategy for missing values";
  }
  return {};
}

bool is_sound(const std::vector<Term>& terms) {
  return !terms.empty() && std::all_of(terms.begin(), terms.end(), [](const Term& term) {
    return term.years_before >= 0 && term.years_before <= 99;
  });
}

std::string contradiction(const Rule& rule) {
  if (rule.first_year && rule.last_year && *rule.last_year < *rule.first_year) {
    return "ends before its first year";
  }
  if (rule.low && rule.high && *rule.high < *rule.low) return "has a high limit below the low one";
  if (rule.limit && (rule.limit->negative() || rule.limit->zero())) {
    return "has the limit " + core::quoted(rule.limit->str()) + ": write one above zero";
  }
  if (rule.identity && !(is_sound(rule.identity->left) && is_sound(rule.identity->right))) {
    return "has an identity with an empty side, or with years before that are not 0 to 99";
  }
  return {};
}

}  // namespace

std::string_view to_string(Severity severity) noexcept {
  return core::name_of(kSeverities, severity);
}
Result<Severity> parse_severity(std::string_view text) {
  return core::value_of(kSeverities, text, "severity");
}

std::string_view to_string(RuleKind kind) noexcept { return core::name_of(kRuleKinds, kind); }
Result<RuleKind> parse_rule_kind(std::string_view text) {
  return core::value_of(kRuleKinds, text, "rule kind");
}

std::string_view to_string(MissingValues missing) noexcept {
  return core::name_of(kMissingValues, missing);
}
Result<MissingValues> parse_missing_values(std::string_view text) {
  return core::value_of(kMissingValues, text, "missing-value strategy");
}

std::string_view to_string(Relation relation) noexcept {
  return core::name_of(kRelations, relation);
}

std::string_view to_string(JumpMeasure measure) noexcept {
  return core::name_of(kJumpMeasures, measure);
}
Result<JumpMeasure> parse_jump_measure(std::string_view text) {
  return core::value_of(kJumpMeasures, text, "measure of a jump");
}

Result<Identity> parse_identity(std::string_view text) {
  Identity identity;
  std::vector<Term>* side = &identity.left;
  bool negative = false, term_is_due = true;
  std::string_view rest = text;
  for (std::string_view word = next_word(rest); !word.empty(); word = next_word(rest)) {
    const auto relation = core::value_of(kRelations, word, "relation");
    const bool sign = word == "+" || word == "-";
    if (relation) {
      if (side == &identity.right) return bad_identity(text, "it has two relations: keep one");
      if (term_is_due) return bad_identity(text, "a code is missing before " + core::quoted(word));
      identity.relation = *relation;
      side = &identity.right;
      term_is_due = true;
    } else if (sign && (!term_is_due || (side->empty() && !negative && word == "-"))) {
      negative = word == "-";
      term_is_due = true;
    } else if (!sign && term_is_due) {
      auto term = parse_term(word);
      if (!term) return bad_identity(text, term.error().message);
      term->negative = negative;
      side->push_back(*std::move(term));
      negative = term_is_due = false;
    } else {
      return bad_identity(text, sign ? "a code is missing before " + core::quoted(word)
                                     : "a sign is missing before " + core::quoted(word) +
                                           ": write + or - with a blank on both sides");
    }
  }
  if (side == &identity.left) return bad_identity(text, "write =, <= or >= between two sums");
  if (term_is_due) return bad_identity(text, "a code is missing at the end");
  return identity;
}

std::string to_string(const Identity& identity) {
  return text_of(identity.left) + " " + std::string(to_string(identity.relation)) + " " +
         text_of(identity.right);
}

bool operator==(const Rule& a, const Rule& b) {
  return std::tie(a.code, a.names, a.kind, a.severity, a.identity, a.indicator, a.agency_kind,
                  a.child_kind, a.first_year, a.last_year, a.measure, a.missing, a.note) ==
             std::tie(b.code, b.names, b.kind, b.severity, b.identity, b.indicator, b.agency_kind,
                      b.child_kind, b.first_year, b.last_year, b.measure, b.missing, b.note) &&
         core::same_print(a.low, b.low) && core::same_print(a.high, b.high) &&
         core::same_print(a.limit, b.limit);
}

Result<void> validate(const Rule& rule) {
  const auto fields = std::find_if(std::begin(kKindFields), std::end(kKindFields),
                                   [&](const KindFields& each) { return each.kind == rule.kind; });
  if (std::string wrong = misfit(rule, *fields); !wrong.empty()) {
    return Error{ErrorCode::kInvalidData, "rule " + core::quoted(rule.code.str()) + " of kind " +
                                              std::string(to_string(rule.kind)) + " " + wrong};
  }
  if (std::string wrong = contradiction(rule); !wrong.empty()) {
    return Error{ErrorCode::kInvalidData, "rule " + core::quoted(rule.code.str()) + " " + wrong};
  }
  return {};
}

}  // namespace annals
