// Years, spans of years, days and moments.
#include <annals/calendar.h>

#include "exchange/table/cell_year.h"
#include "support/target.h"

namespace annals::fuzz {
namespace {

void require_year(std::string_view text, FiscalYear rule) {
  const auto year = exchange::read_year(text, rule);
  if (!year) {
    require(year.error().code == ErrorCode::kInvalidData, "a refusal lies in the data");
    return;
  }
  require(YearRange{}.contains(*year), "a year is within 1 to 2999");
  const auto back = exchange::read_year(to_string(*year), rule);
  require(back && *back == *year, "a year reads back from its text");
}

template <typename T>
void require_read_back(std::string_view input, Result<T> (*parse)(std::string_view),
                       std::string (*print)(T)) {
  const auto value = parse(input);
  if (!value) return;
  const auto back = parse(print(*value));
  require(back && *back == *value, "a day or moment reads back from its text");
}

}  // namespace

void try_input(std::string_view input) {
  for (const FiscalYear rule : {FiscalYear::kNotDeclared, FiscalYear::kEnd, FiscalYear::kStart})
    require_year(input, rule);
  if (const auto range = parse_year_range(input)) {
    require(YearRange{}.contains(range->first) && YearRange{}.contains(range->last),
            "a span is within 1 to 2999");
  }
  require_read_back<Date>(input, parse_date, to_string);
  require_read_back<Timestamp>(input, parse_timestamp, to_string);
  if (const auto date = PartialDate::parse(input)) {
    require(date->last_day().ok(), "the last day of a date is one");
    require(PartialDate::parse(date->str()).has_value(), "a partial date reads back");
  }
}

}  // namespace annals::fuzz
