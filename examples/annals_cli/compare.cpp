#include <annals/terminal.h>

#include <algorithm>
#include <memory>
#include <set>

#include "arguments.h"
#include "commands.h"
#include "words.h"

namespace annals::cli {
namespace {

struct CompareArguments {
  std::string indicator;
  std::vector<std::string> agencies;
  std::string year;
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

Table table_by_year(const Session& session, const std::vector<Series>& all) {
  const std::vector<Year> years = years_of_all(all);
  std::vector<TableColumn> columns{{"agency", ""}, {"name", session.text("Agency", "机构")}};
  for (const Year year : years)
    columns.push_back({to_string(year), to_string(year), Align::kRight});
  columns.push_back({"", ""});
  Table table(std::move(columns));
  for (const Series& series : all) {
    std::vector<Cell> row{Cell("", Json(series.agency().code.str())),
                          name_of(session, series.agency())};
    for (const Year year : years) row.push_back(cell_of(session, series, year));
    row.push_back(Cell(series.size() > 1 ? sparkline(series, session.ascii) : "", Json()));
    table.add(std::move(row));
  }
  return table;
}

// With the source of each value, since there is room for it.
Table table_of_year(const Session& session, const std::vector<Series>& all, Year year) {
  Table table({{"agency", ""},
               {"name", session.text("Agency", "机构")},
               {"value", to_string(year), Align::kRight},
               {"numerator", session.text("Numerator", "分子"), Align::kRight},
               {"denominator", session.text("Denominator", "分母"), Align::kRight},
               {"status", ""},
               {"source", session.text("Source", "来源")},
               {"locator", session.text("Where", "位置")},
               {"note", session.text("Note", "备注")}});
  for (const Series& series : all) {
    const Observation& observation = series.observations().front();
    table.add({Cell("", Json(series.agency().code.str())), name_of(session, series.agency()),
               cell_of(session, series, year), decimal_cell(observation.numerator),
               decimal_cell(observation.denominator), Cell("", Json(observation.status.letters())),
               series.source(0)->code.str(), observation.locator, observation.note});
  }
  return table;
}

// What is not comparable must be said beside what is compared.
void print_breaks(const Session& session, const Store& store, const Indicator& indicator) {
  const auto breaks = store.breaks();
  if (!breaks) return;
  for (const SeriesBreak& known : *breaks) {
    if (known.indicator != indicator.code) continue;
    session.print(session.text("break in series in ", "口径中断于 ") + to_string(known.first_year) +
                  (known.agency ? session.text(" for ", "，仅 ") + known.agency->str() : "") +
                  (known.reason.empty() ? "" : session.text(": ", "：") + known.reason));
  }
}

// The series of the agencies named, or of all that have any.
Result<std::vector<Series>> series_of(const Store& store, const Indicator& indicator,
                                      const std::vector<std::string>& agencies,
                                      const ReadOptions& options) {
  if (agencies.empty()) return store.cross_section(indicator.code, options);
  std::vector<Series> result;
  for (const std::string& text : agencies) {
    const auto agency = store.find_agency(text);
    if (!agency) return agency.error();
    auto series = store.series(agency->code, indicator.code, options);
    if (!series) return series.error();
    result.push_back(*std::move(series));
  }
  return result;
}

Result<ReadOptions> options_of(const CompareArguments& arguments) {
  auto options = arguments.read.options();
  if (!options || arguments.year.empty()) return options;
  const auto year = parse_year(arguments.year);
  if (!year) return Error{ErrorCode::kInvalidArgument, "--year: " + year.error().message};
  options->years = {*year, *year};
  return options;
}

Result<ExitCode> compare(const Session& session, const CompareArguments& arguments) {
  const auto options = options_of(arguments);
  if (!options) return options.error();
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto indicator = store->find_indicator(arguments.indicator);
  if (!indicator) return indicator.error();
  auto all = series_of(*store, *indicator, arguments.agencies, *options);
  if (!all) return all.error();
  const bool one_year = options->years.first == options->years.last;
  if (one_year) std::erase_if(*all, [](const Series& series) { return series.empty(); });
  if (all->empty()) {
    return Error{ErrorCode::kInsufficientData,
                 session.text("nothing is on record of ", "没有记录：") +
                     name_of(session, *indicator) +
                     session.text(" in the years and as of the day asked for", "")};
  }
  std::stable_sort(all->begin(), all->end(), comes_before);
  const Table table =
      one_year ? table_of_year(session, *all, options->years.first) : table_by_year(session, *all);
  if (session.format != Format::kTable) {
    table.print(session);
    return ExitCode::kGood;
  }
  const std::string unit(indicator->unit_in(session.language));
  session.print(name_of(session, *indicator) + " (" +
                (unit.empty() ? "" : unit + session.text(", ", "，")) +
                polarity_word(session, indicator->polarity) + ")");
  session.print();
  table.print(session);
  session.print();
  print_breaks(session, *store, *indicator);
  return ExitCode::kGood;
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
  command->add_option("AGENCIES", arguments->agencies,
                      session.text("agencies; all that have values if none is named",
                                   "机构；不写则为所有有数值的机构"));
  command->add_option(
      "--year", arguments->year,
      session.text("one year, with the source of each value", "只看一年，并列出各数值的来源"));
  arguments->read.add_to(command, session);
  set_work(command, session, [&session, arguments] { return compare(session, *arguments); });
}

}  // namespace annals::cli
