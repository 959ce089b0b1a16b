#include <annals/computed.h>

#include <memory>

#include "arguments.h"
#include "commands.h"
#include "computed_words.h"
#include "words.h"

namespace annals::cli {
namespace {

struct ComputedArguments {
  SeriesArguments series;
  ReadArguments read;
};

Json codes_of(const std::vector<IndicatorCode>& codes) {
  std::string text;
  for (const IndicatorCode& code : codes) text += (text.empty() ? "" : "|") + code.str();
  return text.empty() ? Json() : Json(text);
}

std::vector<Cell> row_of(const Session& session, const ComputedSeries& series,
                         const ComputedValue& value, const ComputedWords& words) {
  const bool printed = value.printed && value.printed->value;
  return {
      Cell("", Json(series.agency->code.str())),
      Cell("", Json(series.indicator->code.str())),
      year_cell(value.year),
      printed ? value_cell(session, *value.printed) : Cell("\u2013", Json()),
      value.value ? Cell(value.value->plain(), Json(value.value->str())) : Cell("\u2013", Json()),
      Cell(words.range(value), Json()),
      Cell("", value.range ? Json(value.range->low) : Json()),
      Cell("", value.range ? Json(value.range->high) : Json()),
      Cell(value.value ? words.verdict(value) : words.reason(value, false),
           value.agreement ? Json(to_string(*value.agreement)) : Json()),
      Cell("", value.difference ? Json(value.difference->str()) : Json()),
      Cell("", Json(to_string(value.reason))),
      Cell("", codes_of(value.missing)),
      Cell("", Json(to_string(value.rule))),
      words.inputs(value),
      Cell(status_words(session, value.status),
           value.status.normal() ? Json() : Json(value.status.letters())),
      Cell(value.source ? value.source->code.str() : "")};
}

Table table_of(const Session& session, const ComputedSeries& series, const ComputedWords& words) {
  Table table({{"agency", ""},
               {"indicator", ""},
               {"year", session.text("Year", "年份"), Align::kRight},
               {"printed", session.text("Printed", "原文"), Align::kRight},
               {"computed", session.text("Computed", "计算值"), Align::kRight},
               {"", session.text("Range", "范围")},
               {"low", ""},
               {"high", ""},
               {"agreement", session.text("Agreement", "核对")},
               {"difference", ""},
               {"reason", ""},
               {"missing", ""},
               {"rule", ""},
               {"inputs", session.text("From", "依据")},
               {"status", session.text("Status", "状态")},
               {"source", session.text("Source", "来源")}});
  for (const ComputedValue& value : series.values) {
    table.add(row_of(session, series, value, words));
  }
  return table;
}

Result<ExitCode> list(const Session& session, const ComputedArguments& arguments) {
  const auto options = arguments.read.options();
  if (!options) return options.error();
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto subjects = find_both(*store, arguments.series.agency, arguments.series.indicator);
  if (!subjects) return subjects.error();
  const auto series = computed(*store, subjects->agency.code, subjects->indicator.code, *options);
  if (!series) return series.error();
  const auto indicators = store->indicators();
  if (!indicators) return indicators.error();
  const ComputedWords words(session, *series->indicator, *indicators);
  if (session.format == Format::kTable) {
    const Indicator& indicator = *series->indicator;
    const std::string unit(indicator.unit_in(session.language));
    session.print(name_of(session, *series->agency) + session.text(", ", "，") +
                  name_of(session, indicator) + (unit.empty() ? "" : " (" + unit + ")"));
    const ComputedBy rule = indicator.numerator          ? ComputedBy::kCounts
                            : !indicator.formula.empty() ? ComputedBy::kFormula
                                                         : ComputedBy::kNothing;
    if (rule != ComputedBy::kNothing) session.print("= " + words.rule(rule));
    session.print(series->values.empty() ? session.say("nothing is on record", "没有记录") : "");
  }
  table_of(session, *series, words).print(session);
  return ExitCode::kGood;
}

}  // namespace

void add_computed(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "computed", session.text("what an indicator is by its own rule, beside what was printed",
                               "按指标自身规则计算的数值，与原文对照"));
  const auto arguments = std::make_shared<ComputedArguments>();
  arguments->series.add_to(command, session);
  arguments->read.add_to(command, session);
  set_work(command, session, [&session, arguments] { return list(session, *arguments); });
}

}  // namespace annals::cli
