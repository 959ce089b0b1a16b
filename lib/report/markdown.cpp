#include "report/markdown.h"

#include <algorithm>

#include "report/page.h"

namespace annals::report {
namespace {

// A text with what would be markup escaped.
std::string marked(std::string_view text) {
  std::string result;
  for (const char c : shown(text)) {
    if (std::string_view("\\`*_{}[]<>#|~&").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

}  // namespace

void Markdown::heading(int level, const std::string& text) {
  text_ += (text_.empty() || text_.ends_with("\n\n") ? "" : "\n") +
           std::string(static_cast<std::size_t>(level), '#') + " " + marked(text) + "\n\n";
}

void Markdown::bullet(const std::string& text) { text_ += "- " + marked(text) + "\n"; }

void Markdown::row(const std::vector<std::string>& cells) {
  text_ += '|';
  for (const std::string& cell : cells) text_ += (cell.empty() ? "" : " " + cell) + " |";
  text_ += '\n';
}

void Markdown::rule(std::size_t cells, std::size_t left) {
  text_ += '|';
  for (std::size_t i = 0; i < cells; ++i) text_ += i < left ? " --- |" : " ---: |";
  text_ += '\n';
}

std::string Markdown::titled(std::size_t indicator) const {
  const std::string unit = words_.unit(report_.indicators[indicator]);
  const std::string& name = report_.indicator_names[indicator];
  return unit.empty() ? name : name + say(" (", "（") + unit + say(")", "）");
}

std::string Markdown::name_of(const ReportCard& card) const {
  return report_.of_one_agency() ? titled(card.indicator) : report_.agency_names[card.agency];
}

void Markdown::write_summary() {
  heading(2, say("Summary", "摘要"));
  for (const ReportSentence& sentence : report_.summary) {
    std::string line = sentence.text;
    for (std::size_t i = 0; i < sentence.mentions.size(); ++i) {
      line += (i == 0 ? say(": ", "：") : say("; ", "；")) + sentence.mentions[i].text;
    }
    if (sentence.more > 0) {
      line += say("; and ", "；另有 ") + std::to_string(sentence.more) + say(" more", " 项");
    }
    bullet(sentence.mentions.empty() ? line : line + say(".", "。"));
  }
}

void Markdown::write_card(const ReportCard& card) {
  std::string line = "**" + marked(name_of(card)) + "**" + say(": ", "：");
  line += card.latest
              ? marked(card.value) + say(" in ", "，") + to_string(*card.latest) + say("", "年")
              : say("no value", "无数值");
  const auto add = [&](const std::string& part) {
    if (!part.empty()) line += say("; ", "；") + marked(part);
  };
  add(card.doubt);
  add(card.change);
  if (card.latest) add(card.verdict);
  for (const ReportTarget& target : card.targets) add(say("target ", "目标 ") + target.text);
  const Place place = place_of(report_, card);
  if (place.standing != nullptr) {
    const std::string rank = std::to_string(place.standing->rank);
    const std::string of = std::to_string(place.of);
    add(say("rank " + rank + " of " + of, "排第 " + rank + "（共 " + of + " 个）"));
  }
  text_ += "- " + line + "\n";
  for (const auto* const lines : {&card.trend_sentences, &card.notes}) {
    for (const std::string& each : *lines) text_ += "  - " + marked(each) + "\n";
  }
  for (const std::string& each : places_of(card, words_)) text_ += "  - " + marked(each) + "\n";
}

void Markdown::write_cards() {
  if (report_.cards.empty()) return;
  heading(2, say("Indicators", "指标"));
  const std::string* last = nullptr;
  for (const ReportCard& card : report_.cards) {
    const std::string& group = report_.of_one_agency() ? report_.subjects[card.indicator]
                                                       : report_.indicator_names[card.indicator];
    if (last == nullptr || *last != group) {
      std::string title = report_.of_one_agency() ? group : titled(card.indicator);
      if (title.empty()) title = say("Other indicators", "其他指标");
      heading(3, title);
    }
    last = &group;
    write_card(card);
  }
}

void Markdown::write_matrices() {
  if (!report_.years) return;
  heading(2, say("All figures", "全部数字"));
  if (report_.of_one_agency()) {
    std::vector<const ReportCard*> rows;
    for (const ReportCard& card : report_.cards) rows.push_back(&card);
    write_matrix(matrix_of(report_, std::move(rows)));
    return;
  }
  for (std::size_t first = 0; first < report_.cards.size();) {
    const std::size_t indicator = report_.cards[first].indicator;
    std::vector<const ReportCard*> rows;
    for (; first < report_.cards.size() && report_.cards[first].indicator == indicator; ++first) {
      rows.push_back(&report_.cards[first]);
    }
    heading(3, titled(indicator));
    write_matrix(matrix_of(report_, std::move(rows)));
  }
}

void Markdown::write_matrix(const Matrix& matrix) {
  std::vector<std::string> cells{report_.of_one_agency() ? say("Indicator", "指标")
                                                         : say("Agency", "机构")};
  const auto numbered = [](std::size_t source) { return "[" + std::to_string(source + 1) + "]"; };
  for (std::size_t i = 0; i < matrix.columns(); ++i) {
    cells.push_back(to_string(matrix.years.first + std::chrono::years(static_cast<int>(i))));
    if (matrix.column_sources[i]) cells.back() += " " + numbered(*matrix.column_sources[i]);
  }
  row(cells);
  rule(cells.size(), 1);
  for (const ReportCard* card : matrix.rows) {
    cells = {marked(name_of(*card))};
    for (std::size_t i = 0; i < matrix.columns(); ++i) {
      cells.push_back(cell(*card, matrix.years.first + std::chrono::years(static_cast<int>(i)),
                           matrix.column_sources[i]));
    }
    row(cells);
  }
}

std::string Markdown::cell(const ReportCard& card, Year year,
                           std::optional<std::size_t> known) const {
  const auto at = observation_of(card.series, year);
  if (!at) return {};
  const Observation& each = card.series.observations()[*at];
  std::string text = each.value ? marked(words_.value(each)) : "\u2013";
  if (!each.status.normal()) text += " " + each.status.letters();
  if (known != card.sources[*at]) text += " [" + std::to_string(card.sources[*at] + 1) + "]";
  return text;
}

void Markdown::write_comparisons() {
  if (report_.comparisons.empty()) return;
  heading(2, say("Comparison", "比较"));
  if (report_.of_one_agency()) {
    text_ +=
        marked(say("Among ", "比较范围：") + report_.comparisons.front().group + say(".", "。")) +
        "\n\n";
  }
  row({say("Indicator", "指标"), say("First", "首位"), say("Last", "末位"), say("Remarks", "说明"),
       say("Year", "年份"), say("Compared", "参比数"), say("Median", "中位数")});
  rule(7, 4);
  for (const ReportComparison& each : report_.comparisons) write_comparison(each);
}

void Markdown::write_comparison(const ReportComparison& comparison) {
  const auto& standings = comparison.ranking.standings;
  const auto named = [&](const Standing& each) {
    return marked(report_.names.at(each.agency) + say(" ", "：") + words_.value(each.observation));
  };
  row({marked(titled(comparison.indicator)), named(standings.front()), named(standings.back()),
       marked(words_.list(remarks_of(report_, comparison, words_))),
       to_string(comparison.ranking.year), std::to_string(standings.size()),
       median_of(comparison)});
}

void Markdown::write_findings() {
  heading(2, say("Findings of the checks", "检查结果"));
  if (report_.findings.empty()) text_ += say("None.", "无。") + "\n";
  for (const ReportFinding& each : report_.findings) {
    const std::string comma = say(", ", "，");
    bullet(each.severity + say(": ", "：") + each.agency + comma + to_string(each.finding.year) +
           comma + each.rule + say(": ", "：") + each.text);
    for (const std::string& figure : each.figures) text_ += "  - " + marked(figure) + "\n";
  }
}

void Markdown::write_coverage() {
  if (report_.coverage.empty()) return;
  heading(2, say("Coverage", "数据齐全程度"));
  std::vector<std::string> cells{say("Indicator", "指标")};
  const std::size_t years = report_.coverage.front().years.size();
  for (std::size_t i = 0; i < years; ++i) {
    cells.push_back(to_string(report_.years->first + std::chrono::years(static_cast<int>(i))));
  }
  cells.push_back(say("Together", "合计"));
  row(cells);
  rule(cells.size(), 1);
  for (const ReportCoverage& each : report_.coverage) {
    cells = {marked(report_.indicator_names[each.indicator])};
    for (const CoverageCount& count : each.years) cells.push_back(share_of(count));
    cells.push_back(share_of(each.count));
    row(cells);
  }
}

void Markdown::write_methods() {
  heading(2, say("Methods", "方法说明"));
  for (const ReportMethod& method : report_.methods) {
    text_ += "- **" + marked(method.name) + "**" + say(": ", "：") + marked(method.text);
    if (!method.source.empty()) text_ += say(" ", "") + marked(method.source) + say(".", "。");
    text_ += '\n';
  }
}

void Markdown::write_sources() {
  if (report_.sources.empty()) return;
  heading(2, say("Sources", "来源"));
  for (std::size_t i = 0; i < report_.sources.size(); ++i) {
    const SourceDocument& source = *report_.sources[i];
    text_ += std::to_string(i + 1) + ". " + marked(words_.citation(source));
    if (!source.url.empty()) text_ += say(", ", "，") + marked(source.url);
    if (!source.note.empty()) text_ += say("; ", "；") + marked(source.note);
    text_ += '\n';
  }
}

std::string Markdown::write() {
  heading(1, report_.title);
  text_ += marked(made_line(report_, words_)) + "\n";
  write_summary();
  write_cards();
  write_matrices();
  write_comparisons();
  write_findings();
  write_coverage();
  write_methods();
  write_sources();
  return std::move(text_);
}

}  // namespace annals::report
