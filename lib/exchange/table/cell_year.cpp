#include "exchange/table/cell_year.h"

#include <optional>
#include <string>

#include "core/numbers.h"
#include "core/text.h"
#include "core/utf8.h"

namespace annals::exchange {
namespace {

using core::all_digits;
using core::digits_value;

Error no_year(std::string_view text, std::string_view why) {
  return {ErrorCode::kInvalidData, core::quoted(text) + " is not a year: " + std::string(why)};
}

bool take_front(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text = core::trimmed(text.substr(word.size()));
  return true;
}

bool take_back(std::string_view& text, std::string_view word) {
  if (!text.ends_with(word)) return false;
  text = core::trimmed(text.substr(0, text.size() - word.size()));
  return true;
}

// Takes the words around a year; true if one of them says that it is a fiscal one.
bool take_words(std::string_view& text) {
  for (const std::string_view word : {"FY", "fy", "Fy"}) {
    if (take_front(text, word)) return true;
  }
  for (const std::string_view word : {"财政年度", "会计年度", "年度", "财年"}) {
    if (take_back(text, word)) return true;
  }
  take_back(text, "年");
  return false;
}

Result<Year> within(std::string_view text, Year year) {
  if (YearRange{}.contains(year)) return year;
  return no_year(text, "years run from 0001 to 2999");
}

struct TwoYears {
  std::string_view first, second;
};

// "2023/24", "2023-24", "2023/2024".
std::optional<TwoYears> two_years(std::string_view text) {
  const std::string_view first = text.substr(0, 4);
  if (!all_digits(first) || first.size() != 4) return std::nullopt;
  std::string_view rest = text.substr(4);
  for (const std::string_view mark : {"/", "-", "\u2013"}) {
    if (!rest.starts_with(mark)) continue;
    rest.remove_prefix(mark.size());
    if (all_digits(rest) && (rest.size() == 2 || rest.size() == 4)) return TwoYears{first, rest};
    return std::nullopt;
  }
  return std::nullopt;
}

Result<Year> fiscal_year(std::string_view text, const TwoYears& years, FiscalYear rule) {
  const std::int64_t first = digits_value(years.first), second = digits_value(years.second);
  const bool is_short = years.second.size() == 2;
  const bool may_be_month = is_short && second >= 1 && second <= 12;
  const bool follow = is_short ? second == (first + 1) % 100 : second == first + 1;
  if (!follow) {
    return no_year(text, may_be_month ? "it looks like a month; write the year alone"
                                      : "its two years do not follow one another");
  }
  if (may_be_month && rule == FiscalYear::kNotDeclared) {
    return no_year(
        text,
        "it may be a fiscal year or a month; declare fiscal_year = end, or write it with "
        "four digits on both sides");
  }
  return within(text, Year(static_cast<int>(rule == FiscalYear::kStart ? first : first + 1)));
}

// 1 January and 31 December stand for their year.
Result<Year> year_of_day(std::string_view text, std::string_view day) {
  const auto date = parse_date(day);
  if (!date) return date.error();
  const std::string_view in_year = day.substr(5);
  if (in_year == "01-01" || in_year == "12-31") return within(text, date->year());
  return no_year(text, "it is a day within a year; write the year alone");
}

}  // namespace

Result<Year> read_year(std::string_view text, FiscalYear rule) {
  const std::string narrow = core::narrowed(text);
  std::string_view rest = core::trimmed(narrow);
  const std::string_view whole = rest;
  const bool fiscal = take_words(rest);
  if (fiscal && rule == FiscalYear::kNotDeclared) rule = FiscalYear::kEnd;
  if (rest.size() == 6 && rest.ends_with(".0")) rest.remove_suffix(2);
  if (rest.size() == 4 && all_digits(rest)) return parse_year(rest);
  if (const auto years = two_years(rest)) return fiscal_year(whole, *years, rule);
  if (rest.size() == 10 && parse_date(rest)) return year_of_day(whole, rest);
  if (rest.size() == 2 && all_digits(rest)) {
    return no_year(whole, "the century is not told; write four digits, such as 2023");
  }
  if (all_digits(rest.substr(0, 4)) && rest.size() > 4 && !all_digits(rest.substr(0, 5))) {
    return no_year(whole, "more stands there than a year; write four digits, such as 2023");
  }
  return no_year(whole, "write four digits, such as 2023");
}

}  // namespace annals::exchange
