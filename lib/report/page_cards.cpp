// A card for each indicator of one agency.
#include "report/page.h"

namespace annals::report {
namespace {

// For those who do not see colours: the mark says the same as the word beside it.
std::string_view mark_of(Verdict verdict, const Trend& trend) {
  switch (verdict) {
    case Verdict::kImproving:
    case Verdict::kWorsening:
    case Verdict::kRising:
    case Verdict::kFalling:
      return trend.test && trend.test->s > 0 ? "\u25B2" : "\u25BC";
    case Verdict::kNoEvidentTrend:
      return "\u2248";
    case Verdict::kTooFewYears:
      return "\u00B7";
  }
  return {};
}

std::string_view attainment_class(Attainment attainment) {
  switch (attainment) {
    case Attainment::kMet:
      return "met";
    case Attainment::kNotMet:
      return "missed";
    case Attainment::kCannotTell:
    case Attainment::kNotAvailable:
    case Attainment::kFuture:
      return "open";
  }
  return {};
}

}  // namespace

void Page::write_cards() {
  if (report_.cards.empty()) return;
  open_section("indicators", say("Indicators", "指标"));
  const std::string* subject = nullptr;
  for (std::size_t i = 0; i < report_.cards.size(); ++i) {
    const std::string& own = report_.subjects[report_.cards[i].indicator];
    if (subject == nullptr || *subject != own) {
      if (subject != nullptr) html_.close().line();
      html_.element("h3", own.empty() ? say("Other indicators", "其他指标") : own).line();
      html_.open("div", {{"class", "cards"}}).line();
      subject = &own;
    }
    write_card(i);
  }
  html_.close().line();
  close_section();
}

void Page::write_card(std::size_t position) {
  const ReportCard& card = report_.cards[position];
  const std::string id = card_id(position);
  html_.open("article", {{"id", id},
                         {"class", "card " + std::string(to_string(card.trend.verdict))},
                         {"aria-labelledby", id + "-h"}});
  html_.line();
  html_.element("h4", report_.indicator_names[card.indicator], {{"id", id + "-h"}}).line();
  write_card_head(card);
  const std::string picture = picture_of(report_, card);
  if (!picture.empty()) {
    html_.open("figure", {{"class", "picture lines"}, {"data-card", id}})
        .raw(picture)
        .close()
        .line();
  }
  for (const ReportTarget& target : card.targets) {
    html_.element(
        "p", say("Target ", "目标 ") + target.text,
        {{"class", "target " + std::string(attainment_class(target.outcome.attainment))}});
    html_.line();
  }
  write_place(card);
  write_details(card);
  html_.close().line();
}

void Page::write_card_head(const ReportCard& card) {
  html_.open("p", {{"class", "latest"}});
  if (card.latest) {
    html_.element("strong", card.value);
    html_.text(" ").element("span", to_string(*card.latest) + say("", "年"), {{"class", "year"}});
    if (!card.doubt.empty()) {
      html_.text(" ").element("span", card.doubt, {{"class", "doubt"}});
    }
  } else {
    html_.text(say("no value", "无数值"));
  }
  html_.close().line();
  if (!card.change.empty()) html_.element("p", card.change, {{"class", "change"}}).line();
  write_verdict(card);
}

void Page::write_verdict(const ReportCard& card) {
  html_.open("p", {{"class", "verdict"}});
  html_.element("span", mark_of(card.trend.verdict, card.trend),
                {{"class", "mark"}, {"aria-hidden", "true"}});
  html_.text(" " + card.verdict).close().line();
}

// Its rank among its peers.
void Page::write_place(const ReportCard& card) {
  const Place place = place_of(report_, card);
  if (place.standing == nullptr) return;
  const ReportComparison& comparison = report_.comparisons[*card.comparison];
  const std::string rank = std::to_string(place.standing->rank);
  const std::string of = std::to_string(place.of);
  html_.element("p",
                say("Rank " + rank + " of " + of + " among " + comparison.group,
                    "在" + comparison.group + "中排第 " + rank + "（共 " + of + " 个）"),
                {{"class", "place"}});
  html_.line();
}

void Page::write_list(std::string_view name, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  html_.open("ul", {{"class", std::string(name)}});
  for (const std::string& line : lines) html_.element("li", line);
  html_.close();
}

void Page::write_details(const ReportCard& card) {
  html_.open("details").element("summary", say("Figures, trend and sources", "数字、趋势与来源"));
  html_.line();
  if (!card.trend_sentences.empty()) {
    std::string text;
    for (const std::string& sentence : card.trend_sentences) {
      text += (text.empty() ? "" : say(" ", "")) + sentence;
    }
    html_.element("p", text, {{"class", "trend"}}).line();
  }
  write_list("notes", card.notes);
  const std::string_view definition = best_text(indicator_of(card).definition, report_.language);
  if (!definition.empty()) html_.element("p", definition, {{"class", "definition"}}).line();
  if (!card.series.empty()) write_values(card);
  html_.close().line();
}

void Page::write_values(const ReportCard& card) {
  open_table("values", titled(card.indicator) + say("; ", "；") +
                           words_.polarity(indicator_of(card).polarity));
  column(say("Year", "年份"), true);
  column(say("Value", "数值"), true);
  column(say("Source and place", "来源与位置"));
  column(say("Remarks", "说明"));
  html_.close().close().open("tbody").line();
  const auto observations = card.series.observations();
  for (std::size_t i = 0; i < observations.size(); ++i) {
    write_value_row(card, observations[i], card.sources[i]);
  }
  html_.close().close().close().line();
}

void Page::write_value_row(const ReportCard& card, const Observation& each, std::size_t source) {
  html_.open("tr").element("th", to_string(each.year), {{"scope", "row"}, {"class", "n"}});
  const std::string value = words_.value(each);
  html_.element("td", value.empty() ? "\u2013" : value, {{"class", "n"}});
  html_.open("td");
  write_source_number(source);
  if (!each.locator.empty()) html_.text(" " + each.locator);
  html_.close();
  std::string remarks;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) remarks += (remarks.empty() ? "" : say("; ", "；")) + part;
  };
  add(words_.statuses(each.status));
  add(counts_of(each));
  for (const SeriesBreak& known : card.series.breaks()) {
    if (known.first_year != each.year) continue;
    add(say("break in series", "口径中断") +
        (known.reason.empty() ? "" : say(": ", "：") + known.reason));
  }
  add(each.note);
  html_.element("td", remarks).close().line();
}

}  // namespace annals::report
