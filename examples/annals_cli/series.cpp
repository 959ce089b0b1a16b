#include <annals/terminal.h>

#include <algorithm>
#include <memory>

#include "arguments.h"
#include "commands.h"
#include "linked.h"
#include "words.h"

namespace annals::cli {
namespace {

struct ListArguments {
  std::string agency, indicator;
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
    table.add({Cell("", Json(series.agency().code.str())),
               Cell("", Json(series.indicator().code.str())), year_cell(observation.year),
               value_cell(session, observation), bound_cell(observation),
               decimal_cell(observation.numerator), decimal_cell(observation.denominator),
               Cell(status_words(session, observation.status),
                    observation.status.normal() ? Json() : Json(observation.status.letters())),
               series.source(i)->code.str(), observation.locator, observation.note});
  }
  return table;
}

// All indicators of an agency with the last that is known of each.
Table table_of_profile(const Session& session, const std::vector<Series>& profile) {
  Table table({{"agency", ""},
               {"indicator", session.text("Code", "代码")},
               {"name", session.text("Indicator", "指标")},
               {"year", session.text("Year", "年份"), Align::kRight},
               {"value", session.text("Last value", "最新数值"), Align::kRight},
               {"bound", ""},
               {"unit", session.text("Unit", "单位")},
               {"status", session.text("Status", "状态")},
               {"years", session.text("Years", "年数"), Align::kRight},
               {"", ""}});
  for (const Series& series : profile) {
    const Indicator& indicator = series.indicator();
    const auto all = series.observations();
    const auto value = std::find_if(all.rbegin(), all.rend(), [](const Observation& observation) {
      return observation.value.has_value();
    });
    const Observation& last = value == all.rend() ? all.back() : *value;
    table.add({Cell("", Json(series.agency().code.str())), indicator.code.str(),
               name_of(session, indicator), year_cell(last.year), value_cell(session, last),
               bound_cell(last),
               Cell(std::string(indicator.unit_in(session.language)), Json(indicator.unit)),
               Cell(status_words(session, last.status),
                    last.status.normal() ? Json() : Json(last.status.letters())),
               Cell(std::to_string(series.size()), Json(series.size())),
               Cell(series.size() > 1 ? sparkline(series, session.ascii) : "", Json())});
  }
  return table;
}

Result<ExitCode> list_profile(const Session& session, const Store& store,
                              const ListArguments& arguments, const ReadOptions& options) {
  const auto agency = store.find_agency(arguments.agency);
  if (!agency) return agency.error();
  const auto profile = store.profile(agency->code, options);
  if (!profile) return profile.error();
  if (session.format == Format::kTable) {
    session.print(name_of(session, *agency));
    if (profile->empty()) session.print(session.say("nothing is on record", "没有记录"));
  }
  table_of_profile(session, *profile).print(session);
  return ExitCode::kGood;
}

Result<ExitCode> list_series(const Session& session, const Store& store,
                             const ListArguments& arguments, const ReadOptions& options) {
  const auto subjects = find_both(store, arguments.agency, arguments.indicator);
  if (!subjects) return subjects.error();
  if (arguments.linked) return list_linked(session, store, *subjects, options);
  const auto series = store.series(subjects->agency.code, subjects->indicator.code, options);
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

Result<ExitCode> list(const Session& session, const ListArguments& arguments) {
  if (arguments.linked && arguments.indicator.empty()) {
    return Error{ErrorCode::kInvalidArgument,
                 session.text("--linked follows one indicator: name it behind the agency",
                              "--linked 只跟踪一个指标：请在机构之后写出指标")};
  }
  const auto options = arguments.read.options();
  if (!options) return options.error();
  const auto store = session.open_to_read();
  if (!store) return store.error();
  return arguments.indicator.empty() ? list_profile(session, *store, arguments, *options)
                                     : list_series(session, *store, arguments, *options);
}

}  // namespace

void add_series(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "series", session.text("the values of an agency and an indicator, with their sources",
                             "某机构某指标的各年数值及来源"));
  const auto arguments = std::make_shared<ListArguments>();
  command
      ->add_option("AGENCY", arguments->agency,
                   session.text("code, name or alias of an agency", "机构的代码、名称或别名"))
      ->required();
  command->add_option("INDICATOR", arguments->indicator,
                      session.text("code, name or alias of an indicator; without one, all that the "
                                   "agency has values of",
                                   "指标的代码、名称或别名；不写则列出该机构的所有指标"));
  arguments->read.add_to(command, session);
  command->add_flag("--linked", arguments->linked,
                    session.text("across renames, merges and transfers, with the joints",
                                 "跨越更名、合并与职能划转，并标出接点"));
  set_work(command, session, [&session, arguments] { return list(session, *arguments); });
}

}  // namespace annals::cli
