#include <annals/terminal.h>

#include <algorithm>
#include <memory>
#include <set>

#include "arguments.h"
#include "commands.h"
#include "compare_group.h"
#include "group.h"
#include "words.h"

namespace annals::cli {
namespace {

struct CompareArguments {
  std::string indicator;
  GroupArguments group;
  std::string agency;  // then the arguments behind the first are indicators too
  std::string year, movers;
  bool spread = false;
  OrderArgument order;
  ReadArguments read;
};

const Observation* last_value(const Series& series) {
  const auto all = series.observations();
  const auto found = std::find_if(all.rbegin(), all.rend(), [](const Observation& observation) {
    return observation.value.has_value();
  });
  return found == all.rend() ? nullptr : &*found;
}

// By the last value: the best first, or the highest where neither way is better.
bool comes_before(const Series& a, const Series& b) {
  const Observation* const left = last_value(a);
  const Observation* const right = last_value(b);
  if (!left || !right) return left != nullptr;
  if (*left->value == *right->value) return a.agency().code < b.agency().code;
  const bool lower_first = a.indicator().polarity == Polarity::kLowerIsBetter;
  return (*left->value < *right->value) == lower_first;
}

// The years in which any of the series has an observation.
std::vector<Year> years_of_all(const std::vector<Series>& all) {
  std::set<Year> years;
  for (const Series& series : all) {
    for (const Observation& observation : series.observations()) years.insert(observation.year);
  }
  return {years.begin(), years.end()};
}

Cell cell_of(const Session& session, const Series& series, Year year) {
  const Observation* const observation = series.find(year);
  if (!observation) return "";
  if (!observation->value) {
    return {status_words(session, observation->status), Json()};
  }
  std::string text = value_text(session, *observation);
  if (!observation->status.normal()) text += " " + observation->status.letters();
  return {text, Json(observation->value->str())};
}

// A row for each series: the columns that name it, the years, a picture.
template <typename NameRow>
Table rows_by_year(const Session& session, const std::vector<Series>& all,
                   std::vector<TableColumn> columns, NameRow name_row) {
  const std::vector<Year> years = years_of_all(all);
  for (const Year year : years)
    columns.push_back({to_string(year), to_string(year), Align::kRight});
  columns.push_back({"", ""});
  Table table(std::move(columns));
  for (const Series& series : all) {
    std::vector<Cell> row = name_row(series);
    for (const Year year : years) row.push_back(cell_of(session, series, year));
    row.push_back(Cell(series.size() > 1 ? sparkline(series, session.ascii) : "", Json()));
    table.add(std::move(row));
  }
  return table;
}

Table table_by_year(const Session& session, const std::vector<Series>& all) {
  return rows_by_year(session, all, {{"agency", ""}, {"name", session.text("Agency", "机构")}},
                      [&](const Series& series) {
                        return std::vector<Cell>{Cell("", Json(series.agency().code.str())),
                                                 name_of(session, series.agency())};
                      });
}

Table indicators_by_year(const Session& session, const std::vector<Series>& all) {
  return rows_by_year(
      session, all,
      {{"indicator", ""},
       {"name", session.text("Indicator", "指标")},
       {"unit", session.text("Unit", "单位")}},
      [&](const Series& series) {
        const Indicator& indicator = series.indicator();
        return std::vector<Cell>{
            Cell("", Json(indicator.code.str())), name_of(session, indicator),
            Cell(std::string(indicator.unit_in(session.language)), Json(indicator.unit))};
      });
}

// With the source of each value, since there is room for it.
Table table_of_year(const Session& session, const std::vector<Series>& all, Year year) {
  Table table({{"agency", ""},
               {"name", session.text("Agency", "机构")},
               {"value", to_string(year), Align::kRight},
               {"numerator", session.text("Numerator", "分子"), Align::kRight},
               {"denominator", session.text("Denominator", "分母"), Align::kRight},
               {"order_open_with", session.text("Order open with", "先后未定的机构")},
               {"status", ""},
               {"source", session.text("Source", "来源")},
               {"locator", session.text("Where", "位置")},
               {"note", session.text("Note", "备注")}});
  OpenOrders open = open_orders(all, year);
  for (const Series& series : all) {
    const Observation& observation = series.observations().front();
    table.add({Cell("", Json(series.agency().code.str())), name_of(session, series.agency()),
               cell_of(session, series, year), decimal_cell(observation.numerator),
               decimal_cell(observation.denominator),
               order_open_cell(session, all, open[series.agency().code]),
               Cell("", Json(observation.status.letters())), series.source(0)->code.str(),
               observation.locator, observation.note});
  }
  return table;
}

Result<ReadOptions> options_of(const CompareArguments& arguments) {
  auto options = arguments.read.options();
  if (!options || arguments.year.empty()) return options;
  const auto year = parse_year(arguments.year);
  if (!year) return Error{ErrorCode::kInvalidArgument, "--year: " + year.error().message};
  options->years = {*year, *year};
  return options;
}

Result<YearRange> movers_of(const Session& session, const CompareArguments& arguments) {
  const auto years = parse_year_range(arguments.movers);
  if (!years) return Error{ErrorCode::kInvalidArgument, "--movers: " + years.error().message};
  if (years->first != years->last && years->first != kFirstYear && years->last != kLastYear) {
    return *years;
  }
  return Error{ErrorCode::kInvalidArgument, "--movers: \"" + arguments.movers +
                                                session.text("\" is not two years: write 2019:2023",
                                                             "\" 不是两个年份：请写 2019:2023")};
}

Result<std::vector<Series>> series_of_group(const Session& session, const Store& store,
                                            const Indicator& indicator,
                                            const CompareArguments& arguments,
                                            const ReadOptions& options) {
  if (!arguments.group.any()) return store.cross_section(indicator.code, options);
  // Peers are those of the last year asked for, else of the last with a value.
  if (options.years.last != kLastYear) {
    return arguments.group.read(session, store, indicator, options, options.years.last);
  }
  const auto year = arguments.group.last_year(session, store, indicator, options);
  if (!year) return year.error();
  return arguments.group.read(session, store, indicator, options, *year);
}

// The values of the group as a table, the best first.
void print_values(const Session& session, std::vector<Series> all, const ReadOptions& options) {
  print_title(session, all.front().indicator());
  std::stable_sort(all.begin(), all.end(), comes_before);
  const bool one_year = options.years.first == options.years.last;
  const Table table =
      one_year ? table_of_year(session, all, options.years.first) : table_by_year(session, all);
  table.print(session);
}

Result<ExitCode> print_view(const Session& session, const std::vector<Series>& all,
                            const CompareArguments& arguments, const ReadOptions& options) {
  if (arguments.spread) return print_spread(session, all, options.years);
  if (arguments.movers.empty()) {
    print_values(session, all, options);
    return ExitCode::kGood;
  }
  const auto years = movers_of(session, arguments);
  if (!years) return years.error();
  const auto order = arguments.order.order(session, all.front().indicator());
  if (!order) return order.error();
  return print_movers(session, all, *years, *order);
}

Result<ExitCode> compare_agencies(const Session& session, const Store& store,
                                  const CompareArguments& arguments, ReadOptions options) {
  if (!arguments.movers.empty()) {
    const auto years = movers_of(session, arguments);
    if (!years) return years.error();
    options.years = *years;
  }
  const auto indicator = store.find_indicator(arguments.indicator);
  if (!indicator) return indicator.error();
  auto all = series_of_group(session, store, *indicator, arguments, options);
  if (!all) return all.error();
  const bool one_year = options.years.first == options.years.last;
  if (one_year) std::erase_if(*all, [](const Series& series) { return series.empty(); });
  if (all->empty()) return nothing_on_record(session, *indicator);
  const auto done = print_view(session, *all, arguments, options);
  if (!done || session.format != Format::kTable) return done;
  print_below(session, break_lines(session, store, *indicator));
  return done;
}

// Several indicators of one agency side by side.
Result<ExitCode> compare_indicators(const Session& session, const Store& store,
                                    const CompareArguments& arguments, const ReadOptions& options) {
  const auto agency = store.find_agency(arguments.agency);
  if (!agency) return agency.error();
  std::vector<std::string> texts{arguments.indicator};
  texts.insert(texts.end(), arguments.group.agencies.begin(), arguments.group.agencies.end());
  std::vector<Series> all;
  for (const std::string& text : texts) {
    const auto indicator = store.find_indicator(text);
    if (!indicator) return indicator.error();
    auto series = store.series(agency->code, indicator->code, options);
    if (!series) return series.error();
    all.push_back(*std::move(series));
  }
  if (session.format == Format::kTable) {
    session.print(name_of(session, *agency));
    session.print();
  }
  indicators_by_year(session, all).print(session);
  return ExitCode::kGood;
}

Result<ExitCode> compare(const Session& session, const CompareArguments& arguments) {
  const auto options = options_of(arguments);
  if (!options) return options.error();
  const bool views = arguments.spread || !arguments.movers.empty();
  if (arguments.spread && !arguments.movers.empty()) {
    return Error{ErrorCode::kInvalidArgument,
                 session.text("--spread and --movers are two views: write one",
                              "--spread 与 --movers 是两种视图：请只写一个")};
  }
  if (!arguments.agency.empty() &&
      (views || !arguments.group.peers_of.empty() || !arguments.group.kind.empty())) {
    return Error{ErrorCode::kInvalidArgument,
                 session.text("--agency puts indicators of one agency side by side: it goes with "
                              "none of --spread, --movers, --peers-of and --kind",
                              "--agency 并列一个机构的多个指标：不能与 --spread、--movers、"
                              "--peers-of、--kind 同用")};
  }
  const auto store = session.open_to_read();
  if (!store) return store.error();
  return arguments.agency.empty() ? compare_agencies(session, *store, arguments, *options)
                                  : compare_indicators(session, *store, arguments, *options);
}

}  // namespace

void add_compare(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "compare",
      session.text("an indicator over agencies and years", "同一指标在各机构、各年的数值"));
  const auto arguments = std::make_shared<CompareArguments>();
  command
      ->add_option("INDICATOR", arguments->indicator,
                   session.text("code, name or alias of an indicator", "指标的代码、名称或别名"))
      ->required();
  arguments->group.add_to(command, session);
  command->add_option(
      "--year", arguments->year,
      session.text("one year, with the source of each value", "只看一年，并列出各数值的来源"));
  command->add_option("--agency", arguments->agency,
                      session.text("put indicators of this agency side by side: write them "
                                   "instead of agencies",
                                   "并列该机构的多个指标：其后改写指标"));
  command->add_flag(
      "--spread", arguments->spread,
      session.text("how far the group lies apart in each year", "各年的分布：中位数、四分位数等"));
  command->add_option(
      "--movers", arguments->movers,
      session.text("who moved between two years: 2019:2023", "两年之间的升降：2019:2023"));
  arguments->order.add_to(command, session);
  arguments->read.add_to(command, session);
  set_work(command, session, [&session, arguments] { return compare(session, *arguments); });
}

}  // namespace annals::cli
