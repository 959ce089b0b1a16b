#include <annals/rollup.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "aggregate_words.h"
#include "arguments.h"
#include "commands.h"
#include "words.h"

namespace annals::cli {
namespace {

struct RollupArguments {
  SeriesArguments series;
  ReadArguments read;
  std::string basis = "as_was", policy = "all", members = "nearest", weight;
  bool matched = false, parts = false;
};

Error usage(std::string_view option, const std::string& message) {
  return {ErrorCode::kInvalidArgument, std::string(option) + ": " + message};
}

// Of a day or a month the year: the structure is known by years.
Result<void> read_basis(std::string_view text, RollupOptions& options) {
  constexpr std::string_view kAsOf = "as_of";
  if (text == "as_was" || text == "as_is") {
    options.basis = text == "as_is" ? RollupBasis::kAsIs : RollupBasis::kAsWas;
    return {};
  }
  const std::string_view rest = text.substr(std::min(text.size(), kAsOf.size()));
  if (!text.starts_with(kAsOf) || !(rest.starts_with('=') || rest.starts_with(':'))) {
    return usage("--basis", "\"" + std::string(text) +
                                "\" is not known: write as_was, as_is, as_of=2019 or "
                                "as_of=2019-06-30");
  }
  const auto date = PartialDate::parse(rest.substr(1));
  if (!date) return usage("--basis", date.error().message);
  const auto year = parse_year(std::string_view(date->str()).substr(0, 4));
  if (!year) return usage("--basis", year.error().message);
  options.basis = RollupBasis::kAsOf;
  options.basis_year = *year;
  return {};
}

Result<RollupOptions> options_of(const RollupArguments& arguments) {
  RollupOptions options;
  const auto read = arguments.read.options();
  if (!read) return read.error();
  options.read = *read;
  if (auto done = read_basis(arguments.basis, options); !done) return done.error();
  const auto policy = parse_coverage_policy(arguments.policy);
  if (!policy) return usage("--policy", policy.error().message);
  options.policy = *policy;
  options.matched = arguments.matched;
  if (arguments.members == "children") {
    options.members = RollupMembers::kChildren;
  } else if (arguments.members == "leaves") {
    options.members = RollupMembers::kLeaves;
  } else if (arguments.members != "nearest") {
    return usage("--members",
                 "\"" + arguments.members + "\" is not known: write nearest, children or leaves");
  }
  return options;
}

std::string method_text(const Session& session, const Rollup& rolled) {
  const RollupOptions& options = rolled.options;
  std::string text = aggregation_word(session, rolled.indicator.aggregation);
  text += session.text("; structure ", "；结构：");
  switch (options.basis) {
    case RollupBasis::kAsWas:
      text += session.text("of each year", "各年当年");
      break;
    case RollupBasis::kAsIs:
      text += session.text("of today", "现行");
      break;
    case RollupBasis::kAsOf:
      text += session.text("of ", "") + to_string(options.basis_year) + session.text("", " 年");
      break;
  }
  text += session.text("; required: ", "；覆盖要求：");
  const std::string minimum = options.policy.minimum.plain();
  switch (options.policy.rule) {
    case CoverageRule::kAll:
      text += session.text("all members", "全部成员");
      break;
    case CoverageRule::kOneThird:
      text += session.text("at most one third missing", "缺失不超过三分之一");
      break;
    case CoverageRule::kMinimumShare:
      text += session.text("at least ", "至少 ") + minimum +
              session.text(" of the members", "（按成员数）");
      break;
    case CoverageRule::kMinimumWeight:
      text += session.text("at least ", "至少 ") + minimum +
              session.text(" of the weight", "（按权重）");
      break;
  }
  if (options.matched) text += session.text("; the same members in all years", "；各年成员相同");
  return text;
}

std::string why_missing(const Session& session, const RollupMember& member) {
  const ObsStatusSet status = member.observation ? member.observation->status : ObsStatusSet();
  return obstacle_text(session, member.obstacle, member.reason, status);
}

// Those with one reason together: for programs every member, for people some.
Cell missing_cell(const Session& session, const RollupYear& year) {
  std::vector<std::pair<std::string, std::vector<std::string>>> by_reason;
  std::string codes;
  for (const RollupMember& member : year.members) {
    if (member.reporting()) continue;
    const std::string why = why_missing(session, member);
    const auto found = std::find_if(by_reason.begin(), by_reason.end(),
                                    [&](const auto& each) { return each.first == why; });
    auto& group =
        found == by_reason.end() ? by_reason.emplace_back(why, std::vector<std::string>()) : *found;
    group.second.push_back(member.agency.str());
    codes += (codes.empty() ? "" : "|") + member.agency.str() + ":" +
             std::string(to_string(member.obstacle));
  }
  std::string text;
  for (const auto& [why, agencies] : by_reason) {
    text += (text.empty() ? "" : session.text("; ", "；")) + some_of(session, agencies) + " (" +
            why + ")";
  }
  return {text, codes.empty() ? Json() : Json(codes)};
}

std::string value_text(const Session& session, const RollupYear& year) {
  if (!year.computed) {
    return obstacle_text(session, year.obstacle, "", {});
  }
  const std::string text =
      print_value(year.computed->value, year.computed->bound, session.language);
  return year.value() ? text : "(" + text + ")";
}

std::string share_text(const MemberCoverage& coverage) {
  if (!coverage.weight_expected || coverage.weight_expected->zero()) return {};
  const auto share = quotient(*coverage.weight_reporting, *coverage.weight_expected, 100, 1);
  return share ? share->plain() + "%" : std::string();
}

Json machine(const std::optional<Decimal>& value) { return value ? Json(value->str()) : Json(); }

Table table_by_year(const Session& session, const Rollup& rolled) {
  Table table({{"year", session.text("Year", "年份"), Align::kRight},
               {"value", session.text("Value", "数值"), Align::kRight},
               {"computed", ""},
               {"bound", ""},
               {"low", ""},
               {"high", ""},
               {"", session.text("Range", "区间"), Align::kRight},
               {"numerator", session.text("Numerator", "分子"), Align::kRight},
               {"denominator", session.text("Denominator", "分母"), Align::kRight},
               {"status", session.text("Status", "状态")},
               {"expected", ""},
               {"reporting", session.text("Reporting", "有数成员"), Align::kRight},
               {"weight_expected", ""},
               {"weight_reporting", session.text("Weight", "权重"), Align::kRight},
               {"passed", ""},
               {"printed", session.text("Its own", "本级公布"), Align::kRight},
               {"missing", session.text("Missing", "缺失")}});
  for (const RollupYear& year : rolled.years) {
    const MemberCoverage& coverage = year.coverage;
    const Aggregate nothing{.value = Decimal()};
    const Aggregate& computed = year.computed ? *year.computed : nothing;
    const bool there = year.computed.has_value();
    table.add({year_cell(year.year),
               Cell(value_text(session, year), year.value() ? Json(computed.value.str()) : Json()),
               Cell("", there ? Json(computed.value.str()) : Json()),
               Cell("", there ? Json(to_string(computed.bound)) : Json()),
               Cell("", machine(computed.low)), Cell("", machine(computed.high)),
               Cell(there ? range_text(session, computed) : "", Json()),
               decimal_cell(computed.numerator), decimal_cell(computed.denominator),
               Cell(status_words(session, computed.status),
                    computed.status.normal() ? Json() : Json(computed.status.letters())),
               Cell("", Json(coverage.expected)),
               Cell(std::to_string(coverage.reporting) + session.text(" of ", " / ") +
                        std::to_string(coverage.expected),
                    Json(coverage.reporting)),
               Cell("", machine(coverage.weight_expected)),
               Cell(share_text(coverage), machine(coverage.weight_reporting)),
               Cell("", Json(coverage.passed)),
               year.printed ? value_cell(session, *year.printed) : Cell(""),
               missing_cell(session, year)});
  }
  return table;
}

Table table_of_parts(const Session& session, const Rollup& rolled) {
  Table table({{"year", session.text("Year", "年份"), Align::kRight},
               {"agency", session.text("Member", "成员")},
               {"value", session.text("Value", "数值"), Align::kRight},
               {"numerator", session.text("Numerator", "分子"), Align::kRight},
               {"denominator", session.text("Denominator", "分母"), Align::kRight},
               {"counted", ""},
               {"obstacle", session.text("Missing", "缺失")},
               {"source", session.text("Source", "来源")},
               {"locator", session.text("Where", "位置")}});
  const auto add = [&](Year year, const RollupMember& member) {
    const auto& observation = member.observation;
    table.add({year_cell(year), member.agency.str(),
               observation ? value_cell(session, *observation) : Cell(""),
               decimal_cell(member.numerator), decimal_cell(member.denominator),
               Cell("", Json(member.reporting())),
               Cell(why_missing(session, member),
                    member.reporting() ? Json() : Json(to_string(member.obstacle))),
               Cell(member.source ? member.source->code.str() : ""),
               Cell(observation ? observation->locator : "")});
  };
  for (const RollupYear& year : rolled.years) {
    for (const RollupMember& member : year.members) add(year.year, member);
    for (const RollupMember& member : year.aside) add(year.year, member);
  }
  return table;
}

// What the table has no room for.
std::vector<std::string> remarks(const Session& session, const Rollup& rolled) {
  std::vector<std::string> lines;
  const auto by_year = [&](Year year, const RollupMember& member, std::string_view why) {
    return to_string(year) + session.text(", ", "，") + member.agency.str() +
           session.text(": ", "：") + std::string(why);
  };
  bool withheld = false;
  for (const RollupYear& year : rolled.years) withheld |= year.computed && !year.value();
  if (withheld) {
    lines.push_back(session.text("in parentheses: of those reporting only, fewer than required",
                                 "括号内：仅为有数成员的结果，未达覆盖要求"));
  }
  for (const RollupYear& year : rolled.years) {
    for (const RollupMember& member : year.aside) {
      lines.push_back(session.text("not counted: ", "未计入：") +
                      by_year(year.year, member, why_missing(session, member)));
    }
    for (const RollupMember& member : year.members) {
      if (member.doubt.empty()) continue;
      lines.push_back(session.text("in doubt: ", "存疑：") +
                      by_year(year.year, member, member.doubt));
    }
  }
  for (const LeftOutMember& each : rolled.left_out) {
    lines.push_back(session.text("left out: ", "未纳入：") + each.agency.str() + " (" +
                    to_string(each.year) + session.text(": ", "：") +
                    (each.obstacle == Obstacle::kNone
                         ? session.text("no member then", "当年不是成员")
                         : obstacle_text(session, each.obstacle, each.reason, {})) +
                    ")");
  }
  for (const SeriesBreak& known : rolled.breaks) {
    lines.push_back(session.text("break in series in ", "口径中断于 ") +
                    to_string(known.first_year) +
                    (known.agency ? session.text(" for ", "，仅 ") + known.agency->str() : "") +
                    (known.reason.empty() ? "" : session.text(": ", "：") + known.reason));
  }
  for (const Succession& step : rolled.not_followed) {
    lines.push_back(not_followed_text(session, step));
  }
  return lines;
}

Result<ExitCode> roll_up(const Session& session, const RollupArguments& arguments) {
  auto options = options_of(arguments);
  if (!options) return options.error();
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto subjects = find_both(*store, arguments.series.agency, arguments.series.indicator);
  if (!subjects) return subjects.error();
  if (!arguments.weight.empty()) {
    const auto weight = store->find_indicator(arguments.weight);
    if (!weight) return weight.error();
    options->weight = weight->code;
  }
  const auto rolled = rollup(*store, subjects->agency.code, subjects->indicator.code, *options);
  if (!rolled) return rolled.error();
  const Table table =
      arguments.parts ? table_of_parts(session, *rolled) : table_by_year(session, *rolled);
  if (session.format != Format::kTable) {
    table.print(session);
    return ExitCode::kGood;
  }
  const std::string unit(rolled->indicator.unit_in(session.language));
  session.print(name_of(session, rolled->parent) + session.text(", rolled up: ", "，汇总：") +
                name_of(session, rolled->indicator) + (unit.empty() ? "" : " (" + unit + ")"));
  session.print(method_text(session, *rolled));
  session.print();
  table.print(session);
  const auto lines = remarks(session, *rolled);
  if (!lines.empty()) session.print();
  for (const std::string& line : lines) session.print(line);
  return ExitCode::kGood;
}

}  // namespace

void add_rollup(CLI::App& app, Session& session) {
  CLI::App* const command =
      app.add_subcommand("rollup", session.text("an indicator added up over the agencies below one",
                                                "把某机构以下各机构的指标汇总"));
  const auto arguments = std::make_shared<RollupArguments>();
  arguments->series.add_to(command, session);
  arguments->read.add_to(command, session);
  command->add_option("--basis", arguments->basis,
                      session.text("whose structure: as_was (of each year), as_is or as_of=2019; "
                                   "of a day, as_of=2019-06-30, that of its year",
                                   "按何时的结构：as_was（各年当年）、as_is 或 as_of=2019；"
                                   "as_of=2019-06-30 按该日所在年份"));
  command->add_option("--policy", arguments->policy,
                      session.text("what must be covered: all, third, share=0.8 or weight=0.8",
                                   "覆盖要求：all、third、share=0.8 或 weight=0.8"));
  command->add_option("--members", arguments->members,
                      session.text("who is added up: nearest, children or leaves",
                                   "汇总哪些成员：nearest、children 或 leaves"));
  command->add_option("--weight", arguments->weight,
                      session.text("the indicator that weighs the members", "作为成员权重的指标"));
  command->add_flag(
      "--matched", arguments->matched,
      session.text("only members with figures in all of the years", "只用各年都有数值的成员"));
  command->add_flag("--parts", arguments->parts,
                    session.text("list the members' figures instead", "改为列出各成员的数值"));
  set_work(command, session, [&session, arguments] { return roll_up(session, *arguments); });
}

}  // namespace annals::cli
