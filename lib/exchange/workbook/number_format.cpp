#include "exchange/workbook/number_format.h"

#include <annals/calendar.h>
#include <annals/decimal.h>
#include <annals/names.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "core/utf8.h"

namespace annals::exchange {
namespace {

struct BuiltIn {
  int id;
  std::string_view code;
};
// ECMA-376, part 1, 18.8.30, and the dates of Chinese, Japanese and Korean workbooks.
constexpr BuiltIn kBuiltIn[] = {
    {1, "0"},
    {2, "0.00"},
    {3, "#,##0"},
    {4, "#,##0.00"},
    {9, "0%"},
    {10, "0.00%"},
    {11, "0.00E+00"},
    {12, "# ?/?"},
    {13, "# ?/?"},
    {37, "#,##0;-#,##0"},
    {38, "#,##0;-#,##0"},
    {39, "#,##0.00;-#,##0.00"},
    {40, "#,##0.00;-#,##0.00"},
    {41, "#,##0"},
    {42, "#,##0"},
    {43, "#,##0.00"},
    {44, "#,##0.00"},
    {48, "##0.0E+0"},
    {49, "@"},
};

bool is_date_id(int id) {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
         (id >= 50 && id <= 58);
}

// What a section of a format says.
struct Section {
  std::string before, behind;  // text beside the digits
  bool digits = false, point = false, between = false;
  int decimals = 0, optional_decimals = 0;
  int percents = 0, thousands = 0;
  bool exponent = false, unknown = false;
  bool year = false, other_date = false;
};

// Reads one section. Letters mean dates only where no digit stands.
class SectionReader {
 public:
  explicit SectionReader(std::string_view format) : rest_(format) {}

  Section read() {
    while (!rest_.empty()) step();
    section_.thousands = commas_;
    return std::move(section_);
  }

 private:
  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }
  std::string_view take_character() {
    if (rest_.empty()) return {};
    const std::size_t length = core::first_code_point(rest_).length;
    const std::string_view character = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return character;
  }

  void add_text(std::string_view text) {
    if (text.empty()) return;
    (section_.digits || section_.year ? section_.behind : section_.before) += text;
    ended_ = section_.digits;
  }

  void step() {
    switch (rest_.front()) {
      case '"':
        return quoted();
      case '\\':
      case '!':
        take();
        return add_text(take_character());
      case '_':  // a blank as wide as the next character
      case '*':  // the next character as often as it fits
        take();
        take_character();
        return;
      case '[':
        return bracketed();
      case '0':
      case '#':
      case '?':
        return digit(take());
      case '.':
        take();
        if (section_.point || !section_.digits) section_.unknown = !section_.other_date;
        section_.point = true;
        return;
      case ',':
        take();
        if (section_.digits) ++commas_;
        return;
      case '%':
        take();
        ++section_.percents;
        return add_text("%");
      case '@':
        take();
        return;
      default:
        return other();
    }
  }

  void quoted() {
    take();
    const std::size_t end = rest_.find('"');
    add_text(rest_.substr(0, end));
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
  }

  // A colour, a language with a currency ("[$¥-804]"), a condition, or hours beyond a day.
  void bracketed() {
    const std::size_t end = rest_.find(']');
    const std::string_view inside = rest_.substr(1, end == std::string_view::npos ? end : end - 1);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    if (inside.starts_with('<') || inside.starts_with('>') || inside.starts_with('='))
      section_.unknown = true;
    if (inside.starts_with('$')) add_text(inside.substr(1, inside.find('-') - 1));
    if (folded(inside.substr(0, 1)) == "h") section_.other_date = true;
  }

  void digit(char c) {
    if (ended_) section_.between = true;
    section_.digits = true;
    commas_ = 0;
    if (section_.exponent || !section_.point) return;
    ++(c == '0' ? section_.decimals : section_.optional_decimals);
  }

  void other() {
    if (rest_.starts_with("General")) {
      rest_.remove_prefix(7);
      section_.digits = section_.unknown = true;
      return;
    }
    if (rest_.starts_with("E+") || rest_.starts_with("E-")) {
      rest_.remove_prefix(2);
      section_.exponent = true;
      return;
    }
    for (const std::string_view word : {"AM/PM", "A/P"}) {
      if (rest_.starts_with(word)) rest_.remove_prefix(word.size());
    }
    if (rest_.empty()) return;
    const std::string_view character = take_character();
    const std::string letter = folded(character);
    if (letter == "y" || letter == "e") {
      section_.year = true;
    } else if (letter == "m" || letter == "d" || letter == "h" || letter == "s") {
      section_.other_date = true;
    } else if (character == "/") {
      section_.unknown = true;
    } else if (character != "(" && character != ")" && character != "-" && character != "+") {
      add_text(character);
    }
  }

  std::string_view rest_;
  Section section_;
  int commas_ = 0;      // since the last digit
  bool ended_ = false;  // text stands behind digits
};

// The sections, which ';' separates outside quotes.
std::vector<std::string_view> sections(std::string_view format) {
  std::vector<std::string_view> result;
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] == '"') quoted = !quoted;
    if (!quoted && (format[i] == '\\' || format[i] == '!')) ++i;
    if (i < format.size() && format[i] == ';' && !quoted) {
      result.push_back(format.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  result.push_back(format.substr(std::min(begin, format.size())));
  return result;
}

// The shortest decimal that is this double.
std::string general(double number) {
  std::array<char, 400> text{};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  return {text.data(), end.ptr};
}

// "2023" or "2023-12-31"; empty where the serial number is no day.
std::optional<Date> date_of(double serial, bool since_1904) {
  using std::chrono::days;
  using std::chrono::sys_days;
  if (!(serial >= 0) || serial > 2'958'465) return std::nullopt;  // 9999-12-31
  const days count(static_cast<int>(std::floor(serial)));
  if (since_1904)
    return Date(sys_days(Date(Year(1904), std::chrono::January, std::chrono::day(1))) + count);
  // Workbooks count a 29 February 1900, number 60, that was none.
  const Date begin(Year(1899), std::chrono::December,
                   std::chrono::day(count.count() < 60 ? 31 : 30));
  return Date(sys_days(begin) + count);
}

std::string shown_date(double number, const Section& section, bool since_1904) {
  const auto date = date_of(number, since_1904);
  if (!date) return general(number);
  if (section.year && !section.other_date)
    return section.before + to_string(date->year()) + section.behind;
  return to_string(*date);
}

// Without zeros behind the point that the format does not ask for.
std::string without_optional_zeros(std::string text, const Section& section) {
  const std::size_t point = text.find('.');
  if (point == std::string::npos) return text;
  std::size_t end = text.size();
  const std::size_t least = point + 1 + static_cast<std::size_t>(section.decimals);
  while (end > least && text[end - 1] == '0') --end;
  if (end == point + 1) end = point;
  return text.substr(0, end);
}

// The exponent of ten of the first digit.
int magnitude(const Decimal& value) {
  const std::string digits = std::to_string(std::abs(value.mantissa()));
  return static_cast<int>(digits.size()) - 1 + value.exponent();
}

// The digits, the point and the exponent; empty where a Decimal cannot hold them.
std::optional<std::string> shown_digits(double number, const Section& section) {
  const auto exact = Decimal::parse(general(number));
  if (!exact) return std::nullopt;
  const int shift = 2 * section.percents - 3 * section.thousands;
  const auto scaled = Decimal::make(exact->mantissa(), exact->exponent() + shift);
  if (!scaled) return std::nullopt;
  int decimals = section.decimals + section.optional_decimals;
  if (section.exponent) decimals -= scaled->zero() ? 0 : magnitude(*scaled);
  const auto rounded = scaled->rounded(decimals);
  if (!rounded) return std::nullopt;
  if (section.thousands == 0 && !section.exponent)
    return without_optional_zeros(rounded->str(), section);
  const auto sized =
      Decimal::make(rounded->mantissa(), rounded->exponent() + 3 * section.thousands);
  if (!sized) return std::nullopt;
  return sized->str();
}

}  // namespace

std::string_view built_in_format(int id) noexcept {
  if (is_date_id(id)) return "yyyy-mm-dd";
  for (const BuiltIn& format : kBuiltIn) {
    if (format.id == id) return format.code;
  }
  return "General";
}

std::string shown_number(double number, std::string_view format, bool since_1904) {
  const auto parts = sections(format);
  std::size_t use = number < 0 && parts.size() > 1 ? 1 : 0;
  if (number == 0 && parts.size() > 2) use = 2;
  const Section section = SectionReader(parts[use]).read();
  if ((section.year || section.other_date) && !section.digits)
    return shown_date(number, section, since_1904);
  if (!section.digits || section.unknown || section.between) return general(number);
  const auto digits = shown_digits(number, section);
  if (!digits) return general(number);
  return section.before + *digits + section.behind;
}

}  // namespace annals::exchange
