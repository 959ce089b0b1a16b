#include <annals/terminal.h>
#include <annals/trend.h>

#include <iostream>
#include <map>
#include <memory>

#include "arguments.h"
#include "commands.h"
#include "trend_words.h"
#include "words.h"

namespace annals::cli {
namespace {

struct TrendArguments {
  SeriesArguments series;
  ReadArguments read;
  std::string confidence = "0.95";
  bool ignore_breaks = false;
};

// One row a year from the first observation to the last, so that a gap is seen.
Table yearly_table(const Session& session, const Series& series, const TrendWords& words) {
  Table table({{"year", session.text("Year", "年份"), Align::kRight},
               {"value", session.text("Value", "数值"), Align::kRight},
               {"change", session.text("Change", "变化"), Align::kRight},
               {"relative_change", ""},
               {"status", session.text("Status", "状态")},
               {"source", session.text("Source", "来源")},
               {"locator", session.text("Where", "位置")}});
  std::map<Year, Change> changes;
  for (const Change& change : yearly_changes(series)) changes.emplace(change.to, change);
  std::optional<Year> previous;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const Observation& observation = series.observations()[i];
    while (previous && *previous + std::chrono::years(1) < observation.year) {
      ++*previous;
      table.add({year_cell(previous), Cell("\u2013", Json()), "", "",
                 session.text("not on record", "无记录"), "", ""});
    }
    previous = observation.year;
    const auto change = changes.find(observation.year);
    const bool changed = change != changes.end();
    const bool relative = changed && change->second.relative;
    table.add({year_cell(observation.year),
               observation.value ? value_cell(session, observation) : Cell("\u2013", Json()),
               changed ? Cell(words.change(change->second), Json(change->second.absolute.str()))
                       : Cell(""),
               Cell("", relative ? Json(*change->second.relative) : Json()),
               Cell(status_words(session, observation.status), Json(observation.status.letters())),
               series.source(i)->code.str(), observation.locator});
  }
  return table;
}

std::string title_of(const Session& session, const Series& series) {
  const Indicator& indicator = series.indicator();
  std::string title =
      name_of(session, series.agency()) + session.text(", ", "，") + name_of(session, indicator);
  const std::string unit(indicator.unit_in(session.language));
  std::string remarks = unit;
  if (indicator.polarity != Polarity::kNeutral) {
    remarks += (remarks.empty() ? "" : session.text(", ", "，")) +
               polarity_word(session, indicator.polarity);
  }
  return remarks.empty() ? title : title + " (" + remarks + ")";
}

std::string picture_of(const Session& session, const Series& series) {
  const std::string line = series.size() > 1 ? sparkline(series, session.ascii) : "";
  if (line.empty()) return line;
  return line + "  " +
         years_of(session, series.observations().front().year, series.observations().back().year);
}

void print_table(const Session& session, const Series& series, const TrendWords& words) {
  session.print(title_of(session, series));
  session.print();
  yearly_table(session, series, words).print_aligned(session);
  session.print();
  if (const std::string picture = picture_of(session, series); !picture.empty()) {
    session.print(picture);
    session.print();
  }
  session.print(words.verdict());
  for (const std::string& sentence : words.statistics()) session.print("  " + sentence);
  const auto notes = words.notes();
  if (!notes.empty()) {
    session.print();
    session.print(session.say("Notes", "说明"));
  }
  for (const std::string& note : notes) session.print("  " + note);
  session.print();
  session.print(session.say("Sources", "来源"));
  for (const auto& source : series.sources()) {
    session.print("  " + source->code.str() + session.text(": ", "：") +
                  citation(session, *source));
  }
}

void print_markdown(const Session& session, const Series& series, const TrendWords& words) {
  const auto paragraph = [&](const std::string& text) {
    std::cout << markdown_safe(text) << "\n\n";
  };
  const auto bullet = [&](const std::string& text) {
    std::cout << "* " << markdown_safe(text) << '\n';
  };
  std::cout << "## " << markdown_safe(title_of(session, series)) << "\n\n";
  yearly_table(session, series, words).print_markdown();
  std::cout << '\n';
  if (const std::string picture = picture_of(session, series); !picture.empty()) {
    paragraph(picture);
  }
  paragraph(words.verdict());
  for (const std::string& sentence : words.statistics()) bullet(sentence);
  for (const std::string& note : words.notes()) bullet(note);
  std::cout << '\n' << session.say("Sources", "来源") << ":\n\n";
  for (const auto& source : series.sources()) {
    bullet(source->code.str() + session.text(": ", "：") + citation(session, *source));
  }
}

Json json_of(const TheilSen& slope) {
  return {{"slope", slope.slope},
          {"slope_low", slope.slope_low},
          {"slope_high", slope.slope_high},
          {"intercept", slope.intercept}};
}

Json json_of(const MannKendall& test) {
  return {{"n", test.n},         {"s", test.s},      {"variance", test.variance},
          {"z", test.z},         {"tau", test.tau},  {"p_value", test.p_value},
          {"exact", test.exact}, {"ties", test.ties}};
}

Json json_of(const LeastSquares& line) {
  return {{"slope", line.slope},           {"slope_low", line.slope_low},
          {"slope_high", line.slope_high}, {"slope_standard_error", line.slope_standard_error},
          {"intercept", line.intercept},   {"r_squared", line.r_squared},
          {"p_value", line.p_value}};
}

Json json_of(const Change& change) {
  return {{"from", static_cast<int>(change.from)},
          {"to", static_cast<int>(change.to)},
          {"absolute", change.absolute.str()},
          {"percentage_points", change.percentage_points},
          {"relative", change.relative ? Json(*change.relative) : Json()}};
}

Json json_of(const SourceDocument& source) {
  return {{"code", source.code.str()},
          {"title", source.title},
          {"document_number", source.document_number},
          {"publisher", source.publisher},
          {"published", source.published ? Json(source.published->str()) : Json()},
          {"url", source.url}};
}

template <typename T>
Json json_of(const std::optional<T>& value) {
  return value ? json_of(*value) : Json();
}

Json document_of(const Session& session, const Series& series, const Trend& trend,
                 const TrendWords& words) {
  Json document = {
      {"agency", series.agency().code.str()}, {"indicator", series.indicator().code.str()},
      {"unit", series.indicator().unit},      {"verdict", to_string(trend.verdict)},
      {"confidence", 1 - trend.level},        {"n", trend.n}};
  document["observations"] = yearly_table(session, series, words).json();
  document["change"] = json_of(trend.change);
  document["compound_annual_growth"] = trend.growth ? Json(*trend.growth) : Json();
  document["theil_sen"] = json_of(trend.slope);
  document["mann_kendall"] = json_of(trend.test);
  document["least_squares"] = json_of(trend.line);
  document["restarted_at"] =
      trend.restarted_at ? Json(static_cast<int>(*trend.restarted_at)) : Json();
  document["gaps"] = Json::array();
  for (const Year year : trend.gaps) document["gaps"].push_back(static_cast<int>(year));
  document["notes"] = words.notes();
  document["sources"] = Json::array();
  for (const auto& source : series.sources()) document["sources"].push_back(json_of(*source));
  return document;
}

void print(const Session& session, const Series& series, const Trend& trend) {
  const TrendWords words(session, series, trend);
  switch (session.format) {
    case Format::kTable:
      return print_table(session, series, words);
    case Format::kCsv:
      return yearly_table(session, series, words).print(session);
    case Format::kJson:
      return print_json(document_of(session, series, trend, words));
    case Format::kMarkdown:
      return print_markdown(session, series, words);
  }
}

Result<ExitCode> show(const Session& session, const TrendArguments& arguments) {
  const auto options = arguments.read.options();
  if (!options) return options.error();
  const auto confidence = Decimal::parse(arguments.confidence);
  if (!confidence) {
    return Error{ErrorCode::kInvalidArgument, "--confidence: " + confidence.error().message};
  }
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto subjects = find_both(*store, arguments.series.agency, arguments.series.indicator);
  if (!subjects) return subjects.error();
  const auto series = store->series(subjects->agency.code, subjects->indicator.code, *options);
  if (!series) return series.error();
  if (series->empty()) {
    return Error{ErrorCode::kInsufficientData,
                 session.text("nothing is on record of ", "没有记录：") +
                     name_of(session, subjects->agency) + session.text(", ", "，") +
                     name_of(session, subjects->indicator) +
                     session.text(" in the years and as of the day asked for", "")};
  }
  const auto found = trend(*series, {.years = options->years,
                                     .confidence = confidence->to_double(),
                                     .restart_at_break = !arguments.ignore_breaks});
  if (!found) return found.error();
  print(session, *series, *found);
  return ExitCode::kGood;
}

}  // namespace

void add_trend(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "trend", session.text("how a series went: by year, in words, with its sources",
                            "序列的走势：逐年数值、文字说明及来源"));
  const auto arguments = std::make_shared<TrendArguments>();
  arguments->series.add_to(command, session);
  arguments->read.add_to(command, session);
  command
      ->add_option("--confidence", arguments->confidence,
                   session.text("of the intervals and the verdict", "区间与结论的置信度"))
      ->capture_default_str();
  command->add_flag(
      "--ignore-breaks", arguments->ignore_breaks,
      session.text("use what lies before a break in series as well", "把口径中断之前的数值也计入"));
  set_work(command, session, [&session, arguments] { return show(session, *arguments); });
}

}  // namespace annals::cli
