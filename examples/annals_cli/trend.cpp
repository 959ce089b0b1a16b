#include <annals/terminal.h>
#include <annals/trend.h>

#include <algorithm>
#include <map>
#include <memory>
#include <ostream>
#include <set>

#include "arguments.h"
#include "commands.h"
#include "linked.h"
#include "trend_columns.h"
#include "trend_counts.h"
#include "trend_json.h"
#include "trend_words.h"
#include "words.h"

namespace annals::cli {
namespace {

struct TrendArguments {
  SeriesArguments series;
  ReadArguments read;
  ColumnArguments columns;
  std::string confidence = "0.95";
  bool ignore_breaks = false, linked = false;
};

// What was found, for all formats.
struct Findings {
  const Series& series;
  const LinkedSeries* linked;  // the whole of which "series" is a part; null where it stands alone
  const Trend& trend;
  const std::vector<Trend>& segments;  // empty if there is but one
  const TrendColumns& columns;
  const TrendCounts& counts;
};

std::vector<TableColumn> headings(const Session& session, const Findings& found) {
  std::vector<TableColumn> all{{"year", session.text("Year", "年份"), Align::kRight},
                               {"value", session.text("Value", "数值"), Align::kRight},
                               {"bound", ""},
                               {"change", session.text("Change", "变化"), Align::kRight},
                               {"relative_change", ""}};
  for (TableColumn& column : found.counts.headings()) all.push_back(std::move(column));
  for (TableColumn& column : found.columns.headings()) all.push_back(std::move(column));
  all.push_back({"status", session.text("Status", "状态")});
  if (found.linked) {
    all.push_back({"agencies", session.text("Of", "机构")});
    all.push_back({"sources", session.text("Source", "来源")});
  } else {
    all.push_back({"source", session.text("Source", "来源")});
    all.push_back({"locator", session.text("Where", "位置")});
  }
  return all;
}

// Where observation i comes from.
std::vector<Cell> origin_cells(const Findings& found, std::size_t i) {
  if (found.linked) {
    const LinkedValue& value = found.linked->values[i];
    return {agencies_text(value), sources_text(value)};
  }
  return {found.series.source(i)->code.str(), found.series.observations()[i].locator};
}

// From the first to the last year with an observation or with counts, so that a gap is seen.
YearRange years_shown(const Findings& found) {
  const auto all = found.series.observations();
  YearRange years{all.front().year, all.back().year};
  if (const auto counted = found.counts.years()) {
    years.first = std::min(years.first, counted->first);
    years.last = std::max(years.last, counted->last);
  }
  return years;
}

// Why a year has no value.
std::string absence_word(const Session& session, const Findings& found, Year year) {
  const bool unjoined =
      found.linked && std::any_of(found.linked->unjoined.begin(), found.linked->unjoined.end(),
                                  [&](const Unjoined& each) { return each.year == year; });
  return unjoined ? session.text("not joined", "未接入") : session.text("not on record", "无记录");
}

// One row a year.
Table yearly_table(const Session& session, const Findings& found, const TrendWords& words) {
  const Series& series = found.series;
  Table table(headings(session, found));
  std::map<Year, Change> changes;
  for (const Change& change : yearly_changes(series)) changes.emplace(change.to, change);
  const auto add = [&](Year year, std::vector<Cell> front, std::vector<Cell> back) {
    for (Cell& cell : found.counts.cells(year)) front.push_back(std::move(cell));
    for (Cell& cell : found.columns.cells(year)) front.push_back(std::move(cell));
    for (Cell& cell : back) front.push_back(std::move(cell));
    table.add(std::move(front));
  };
  const YearRange years = years_shown(found);
  std::size_t i = 0;  // of the first observation that is not before "year"
  for (Year year = years.first; year <= years.last; ++year) {
    if (i == series.size() || series.observations()[i].year != year) {
      add(year, {year_cell(year), Cell("\u2013", Json()), "", "", ""},
          {Cell(absence_word(session, found, year), Json()), "", ""});
      continue;
    }
    const Observation& observation = series.observations()[i];
    const auto change = changes.find(year);
    const bool changed = change != changes.end();
    const bool relative = changed && change->second.relative;
    std::vector<Cell> back{
        Cell(status_words(session, observation.status), Json(observation.status.letters()))};
    for (Cell& cell : origin_cells(found, i)) back.push_back(std::move(cell));
    add(year,
        {year_cell(year),
         observation.value ? value_cell(session, observation) : Cell("\u2013", Json()),
         bound_cell(observation),
         changed ? Cell(words.change(change->second), Json(change->second.absolute.str()))
                 : Cell(""),
         Cell("", relative ? Json(*change->second.relative) : Json())},
        std::move(back));
    ++i;
  }
  return table;
}

std::vector<std::string> statistics_of(const Findings& found, const TrendWords& words) {
  std::vector<std::string> sentences = words.statistics();
  std::string counted = found.counts.sentence(words.decimals());
  if (!counted.empty()) sentences.push_back(std::move(counted));
  return sentences;
}

std::string joints_title(const Session& session) {
  return session.text("Across its successions", "沿革");
}

std::vector<std::string> joints_of(const Session& session, const Findings& found) {
  return found.linked ? joint_lines(session, *found.linked) : std::vector<std::string>();
}

// The documents behind the values, each once, in order of first use.
std::vector<std::shared_ptr<const SourceDocument>> sources_of(const Findings& found) {
  if (!found.linked) return {found.series.sources().begin(), found.series.sources().end()};
  std::vector<std::shared_ptr<const SourceDocument>> sources;
  std::set<std::string> known;
  for (const LinkedValue& value : found.linked->values) {
    for (const LinkedPart& part : value.parts) {
      if (part.source && known.insert(part.source->code.str()).second) {
        sources.push_back(part.source);
      }
    }
  }
  return sources;
}

std::vector<std::string> notes_of(const Findings& found, const TrendWords& words) {
  std::vector<std::string> notes = words.notes();
  for (std::string& note : found.counts.notes()) notes.push_back(std::move(note));
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

std::string title_of(const Session& session, const Findings& found) {
  const Series& series = found.series;
  const Indicator& indicator = series.indicator();
  std::string title =
      name_of(session, series.agency()) + session.text(", ", "，") + name_of(session, indicator);
  const std::string unit(indicator.unit_in(session.language));
  std::string remarks = unit;
  if (indicator.polarity != Polarity::kNeutral) {
    remarks += (remarks.empty() ? "" : session.text(", ", "，")) +
               polarity_word(session, indicator.polarity);
  }
  if (!remarks.empty()) title += " (" + remarks + ")";
  return title + (found.linked ? session.text(", across its successions", "，含沿革") : "");
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
  session.print(title_of(session, found));
  session.print();
  yearly_table(session, found, words).print_aligned(session);
  session.print();
  if (const std::string picture = picture_of(session, found.series); !picture.empty()) {
    session.print(picture);
    session.print();
  }
  session.print(words.verdict());
  for (const std::string& sentence : statistics_of(found, words)) session.print("  " + sentence);
  print_block(session, segments_title(session), segment_lines(session, found));
  print_block(session, joints_title(session), joints_of(session, found));
  print_block(session, session.text("Notes", "说明"), notes_of(found, words));
  std::vector<std::string> sources;
  for (const auto& source : sources_of(found)) {
    sources.push_back(source->code.str() + session.text(": ", "：") + citation(session, *source));
  }
  print_block(session, session.text("Sources", "来源"), sources);
}

void print_markdown(const Session& session, const Findings& found, const TrendWords& words) {
  const auto paragraph = [&](const std::string& text) {
    *session.results << markdown_safe(text) << "\n\n";
  };
  const auto bullets = [&](const std::vector<std::string>& lines) {
    for (const std::string& line : lines) *session.results << "* " << markdown_safe(line) << '\n';
  };
  *session.results << "## " << markdown_safe(title_of(session, found)) << "\n\n";
  yearly_table(session, found, words).print_markdown(session);
  *session.results << '\n';
  if (const std::string picture = picture_of(session, found.series); !picture.empty()) {
    paragraph(picture);
  }
  paragraph(words.verdict());
  bullets(statistics_of(found, words));
  bullets(notes_of(found, words));
  if (!found.segments.empty()) {
    *session.results << '\n' << segments_title(session) << session.say(":", "：") << "\n\n";
    bullets(segment_lines(session, found));
  }
  if (const auto joints = joints_of(session, found); !joints.empty()) {
    *session.results << '\n' << joints_title(session) << session.say(":", "：") << "\n\n";
    bullets(joints);
  }
  *session.results << '\n' << session.say("Sources", "来源") << ":\n\n";
  for (const auto& source : sources_of(found)) {
    bullets({source->code.str() + session.text(": ", "：") + citation(session, *source)});
  }
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
  add_trend(document, trend);
  document["cochran_armitage"] = found.counts.json();
  document["segments"] = Json::array();
  for (const Trend& segment : found.segments) document["segments"].push_back(part_json(segment));
  document["gaps"] = Json::array();
  for (const Year year : trend.gaps) document["gaps"].push_back(static_cast<int>(year));
  document["notes"] = notes_of(found, words);
  if (found.linked) document["successions"] = joints_of(session, found);
  document["sources"] = Json::array();
  for (const auto& source : sources_of(found)) document["sources"].push_back(json_of(*source));
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
      return print_json(session, document_of(session, found, words));
    case Format::kMarkdown:
      return print_markdown(session, found, words);
  }
}

// What is asked of a series.
struct Question {
  ReadOptions read;
  TrendOptions options;
  ColumnRequest columns;
};

Result<Question> question_of(const TrendArguments& arguments) {
  Question question;
  const auto read = arguments.read.options();
  if (!read) return read.error();
  question.read = *read;
  const auto confidence = Decimal::parse(arguments.confidence);
  if (!confidence) {
    return Error{ErrorCode::kInvalidArgument, "--confidence: " + confidence.error().message};
  }
  question.options = {.years = read->years,
                      .confidence = confidence->to_double(),
                      .restart_at_break = !arguments.ignore_breaks};
  auto columns = arguments.columns.request();
  if (!columns) return columns.error();
  question.columns = *std::move(columns);
  return question;
}

Result<ExitCode> answer(const Session& session, const Store& store, const Series& series,
                        const LinkedSeries* linked, const Question& question) {
  const auto found = trend(series, question.options);
  if (!found) return found.error();
  auto segments = trend_by_segment(series, question.options);
  if (!segments) return segments.error();
  if (segments->size() < 2) segments->clear();
  const auto columns = TrendColumns::make(session, series, question.columns);
  if (!columns) return columns.error();
  const auto counts =
      linked ? TrendCounts::make(session, series, question.options)
             : TrendCounts::make(session, store, series, question.read, question.options);
  if (!counts) return counts.error();
  print(session, {series, linked, *found, *segments, *columns, *counts});
  return ExitCode::kGood;
}

Error nothing_on_record(const Session& session, const Subjects& subjects) {
  return {ErrorCode::kInsufficientData,
          session.text("nothing is on record of ", "没有记录：") +
              name_of(session, subjects.agency) + session.text(", ", "，") +
              name_of(session, subjects.indicator) +
              session.text(" in the years and as of the day asked for", "")};
}

Result<ExitCode> show(const Session& session, const TrendArguments& arguments) {
  const auto question = question_of(arguments);
  if (!question) return question.error();
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto subjects = find_both(*store, arguments.series.agency, arguments.series.indicator);
  if (!subjects) return subjects.error();
  const AgencyCode& agency = subjects->agency.code;
  const IndicatorCode& indicator = subjects->indicator.code;
  if (arguments.linked) {
    const auto linked = linked_series(*store, agency, indicator, question->read);
    if (!linked) return linked.error();
    if (linked->series.empty()) return nothing_on_record(session, *subjects);
    return answer(session, *store, linked->series, &*linked, *question);
  }
  const auto series = store->series(agency, indicator, question->read);
  if (!series) return series.error();
  if (series->empty()) return nothing_on_record(session, *subjects);
  return answer(session, *store, *series, nullptr, *question);
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
  command->add_flag("--linked", arguments->linked,
                    session.text("across renames, merges and transfers, with the joints as breaks",
                                 "跨越更名、合并与职能划转，接点视为口径中断"));
  set_work(command, session, [&session, arguments] { return show(session, *arguments); });
}

}  // namespace annals::cli
