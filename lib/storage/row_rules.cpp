#include "storage/row_rules.h"

#include <annals/limits.h>

#include <string>
#include <utility>

#include "core/text.h"
#include "core/utf8.h"

namespace annals::storage {
namespace {

RowProblem problem(RowField field, std::string message) {
  return {field, {ErrorCode::kInvalidData, std::move(message)}};
}

// Counts are whole, unless the indicator they belong to is an amount or the like.
bool must_be_whole(const std::optional<IndicatorCode>& code, Registry& registry) {
  return !code || registry.indicator(*code).value->kind == IndicatorKind::kCount;
}

std::string in_unit(const Decimal& value, const Indicator& indicator) {
  const std::string blank = indicator.unit.empty() || indicator.unit == "%" ? "" : " ";
  return value.str() + blank + indicator.unit;
}

}  // namespace

bool is_whole(const Decimal& value) {
  if (value.exponent() >= 0) return true;
  const Result<Decimal> rounded = value.rounded(0);
  return rounded && *rounded == value;
}

RowRules::RowRules(const Indicator& indicator, Registry& registry)
    : indicator_(&indicator),
      whole_values_(indicator.kind == IndicatorKind::kCount),
      whole_numerators_(must_be_whole(indicator.numerator, registry)),
      whole_denominators_(must_be_whole(indicator.denominator, registry)) {}

std::optional<RowProblem> RowRules::check(const Agency& agency, const Batch::Row& row,
                                          const Batch::Detail* detail) const {
  if (auto found = check_year(agency, row)) return found;
  if (row.retracted) {
    if (detail && core::invalid_utf8(detail->note)) {
      return problem(RowField::kRow, "the note is not UTF-8");
    }
    return std::nullopt;
  }
  if (auto found = check_value(row)) return found;
  return detail ? check_detail(row, *detail) : std::nullopt;
}

std::optional<RowProblem> RowRules::check_year(const Agency& agency, const Batch::Row& row) const {
  const Year year(row.year);
  if (year < kFirstYear || kLastYear < year) {
    return problem(RowField::kYear, std::to_string(row.year) + " is not a year from 1 to 2999");
  }
  if (agency.existed_in(year)) return std::nullopt;
  const std::string number = std::to_string(row.year);
  const std::string name = "agency " + core::quoted(agency.code.str());
  if (agency.first_year && year < *agency.first_year) {
    return problem(RowField::kYear, name + " did not exist in " + number + ": it begins in " +
                                        to_string(*agency.first_year));
  }
  return problem(RowField::kYear, name + " did not exist in " + number + ": it ended in " +
                                      to_string(*agency.last_year));
}

std::optional<RowProblem> RowRules::check_value(const Batch::Row& row) const {
  if (!row.has_value) {
    if (row.status.allows_missing()) return std::nullopt;
    return problem(RowField::kValue,
                   "there is neither a value nor a status that says why: give a value, or a status "
                   "such as O (missing), L (not collected), M (cannot exist) or Q (suppressed)");
  }
  if (row.status.says_missing()) {
    return problem(RowField::kStatus,
                   "status " + row.status.letters() +
                       " says that the value is missing, but there is one: " + row.value.str());
  }
  if (whole_values_ && !is_whole(row.value)) {
    return problem(RowField::kValue, row.value.str() + " is not a whole number, and " +
                                         core::quoted(indicator_->code.str()) + " is a count");
  }
  if (indicator_->lower_bound && row.value < *indicator_->lower_bound) {
    return problem(RowField::kValue,
                   outside(row.value, "below", *indicator_->lower_bound, "least"));
  }
  if (indicator_->upper_bound && row.value > *indicator_->upper_bound) {
    return problem(RowField::kValue, outside(row.value, "above", *indicator_->upper_bound, "most"));
  }
  return std::nullopt;
}

std::string RowRules::outside(const Decimal& value, const char* side, const Decimal& bound,
                              const char* extreme) const {
  return value.str() + " is " + side + " " + in_unit(bound, *indicator_) + ", the " + extreme +
         " that " + core::quoted(indicator_->code.str()) + " can be";
}

std::optional<RowProblem> RowRules::check_detail(const Batch::Row& row,
                                                 const Batch::Detail& detail) const {
  const auto not_whole = [](const std::optional<Decimal>& count, bool must) {
    return must && count && !is_whole(*count);
  };
  if (not_whole(detail.numerator, whole_numerators_)) {
    return problem(RowField::kCounts,
                   "the numerator " + detail.numerator->str() + " is not a whole number");
  }
  if (not_whole(detail.denominator, whole_denominators_)) {
    return problem(RowField::kCounts,
                   "the denominator " + detail.denominator->str() + " is not a whole number");
  }
  // 0 of 0 is "no cases": a fact worth keeping, but no rate follows from it.
  if (detail.denominator &&
      (detail.denominator->negative() || (detail.denominator->zero() && row.has_value))) {
    return problem(RowField::kCounts, "the denominator is " + detail.denominator->str() +
                                          ": a rate needs one above zero; of no cases there is no "
                                          "rate, only a status such as M (cannot exist)");
  }
  for (const auto& [text, what] :
       {std::pair(&detail.locator, "the locator"), std::pair(&detail.note, "the note")}) {
    if (text->size() <= kMaxTextBytes) continue;
    return problem(RowField::kRow, std::string(what) + " has " + std::to_string(text->size()) +
                                       " bytes: write at most " + std::to_string(kMaxTextBytes));
  }
  if (core::invalid_utf8(detail.locator)) {
    return problem(RowField::kRow, "the locator is not UTF-8");
  }
  if (core::invalid_utf8(detail.note)) return problem(RowField::kRow, "the note is not UTF-8");
  return std::nullopt;
}

}  // namespace annals::storage
