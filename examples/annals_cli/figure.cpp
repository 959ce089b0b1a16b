#include "figure.h"

#include <algorithm>

#include "words.h"

namespace annals::cli {
namespace {

constexpr int kYearsBeside = 3;

// The kind that a unit speaks for.
IndicatorKind kind_of_unit(const std::string& unit) {
  if (unit == "%" || unit == "‰") return IndicatorKind::kPercent;
  if (unit == "倍") return IndicatorKind::kRatio;
  if (unit == "分") return IndicatorKind::kScore;
  if (unit.find("元") != std::string::npos || unit == "吨" || unit == "亩")
    return IndicatorKind::kAmount;
  if (unit.ends_with("天") || unit.ends_with("日") || unit.ends_with("小时"))
    return IndicatorKind::kDuration;
  return IndicatorKind::kCount;
}

}  // namespace

const Indicator* FigureForm::find(const IndicatorCode& code) const {
  const auto found = std::find_if(indicators_.begin(), indicators_.end(),
                                  [&](const Indicator& each) { return each.code == code; });
  return found == indicators_.end() ? nullptr : &*found;
}

// One that the store has, or that was made just now.
Result<Indicator> FigureForm::named(const std::string& text) const {
  for (const Indicator& each : new_) {
    if (each.code.str() == text) return each;
    for (const auto& [language, name] : each.names.names) {
      if (folded(name) == folded(text)) return each;
    }
  }
  return store_.find_indicator(text);
}

void FigureForm::show_record(const ReviewSheet& sheet, const Proposal& proposal) const {
  if (!proposal.agency || !proposal.indicator || !proposal.year) return;
  std::string line;
  for (int back = 0; back <= kYearsBeside; ++back) {
    const Year year = *proposal.year - std::chrono::years(back);
    const auto found = sheet.known.find({*proposal.agency, *proposal.indicator, year});
    if (found == sheet.known.end() || !found->second.value) continue;
    line += (line.empty() ? "" : session_.text("; ", "；")) + to_string(year) + " " +
            value_text(session_, found->second);
    if (back == 0 && *found->second.value == proposal.value &&
        found->second.bound == proposal.bound)
      line += session_.text(" (the same)", "（相同）");
  }
  if (!line.empty()) session_.print(session_.text("  on record: ", "  库中：") + line);
}

void FigureForm::show(std::string_view place, const ReviewSheet& sheet,
                      std::size_t position) const {
  const Proposal& proposal = sheet.proposals[position];
  session_.print();
  session_.print(std::string(place) + "  " + locator_of(proposal) + "  " + marked_clause(proposal));
  std::string line = "  " + (proposal.year ? to_string(*proposal.year)
                                           : session_.text("year not known", "年份不详"));
  line += "  " + print_value(proposal.value, proposal.bound, session_.language);
  if (!proposal.unit.empty()) line += " " + proposal.unit;
  const Indicator* const indicator = proposal.indicator ? find(*proposal.indicator) : nullptr;
  if (indicator != nullptr)
    line += "  " + name_of(session_, *indicator) + " (" + indicator->code.str() + ")";
  else
    line += session_.text("  new: ", "  新：") + proposal.phrase;
  session_.print(line + session_.text(", sure ", "，把握 ") + number(proposal.confidence, 2));
  if (indicator != nullptr && !proposal.unit.empty() && indicator->unit != proposal.unit) {
    session_.print(session_.text("  printed in ", "  原文单位为 ") + proposal.unit +
                   session_.text("; the indicator is in ", "，指标单位为 ") + indicator->unit);
  }
  for (const std::string& reason : proposal.reasons) session_.print("  - " + reason);
  if (proposal.derived) session_.print("  " + note_of(session_, proposal));
  for (std::size_t i = 0; i < proposal.others.size(); ++i) {
    const Indicator* const other = find(proposal.others[i].code);
    if (other != nullptr)
      session_.print(session_.text("  or ", "  或 ") + std::to_string(i + 1) +
                     session_.text(": ", "：") + name_of(session_, *other) + " (" +
                     other->code.str() + ")");
  }
  show_record(sheet, proposal);
  for (const ReviewNote& note : sheet.notes) {
    const bool about =
        std::find(note.proposals.begin(), note.proposals.end(), position) != note.proposals.end();
    if (about && !note.holds) session_.print("  " + check_line(session_, note));
  }
}

std::string FigureForm::lacking(const Proposal& proposal) const {
  if (!proposal.indicator) {
    return session_.text("which indicator it is is not known: c names one, n makes one",
                         "尚不知属哪个指标：c 指定，n 新建");
  }
  if (!proposal.year)
    return session_.text("of which year it is is not known: c tells it", "年份不详：c 指定");
  if (!proposal.agency) {
    return "\"" + proposal.agency_phrase + "\" " +
           session_.text("is no agency of the store: skip it, or define the agency first",
                         "不是库中的机构：请跳过，或先登记该机构");
  }
  return {};
}

bool FigureForm::ask_with(std::string_view label, const std::string& now, std::string& answer) {
  const std::string shown = now.empty() ? std::string() : " [" + now + "]";
  return answers_.ask("  " + std::string(label) + shown + session_.text(":", "："), answer);
}

bool FigureForm::ask_value(Proposal& proposal) {
  const std::string now = print_value(proposal.value, proposal.bound, "zh");
  std::string answer;
  while (ask_with(session_.say("value", "数值"), now, answer)) {
    if (answer.empty()) return true;
    if (!proposal.unit.empty() && answer.ends_with(proposal.unit))
      answer.resize(answer.size() - proposal.unit.size());
    const auto value = parse_printed_value(answer);
    if (!value) {
      session_.print("  " + value.error().message);
      continue;
    }
    const bool same = value->value == proposal.value && value->bound == proposal.bound;
    proposal.value = value->value;
    proposal.bound = value->bound;
    // Then a person says it, and it follows from nothing.
    if (!same) proposal.derived.reset();
    return true;
  }
  return false;
}

bool FigureForm::ask_indicator(Proposal& proposal) {
  const std::string now = proposal.indicator ? proposal.indicator->str() : "";
  std::string answer;
  while (ask_with(session_.say("indicator", "指标"), now, answer)) {
    if (answer.empty()) return true;
    const auto indicator = named(answer);
    if (indicator) {
      proposal.indicator = indicator->code;
      return true;
    }
    session_.print("  " + indicator.error().message);
  }
  return false;
}

bool FigureForm::ask_year(Proposal& proposal) {
  const std::string now = proposal.year ? to_string(*proposal.year) : "";
  std::string answer;
  while (ask_with(session_.say("year", "年份"), now, answer)) {
    if (answer.empty()) return true;
    const auto year = parse_year(answer);
    if (year) {
      proposal.year = *year;
      return true;
    }
    session_.print("  " + year.error().message);
  }
  return false;
}

bool FigureForm::change(Proposal& proposal) {
  session_.print(
      session_.say("  press Enter to keep what stands in brackets", "  按回车保留方括号中的内容"));
  std::string unit;
  if (!ask_value(proposal) || !ask_with(session_.say("unit", "单位"), proposal.unit, unit))
    return false;
  if (!unit.empty()) proposal.unit = unit;
  return ask_indicator(proposal) && ask_year(proposal);
}

bool FigureForm::ask_phrase(Proposal& proposal) {
  std::string answer;
  if (!ask_with(session_.say("phrase to know next time", "下次识别的说法"), proposal.phrase,
                answer))
    return false;
  if (!answer.empty()) proposal.phrase = answer;
  return true;
}

// Empty: no indicator is to be made.
bool FigureForm::ask_code(std::string& code) {
  while (ask_with(session_.say("code of the new indicator, such as hotline.calls (Enter: none)",
                               "新指标代码，如 hotline.calls（回车则不建）"),
                  "", code)) {
    if (code.empty()) return true;
    const auto parsed = IndicatorCode::parse(code);
    if (!parsed) {
      session_.print("  " + parsed.error().message);
      continue;
    }
    const auto known = named(code);
    if (!known) return true;
    session_.print("  \"" + code + "\" " + session_.text("is taken by ", "已用于 ") +
                   name_of(session_, *known));
  }
  return false;
}

bool FigureForm::ask_kind(Indicator& indicator) {
  const std::string now(to_string(indicator.kind));
  std::string answer;
  while (ask_with(session_.say("kind: count, amount, percent, ratio, score or duration",
                               "类型：count、amount、percent、ratio、score、duration"),
                  now, answer)) {
    if (answer.empty()) return true;
    const auto kind = parse_indicator_kind(answer);
    if (kind) {
      indicator.kind = *kind;
      return true;
    }
    session_.print("  " + kind.error().message);
  }
  return false;
}

// Empty: no indicator is to be made after all.
bool FigureForm::ask_name(const std::string& suggested, std::string& name) {
  while (ask_with(session_.say("name", "名称"), suggested, name)) {
    if (name.empty()) name = suggested;
    const auto known = named(name);
    if (name.empty() || !known) return true;
    session_.print("  \"" + name + "\" " + session_.text("is the name of ", "已是 ") +
                   known->code.str());
  }
  return false;
}

bool FigureForm::make_indicator(Proposal& proposal) {
  std::string code, name, unit;
  if (!ask_code(code)) return false;
  if (code.empty()) return true;
  if (!ask_name(named(proposal.phrase) ? std::string() : proposal.phrase, name)) return false;
  if (name.empty()) return true;
  if (!ask_with(session_.say("unit", "单位"), proposal.unit, unit)) return false;
  Indicator indicator{.code = IndicatorCode(code)};
  const bool chinese = std::any_of(name.begin(), name.end(),
                                   [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  indicator.names.names[chinese ? "zh" : "en"] = name;
  indicator.unit = unit.empty() ? proposal.unit : unit;
  indicator.kind = kind_of_unit(indicator.unit);
  indicator.decimals = proposal.value.decimals();
  if (!ask_kind(indicator)) return false;
  proposal.indicator = indicator.code;
  proposal.unit = indicator.unit;
  indicators_.push_back(indicator);
  new_.push_back(std::move(indicator));
  return true;
}

}  // namespace annals::cli
