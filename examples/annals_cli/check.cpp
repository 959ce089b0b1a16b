#include <annals/check.h>

#include <map>
#include <memory>

#include "arguments.h"
#include "commands.h"
#include "findings.h"
#include "progress.h"
#include "words.h"

namespace annals::cli {
namespace {

struct CheckArguments {
  std::string severity = "note", rule;
  std::vector<std::string> agencies, indicators;
  ReadArguments read;
  bool all = false, held = false;
};

Result<CheckOptions> options_of(const Store& store, const CheckArguments& arguments) {
  CheckOptions options{.waived = arguments.all, .held = arguments.held};
  const auto read = arguments.read.options();
  if (!read) return read.error();
  options.read = *read;
  const auto severity = parse_severity(arguments.severity);
  if (!severity)
    return Error{ErrorCode::kInvalidArgument, "--severity: " + severity.error().message};
  options.at_least = *severity;
  for (const std::string& text : arguments.agencies) {
    const auto agency = store.find_agency(text);
    if (!agency) return agency.error();
    options.agencies.push_back(agency->code);
  }
  for (const std::string& text : arguments.indicators) {
    const auto indicator = store.find_indicator(text);
    if (!indicator) return indicator.error();
    options.indicators.push_back(indicator->code);
  }
  if (!arguments.rule.empty()) {
    auto rule = RuleCode::parse(arguments.rule);
    if (!rule) return rule.error();
    options.rule = *std::move(rule);
  }
  return options;
}

// "2 errors, 1 warning"; what is not there is left out.
std::string summary(const Session& session, const std::vector<Finding>& findings) {
  std::map<Severity, std::size_t, std::greater<>> counts;
  std::size_t waived = 0, held = 0;
  for (const Finding& finding : findings) {
    if (finding.holds) {
      ++held;
    } else if (finding.waived()) {
      ++waived;
    } else {
      ++counts[finding.severity];
    }
  }
  std::string text;
  const auto part = [&](std::size_t n, const std::string& word) {
    text += (text.empty() ? "" : session.text(", ", "，")) + std::to_string(n) + " " + word;
  };
  for (const auto& [severity, n] : counts) {
    const std::string plural = n == 1 ? "" : "s";
    part(n, session.chinese() ? "个" + severity_word(session, severity)
                              : severity_word(session, severity) + plural);
  }
  if (waived > 0) part(waived, session.text("waived", "个已认可"));
  if (held > 0) part(held, session.text("held", "项成立"));
  return text;
}

void print_for_people(const Session& session, const std::vector<Finding>& findings,
                      const std::map<AgencyCode, std::string>& names) {
  for (const Finding& finding : findings) {
    print_finding(session, finding, names.at(finding.agency));
    session.print();
  }
  session.print(findings.empty() ? session.text("nothing to find fault with", "未发现问题")
                                 : summary(session, findings));
}

Result<ExitCode> check(const Session& session, const CheckArguments& arguments) {
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto options = options_of(*store, arguments);
  if (!options) return options.error();
  const auto findings = [&] {
    const Progress progress(session.text("checking", "正在核对"));
    return annals::check(*store, *options);
  }();
  if (!findings) return findings.error();
  std::map<AgencyCode, std::string> names;
  const auto agencies = store->agencies();
  if (!agencies) return agencies.error();
  for (const Agency& agency : *agencies) names.emplace(agency.code, name_of(session, agency));
  if (session.format == Format::kTable) {
    print_for_people(session, *findings, names);
  } else if (session.format == Format::kJson) {
    print_json(session, json_of(session, *findings));
  } else {
    figures_table(session, *findings).print(session);
  }
  for (const Finding& finding : *findings) {
    if (!finding.holds && !finding.waived()) return ExitCode::kFindings;
  }
  return ExitCode::kGood;
}

}  // namespace

void add_check(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "check", session.text("what does not add up, by rules, with every figure and its source",
                            "按规则核对数值，列出不符之处及每个数值的来源"));
  const auto arguments = std::make_shared<CheckArguments>();
  command->add_option("--severity", arguments->severity,
                      session.text("note, warning or error: this and what is graver",
                                   "note、warning 或 error：列出该级别及更严重者"));
  command
      ->add_option("--agency", arguments->agencies,
                   session.text("of this agency only; may be repeated", "只核对该机构；可重复"))
      ->option_text("AGENCY ...")
      ->allow_extra_args(false);
  command
      ->add_option("--indicator", arguments->indicators,
                   session.text("what names this indicator only; may be repeated",
                                "只列出涉及该指标者；可重复"))
      ->option_text("INDICATOR ...")
      ->allow_extra_args(false);
  command->add_option("--rule", arguments->rule,
                      session.text("by the rule of this code only", "只用该代码的规则"));
  command->add_flag("--all", arguments->all,
                    session.text("findings that are waived as well", "也列出已认可的问题"));
  command->add_flag("--held", arguments->held,
                    session.text("what was compared and holds as well", "也列出核对成立的各项"));
  arguments->read.add_to(command, session);
  set_work(command, session, [&session, arguments] { return check(session, *arguments); });
}

}  // namespace annals::cli
