#include <annals/target.h>

#include <chrono>
#include <map>
#include <memory>

#include "arguments.h"
#include "commands.h"
#include "words.h"

namespace annals::cli {
namespace {

struct TargetArguments {
  std::string agency, indicator, present;
  ReadArguments read;
};

// Definitions by code, for the names of what the library tells by code.
struct Definitions {
  std::map<AgencyCode, Agency> agencies;
  std::map<IndicatorCode, Indicator> indicators;
};

Result<Definitions> definitions_of(const Store& store) {
  auto agencies = store.agencies();
  if (!agencies) return agencies.error();
  auto indicators = store.indicators();
  if (!indicators) return indicators.error();
  Definitions result;
  for (Agency& agency : *agencies) result.agencies.emplace(agency.code, agency);
  for (Indicator& indicator : *indicators) result.indicators.emplace(indicator.code, indicator);
  return result;
}

// Both words are optional: a single one may name either.
Result<TargetOptions> options_of(const Store& store, const TargetArguments& arguments) {
  TargetOptions options;
  if (!arguments.agency.empty()) {
    const auto agency = store.find_agency(arguments.agency);
    if (agency) {
      options.agency = agency->code;
    } else if (!arguments.indicator.empty()) {
      return agency.error();
    } else {
      const auto indicator = store.find_indicator(arguments.agency);
      if (!indicator) return agency.error();
      options.indicator = indicator->code;
    }
  }
  if (!arguments.indicator.empty()) {
    const auto indicator = store.find_indicator(arguments.indicator);
    if (!indicator) return indicator.error();
    options.indicator = indicator->code;
  }
  return options;
}

Result<Year> present_of(const TargetArguments& arguments) {
  if (arguments.present.empty()) {
    const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    return Date(today).year();
  }
  const auto year = parse_year(arguments.present);
  if (!year) return Error{ErrorCode::kInvalidArgument, "--present: " + year.error().message};
  return *year;
}

std::string attainment_word(const Session& session, Attainment attainment) {
  switch (attainment) {
    case Attainment::kMet:
      return session.text("met", "达标");
    case Attainment::kNotMet:
      return session.text("not met", "未达标");
    case Attainment::kCannotTell:
      return session.text("cannot be told", "无法判断");
    case Attainment::kNotAvailable:
      return session.text("no value", "无数值");
    case Attainment::kFuture:
      return session.text("to come", "尚未到期");
  }
  return {};
}

std::string target_text(const Session& session, const Target& target, const Indicator& indicator) {
  const bool at_least = target.direction == TargetDirection::kAtLeast;
  return (at_least ? session.text("at least ", "不低于 ") : session.text("at most ", "不高于 ")) +
         with_unit(session, print_value(target.value, Bound::kExact, session.language), indicator);
}

// "0.22 points short", "0.9 points better"; empty without a value.
std::string gap_text(const Session& session, const TargetOutcome& outcome,
                     const Indicator& indicator) {
  if (!outcome.gap) return {};
  if (outcome.gap->zero()) return session.text("exactly", "恰好");
  const Decimal size = outcome.gap->negative() ? -*outcome.gap : *outcome.gap;
  const std::string amount = outcome.percentage_points
                                 ? size.plain() + session.text(" points", " 个百分点")
                                 : with_unit(session, size.plain(), indicator);
  return outcome.gap->negative()
             ? session.text("", "优于目标 ") + amount + session.text(" better", "")
             : session.text("", "差 ") + amount + session.text(" short", "");
}

std::string remarks_of(const Session& session, const TargetOutcome& outcome) {
  std::string result;
  const auto add = [&](const std::string& text) {
    if (!text.empty()) result += (result.empty() ? "" : session.text("; ", "；")) + text;
  };
  if (outcome.in_doubt) {
    add(session.text("the print stands for ", "该数值代表 ") +
        printed_range_text(session, *outcome.in_doubt) +
        session.text(", on both sides of the target", "，目标在其间"));
  }
  if (outcome.observation) add(status_words(session, outcome.observation->status));
  add(outcome.target.note);
  return result;
}

Table table_of(const Session& session, const std::vector<TargetOutcome>& outcomes,
               const Definitions& known) {
  Table table({{"agency", ""},
               {"agency_name", session.text("Agency", "机构")},
               {"indicator", ""},
               {"indicator_name", session.text("Indicator", "指标")},
               {"year", session.text("Year", "年份"), Align::kRight},
               {"direction", ""},
               {"target", session.text("Target", "目标")},
               {"value", session.text("Value", "数值"), Align::kRight},
               {"bound", ""},
               {"status", ""},
               {"attainment", session.text("Answer", "结果")},
               {"gap", session.text("Gap", "差距")},
               {"gap_unit", ""},
               {"in_doubt", ""},
               {"first_met", session.text("First met", "首次达标"), Align::kRight},
               {"source", session.text("Set by", "目标来源")},
               {"note", session.text("Remarks", "说明")}});
  for (const TargetOutcome& outcome : outcomes) {
    const Target& target = outcome.target;
    const Indicator& indicator = known.indicators.at(target.indicator);
    const Observation none{.year = target.year};
    const Observation& observation = outcome.observation ? *outcome.observation : none;
    const bool bounded = observation.bound != Bound::kExact;
    table.add(
        {Cell("", Json(outcome.agency.str())), name_of(session, known.agencies.at(outcome.agency)),
         Cell("", Json(target.indicator.str())), name_of(session, indicator),
         year_cell(target.year), Cell("", Json(to_string(target.direction))),
         Cell(target_text(session, target, indicator), Json(target.value.str())),
         value_cell(session, observation),
         Cell("", bounded ? Json(to_string(observation.bound)) : Json()),
         Cell("", outcome.observation ? Json(observation.status.letters()) : Json()),
         Cell(attainment_word(session, outcome.attainment), Json(to_string(outcome.attainment))),
         Cell(gap_text(session, outcome, indicator),
              outcome.gap ? Json(outcome.gap->str()) : Json()),
         Cell("",
              outcome.gap ? Json(outcome.percentage_points ? "points" : indicator.unit) : Json()),
         Cell("", Json(outcome.in_doubt.has_value())), year_cell(outcome.first_met),
         target.source.str(),
         Cell(remarks_of(session, outcome), target.note.empty() ? Json() : Json(target.note))});
  }
  return table;
}

Result<ExitCode> judge_targets(const Session& session, const TargetArguments& arguments) {
  const auto read = arguments.read.options();
  if (!read) return read.error();
  const auto present = present_of(arguments);
  if (!present) return present.error();
  const auto store = session.open_to_read();
  if (!store) return store.error();
  auto options = options_of(*store, arguments);
  if (!options) return options.error();
  options->read = *read;
  options->present = *present;
  const auto outcomes = target_outcomes(*store, *options);
  if (!outcomes) return outcomes.error();
  const auto known = definitions_of(*store);
  if (!known) return known.error();
  if (outcomes->empty()) {
    session.tell(session.say("no targets are on record for this", "没有相应的目标"));
  }
  table_of(session, *outcomes, *known).print(session);
  return ExitCode::kGood;
}

}  // namespace

void add_target(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "target", session.text("targets, and whether they were met", "目标及其完成情况"));
  const auto arguments = std::make_shared<TargetArguments>();
  command->add_option("AGENCY", arguments->agency,
                      session.text("only what applies to this agency", "只看适用于该机构的目标"));
  command->add_option("INDICATOR", arguments->indicator,
                      session.text("only targets for this indicator", "只看该指标的目标"));
  command->add_option("--present", arguments->present,
                      session.text("the year in which it is asked (default this year): later "
                                   "targets are to come",
                                   "提问时所在年份（默认今年），此后的目标尚未到期"));
  arguments->read.add_to(command, session);
  set_work(command, session, [&session, arguments] { return judge_targets(session, *arguments); });
}

}  // namespace annals::cli
