#include <annals/explain.h>

#include <memory>

#include "arguments.h"
#include "commands.h"
#include "computed_words.h"
#include "outline.h"
#include "words.h"

namespace annals::cli {
namespace {

struct ExplainArguments {
  SeriesArguments series;
  std::string year;
  ReadArguments read;
};

// To the second.
std::string moment(Timestamp timestamp) {
  std::string text = to_string(timestamp).substr(0, 19);
  text[10] = ' ';
  return text + " UTC";
}

std::string day_or_open(const std::optional<Date>& day) { return day ? to_string(*day) : ""; }

// Fills in the sections, one after another.
class Explainer {
 public:
  Explainer(const Session& session, const Explanation& explanation, const ReadOptions& options,
            const std::vector<Indicator>& indicators)
      : session_(session),
        it_(explanation),
        options_(options),
        words_(session, explanation.indicator, indicators),
        outline_(name_of(session, explanation.agency) + say(", ", "，") +
                 name_of(session, explanation.indicator) + say(", ", "，") +
                 to_string(explanation.year)) {}

  Outline run() {
    about();
    word();
    computed();
    for (const SourceWord& other : it_.other_words) other_word(other);
    definition();
    structure();
    return std::move(outline_);
  }

 private:
  std::string say(std::string_view english, std::string_view chinese) const {
    return session_.text(english, chinese);
  }
  std::string colon() const { return say(": ", "："); }
  void field(std::string key, std::string label, Cell cell) {
    outline_.field(std::move(key), std::move(label), std::move(cell));
  }
  // For programs only.
  void code(std::string key, std::string_view text) {
    if (!text.empty()) field(std::move(key), "", {"", Json(text)});
  }

  // For programs only: what the figure is of.
  void about() {
    outline_.section("figure", "");
    code("agency", it_.agency.code.str());
    code("indicator", it_.indicator.code.str());
    field("year", "", {"", Json(static_cast<int>(it_.year))});
  }

  void word() {
    if (!it_.word) {
      outline_.section("word", options_.as_of ? say("Nothing is on record that was published by ",
                                                    "没有在此日期前公布的记录：") +
                                                    to_string(*options_.as_of)
                                              : say("Nothing is on record", "没有记录"));
      return;
    }
    const Observation& observation = it_.word->observation;
    const std::string value =
        observation.value ? with_unit(session_, value_text(session_, observation), it_.indicator)
                          : say("no value", "无数值");
    outline_.section("word", say("Printed: ", "原文：") + value);
    if (observation.value) code("value", observation.value->str());
    if (it_.range) {
      const auto& [low, high] = *it_.range;
      if (!it_.range->is_point()) {
        field("", say("stands for", "代表范围"), printed_range_text(session_, *it_.range));
      }
      code("low", low ? low->at.str() : "");
      code("high", high ? high->at.str() : "");
    }
    rest_of(*it_.word);
  }

  // What is told of every word of a source.
  void rest_of(const SourceWord& word) {
    const Observation& observation = word.observation;
    if (observation.bound != Bound::kExact) code("bound", to_string(observation.bound));
    const std::string status = status_words(session_, observation.status);
    field("status", say("status", "状态"), {status, Json(observation.status.letters())});
    source_of(*word.source);
    field("locator", say("where", "位置"), observation.locator);
    field("note", say("note", "备注"), observation.note);
    field("recorded_at", say("recorded", "录入"),
          {recorded(*word.write), Json(to_string(word.write->recorded_at))});
    code("author", word.write->author);
    code("reason", word.write->reason);
  }

  void source_of(const SourceDocument& source) {
    code("source", source.code.str());
    code("title", source.title);
    code("document_number", source.document_number);
    code("publisher", source.publisher);
    code("published", source.published ? source.published->str() : "");
    code("url", source.url);
    field("", say("source", "来源"), source.code.str() + colon() + citation(session_, source));
  }

  std::string recorded(const WriteRecord& write) const {
    std::string text = moment(write.recorded_at) + say(" by ", "，") + write.author;
    if (!write.reason.empty()) text += colon() + write.reason;
    return text;
  }

  std::string standing(const SourceWord& word) const {
    switch (word.standing) {
      case WordStanding::kCounts:
        return say("counts", "现行");
      case WordStanding::kPublishedEarlier:
        return say("gives way to a source published later", "让位于后发布的来源");
      case WordStanding::kNoDate:
        return say("gives way to a source with a date", "发布日期不详，让位于有日期的来源");
      case WordStanding::kRecordedEarlier:
        return say("gives way to what was recorded later", "让位于后录入的数值");
      case WordStanding::kCorrected:
        return say("corrected since", "其后已更正");
      case WordStanding::kRetracted:
        return say("withdrawn since", "其后已撤回");
    }
    return {};
  }

  void other_word(const SourceWord& word) {
    const bool has_value = word.observation.value.has_value();
    const std::string value =
        has_value ? with_unit(session_, value_text(session_, word.observation), it_.indicator)
                  : say("no value", "无数值");
    outline_.section("other_words",
                     say("Also said: ", "另有：") + value + say(", which ", "，") + verb(word),
                     true);
    if (has_value) code("value", word.observation.value->str());
    code("standing", to_string(word.standing));
    rest_of(word);
    if (!word.ended_by) return;
    const bool withdrawn = word.standing == WordStanding::kRetracted;
    field("ended_at", withdrawn ? say("withdrawn", "撤回") : say("corrected", "更正"),
          {recorded(*word.ended_by), Json(to_string(word.ended_by->recorded_at))});
  }

  // "which gives way to ...", "which was corrected since".
  std::string verb(const SourceWord& word) const {
    const bool passive =
        word.standing == WordStanding::kCorrected || word.standing == WordStanding::kRetracted;
    return (passive ? say("was ", "") : "") + standing(word);
  }

  std::string computed_heading() const {
    const ComputedValue& value = it_.computed;
    if (!value.value) return say("Not computed: ", "未计算：") + words_.reason(value, true);
    const std::string text =
        say("Computed: ", "计算值：") + with_unit(session_, value.value->plain(), it_.indicator);
    if (!value.agreement) return text;
    return text + say(" (", "（") + words_.verdict(value) + say(")", "）");
  }

  void computed() {
    const ComputedValue& value = it_.computed;
    if (value.rule == ComputedBy::kNothing) return;
    outline_.section("computed", computed_heading());
    if (value.value) code("value", value.value->str());
    if (value.agreement) code("agreement", to_string(*value.agreement));
    if (value.difference) code("difference", value.difference->str());
    code("reason", to_string(value.reason));
    field("rule", say("rule", "规则"), {words_.rule(value.rule), Json(to_string(value.rule))});
    if (value.value) rounding(value);
    field("status", say("status", "状态"),
          {status_words(session_, value.status),
           value.status.normal() ? Json() : Json(value.status.letters())});
    for (std::size_t i = 0; i < value.inputs.size(); ++i) input(value, i);
  }

  void rounding(const ComputedValue& value) {
    const bool even = it_.indicator.rounding == RoundingRule::kHalfEven;
    const std::string decimals = std::to_string(value.value->decimals());
    field("rounding", say("rounding", "修约"),
          {(even ? say("half to even", "四舍六入五成双") : say("half up", "四舍五入")) +
               say(", to " + decimals + (decimals == "1" ? " decimal" : " decimals"),
                   "，保留 " + decimals + " 位小数"),
           Json(to_string(it_.indicator.rounding))});
    field("unrounded", say("unrounded", "修约前"),
          {words_.unrounded(value), Json(value.unrounded)});
    const bool wide = value.range && value.range->low < value.range->high;
    if (!value.range || wide) {
      field("", say("may be", "可能范围"),
            value.range ? words_.range(value) : words_.range_reason(value));
    }
    if (!value.range) return;
    field("low", "", {"", Json(value.range->low)});
    field("high", "", {"", Json(value.range->high)});
  }

  void input(const ComputedValue& value, std::size_t i) {
    const ComputedInput& input = value.inputs[i];
    const bool count = value.rule == ComputedBy::kCounts && value.inputs.size() == 2;
    std::string label = say("input", "输入");
    if (count) label = i == 0 ? say("numerator", "分子") : say("denominator", "分母");
    std::string text = words_.input(input);
    if (input.indicator) text += say(", ", "，") + words_.name(*input.indicator);
    if (input.beside) {
      text += say(", printed beside the rate", "，与该数值同处印出");
    } else if (input.computed) {
      text += say(", computed by its own rule", "，按其自身规则计算");
    } else if (input.source) {
      text += say(", from ", "，来源 ") + input.source->code.str();
      if (!input.locator.empty()) text += say(", ", "，") + input.locator;
    }
    Json machine{{"value", input.value->str()}};
    if (input.indicator) machine["indicator"] = input.indicator->str();
    if (input.source) machine["source"] = input.source->code.str();
    if (!input.locator.empty()) machine["locator"] = input.locator;
    field("inputs", label, {text, std::move(machine)});
  }

  void definition() {
    const Indicator& indicator = it_.indicator;
    outline_.section("definition", say("Definition", "定义"));
    field("text", say("what", "含义"), best_text(indicator.definition, session_.language));
    for (const DefinitionVersion& version : it_.versions) version_of(version);
    for (const SeriesBreak& each : it_.breaks) {
      field("breaks", say("break", "中断"),
            {say("from " + to_string(each.first_year) + " on",
                 "自 " + to_string(each.first_year) + " 年起") +
                 (each.reason.empty() ? "" : colon() + each.reason),
             Json(static_cast<int>(each.first_year))});
    }
    if (it_.break_in_year) {
      field("break_in_year", say("comparable", "可比性"),
            {say("not with the years before", "与此前年份不可比"), Json(true)});
    }
  }

  void version_of(const DefinitionVersion& version) {
    std::string text = version.version;
    if (version.valid_from) text += say(", from ", "，自 ") + day_or_open(version.valid_from);
    if (version.valid_to) text += say(", to ", "，至 ") + day_or_open(version.valid_to);
    if (!version.legal_basis.empty()) text += say(", by ", "，依据 ") + version.legal_basis;
    field("versions", say("version", "版本"), {text, Json(version.version)});
    field("numerator_rules", say("numerator", "分子"), version.numerator_rule);
    field("denominator_rules", say("denominator", "分母"), version.denominator_rule);
    field("version_notes", say("note", "备注"), version.note);
  }

  void structure() {
    if (!it_.parent && it_.successions.empty() && it_.agency_existed) return;
    outline_.section("structure", say("Agency", "机构"));
    if (!it_.agency_existed) {
      field("existed", say("existed", "存在"),
            {say("not in this year", "该年不存在"), Json(false)});
    }
    if (it_.parent) {
      field("parent", say("under", "隶属"),
            {name_of(session_, *it_.parent), Json(it_.parent->code.str())});
    }
    for (const Succession& each : it_.successions) {
      field("successions", say("succession", "沿革"),
            {to_string(each.year) + colon() + each.predecessor.str() + " " +
                 succession_word(session_, each.kind) + " " + each.successor.str(),
             Json(each.predecessor.str() + " " + std::string(to_string(each.kind)) + " " +
                  each.successor.str() + " " + to_string(each.year))});
    }
  }

  const Session& session_;
  const Explanation& it_;
  const ReadOptions& options_;
  ComputedWords words_;
  Outline outline_;
};

Result<ExitCode> explain_figure(const Session& session, const ExplainArguments& arguments) {
  const auto options = arguments.read.options();
  if (!options) return options.error();
  const auto year = parse_year(arguments.year);
  if (!year) return Error{ErrorCode::kInvalidArgument, year.error().message};
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto subjects = find_both(*store, arguments.series.agency, arguments.series.indicator);
  if (!subjects) return subjects.error();
  const auto explanation =
      explain(*store, subjects->agency.code, subjects->indicator.code, *year, *options);
  if (!explanation) return explanation.error();
  const auto indicators = store->indicators();
  if (!indicators) return indicators.error();
  Explainer(session, *explanation, *options, *indicators).run().print(session);
  return ExitCode::kGood;
}

}  // namespace

void add_explain(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "explain", session.text("everything behind one figure: print, sources, rule, definition",
                              "一个数值的来龙去脉：原文、来源、计算规则、定义"));
  const auto arguments = std::make_shared<ExplainArguments>();
  arguments->series.add_to(command, session);
  command->add_option("YEAR", arguments->year, session.text("the year of the figure", "数值的年份"))
      ->required();
  command->add_option("--as-of", arguments->read.as_of,
                      session.text("what was published by this day: 2024-06-30",
                                   "截至该日已公布的数据：2024-06-30"));
  command->add_option("--recorded-by", arguments->read.recorded_by,
                      session.text("what this store held by this day or moment (UTC)",
                                   "截至该日或该时刻（UTC）库中已记录的数据"));
  set_work(command, session, [&session, arguments] { return explain_figure(session, *arguments); });
}

}  // namespace annals::cli
