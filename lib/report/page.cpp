#include "report/page.h"

#include <algorithm>

#include "report/assets.h"

namespace annals::report {
namespace {

// More columns than a sheet in portrait has room for.
constexpr int kManyYears = 10;

}  // namespace

std::string card_id(std::size_t position) { return "c" + std::to_string(position + 1); }

std::string source_id(std::size_t source) { return "s" + std::to_string(source + 1); }

std::string made_line(const Report& report, const Words& words) {
  std::string line = words.say("Made by ", "由 ") + report.program + words.say("", " 生成");
  if (report.generated_at) {
    const std::string moment = to_string(*report.generated_at);
    line += words.say(" on ", "，") + moment.substr(0, 10) + " " + moment.substr(11, 5) + " UTC";
  }
  if (report.read.as_of) {
    line += words.say("; as the public knew it on ", "；截至 ") + to_string(*report.read.as_of) +
            words.say("", " 已公布的内容");
  }
  if (report.read.recorded_by) {
    line += words.say("; as recorded by ", "；截至 ") + to_string(*report.read.recorded_by) +
            words.say("", " 已录入的内容");
  }
  return line;
}

std::string Page::titled(std::size_t indicator) const {
  const std::string unit = words_.unit(report_.indicators[indicator]);
  const std::string& name = report_.indicator_names[indicator];
  return unit.empty() ? name : name + say(" (", "（") + unit + say(")", "）");
}

void Page::open_section(std::string_view id, const std::string& heading) {
  const std::string name(id);
  html_.open("section", {{"id", name}, {"aria-labelledby", name + "-h"}}).line();
  html_.element("h2", heading, {{"id", name + "-h"}}).line();
}

void Page::close_section() { html_.close().line(); }

void Page::write_head() {
  html_.open("head").line();
  html_.empty("meta", {{"charset", "utf-8"}}).line();
  if (options_.style_url.empty()) {
    html_.empty("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", own_policy()}});
    html_.line();
  }
  html_.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html_.line().empty("meta", {{"name", "generator"}, {"content", report_.program}}).line();
  html_.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}}).line();
  html_.element("title", report_.title).line();
  // Without it a browser asks its server for one.
  html_.empty("link", {{"rel", "icon"}, {"href", "data:,"}}).line();
  if (options_.style_url.empty())
    html_.raw("<style>").raw(inlined_style()).raw("</style>").line();
  else
    html_.empty("link", {{"rel", "stylesheet"}, {"href", options_.style_url}}).line();
  html_.close().line();
}

void Page::write_header() {
  html_.element("a", say("Skip to the report", "跳到正文"),
                {{"class", "skip"}, {"href", "#report"}});
  html_.line().open("header", {{"class", "top"}}).line();
  if (!options_.links.empty()) {
    html_.open("nav", {{"class", "site"}, {"aria-label", say("Site", "站点")}}).open("ul");
    for (const PageLink& link : options_.links) {
      html_.open("li").element("a", link.text, {{"href", link.url}}).close();
    }
    html_.close().close().line();
  }
  html_.element("h1", report_.title).line();
  std::string line;
  if (report_.of_one_agency()) {
    line = words_.count(report_.indicators.size(), "indicator", "indicators", "个指标");
  } else {
    line = words_.count(report_.agencies.size(), "agency", "agencies", "个机构") + say(", ", "，") +
           words_.count(report_.indicators.size(), "indicator", "indicators", "个指标");
  }
  if (report_.years) line += say(", ", "，") + words_.years(*report_.years) + say("", " 年");
  html_.element("p", line, {{"class", "subtitle"}}).line();
  html_.close().line();
}

void Page::write_contents() {
  html_.open("nav", {{"class", "contents"}, {"aria-label", say("Contents", "目录")}}).open("ul");
  const auto entry = [&](bool there, const char* id, const std::string& text) {
    if (there) html_.open("li").element("a", text, {{"href", std::string("#") + id}}).close();
  };
  entry(true, "summary", say("Summary", "摘要"));
  entry(!report_.cards.empty(), "indicators", say("Indicators", "指标"));
  entry(report_.of_one_agency() && report_.years, "figures", say("All figures", "全部数字"));
  entry(!report_.comparisons.empty(), "comparison", say("Comparison", "比较"));
  entry(true, "findings", say("Findings", "检查结果"));
  entry(!report_.coverage.empty(), "coverage", say("Coverage", "数据齐全程度"));
  entry(true, "methods", say("Methods", "方法说明"));
  entry(!report_.sources.empty(), "sources", say("Sources", "来源"));
  html_.close().close().line();
}

void Page::write_summary() {
  open_section("summary", say("Summary", "摘要"));
  html_.open("ul", {{"class", "sentences"}}).line();
  for (const ReportSentence& sentence : report_.summary) {
    html_.open("li", {{"class", std::string(to_string(sentence.topic))}});
    if (sentence.mentions.empty()) {
      html_.text(sentence.text).close().line();
      continue;
    }
    html_.element("strong", sentence.text).text(say(": ", "："));
    bool first = true;
    for (const ReportMention& mention : sentence.mentions) {
      if (!first) html_.text(say("; ", "；"));
      first = false;
      html_.element("a", mention.text, {{"href", "#" + card_id(mention.card)}});
    }
    if (sentence.more > 0) {
      html_.text(say("; and ", "；另有 ") + std::to_string(sentence.more) + say(" more", " 项"));
    }
    html_.text(say(".", "。")).close().line();
  }
  html_.close().line();
  close_section();
}

void Page::write_findings() {
  open_section("findings", say("Findings of the checks", "检查结果"));
  if (report_.findings.empty()) {
    html_.element("p", say("None.", "无。")).line();
    close_section();
    return;
  }
  open_table("findings sortable", say("What the checks found", "检查所见"));
  column(say("Severity", "级别"));
  column(say("Agency", "机构"));
  column(say("Year", "年份"), true);
  column(say("Rule", "规则"));
  column(say("Seen and expected", "所见与应为"));
  column(say("Figures", "相关数字"));
  html_.close().close().open("tbody").line();
  for (const ReportFinding& each : report_.findings) {
    html_.open("tr", {{"class", std::string(to_string(each.finding.severity))}});
    html_.element("td", each.severity).element("td", each.agency);
    html_.element("td", to_string(each.finding.year), {{"class", "n"}});
    html_.element("td", each.rule).element("td", each.text).open("td");
    write_list({}, each.figures);
    html_.close().close().line();
  }
  html_.close().close().close().line();
  close_section();
}

void Page::write_methods() {
  open_section("methods", say("Methods", "方法说明"));
  html_.open("dl").line();
  for (const ReportMethod& method : report_.methods) {
    html_.element("dt", method.name).open("dd").text(method.text);
    if (!method.source.empty()) {
      html_.text(" ").element("cite", method.source + say(".", "。"));
    }
    html_.close().line();
  }
  html_.close().line();
  close_section();
}

void Page::write_sources() {
  if (report_.sources.empty()) return;
  open_section("sources", say("Sources", "来源"));
  html_.open("ol").line();
  for (std::size_t i = 0; i < report_.sources.size(); ++i) {
    const SourceDocument& source = *report_.sources[i];
    html_.open("li", {{"id", source_id(i)}}).text(words_.citation(source));
    // Any other scheme could be a script.
    if (source.url.starts_with("https://") || source.url.starts_with("http://")) {
      html_.text(say(", ", "，"))
          .element("a", source.url, {{"href", source.url}, {"rel", "noreferrer"}});
    } else if (!source.url.empty()) {
      html_.text(say(", ", "，") + source.url);
    }
    if (!source.note.empty()) html_.element("small", " " + source.note);
    html_.close().line();
  }
  html_.close().line();
  close_section();
}

void Page::write_footer() {
  html_.open("footer").element("p", made_line(report_, words_)).close().line();
}

std::string Page::write() {
  html_.raw("<!DOCTYPE html>\n");
  html_.open("html", {{"xmlns", "http://www.w3.org/1999/xhtml"},
                      {"lang", report_.language},
                      {"xml:lang", report_.language}});
  html_.line();
  write_head();
  const bool many_years =
      report_.years && (report_.years->last - report_.years->first).count() >= kManyYears;
  html_.open("body", {{"class", many_years ? "broad" : ""}}).line();
  write_header();
  write_contents();
  html_.open("main", {{"id", "report"}, {"tabindex", "-1"}}).line();
  write_summary();
  if (report_.of_one_agency())
    write_cards();
  else
    write_indicators();
  write_all_figures();
  write_comparisons();
  write_findings();
  write_coverage();
  write_methods();
  write_sources();
  html_.close().line();
  write_footer();
  if (options_.style_url.empty())
    html_.raw("<script>").raw(inlined_script()).raw("</script>").line();
  else
    html_.open("script", {{"src", options_.script_url}}).close().line();
  html_.close().line().close().line();
  return std::move(html_).take();
}

}  // namespace annals::report
