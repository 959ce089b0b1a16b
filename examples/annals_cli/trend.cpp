#include <annals/terminal.h>
#include <annals/trend.h>

#include <iostream>
#include <map>
#include <memory>

#include "arguments.h"
#include "commands.h"
#include "trend_columns.h"
#include "trend_words.h"
#include "words.h"

namespace annals::cli {
namespace {

struct TrendArguments {
  SeriesArguments series;
  ReadArguments read;
  ColumnArguments columns;
  std::string confidence = "0.95";
  bool ignore_breaks = false;
};

// What was found, for all formats.
struct Findings {
  const Series& series;
  const Trend& trend;
  const std::vector<Trend>& segments;  // empty if there is but one
  const TrendColumns& columns;
};

std::vector<TableColumn> headings(const Session& session, const TrendColumns& columns) {
  std::vector<TableColumn> all{{"year", session.text("Year", "年份"), Align::kRight},
                               {"value", session.text("Value", "数值"), Align::kRight},
                               {"change", session.text("Change", "变化"), Align::kRight},
                               {"relative_change", ""}};
  for (TableColumn& column : columns.headings()) all.push_back(std::move(column));
  all.push_back({"status", session.text("Status", "状态")});
  all.push_back({"source", session.text("Source", "来源")});
  all.push_back({"locator", session.text("Where", "位置")});
  return all;
}

// One row a year from the first observation to the last, so that a gap is seen.
Table yearly_table(const Session& session, const Findings& found, const TrendWords& words) {
  const Series& series = found.series;
  Table table(headings(session, found.columns));
  std::map<Year, Change> changes;
  for (const Change& change : yearly_changes(series)) changes.emplace(change.to, change);
  const auto add = [&](Year year, std::vector<Cell> front, std::vector<Cell> back) {
    for (Cell& cell : found.columns.cells(year)) front.push_back(std::move(cell));
    for (Cell& cell : back) front.push_back(std::move(cell));
    table.add(std::move(front));
  };
  std::optional<Year> previous;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const Observation& observation = series.observations()[i];
    while (previous && *previous + std::chrono::years(1) < observation.year) {
      ++*previous;
      add(*previous, {year_cell(previous), Cell("\u2013", Json()), "", ""},
          {session.text("not on record", "无记录"), "", ""});
    }
    previous = observation.year;
    const auto change = changes.find(observation.year);
    const bool changed = change != changes.end();
    const bool relative = changed && change->second.relative;
    add(observation.year,
        {year_cell(observation.year),
         observation.value ? value_cell(session, observation) : Cell("\u2013", Json()),
         changed ? Cell(words.change(change->second), Json(change->second.absolute.str()))
                 : Cell(""),
         Cell("", relative ? Json(*change->second.relative) : Json())},
        {Cell(status_words(session, observation.status), Json(observation.status.letters())),
         series.source(i)->code.str(), observation.locator});
  }
  return table;
}

std::vector<std::string> notes_of(const Findings& found, const TrendWords& words) {
  std::vector<std::string> notes = words.notes();
  for (std::string& note : found.columns.notes()) notes.push_back(std::move(note));
  return notes;
}

std::string segments_title(const Session& session) {
  return session.text("Parts between breaks in series", "按口径中断分段");
}

// One line a part.
std::vector<std::string> segment_lines(const Session& session, const Findings& found) {
  std::vector<std::string> lines;
  for (const Trend& segment : found.segments) {
    lines.push_back(TrendWords(session, found.series, segment).summary());
  }
  return lines;
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

void print_block(const Session& session, const std::string& title,
                 const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  session.print();
  session.print(title);
  for (const std::string& line : lines) session.print("  " + line);
}

void print_table(const Session& session, const Findings& found, const TrendWords& words) {
  session.print(title_of(session, found.series));
  session.print();
  yearly_table(session, found, words).print_aligned(session);
  session.print();
  if (const std::string picture = picture_of(session, found.series); !picture.empty()) {
    session.print(picture);
    session.print();
  }
  session.print(words.verdict());
  for (const std::string& sentence : words.statistics()) session.print("  " + sentence);
  print_block(session, segments_title(session), segment_lines(session, found));
  print_block(session, session.text("Notes", "说明"), notes_of(found, words));
  std::vector<std::string> sources;
  for (const auto& source : found.series.sources()) {
    sources.push_back(source->code.str() + session.text(": ", "：") + citation(session, *source));
  }
  print_block(session, session.text("Sources", "来源"), sources);
}

void print_markdown(const Session& session, const Findings& found, const TrendWords& words) {
  const auto paragraph = [&](const std::string& text) {
    std::cout << markdown_safe(text) << "\n\n";
  };
  const auto bullets = [&](const std::vector<std::string>& lines) {
    for (const std::string& line : lines) std::cout << "* " << markdown_safe(line) << '\n';
  };
  std::cout << "## " << markdown_safe(title_of(session, found.series)) << "\n\n";
  yearly_table(session, found, words).print_markdown();
  std::cout << '\n';
  if (const std::string picture = picture_of(session, found.series); !picture.empty()) {
    paragraph(picture);
  }
  paragraph(words.verdict());
  bullets(words.statistics());
  bullets(notes_of(found, words));
  if (!found.segments.empty()) {
    std::cout << '\n' << segments_title(session) << session.say(":", "：") << "\n\n";
    bullets(segment_lines(session, found));
  }
  std::cout << '\n' << session.say("Sources", "来源") << ":\n\n";
  for (const auto& source : found.series.sources()) {
    bullets({source->code.str() + session.text(": ", "：") + citation(session, *source)});
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

Json json_of(const Streak& streak) {
  return {{"direction", to_string(streak.direction)},
          {"changes", streak.changes},
          {"since", static_cast<int>(streak.since)},
          {"certain", streak.certain}};
}

Json json_of(const Best& best) {
  return {{"year", static_cast<int>(best.year)}, {"years_since", best.years_since}};
}

Json json_of(const RoundingEffect& effect) {
  Json values = Json::array();
  for (const Year year : effect.values) values.push_back(static_cast<int>(year));
  return {{"could_turn", effect.could_turn},
          {"s_low", effect.s_low},
          {"s_high", effect.s_high},
          {"p_low", effect.p_low},
          {"p_high", effect.p_high},
          {"verdict_low", to_string(effect.verdict_low)},
          {"verdict_high", to_string(effect.verdict_high)},
          {"values", values}};
}

template <typename T>
Json json_of(const std::optional<T>& value) {
  return value ? json_of(*value) : Json();
}

Json year_or_null(std::optional<Year> year) {
  return year ? Json(static_cast<int>(*year)) : Json();
}

Json json_of_segment(const Trend& segment) {
  return {{"from", static_cast<int>(segment.years->first)},
          {"to", static_cast<int>(segment.years->last)},
          {"restarted_at", year_or_null(segment.restarted_at)},
          {"verdict", to_string(segment.verdict)},
          {"n", segment.n},
          {"change", json_of(segment.change)},
          {"theil_sen", json_of(segment.slope)},
          {"mann_kendall", json_of(segment.test)}};
}

Json document_of(const Session& session, const Findings& found, const TrendWords& words) {
  const Series& series = found.series;
  const Trend& trend = found.trend;
  Json document = {
      {"agency", series.agency().code.str()}, {"indicator", series.indicator().code.str()},
      {"unit", series.indicator().unit},      {"verdict", to_string(trend.verdict)},
      {"confidence", 1 - trend.level},        {"n", trend.n}};
  document["observations"] = yearly_table(session, found, words).json();
  document["transform"] = found.columns.transform_json();
  document["moving_average"] = found.columns.moving_average_json();
  document["change"] = json_of(trend.change);
  document["compound_annual_growth"] = trend.growth ? Json(*trend.growth) : Json();
  document["theil_sen"] = json_of(trend.slope);
  document["mann_kendall"] = json_of(trend.test);
  document["least_squares"] = json_of(trend.line);
  document["peak"] = year_or_null(trend.peak);
  document["trough"] = year_or_null(trend.trough);
  document["best"] = json_of(trend.best);
  document["streak"] = json_of(trend.streak);
  document["rounding"] = json_of(trend.rounding);
  document["restarted_at"] = year_or_null(trend.restarted_at);
  document["segments"] = Json::array();
  for (const Trend& segment : found.segments) {
    document["segments"].push_back(json_of_segment(segment));
  }
  document["gaps"] = Json::array();
  for (const Year year : trend.gaps) document["gaps"].push_back(static_cast<int>(year));
  document["notes"] = notes_of(found, words);
  document["sources"] = Json::array();
  for (const auto& source : series.sources()) document["sources"].push_back(json_of(*source));
  return document;
}

void print(const Session& session, const Findings& found) {
  const TrendWords words(session, found.series, found.trend);
  switch (session.format) {
    case Format::kTable:
      return print_table(session, found, words);
    case Format::kCsv:
      return yearly_table(session, found, words).print(session);
    case Format::kJson:
      return print_json(document_of(session, found, words));
    case Format::kMarkdown:
      return print_markdown(session, found, words);
  }
}

Result<ExitCode> answer(const Session& session, const Series& series, const TrendOptions& options,
                        const ColumnRequest& request) {
  const auto found = trend(series, options);
  if (!found) return found.error();
  auto segments = trend_by_segment(series, options);
  if (!segments) return segments.error();
  if (segments->size() < 2) segments->clear();
  const auto columns = TrendColumns::make(session, series, request);
  if (!columns) return columns.error();
  print(session, {series, *found, *segments, *columns});
  return ExitCode::kGood;
}

Result<ExitCode> show(const Session& session, const TrendArguments& arguments) {
  const auto options = arguments.read.options();
  if (!options) return options.error();
  const auto confidence = Decimal::parse(arguments.confidence);
  if (!confidence) {
    return Error{ErrorCode::kInvalidArgument, "--confidence: " + confidence.error().message};
  }
  const auto request = arguments.columns.request();
  if (!request) return request.error();
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
  return answer(session, *series,
                {.years = options->years,
                 .confidence = confidence->to_double(),
                 .restart_at_break = !arguments.ignore_breaks},
                *request);
}

}  // namespace

void add_trend(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "trend", session.text("how a series went: by year, in words, with its sources",
                            "序列的走势：逐年数值、文字说明及来源"));
  const auto arguments = std::make_shared<TrendArguments>();
  arguments->series.add_to(command, session);
  arguments->read.add_to(command, session);
  arguments->columns.add_to(command, session);
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
