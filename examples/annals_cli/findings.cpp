#include "findings.h"

#include <annals/terminal.h>

#include <algorithm>

#include "words.h"

namespace annals::cli {
namespace {

std::string_view part_name(FigurePart part) {
  switch (part) {
    case FigurePart::kValue:
      return "value";
    case FigurePart::kNumerator:
      return "numerator";
    case FigurePart::kDenominator:
      return "denominator";
  }
  return {};
}

std::string_view state_name(WaiverState state) {
  switch (state) {
    case WaiverState::kNone:
      return "none";
    case WaiverState::kHolds:
      return "holds";
    case WaiverState::kChanged:
      return "changed";
    case WaiverState::kExpired:
      return "expired";
  }
  return {};
}

std::string value_of(const Session& session, const Figure& figure) {
  if (!figure.value) return "\u2013";
  return print_value(*figure.value, figure.bound, session.language);
}

std::string what_it_is(const Session& session, const Figure& figure, const Finding& finding) {
  std::string text = figure.indicator.str();
  if (figure.part == FigurePart::kNumerator) text += session.text(", numerator", "，分子");
  if (figure.part == FigurePart::kDenominator) text += session.text(", denominator", "，分母");
  if (figure.agency != finding.agency) text = figure.agency.str() + ", " + text;
  return text + " " + to_string(figure.year);
}

std::string place_of(const Session& session, const Figure& figure) {
  if (!figure.source) return session.text("nothing is on record", "无记录");
  return figure.source->str() + (figure.locator.empty() ? "" : " " + figure.locator);
}

std::string filled(std::string text, std::size_t width) {
  const std::size_t now = display_width(text);
  return text.append(now < width ? width - now : 0, ' ');
}

void print_figures(const Session& session, const Finding& finding) {
  std::vector<std::pair<std::string, std::string>> words;
  std::size_t value_width = 0, word_width = 0;
  for (const Figure& figure : finding.figures) {
    words.emplace_back(value_of(session, figure), what_it_is(session, figure, finding));
    value_width = std::max(value_width, display_width(words.back().first));
    word_width = std::max(word_width, display_width(words.back().second));
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string blanks(value_width - display_width(words[i].first), ' ');
    session.print("  " + blanks + words[i].first + "  " + filled(words[i].second, word_width) +
                  "  " + place_of(session, finding.figures[i]));
  }
}

std::string comparison_text(const Session& session, const Finding& finding) {
  if (finding.holds) {
    return finding.seen + session.text(" agrees with ", "，符合 ") + finding.expected;
  }
  std::string expected = session.text("; expected ", "；应为 ");
  switch (finding.kind) {
    case RuleKind::kExpected:
      return session.text("a value is expected", "应有数值");
    case RuleKind::kSourcesDisagree:
      expected = session.text("; elsewhere ", "；另有来源为 ");
      break;
    case RuleKind::kJump:
      expected = session.text("; expected a change ", "；变动应 ");
      break;
    case RuleKind::kIdentity:
    case RuleKind::kRange:
    case RuleKind::kRateAgainstCounts:
    case RuleKind::kParentAgainstChildren:
      break;
  }
  return finding.seen + expected + finding.expected;
}

void print_waiver(const Session& session, const Finding& finding) {
  if (!finding.waiver) return;
  const Waiver& waiver = *finding.waiver;
  std::string line;
  switch (finding.waiver_state) {
    case WaiverState::kNone:
      return;
    case WaiverState::kHolds:
      line = session.text("waived", "已认可");
      break;
    case WaiverState::kChanged:
      line = session.text("open again, since the figures have changed; waived before",
                          "数值已变化，重新列出；此前认可");
      break;
    case WaiverState::kExpired:
      line = session.text("open again, since the waiver has run out; waived before",
                          "认可期限已过，重新列出；此前认可");
      break;
  }
  line += session.text(" until ", "至 ") + to_string(waiver.until) + session.text(" by ", "，") +
          waiver.who + session.text(": ", "：") + waiver.why;
  if (waiver.document) line += " (" + waiver.document->str() + ")";
  session.print("  " + line);
}

std::string codes_of(const Finding& finding) {
  std::string text;
  for (const IndicatorCode& code : finding.indicators) {
    text += (text.empty() ? "" : "|") + code.str();
  }
  return text;
}

Json json_of(const Figure& figure) {
  return {{"agency", figure.agency.str()},
          {"indicator", figure.indicator.str()},
          {"year", static_cast<int>(figure.year)},
          {"part", part_name(figure.part)},
          {"value", figure.value ? Json(figure.value->str()) : Json()},
          {"bound", to_string(figure.bound)},
          {"source", figure.source ? Json(figure.source->str()) : Json()},
          {"locator", figure.locator}};
}

Json json_of(const Waiver& waiver) {
  return {{"who", waiver.who},
          {"why", waiver.why},
          {"until", to_string(waiver.until)},
          {"document", waiver.document ? Json(waiver.document->str()) : Json()},
          {"given_for", waiver.given_for},
          {"recorded_at", to_string(waiver.recorded_at)}};
}

}  // namespace

std::string severity_word(const Session& session, Severity severity) {
  switch (severity) {
    case Severity::kNote:
      return session.text("note", "提示");
    case Severity::kWarning:
      return session.text("warning", "警告");
    case Severity::kError:
      return session.text("error", "错误");
  }
  return {};
}

void print_finding(const Session& session, const Finding& finding, const std::string& agency) {
  const std::string_view name = best_text(finding.names, session.language);
  const std::string comma = session.text(", ", "，");
  const std::string outcome =
      finding.holds ? session.text("holds", "成立") : severity_word(session, finding.severity);
  session.print(outcome + session.text(": ", "：") + agency + comma + to_string(finding.year) +
                comma + finding.rule.str() +
                (name.empty() ? "" : session.text(": ", "：") + std::string(name)));
  session.print("  " + comparison_text(session, finding));
  print_figures(session, finding);
  print_waiver(session, finding);
}

Table figures_table(const Session& session, const std::vector<Finding>& findings) {
  Table table({{"finding", session.text("No.", "序号"), Align::kRight},
               {"holds", ""},
               {"severity", session.text("Severity", "级别")},
               {"rule", session.text("Rule", "规则")},
               {"agency", session.text("Agency", "机构")},
               {"year", session.text("Year", "年份"), Align::kRight},
               {"indicators", ""},
               {"seen", session.text("Seen", "所见")},
               {"expected", session.text("Expected", "应为")},
               {"waiver", session.text("Waiver", "认可")},
               {"figure_agency", ""},
               {"figure_indicator", session.text("Figure", "数值所属指标")},
               {"figure_year", session.text("Year", "年份"), Align::kRight},
               {"figure_part", ""},
               {"figure_value", session.text("Value", "数值"), Align::kRight},
               {"figure_bound", ""},
               {"figure_source", session.text("Source", "来源")},
               {"figure_locator", session.text("Where", "位置")}});
  int number = 0;
  for (const Finding& finding : findings) {
    ++number;
    for (const Figure& figure : finding.figures) {
      table.add({Cell(std::to_string(number), Json(number)), Cell("", Json(finding.holds)),
                 to_string(finding.severity), finding.rule.str(), finding.agency.str(),
                 year_cell(finding.year), Cell("", Json(codes_of(finding))), finding.seen,
                 finding.expected, finding.waiver ? state_name(finding.waiver_state) : "",
                 Cell("", Json(figure.agency.str())), figure.indicator.str(),
                 year_cell(figure.year), Cell("", Json(part_name(figure.part))),
                 Cell(value_of(session, figure), figure.value ? Json(figure.value->str()) : Json()),
                 Cell("", figure.bound == Bound::kExact ? Json() : Json(to_string(figure.bound))),
                 figure.source ? figure.source->str() : "", figure.locator});
    }
  }
  return table;
}

Json json_of(const Session& session, const std::vector<Finding>& findings) {
  Json document = Json::array();
  for (const Finding& finding : findings) {
    Json each = {{"holds", finding.holds},
                 {"severity", to_string(finding.severity)},
                 {"rule", finding.rule.str()},
                 {"kind", to_string(finding.kind)},
                 {"name", best_text(finding.names, session.language)},
                 {"agency", finding.agency.str()},
                 {"year", static_cast<int>(finding.year)},
                 {"indicators", Json::array()},
                 {"seen", finding.seen},
                 {"expected", finding.expected},
                 {"figures", Json::array()},
                 {"waiver_state", state_name(finding.waiver_state)},
                 {"waiver", finding.waiver ? json_of(*finding.waiver) : Json()}};
    for (const IndicatorCode& code : finding.indicators) each["indicators"].push_back(code.str());
    for (const Figure& figure : finding.figures) each["figures"].push_back(json_of(figure));
    document.push_back(std::move(each));
  }
  return document;
}

}  // namespace annals::cli
