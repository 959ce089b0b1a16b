#include <annals/check.h>

#include <algorithm>
#include <memory>

#include "arguments.h"
#include "commands.h"
#include "findings.h"
#include "words.h"

namespace annals::cli {
namespace {

struct WaiveArguments {
  std::string rule, agency, year, indicator, why, until, source;
};

Result<CheckOptions> options_of(const Store& store, const WaiveArguments& arguments) {
  auto rule = RuleCode::parse(arguments.rule);
  if (!rule) return rule.error();
  const auto agency = store.find_agency(arguments.agency);
  if (!agency) return agency.error();
  const auto year = parse_year(arguments.year);
  if (!year) return Error{ErrorCode::kInvalidArgument, "YEAR: " + year.error().message};
  return CheckOptions{.read = {.years = {*year, *year}},
                      .rule = *std::move(rule),
                      .agencies = {agency->code},
                      .waived = true};
}

// The one finding that is meant.
Result<Finding> finding_of(const Session& session, const Store& store,
                           const WaiveArguments& arguments) {
  const auto options = options_of(store, arguments);
  if (!options) return options.error();
  auto findings = check(store, *options);
  if (!findings) return findings.error();
  if (!arguments.indicator.empty()) {
    const auto indicator = store.find_indicator(arguments.indicator);
    if (!indicator) return indicator.error();
    std::erase_if(*findings, [&](const Finding& finding) {
      return finding.indicators.front() != indicator->code;
    });
  }
  if (findings->empty()) {
    return Error{ErrorCode::kNotFound,
                 session.text("there is nothing to waive: ", "没有可认可的问题：") + "\"" +
                     arguments.rule + "\"" +
                     session.text(" finds no fault with ", " 未发现问题，") + arguments.agency +
                     session.text(" in ", "，") + arguments.year};
  }
  if (findings->size() == 1) return findings->front();
  std::string codes;
  for (const Finding& finding : *findings) {
    codes += (codes.empty() ? "" : ", ") + finding.indicators.front().str();
  }
  return Error{ErrorCode::kConflict,
               session.text("there are several findings; name one by --indicator: ",
                            "有多个问题，请用 --indicator 指定一个：") +
                   codes};
}

Result<ExitCode> waive(const Session& session, const WaiveArguments& arguments) {
  const auto until = parse_date(arguments.until);
  if (!until) return Error{ErrorCode::kInvalidArgument, "--until: " + until.error().message};
  auto store = session.open_to_write();
  if (!store) return store.error();
  auto finding = finding_of(session, *store, arguments);
  if (!finding) return finding.error();
  Waiver waiver{.rule = finding->rule,
                .agency = finding->agency,
                .indicator = finding->indicators.front(),
                .year = finding->year,
                .why = arguments.why,
                .until = *until,
                .given_for = figures_of(*finding)};
  if (!arguments.source.empty()) {
    const auto source = store->find_source(arguments.source);
    if (!source) return source.error();
    waiver.document = source->code;
  }
  const auto given = store->waive(waiver);
  if (!given) return given.error();
  session.print(*given ? session.say("waived; it stays on record and opens again when a figure "
                                     "changes or the day has passed",
                                     "已认可并记录在案；数值变化或期限届满时将重新列出")
                       : session.say("the last waiver says so already; nothing was added",
                                     "上一次认可与此相同，未新增记录"));
  return ExitCode::kGood;
}

}  // namespace

void add_waive(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "waive", session.text("let a finding stand: who, why, on which document, until when",
                            "认可一个问题：认可人、理由、依据、期限"));
  const auto arguments = std::make_shared<WaiveArguments>();
  const auto due = [&](const char* name, std::string& target, std::string description) {
    command->add_option(name, target, std::move(description))->required();
  };
  due("RULE", arguments->rule, session.text("code of the rule", "规则代码"));
  due("AGENCY", arguments->agency,
      session.text("code, name or alias of an agency", "机构的代码、名称或别名"));
  due("YEAR", arguments->year, session.text("four digits", "四位年份"));
  due("--why", arguments->why, session.text("why it may stand", "认可的理由"));
  due("--until", arguments->until,
      session.text("the last day on which it holds: 2027-12-31", "有效期的最后一日：2027-12-31"));
  command->add_option("--indicator", arguments->indicator,
                      session.text("the first one of the finding, where there are several",
                                   "有多个问题时，所指问题的首个指标"));
  command->add_option("--source", arguments->source,
                      session.text("code of the document it rests on", "所依据文件的来源代码"));
  set_work(command, session, [&session, arguments] { return waive(session, *arguments); });
}

}  // namespace annals::cli
