#include <map>
#include <memory>

#include "arguments.h"
#include "commands.h"
#include "listing.h"
#include "words.h"

namespace annals::cli {
namespace {

void print_list(const Session& session, const std::vector<const Indicator*>& indicators) {
  Table table({{"code", session.text("Code", "代码")},
               {"name", session.text("Name", "名称")},
               {"unit", session.text("Unit", "单位")},
               {"kind", session.text("Kind", "类型")},
               {"polarity", session.text("Polarity", "方向")},
               {"subject", ""},
               {"aliases", ""}});
  for (const Indicator* indicator : indicators) {
    const bool neutral = indicator->polarity == Polarity::kNeutral;
    table.add({indicator->code.str(), name_of(session, *indicator),
               Cell(std::string(indicator->unit_in(session.language)), Json(indicator->unit)),
               Cell(kind_word(session, indicator->kind), Json(to_string(indicator->kind))),
               Cell(neutral ? "" : polarity_word(session, indicator->polarity),
                    Json(to_string(indicator->polarity))),
               Cell("", indicator->subject ? Json(indicator->subject->str()) : Json()),
               Cell("", Json(aliases_of(indicator->names)))});
  }
  table.print(session);
}

std::string bounds_of(const Session& session, const Indicator& indicator) {
  std::string text;
  if (indicator.lower_bound)
    text = session.text("at least ", "不低于 ") + indicator.lower_bound->str();
  if (indicator.upper_bound) {
    if (!text.empty()) text += session.text(", ", "，");
    text += session.text("at most ", "不高于 ") + indicator.upper_bound->str();
  }
  return text;
}

std::string computation_of(const Session& session, const Indicator& indicator) {
  if (!indicator.numerator) return indicator.formula;
  const std::string factor = indicator.factor == Decimal(1) ? "" : indicator.factor.str() + " * ";
  return factor + indicator.numerator->str() + " / " + indicator.denominator->str() +
         session.text(", where the source prints both counts", "（来源同时刊载两项计数时）");
}

void print_definition(const Session& session, const Indicator& indicator) {
  print_field(session, session.say("definition", "定义"),
              best_text(indicator.definition, session.language));
  if (indicator.subject)
    print_field(session, session.say("subject", "主题"), indicator.subject->str());
  print_field(session, session.say("kind", "类型"), kind_word(session, indicator.kind));
  print_field(session, session.say("unit", "单位"), indicator.unit_in(session.language));
  print_field(session, session.say("decimals", "小数位"), std::to_string(indicator.decimals));
  print_field(session, session.say("polarity", "方向"), polarity_word(session, indicator.polarity));
  print_field(session, session.say("adds up as", "汇总方式"),
              aggregation_word(session, indicator.aggregation));
  print_field(session, session.say("computed as", "计算"), computation_of(session, indicator));
  print_field(session, session.say("bounds", "取值范围"), bounds_of(session, indicator));
}

Result<void> print_versions(const Session& session, const Store& store,
                            const Indicator& indicator) {
  const auto versions = store.definition_versions();
  if (!versions) return versions.error();
  for (const DefinitionVersion& version : *versions) {
    if (version.indicator != indicator.code) continue;
    std::string text = version.version;
    if (version.valid_from)
      text += session.text(", from ", "，自 ") + to_string(*version.valid_from);
    if (version.valid_to) text += session.text(", to ", "，至 ") + to_string(*version.valid_to);
    if (!version.legal_basis.empty()) text += session.text(", ", "，") + version.legal_basis;
    print_field(session, session.say("version", "版本"), text);
    print_field(session, session.say("  numerator", "  分子"), version.numerator_rule);
    print_field(session, session.say("  denominator", "  分母"), version.denominator_rule);
    print_field(session, session.say("  note", "  备注"), version.note);
  }
  const auto breaks = store.breaks();
  if (!breaks) return breaks.error();
  for (const SeriesBreak& known : *breaks) {
    if (known.indicator != indicator.code) continue;
    std::string text = to_string(known.first_year);
    if (known.agency) text += session.text(", for ", "，仅 ") + known.agency->str();
    if (!known.reason.empty()) text += session.text(": ", "：") + known.reason;
    print_field(session, session.say("break", "口径中断"), text);
  }
  return {};
}

Result<ExitCode> list(const Session& session, const std::string& text) {
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto indicators = store->indicators();
  if (!indicators) return indicators.error();
  if (indicators->empty() && text.empty()) {
    session.tell(session.say("no indicators are defined yet", "尚未定义指标"));
  }
  const auto named = text.empty() ? Result<Indicator>(Error{}) : store->find_indicator(text);
  if (named && session.format == Format::kTable) {
    print_field(session, session.say("code", "代码"), named->code.str());
    print_names(session, named->names);
    print_definition(session, *named);
    if (auto done = print_versions(session, *store, *named); !done) return done.error();
    return ExitCode::kGood;
  }
  std::vector<const Indicator*> found;
  for (const Indicator& indicator : *indicators) {
    const bool meant = named ? indicator.code == named->code
                             : mentions(indicator.code.str(), indicator.names, folded(text));
    if (meant) found.push_back(&indicator);
  }
  if (found.empty() && !text.empty()) return named.error();
  print_list(session, found);
  return ExitCode::kGood;
}

}  // namespace

void add_indicators(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "indicators", session.text("list indicators, or show one", "列出指标，或显示其中一个"));
  const auto text = std::make_shared<std::string>();
  command->add_option(
      "TEXT", *text,
      session.text("an indicator, or a part of codes and names", "某个指标，或代码、名称的一部分"));
  set_work(command, session, [&session, text] { return list(session, *text); });
}

}  // namespace annals::cli
