#include "exchange/table/cell_value.h"

#include <annals/names.h>

#include <algorithm>
#include <utility>

#include "core/text.h"
#include "core/utf8.h"
#include "exchange/table/cell_number.h"
#include "exchange/table/eurostat.h"

namespace annals::exchange {
namespace {

// Folded: NFKC makes three points of an ellipsis.
constexpr std::string_view kMarks[] = {
    "-",     "--",     "\u2013", "\u2014", "\u2014\u2014", "..",   "...",     "......",  ":",
    "n/a",   "na",     "n.a.",   "null",   "none",         "#n/a", "#value!", "#valor!", "#div/0!",
    "#ref!", "#name?", "#num!",  "#null!", "无",           "暂无", "不详",
};

struct Multiple {
  std::string_view word;
  int power;
};
constexpr Multiple kMultiples[] = {{"万亿", 12}, {"千亿", 11}, {"百亿", 10}, {"亿", 8}, {"千万", 7},
                                   {"百万", 6},  {"万", 4},    {"千", 3},    {"百", 2}, {"十", 1}};

Error no_number(std::string_view text) {
  return refused_cell(
      text,
      "is neither a number nor a known mark for a missing value: write digits, or declare "
      "what it means");
}

// A percent sign, or one of thousandths, where it does not belong.
std::optional<Error> wrong_percent(std::string_view text, const std::string& behind,
                                   const UnitWords& unit) {
  const std::string told = unit.unit.empty() ? std::string("not told") : core::quoted(unit.unit);
  for (const std::string_view sign : {"%", "\u2030"}) {
    if (behind.find(sign) == std::string::npos) continue;
    return refused_cell(text, "has the sign " + std::string(sign) + ", but the unit of " +
                                  core::quoted(unit.code) + " is " + told);
  }
  return std::nullopt;
}

// Takes the unit out of what stands behind a number: "万余件" is "万余" of 件. True if it was
// there.
bool take_unit(std::string& behind, const UnitWords& unit) {
  for (const std::string& word : unit.words) {
    const std::size_t at = behind.find(word);
    if (at == std::string::npos) continue;
    behind.erase(at, word.size());
    behind = std::string(core::trimmed(behind));
    return true;
  }
  return false;
}

// The power of ten of the word such as 万 in what stands behind a number; empty if there is none.
std::optional<int> power_of_multiple(const std::string& behind) {
  for (const Multiple& multiple : kMultiples) {
    if (behind.find(multiple.word) != std::string::npos) return multiple.power;
  }
  return std::nullopt;
}

Result<PrintedValue> read_number(std::string_view text, const NumberParts& parts,
                                 const ValueRules& rules, const UnitWords& unit, int power) {
  auto number = ungrouped(parts.number, rules.decimal_mark);
  if (!number) return number.error();
  std::string behind = parts.behind;
  const bool has_unit = take_unit(behind, unit);
  if (auto wrong = wrong_percent(text, behind, unit)) return *std::move(wrong);
  // "12.2万件" under 万件 repeats the unit of the table.
  if (has_unit && power != 0 && power_of_multiple(behind) == power) power = 0;
  if (power != 0 && power_of_multiple(behind)) {
    return refused_cell(text,
                        "has a word such as 万 of its own, and the table counts in one already: "
                        "write the digits alone");
  }
  auto printed = parse_printed_value(parts.before + *number + behind);
  if (!printed || power == 0) return printed;
  const auto scaled = Decimal::make(printed->value.mantissa(), printed->value.exponent() + power);
  if (!scaled) return scaled.error();
  return PrintedValue{*scaled, printed->bound};
}

CellValue missing(const MissingMeaning& meaning) {
  CellValue cell;
  cell.said = meaning.has_value();
  if (meaning) cell.status = *meaning;
  return cell;
}

void add_note(CellValue& cell, std::string_view note) {
  if (note.empty()) return;
  if (!cell.note.empty()) cell.note += "; ";
  cell.note += note;
}

// An error of a spreadsheet is told, as it was no decision of a person.
bool is_spreadsheet_error(std::string_view text) {
  return text.starts_with('#') && text.size() > 1 && folded(text) != "#n/a";
}

// A cell that holds no number, without its flags.
std::optional<CellValue> read_missing(std::string_view text, const ValueRules& rules) {
  const MissingMeaning* meaning = rules.missing.find(text);
  if (meaning == nullptr) return std::nullopt;
  CellValue cell = missing(*meaning);
  if (is_spreadsheet_error(text)) cell.note = text;
  return cell;
}

Result<CellValue> read_text(std::string_view text, const ValueRules& rules, const UnitWords& unit,
                            int power) {
  if (auto cell = read_missing(text, rules)) return *std::move(cell);
  const auto parts = split_number(text);
  if (!parts) return parts.error();
  if (parts->number.empty()) {
    auto cell = parts->remarks.empty() || parts->before.empty()
                    ? std::nullopt
                    : read_missing(parts->before, rules);
    if (!cell) return no_number(text);
    add_note(*cell, parts->remarks);
    return *std::move(cell);
  }
  const auto printed = read_number(text, *parts, rules, unit, power);
  if (!printed) return printed.error();
  CellValue cell;
  cell.value = printed->value;
  cell.bound = printed->bound;
  cell.note = parts->remarks;
  return cell;
}

// Most cells: digits with at most a sign and a point.
std::optional<CellValue> read_plain(std::string_view text, const ValueRules& rules) {
  if (text.empty() || rules.decimal_mark != '.' || rules.missing.may_be_number() ||
      text.find_first_not_of("0123456789.", text[0] == '-' ? 1 : 0) != std::string_view::npos ||
      text.back() == '.')
    return std::nullopt;
  const auto number = Decimal::parse(text);
  if (!number) return std::nullopt;
  CellValue cell;
  cell.value = *number;
  return cell;
}

}  // namespace

MissingMarks::MissingMarks(const TableMapping& mapping) {
  const MissingMeaning no_reason = ObsStatusSet(ObsStatus::kMissing);
  for (const std::string_view mark : kMarks) meanings_[folded(mark)] = no_reason;
  for (const auto& [mark, meaning] : mapping.missing) {
    meanings_[folded(mark)] = meaning;
    may_be_number_ = may_be_number_ || mark.find_first_of("0123456789") != std::string::npos;
  }
  meanings_[""] = mapping.blank;
}

const MissingMeaning* MissingMarks::find(std::string_view text) const {
  const auto found = meanings_.find(folded(text));
  return found == meanings_.end() ? nullptr : &found->second;
}

UnitWords::UnitWords(const Indicator& indicator)
    : code(indicator.code.str()), unit(indicator.unit) {
  words.push_back(core::narrowed(indicator.unit));
  for (const auto& [language, word] : indicator.unit_names) words.push_back(core::narrowed(word));
  percent = indicator.kind == IndicatorKind::kPercent;
  if (percent) words.emplace_back("%");
  std::erase(words, "");
  std::sort(words.begin(), words.end(),
            [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

Result<int> unit_power(std::string_view unit, const UnitWords& words) {
  const std::string narrow = core::narrowed(unit);
  const std::string_view text = core::trimmed(narrow);
  for (const std::string& word : words.words) {
    if (text == word) return 0;
    for (const Multiple& multiple : kMultiples) {
      if (text == std::string(multiple.word) + word) return multiple.power;
    }
  }
  if (words.unit.empty() && text.empty()) return 0;
  return refused_cell(unit, "is not the unit of " + core::quoted(words.code) + ", which is " +
                                (words.unit.empty() ? "not told" : core::quoted(words.unit)));
}

Result<CellValue> read_value(std::string_view text, const ValueRules& rules, const UnitWords& unit,
                             int power) {
  if (power == 0) {
    if (auto plain = read_plain(text, rules)) return *std::move(plain);
  }
  const std::string narrow = core::narrowed(text);
  std::string_view rest = core::trimmed(narrow);
  std::string_view flags;
  if (rules.eurostat_flags) flags = take_eurostat_flags(rest);
  auto cell = read_text(rest, rules, unit, power);
  if (!cell) return cell.error();
  if (!flags.empty())
    add_note(*cell, add_eurostat_flags(flags, cell->value.has_value(), cell->status));
  return cell;
}

}  // namespace annals::exchange
