#include <annals/calendar.h>
#include <date/date.h>

#include <cstdint>
#include <locale>
#include <optional>
#include <sstream>
#include <string>

#include "core/numbers.h"
#include "core/text.h"

namespace annals {
namespace {

using core::all_digits;
using core::digits_value;

// True if "text" has the form of "form", in which 0 stands for a digit and the rest for itself.
bool has_form(std::string_view text, std::string_view form) {
  if (text.size() != form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] == '0' ? !core::is_digit(text[i]) : text[i] != form[i]) return false;
  }
  return true;
}

template <typename T>
std::string format_as(const char* format, const T& value) {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  date::to_stream(out, format, value);
  return out.str();
}

bool in_range(Year year) { return kFirstYear <= year && year <= kLastYear; }

Date to_date(date::year_month_day day) {
  return Date(std::chrono::year(static_cast<int>(day.year())),
              std::chrono::month(static_cast<unsigned>(day.month())),
              std::chrono::day(static_cast<unsigned>(day.day())));
}

Error not_a(std::string_view text, std::string_view what, std::string_view right) {
  return {ErrorCode::kInvalidData,
          core::quoted(text) + " is not a " + std::string(what) + ": write " + std::string(right)};
}

// A day of the form 2024-01-31 that exists; empty else.
std::optional<Date> day_of(std::string_view text) {
  if (!has_form(text, "0000-00-00")) return std::nullopt;
  std::istringstream in{std::string(text)};
  in.imbue(std::locale::classic());
  date::year_month_day day;
  in >> date::parse("%F", day);
  if (in.fail() || !day.ok() || !in_range(to_date(day).year())) return std::nullopt;
  return to_date(day);
}

}  // namespace

Result<Year> parse_year(std::string_view text) {
  if (text.size() == 4 && all_digits(text)) {
    const Year year(static_cast<int>(digits_value(text)));
    if (in_range(year)) return year;
  }
  return not_a(text, "year", "four digits from 0001 to 2999");
}

Result<YearRange> parse_year_range(std::string_view text) {
  const auto colon = text.find(':');
  const std::string_view first = text.substr(0, colon);
  const std::string_view last = colon == std::string_view::npos ? first : text.substr(colon + 1);
  if (first.empty() && last.empty()) {
    return not_a(text, "span of years", "2019:2023, 2019: or :2023");
  }
  YearRange range;
  if (!first.empty()) {
    auto year = parse_year(first);
    if (!year) return year.error();
    range.first = *year;
  }
  if (!last.empty()) {
    auto year = parse_year(last);
    if (!year) return year.error();
    range.last = *year;
  }
  if (range.empty()) {
    return not_a(text, "span of years", to_string(range.last) + ":" + to_string(range.first));
  }
  return range;
}

Result<Date> parse_date(std::string_view text) {
  if (const auto day = day_of(text)) return *day;
  return not_a(text, "date", "a day that exists as 2024-01-31");
}

Result<Timestamp> parse_timestamp(std::string_view text) {
  if (const auto day = day_of(text)) {
    return Timestamp(std::chrono::sys_days(*day)) + std::chrono::days(1) -
           std::chrono::milliseconds(1);
  }
  const bool seconds = has_form(text, "0000-00-00T00:00:00Z");
  if ((seconds || has_form(text, "0000-00-00T00:00:00.000Z")) && day_of(text.substr(0, 10))) {
    const auto number = [&](std::size_t at, std::size_t size) {
      return digits_value(text.substr(at, size));
    };
    const std::int64_t hours = number(11, 2), minutes = number(14, 2), whole = number(17, 2);
    if (hours < 24 && minutes < 60 && whole < 60) {
      return Timestamp(std::chrono::sys_days(*day_of(text.substr(0, 10)))) +
             std::chrono::hours(hours) + std::chrono::minutes(minutes) +
             std::chrono::seconds(whole) + std::chrono::milliseconds(seconds ? 0 : number(20, 3));
    }
  }
  return not_a(text, "moment", "2024-01-31 or 2024-01-31T08:30:00Z (in UTC)");
}

std::string to_string(Year year) { return core::padded(static_cast<int>(year), 4); }

std::string to_string(Date date) {
  return to_string(date.year()) + "-" + core::padded(static_cast<unsigned>(date.month()), 2) + "-" +
         core::padded(static_cast<unsigned>(date.day()), 2);
}

std::string to_string(Timestamp timestamp) { return format_as("%FT%TZ", timestamp); }

Result<PartialDate> PartialDate::parse(std::string_view text) {
  const bool known = (text.size() == 4 && parse_year(text)) ||
                     (text.size() == 7 && day_of(std::string(text) + "-01")) || day_of(text);
  if (known) return PartialDate(std::string(text));
  return not_a(text, "date", "2024, 2024-01 or 2024-01-31, as far as it is known");
}

Date PartialDate::last_day() const noexcept {
  const Year year(static_cast<int>(digits_value(std::string_view(text_).substr(0, 4))));
  if (text_.size() == 4) return year / std::chrono::December / 31;
  const std::chrono::month month(
      static_cast<unsigned>(digits_value(std::string_view(text_).substr(5, 2))));
  if (text_.size() == 7) return year / month / std::chrono::last;
  return year / month /
         std::chrono::day(static_cast<unsigned>(digits_value(std::string_view(text_).substr(8))));
}

}  // namespace annals
