#include "arguments.h"

namespace annals::cli {

void SeriesArguments::add_to(CLI::App* command, const Session& session) {
  command
      ->add_option("AGENCY", agency,
                   session.text("code, name or alias of an agency", "机构的代码、名称或别名"))
      ->required();
  command
      ->add_option("INDICATOR", indicator,
                   session.text("code, name or alias of an indicator", "指标的代码、名称或别名"))
      ->required();
}

void ReadArguments::add_to(CLI::App* command, const Session& session) {
  command->add_option("--years", years,
                      session.text("only these years: 2019:2023, 2019:, :2023 or 2021",
                                   "只看这些年份：2019:2023、2019:、:2023 或 2021"));
  command->add_option("--as-of", as_of,
                      session.text("what was published by this day: 2024-06-30",
                                   "截至该日已公布的数据：2024-06-30"));
  command->add_option("--recorded-by", recorded_by,
                      session.text("what this store held by this day or moment (UTC)",
                                   "截至该日或该时刻（UTC）库中已记录的数据"));
}

Result<ReadOptions> ReadArguments::options() const {
  const auto usage = [](std::string_view option, const Error& error) {
    return Error{ErrorCode::kInvalidArgument, std::string(option) + ": " + error.message};
  };
  ReadOptions result;
  if (!years.empty()) {
    const auto span = parse_year_range(years);
    if (!span) return usage("--years", span.error());
    result.years = *span;
  }
  if (!as_of.empty()) {
    const auto day = parse_date(as_of);
    if (!day) return usage("--as-of", day.error());
    result.as_of = *day;
  }
  if (!recorded_by.empty()) {
    const auto moment = parse_timestamp(recorded_by);
    if (!moment) return usage("--recorded-by", moment.error());
    result.recorded_by = *moment;
  }
  return result;
}

Result<Subjects> find_both(const Store& store, const std::string& agency,
                           const std::string& indicator) {
  auto found_agency = store.find_agency(agency);
  if (!found_agency) return found_agency.error();
  auto found_indicator = store.find_indicator(indicator);
  if (!found_indicator) return found_indicator.error();
  return Subjects{*std::move(found_agency), *std::move(found_indicator)};
}

}  // namespace annals::cli
