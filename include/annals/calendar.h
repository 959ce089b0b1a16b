// Years, days and moments, and the half-known dates that documents carry.
#pragma once

#include <annals/error.h>

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace annals {

using Year = std::chrono::year;            // the year a value describes (reference year)
using Date = std::chrono::year_month_day;  // a civil day
// A moment, to the millisecond, in UTC.
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

// The years that a store holds. A fiscal year is labelled by the year in which it ends.
inline constexpr Year kFirstYear{1};
inline constexpr Year kLastYear{2999};

// A span of years, both ends included; by default all.
struct YearRange {
  Year first = kFirstYear;
  Year last = kLastYear;

  constexpr bool contains(Year year) const noexcept { return first <= year && year <= last; }
  constexpr bool empty() const noexcept { return last < first; }
  friend constexpr bool operator==(const YearRange&, const YearRange&) = default;
};

// Reads four digits as a year, from 0001 to 2999. Fails with kInvalidData.
Result<Year> parse_year(std::string_view text);
// Reads "2019:2023", "2019:" , ":2023" or "2021" (that year alone). Fails with kInvalidData.
Result<YearRange> parse_year_range(std::string_view text);
// Reads an ISO 8601 day, "2024-01-31". Fails with kInvalidData for a day that does not exist.
Result<Date> parse_date(std::string_view text);
// Reads "2024-01-31", "2024-01-31T08:30:00Z" or with milliseconds; a bare day is its last
// millisecond, so that "as recorded on that day" includes the day. Fails with kInvalidData.
Result<Timestamp> parse_timestamp(std::string_view text);

std::string to_string(Year year);            // "2023"
std::string to_string(Date date);            // "2024-01-31"
std::string to_string(Timestamp timestamp);  // "2024-01-31T08:30:00.000Z"

// A date as far as it is known: a year, a year and a month, or a day. A report that says only
// "issued at the start of 2024" has the date 2024, and nobody has to invent a day.
class PartialDate {
 public:
  // REQUIRES: a day that exists.
  PartialDate(Date day) : text_(to_string(day)) {}  // NOLINT: implicit, a day is a date
  // Reads "2024", "2024-01" or "2024-01-31". Fails with kInvalidData.
  static Result<PartialDate> parse(std::string_view text);

  // As given: "2024", "2024-01" or "2024-01-31".
  const std::string& str() const noexcept { return text_; }
  // The first day by which the date has surely come: 31 December for a bare year. What was
  // published on a date is taken as known from that day on.
  Date last_day() const noexcept;

  friend bool operator==(const PartialDate&, const PartialDate&) = default;

 private:
  explicit PartialDate(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace annals
