#include <memory>
#include <optional>

#include "arguments.h"
#include "commands.h"
#include "words.h"

namespace annals::cli {
namespace {

struct SetArguments {
  SeriesArguments series;
  std::string year, value;
  std::string bound, status, numerator, denominator, locator, note;
  std::string source, reason;
  bool by_hand = false;
};

Error named(std::string_view what, const Error& error) {
  return {error.code, std::string(what) + ": " + error.message};
}

// Reads "text" by "parse" into "target"; an empty text leaves it as it is.
template <typename T, typename Parse>
Result<void> read(std::string_view what, const std::string& text, T& target, Parse parse) {
  if (text.empty()) return {};
  auto result = parse(text);
  if (!result) return named(what, result.error());
  target = *std::move(result);
  return {};
}

Result<void> read_value(const SetArguments& arguments, Observation& observation) {
  if (!arguments.value.empty()) {
    const auto printed = parse_printed_value(arguments.value);
    if (!printed) return named("value", printed.error());
    observation.value = printed->value;
    observation.bound = printed->bound;
  }
  return read("--bound", arguments.bound, observation.bound, parse_bound);
}

Result<Observation> observation_of(const SetArguments& arguments) {
  Observation observation{.year = kFirstYear};
  for (const Result<void>& done :
       {read("year", arguments.year, observation.year, parse_year),
        read_value(arguments, observation),
        read("--status", arguments.status, observation.status, ObsStatusSet::parse),
        read("--numerator", arguments.numerator, observation.numerator, Decimal::parse),
        read("--denominator", arguments.denominator, observation.denominator, Decimal::parse)}) {
    if (!done) return done.error();
  }
  observation.locator = arguments.locator;
  observation.note = arguments.note;
  return observation;
}

Result<Batch> batch_for(const Store& store, const SetArguments& arguments) {
  if (arguments.by_hand) {
    SourceDocument by_hand{.code = SourceCode("by-hand")};
    // As the store has it, if somebody gave it another title.
    if (auto known = store.find_source(by_hand.code.str())) return Batch(*std::move(known));
    by_hand.title = "entered by hand";
    return Batch(std::move(by_hand));
  }
  const auto source = store.find_source(arguments.source);
  if (!source) return source.error();
  return Batch(source->code);
}

// A corrected value stands where the mistaken one stood, unless another place is given.
Result<void> keep_locator(const Store& store, const Subjects& subjects, const SourceCode& source,
                          Observation& observation) {
  if (!observation.locator.empty()) return {};
  const auto revisions = store.history(subjects.agency.code, subjects.indicator.code,
                                       {.years = {observation.year, observation.year}});
  if (!revisions) return revisions.error();
  for (const Revision& revision : *revisions) {
    if (revision.source->code == source) observation.locator = revision.observation.locator;
  }
  return {};
}

// What the store says of the year now, and from which source. "written": the source that was just
// written; another may count more, and a user who does not see his value must be told why.
Result<ExitCode> print_current(const Session& session, const Store& store, const Subjects& subjects,
                               Year year, const std::optional<SourceCode>& written) {
  const auto series =
      store.series(subjects.agency.code, subjects.indicator.code, {.years = {year, year}});
  if (!series) return series.error();
  std::string line = name_of(session, subjects.agency) + session.text(", ", "，") +
                     name_of(session, subjects.indicator) + session.text(", ", "，") +
                     to_string(year) + session.text(": ", "：");
  if (series->empty()) {
    session.print(line.append(session.say("no value", "无数值")));
    return ExitCode::kGood;
  }
  const Observation& observation = series->observations().front();
  const SourceDocument& source = *series->source(0);
  line += observation.value
              ? with_unit(session, value_text(session, observation), subjects.indicator)
              : status_words(session, observation.status);
  session.print(line + session.text(" (from ", "（来源 ") + source.code.str() +
                session.text(")", "）"));
  if (written && source.code != *written) {
    session.print(
        session.say("what was written is kept beside it: a source published later counts "
                    "more, and one without a date least",
                    "所录数值已并存：以发布较晚的来源为准，无发布日期的来源排在最后"));
  }
  return ExitCode::kGood;
}

Result<ExitCode> set(const Session& session, const SetArguments& arguments) {
  auto observation = observation_of(arguments);
  if (!observation) return observation.error();
  if (arguments.by_hand == !arguments.source.empty()) {
    return Error{ErrorCode::kInvalidArgument,
                 session.text("every value has a source: name a defined one by --source, or give "
                              "--by-hand for a value that no document prints",
                              "每个数值都须有来源：用 --source 指定已登记的来源，或用 --by-hand "
                              "表示手工录入")};
  }
  auto store = session.open_to_write();
  if (!store) return store.error();
  const auto subjects = find_both(*store, arguments.series.agency, arguments.series.indicator);
  if (!subjects) return subjects.error();
  auto batch = batch_for(*store, arguments);
  if (!batch) return batch.error();
  if (auto kept = keep_locator(*store, *subjects, batch->source_code(), *observation); !kept) {
    return kept.error();
  }
  batch->add(subjects->agency.code, subjects->indicator.code, *observation);
  const auto written = store->write(*batch, {.reason = arguments.reason});
  if (!written) return written.error();
  if (written->unchanged > 0) {
    session.print(session.say("the source says so already; nothing was added",
                              "该来源此前已是此值，未新增记录"));
  }
  return print_current(session, *store, *subjects, observation->year, batch->source_code());
}

struct RetractArguments {
  SeriesArguments series;
  std::string year, source, note, reason;
};

Result<ExitCode> retract(const Session& session, const RetractArguments& arguments) {
  const auto year = parse_year(arguments.year);
  if (!year) return named("year", year.error());
  auto store = session.open_to_write();
  if (!store) return store.error();
  const auto subjects = find_both(*store, arguments.series.agency, arguments.series.indicator);
  if (!subjects) return subjects.error();
  const auto source = store->find_source(arguments.source);
  if (!source) return source.error();
  Batch batch(source->code);
  batch.retract(subjects->agency.code, subjects->indicator.code, *year, arguments.note);
  const auto written = store->write(batch, {.reason = arguments.reason});
  if (!written) return written.error();
  if (written->unchanged > 0) {
    session.print(
        session.say("it was withdrawn already; nothing was added", "该数值此前已撤回，未新增记录"));
  }
  return print_current(session, *store, *subjects, *year, std::nullopt);
}

}  // namespace

void add_set(CLI::App& app, Session& session) {
  CLI::App* const command =
      app.add_subcommand("set", session.text("record one value", "录入一个数值"));
  const auto arguments = std::make_shared<SetArguments>();
  arguments->series.add_to(command, session);
  const auto option = [&](const char* name, std::string& target, std::string description) {
    return command->add_option(name, target, std::move(description));
  };
  option("YEAR", arguments->year, session.text("four digits", "四位年份"))->required();
  option("VALUE", arguments->value,
         session.text("as printed: 97.30, 12.2万, 20.5亿余; left out if the status says why",
                      "按原文：97.30、12.2万、20.5亿余；若状态已说明缺失原因则省略"));
  option("--source", arguments->source,
         session.text("code of the document that prints it", "刊载该数值的来源代码"));
  command->add_flag("--by-hand", arguments->by_hand,
                    session.text("no document prints it: entered by hand", "无文件刊载，手工录入"));
  option("--status", arguments->status,
         session.text("letters of the SDMX code list, such as P or O", "SDMX 状态字母，如 P、O"));
  option("--bound", arguments->bound,
         session.text("about, at_least or at_most", "about、at_least 或 at_most"));
  option("--numerator", arguments->numerator, session.text("the count above the line", "分子"));
  option("--denominator", arguments->denominator, session.text("the count below the line", "分母"));
  option("--locator", arguments->locator, session.text("where in the document", "在文件中的位置"));
  option("--note", arguments->note, session.text("a note on the value", "数值备注"));
  option("--reason", arguments->reason, session.text("why, for the history", "原因，记入历史"));
  set_work(command, session, [&session, arguments] { return set(session, *arguments); });
}

void add_retract(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "retract", session.text("withdraw what a source said of one value; the history keeps it",
                              "撤回某来源的一个数值（历史保留）"));
  const auto arguments = std::make_shared<RetractArguments>();
  arguments->series.add_to(command, session);
  command->add_option("YEAR", arguments->year, session.text("four digits", "四位年份"))->required();
  command
      ->add_option("--source", arguments->source,
                   session.text("code of the source whose word is withdrawn", "被撤回的来源代码"))
      ->required();
  command->add_option("--note", arguments->note, session.text("a note", "备注"));
  command->add_option("--reason", arguments->reason,
                      session.text("why, for the history", "原因，记入历史"));
  set_work(command, session, [&session, arguments] { return retract(session, *arguments); });
}

}  // namespace annals::cli
