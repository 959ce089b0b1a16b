// A value as people type it into a cell. The first byte of an input says by which rules: of its
// bits 1 makes the comma the decimal mark, 2 reads Eurostat's flags, 4 is for a percent, 8 for a
// table in ten thousands and 16 declares 9999 to be missing; so '@' is a plain count.
#include "exchange/table/cell_value.h"

#include <algorithm>

#include "core/utf8.h"
#include "support/builders.h"
#include "support/target.h"

namespace annals::fuzz {
namespace {

exchange::ValueRules rules_of(unsigned char bits) {
  TableMapping mapping;
  if ((bits & 16U) != 0) mapping.missing["9999"] = ObsStatusSet(ObsStatus::kMissing);
  exchange::ValueRules rules{exchange::MissingMarks(mapping)};
  if ((bits & 1U) != 0) rules.decimal_mark = ',';
  rules.eurostat_flags = (bits & 2U) != 0;
  return rules;
}

exchange::UnitWords unit_of(unsigned char bits) {
  Indicator result =
      test::indicator("some", (bits & 4U) != 0 ? IndicatorKind::kPercent : IndicatorKind::kCount);
  if ((bits & 4U) == 0) result.unit = "件";
  return exchange::UnitWords(result);
}

// The text of a number by the rules, which have a decimal mark of their own.
std::string text_of(const Decimal& value, char decimal_mark) {
  std::string text = value.str();
  std::replace(text.begin(), text.end(), '.', decimal_mark);
  return text;
}

}  // namespace

void try_input(std::string_view input) {
  if (input.empty() || core::invalid_utf8(input.substr(1))) return;
  const auto bits = static_cast<unsigned char>(input[0]);
  const auto rules = rules_of(bits);
  const auto unit = unit_of(bits);
  const int power = (bits & 8U) != 0 ? 4 : 0;
  const auto cell = exchange::read_value(input.substr(1), rules, unit, power);
  if (!cell) return;
  require(cell->said || !cell->value, "a cell that says nothing has no value");
  require(!core::invalid_utf8(cell->note), "a note is UTF-8");
  if (!cell->said) return;
  require(cell->value || cell->status.allows_missing(), "a missing value says why");
  if (!cell->value) return;
  const auto text = text_of(*cell->value, rules.decimal_mark);
  const auto back = exchange::read_value(text, rules, unit);
  require(back.has_value(), "a number that was read is read again");
  // 9999 with other digits behind the point was none of the marks.
  if (!back->value) return;
  require(identical(*back->value, *cell->value), "a number reads back from its text");
}

}  // namespace annals::fuzz
