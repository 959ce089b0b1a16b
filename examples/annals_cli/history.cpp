#include <memory>

#include "arguments.h"
#include "commands.h"
#include "words.h"

namespace annals::cli {
namespace {

struct HistoryArguments {
  SeriesArguments series;
  ReadArguments read;
};

std::string what_was_said(const Session& session, const Revision& revision) {
  if (revision.retracted) return session.text("retracted", "已撤回");
  return value_text(session, revision.observation);
}

// To the second: the milliseconds are there for the order of writes.
std::string moment(Timestamp timestamp) {
  std::string text = to_string(timestamp).substr(0, 19);
  text[10] = ' ';
  return text;
}

void add_row(const Session& session, Table& table, const Revision& revision) {
  const Observation& observation = revision.observation;
  const Json value = observation.value ? Json(observation.value->str()) : Json();
  const SourceDocument& source = *revision.source;
  table.add(
      {year_cell(observation.year), Cell(revision.current ? "*" : "", Json(revision.current)),
       Cell(what_was_said(session, revision), value),
       Cell(status_words(session, observation.status), Json(observation.status.letters())),
       Cell("", Json(revision.retracted)), source.code.str(),
       source.published ? source.published->str() : "",
       Cell(moment(revision.write->recorded_at), Json(to_string(revision.write->recorded_at))),
       revision.write->author, revision.write->reason, observation.locator, observation.note});
}

Result<ExitCode> history(const Session& session, const HistoryArguments& arguments) {
  const auto options = arguments.read.options();
  if (!options) return options.error();
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto subjects = find_both(*store, arguments.series.agency, arguments.series.indicator);
  if (!subjects) return subjects.error();
  const auto revisions = store->history(subjects->agency.code, subjects->indicator.code, *options);
  if (!revisions) return revisions.error();
  Table table({{"year", session.text("Year", "年份"), Align::kRight},
               {"current", "", Align::kLeft},
               {"value", session.text("Value", "数值"), Align::kRight},
               {"status", session.text("Status", "状态")},
               {"retracted", ""},
               {"source", session.text("Source", "来源")},
               {"published", session.text("Published", "发布")},
               {"recorded_at", session.text("Recorded (UTC)", "录入时间 (UTC)")},
               {"author", session.text("By", "录入人")},
               {"reason", session.text("Reason", "原因")},
               {"locator", session.text("Where", "位置")},
               {"note", session.text("Note", "备注")}});
  for (const Revision& revision : *revisions) add_row(session, table, revision);
  if (session.format == Format::kTable) {
    session.print(name_of(session, subjects->agency) + session.text(", ", "，") +
                  name_of(session, subjects->indicator));
    session.print(table.empty() ? session.say("nothing is on record", "没有记录")
                                : session.say("every revision; * is the current value",
                                              "全部记录；* 为现行数值"));
    session.print();
  }
  table.print(session);
  return ExitCode::kGood;
}

}  // namespace

void add_history(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "history", session.text("every revision of a series: what, from where, when, by whom, why",
                              "序列的全部修订：内容、来源、时间、录入人、原因"));
  const auto arguments = std::make_shared<HistoryArguments>();
  arguments->series.add_to(command, session);
  arguments->read.add_to(command, session);
  set_work(command, session, [&session, arguments] { return history(session, *arguments); });
}

}  // namespace annals::cli
