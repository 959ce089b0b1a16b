#include <memory>

#include "arguments.h"
#include "commands.h"
#include "linked.h"
#include "words.h"

namespace annals::cli {
namespace {

struct ListArguments {
  SeriesArguments series;
  ReadArguments read;
  bool linked = false;
};

// The columns of CSV are those that "import" reads.
Table table_of(const Session& session, const Series& series) {
  Table table({{"agency", ""},
               {"indicator", ""},
               {"year", session.text("Year", "年份"), Align::kRight},
               {"value", session.text("Value", "数值"), Align::kRight},
               {"bound", ""},
               {"numerator", session.text("Numerator", "分子"), Align::kRight},
               {"denominator", session.text("Denominator", "分母"), Align::kRight},
               {"status", session.text("Status", "状态")},
               {"source", session.text("Source", "来源")},
               {"locator", session.text("Where", "位置")},
               {"note", session.text("Note", "备注")}});
  for (std::size_t i = 0; i < series.size(); ++i) {
    const Observation& observation = series.observations()[i];
    const bool bounded = observation.bound != Bound::kExact;
    table.add({Cell("", Json(series.agency().code.str())),
               Cell("", Json(series.indicator().code.str())), year_cell(observation.year),
               value_cell(session, observation),
               Cell("", bounded ? Json(to_string(observation.bound)) : Json()),
               decimal_cell(observation.numerator), decimal_cell(observation.denominator),
               Cell(status_words(session, observation.status),
                    observation.status.normal() ? Json() : Json(observation.status.letters())),
               series.source(i)->code.str(), observation.locator, observation.note});
  }
  return table;
}

Result<ExitCode> list(const Session& session, const ListArguments& arguments) {
  const auto options = arguments.read.options();
  if (!options) return options.error();
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto subjects = find_both(*store, arguments.series.agency, arguments.series.indicator);
  if (!subjects) return subjects.error();
  if (arguments.linked) return list_linked(session, *store, *subjects, *options);
  const auto series = store->series(subjects->agency.code, subjects->indicator.code, *options);
  if (!series) return series.error();
  if (session.format == Format::kTable) {
    const std::string unit(subjects->indicator.unit_in(session.language));
    session.print(name_of(session, subjects->agency) + session.text(", ", "，") +
                  name_of(session, subjects->indicator) + (unit.empty() ? "" : " (" + unit + ")"));
    if (series->empty()) session.print(session.say("nothing is on record", "没有记录"));
  }
  table_of(session, *series).print(session);
  return ExitCode::kGood;
}

}  // namespace

void add_series(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "series", session.text("the values of an agency and an indicator, with their sources",
                             "某机构某指标的各年数值及来源"));
  const auto arguments = std::make_shared<ListArguments>();
  arguments->series.add_to(command, session);
  arguments->read.add_to(command, session);
  command->add_flag("--linked", arguments->linked,
                    session.text("across renames, merges and transfers, with the joints",
                                 "跨越更名、合并与职能划转，并标出接点"));
  set_work(command, session, [&session, arguments] { return list(session, *arguments); });
}

}  // namespace annals::cli
