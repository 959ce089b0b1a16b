#include <annals/calendar.h>
#include <date/date.h>

#include <locale>
#include <sstream>
#include <string>

#include "core/numbers.h"
#include "core/text.h"

namespace annals {
namespace {

using std::chrono::days;
using std::chrono::milliseconds;

Error refused(std::string_view text, std::string_view why) {
  return {ErrorCode::kInvalidData, core::quoted(text) + " " + std::string(why)};
}

// True if "text" has the form of "shape", in which '0' stands for any digit.
bool has_shape(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (shape[i] == '0' ? !core::is_digit(text[i]) : text[i] != shape[i]) return false;
  }
  return true;
}

int number_at(std::string_view text, std::size_t at, std::size_t length) {
  return static_cast<int>(core::digits_value(text.substr(at, length)));
}

std::string two_digits(unsigned number) { return core::padded(number, 2); }

// The day that "text", of the form "0000-00-00", names; empty if there is none.
std::optional<Date> existing_day(std::string_view text) {
  const Date day(Year(number_at(text, 0, 4)),
                 std::chrono::month(static_cast<unsigned>(number_at(text, 5, 2))),
                 std::chrono::day(static_cast<unsigned>(number_at(text, 8, 2))));
  if (!day.ok() || day.year() < kFirstYear || kLastYear < day.year()) return std::nullopt;
  return day;
}

Error no_such_day(std::string_view text) {
  return refused(text, "is not a day of the calendar: there is no such day from 0001 to 2999");
}

Error no_such_month(std::string_view text) {
  return refused(
      text, "is not on the calendar: write a year from 0001 to 2999 and a month from 01 to 12");
}

Error malformed_range(std::string_view text) {
  return refused(text, "is not a span of years: write \"2019:2023\", \"2019:\" or \":2023\"");
}

// One end of a span: empty text leaves it open.
Result<Year> end_of_range(std::string_view text, Year open) {
  return text.empty() ? Result<Year>(open) : parse_year(text);
}

Result<YearRange> range_between(std::string_view first_text, std::string_view last_text,
                                std::string_view text) {
  const Result<Year> first = end_of_range(first_text, kFirstYear);
  if (!first) return first.error();
  const Result<Year> last = end_of_range(last_text, kLastYear);
  if (!last) return last.error();
  if (*last < *first)
    return refused(text, "is not a span of years: the first year is after the last");
  return YearRange{*first, *last};
}

Result<Timestamp> parse_moment(std::string_view text) {
  std::istringstream in{std::string(text)};
  in.imbue(std::locale::classic());
  Timestamp moment;
  in >> date::parse("%FT%TZ", moment);
  if (in.fail()) return refused(text, "is not a moment: write a time from 00:00:00 to 23:59:59");
  return moment;
}

}  // namespace

Result<Year> parse_year(std::string_view text) {
  if (text.size() == 4 && core::all_digits(text)) {
    const Year year(number_at(text, 0, 4));
    if (kFirstYear <= year && year <= kLastYear) return year;
  }
  return refused(text, "is not a year: write four digits from 0001 to 2999");
}

Result<YearRange> parse_year_range(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) {
    const Result<Year> year = parse_year(text);
    if (!year) return malformed_range(text);
    return YearRange{*year, *year};
  }
  if (text == ":" || text.find(':', colon + 1) != std::string_view::npos)
    return malformed_range(text);
  return range_between(text.substr(0, colon), text.substr(colon + 1), text);
}

Result<Date> parse_date(std::string_view text) {
  if (!has_shape(text, "0000-00-00"))
    return refused(text, "is not a day: write year, month and day, such as 2024-01-31");
  const auto day = existing_day(text);
  if (!day) return no_such_day(text);
  return *day;
}

Result<Timestamp> parse_timestamp(std::string_view text) {
  if (has_shape(text, "0000-00-00")) {
    const Result<Date> day = parse_date(text);
    if (!day) return day.error();
    return Timestamp(std::chrono::sys_days(*day) + days(1) - milliseconds(1));
  }
  if (!has_shape(text, "0000-00-00T00:00:00Z") && !has_shape(text, "0000-00-00T00:00:00.000Z"))
    return refused(text, "is not a moment: write 2024-01-31 or 2024-01-31T08:30:00Z, in UTC");
  if (!existing_day(text.substr(0, 10))) return no_such_day(text);
  return parse_moment(text);
}

std::string to_string(Year year) {
  const int number = static_cast<int>(year);
  return number < 0 ? "-" + core::padded(-number, 4) : core::padded(number, 4);
}

std::string to_string(Date date) {
  return to_string(date.year()) + "-" + two_digits(static_cast<unsigned>(date.month())) + "-" +
         two_digits(static_cast<unsigned>(date.day()));
}

std::string to_string(Timestamp timestamp) {
  return date::format(std::locale::classic(), "%FT%TZ", timestamp);
}

Result<PartialDate> PartialDate::parse(std::string_view text) {
  const std::string day = std::string(text) + (text.size() == 4 ? "-01-01" : "-01");
  if (has_shape(text, "0000") || has_shape(text, "0000-00")) {
    if (!existing_day(day)) return no_such_month(text);
    return PartialDate(std::string(text));
  }
  if (!has_shape(text, "0000-00-00"))
    return refused(text, "is not a date: write 2024, 2024-01 or 2024-01-31");
  if (!existing_day(text)) return no_such_day(text);
  return PartialDate(std::string(text));
}

Date PartialDate::last_day() const noexcept {
  const Year year(number_at(text_, 0, 4));
  if (text_.size() == 4) return year / std::chrono::December / 31;
  const std::chrono::month month(static_cast<unsigned>(number_at(text_, 5, 2)));
  if (text_.size() == 7) return Date(year / month / std::chrono::last);
  return year / month / std::chrono::day(static_cast<unsigned>(number_at(text_, 8, 2)));
}

}  // namespace annals
