#include "reading/number.h"

#include "reading/characters.h"
#include "reading/words.h"

namespace annals::reading {
namespace {

struct Magnitude {
  std::u32string_view word;
  int power;
};

// The longest first.
constexpr Magnitude kMagnitudes[] = {{U"万亿", 12}, {U"千亿", 11}, {U"百亿", 10}, {U"十亿", 9},
                                     {U"千万", 7},  {U"百万", 6},  {U"十万", 5},  {U"亿", 8},
                                     {U"万", 4},    {U"千", 3},    {U"百", 2}};

// 千米, 百分点 and the like are units, no thousands or hundreds.
bool begins_unit(std::u32string_view text) {
  static const WordList units{U"千米", U"千瓦", U"千克", U"千伏", U"千帕", U"千卡", U"千赫",
                              U"千字", U"百分", U"百货", U"百姓", U"百年", U"千年"};
  return units.at_start(text) > 0;
}

const Magnitude* magnitude_at(std::u32string_view text) {
  if (text.empty() || begins_unit(text)) return nullptr;
  for (const Magnitude& magnitude : kMagnitudes) {
    if (text.starts_with(magnitude.word)) return &magnitude;
  }
  return nullptr;
}

// 余 and 多 behind a number, but not 余额 or 多次.
bool says_more(std::u32string_view text) {
  static const WordList other{U"余额", U"余款",   U"余件均", U"多次",   U"多方",
                              U"多元", U"多部门", U"多功能", U"多媒体", U"多种",
                              U"多项", U"多层",   U"多领域", U"余下"};
  return !text.empty() && (text.front() == U'余' || text.front() == U'多') &&
         other.at_start(text) == 0;
}

std::size_t blanks_at(std::u32string_view text) {
  std::size_t n = 0;
  while (n < text.size() && n < 2 && text[n] == U' ') ++n;
  return n;
}

std::size_t digits_at(std::u32string_view text) {
  std::size_t n = 0;
  while (n < text.size() && is_digit(text[n])) ++n;
  return n;
}

// Exactly three digits behind a separator.
bool group_at(std::u32string_view text, char32_t separator) {
  return text.size() >= 4 && text[0] == separator && digits_at(text.substr(1, 4)) == 3;
}

// The digits of a number, gathered until there are too many.
struct Gathered {
  std::int64_t mantissa = 0;
  int significant = 0, decimals = 0;
  bool too_long = false;

  void add(std::u32string_view digits, bool fraction) {
    if (digits.size() > 40) too_long = true;
    for (const char32_t c : digits) {
      if (too_long) return;
      if (significant > 0 || c != U'0') ++significant;
      if (significant > 18) {
        too_long = true;
        return;
      }
      mantissa = mantissa * 10 + static_cast<std::int64_t>(c - U'0');
      if (fraction) ++decimals;
    }
  }
};

// Digits with their separators and point; the length of what was taken.
std::size_t gather(std::u32string_view text, Gathered& number) {
  std::size_t at = digits_at(text);
  number.add(text.substr(0, at), false);
  if (at <= 3 && text[0] != U'0') {
    for (const char32_t separator : {U',', U' '}) {
      bool grouped = false;
      while (group_at(text.substr(at), separator)) {
        number.add(text.substr(at + 1, 3), false);
        at += 4;
        grouped = true;
      }
      if (grouped) break;
    }
  }
  if (at + 1 < text.size() && text[at] == U'.' && is_digit(text[at + 1])) {
    const std::size_t length = digits_at(text.substr(at + 1));
    number.add(text.substr(at + 1, length), true);
    at += 1 + length;
  }
  return at;
}

// 万 and 余 behind the digits, in any order: "万余", "余万", "余".
void read_magnitude(std::u32string_view text, Number& number, int& power) {
  std::size_t at = number.length + blanks_at(text.substr(number.length));
  const bool more = says_more(text.substr(at));
  const std::size_t behind_more = at + (more ? 1 : 0);
  if (const Magnitude* magnitude = magnitude_at(text.substr(behind_more))) {
    power = magnitude->power;
    number.scaled = true;
    number.open = more;
    number.length = behind_more + magnitude->word.size();
    at = number.length;
    if (!more && says_more(text.substr(at))) {
      number.open = true;
      number.open_length = 1;
      ++number.length;
    }
    return;
  }
  if (!more) return;
  number.open = true;
  number.length = behind_more;
  number.open_length = 1;
}

// 2000万 behind 1亿: the number that both make.
void read_rest(std::u32string_view text, Number& number, int power) {
  if (!number.value || number.open || power < 4 || number.length >= text.size()) return;
  const std::u32string_view behind = text.substr(number.length);
  if (!is_digit(behind.front()) || digits_at(behind.substr(0, 6)) > 4) return;
  Gathered digits;
  Number rest;
  int rest_power = 0;
  rest.length = gather(behind, digits);
  read_magnitude(behind, rest, rest_power);
  if (rest_power == 0 || rest_power >= power || digits.decimals > 0) return;
  const auto low = Decimal::make(digits.mantissa, rest_power);
  const auto sum = low ? *number.value + *low : low;
  if (!sum) return;
  number.value = *sum;
  number.length += rest.length;
  number.open = rest.open;
  number.open_length = rest.open_length;
}

int digit_of(char32_t c) {
  constexpr std::u32string_view kDigits = U"零一二三四五六七八九";
  constexpr std::u32string_view kOthers = U"〇壹贰叁肆伍陆柒捌玖";
  if (c == U'两') return 2;
  if (c == U'○' || c == U'Ｏ') return 0;
  if (const auto at = kDigits.find(c); at != kDigits.npos) return static_cast<int>(at);
  if (const auto at = kOthers.find(c); at != kOthers.npos) return static_cast<int>(at);
  return -1;
}

// The value of numerals below 10^8 or so, which must make sense: 三百二十, 一万两千; -1 if not.
std::int64_t value_of(std::u32string_view text) {
  std::int64_t total = 0, section = 0, digit = -1;
  std::int64_t last_unit = 1'000'000'000;
  for (const char32_t c : text) {
    const int value = digit_of(c);
    if (value >= 0) {
      if (digit > 0) return -1;
      digit = value;
      continue;
    }
    const std::int64_t unit = c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0;
    if (unit > 0) {
      if (unit >= last_unit || (digit < 0 && unit != 10)) return -1;
      section += (digit < 0 ? 1 : digit) * unit;
      last_unit = unit;
    } else {
      const std::int64_t large = c == U'万' ? 10'000 : 100'000'000;
      if (digit < 0 && section == 0) return -1;
      total = (total + section + (digit > 0 ? digit : 0)) * large;
      section = 0;
      last_unit = 1'000'000'000;
    }
    digit = -1;
  }
  return total + section + (digit > 0 ? digit : 0);
}

bool is_numeral(char32_t c) {
  return digit_of(c) >= 0 || c == U'十' || c == U'百' || c == U'千' || c == U'万' || c == U'亿';
}

std::size_t numerals_at(std::u32string_view text) {
  std::size_t n = 0;
  while (n < text.size() && n < 24 && is_numeral(text[n])) ++n;
  return n;
}

// 百分之九十八点五, from behind 百分之.
Number read_percent(std::u32string_view text) {
  Number number;
  const std::size_t whole = numerals_at(text);
  if (whole == 0) return number;
  const bool hundred = text.substr(0, whole) == U"百";
  std::int64_t mantissa = hundred ? 100 : value_of(text.substr(0, whole));
  if (mantissa < 0) return number;
  number.length = whole;
  int decimals = 0;
  if (number.length < text.size() && text[number.length] == U'点') {
    std::size_t at = number.length + 1;
    while (at < text.size() && decimals < 6 && digit_of(text[at]) >= 0) {
      mantissa = mantissa * 10 + digit_of(text[at++]);
      ++decimals;
    }
    if (decimals > 0) number.length = at;
  }
  const auto value = Decimal::make(mantissa, -decimals);
  if (value) number.value = *value;
  number.percent = true;
  return number;
}

}  // namespace

Number read_digits(std::u32string_view text) {
  Number number;
  Gathered digits;
  number.length = gather(text, digits);
  int power = 0;
  read_magnitude(text, number, power);
  if (digits.too_long) return number;
  const auto value = Decimal::make(digits.mantissa, power - digits.decimals);
  if (value) number.value = *value;
  read_rest(text, number, power);
  return number;
}

bool begins_numeral(char32_t c) noexcept {
  return digit_of(c) >= 0 || c == U'十' || c == U'百' || c == U'半' || c == U'双';
}

Number read_numerals(std::u32string_view text) {
  constexpr std::u32string_view kPercent = U"百分之";
  if (text.starts_with(kPercent)) {
    Number percent = read_percent(text.substr(kPercent.size()));
    if (percent.length > 0) percent.length += kPercent.size();
    return percent;
  }
  Number number;
  if (text.front() == U'双') return number;
  number.length = numerals_at(text);
  const std::int64_t value = value_of(text.substr(0, number.length));
  if (number.length == 0 || value < 0) return {};
  const auto decimal = Decimal::make(value, 0);
  if (decimal) number.value = *decimal;
  number.small_word = value <= 10;
  if (says_more(text.substr(number.length))) {
    number.open = true;
    number.open_length = 1;
    ++number.length;
  }
  return number;
}

int read_year(std::u32string_view text, std::size_t& length) {
  length = 0;
  if (text.size() < 4) return 0;
  int year = 0;
  const bool digits = is_digit(text[0]);
  for (std::size_t i = 0; i < 4; ++i) {
    const int digit = digits ? (is_digit(text[i]) ? static_cast<int>(text[i] - U'0') : -1)
                             : (text[i] == U'两' ? -1 : digit_of(text[i]));
    if (digit < 0) return 0;
    year = year * 10 + digit;
  }
  if (text.size() > 4 && (digits ? is_digit(text[4]) : is_numeral(text[4]))) return 0;
  if (year < 1900 || year > 2099) return 0;
  length = 4;
  return year;
}

}  // namespace annals::reading
