// Tables: of the agencies of an indicator, of all figures, of comparisons and of coverage.
#include <algorithm>

#include "report/page.h"

namespace annals::report {
namespace {

// What sorts a cell whose text is no plain number; empty where the text does.
std::string sort_key(const Observation& each) {
  const bool plain = each.bound == Bound::kExact && each.value->exponent() <= 0;
  return plain ? "" : each.value->plain();
}

}  // namespace

void Page::open_table(std::string_view css, const std::string& caption) {
  // It can be reached by the keyboard, so as to be scrolled where it is wider than the window.
  html_.open("div",
             {{"class", "table"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", caption}});
  html_.open("table", {{"class", std::string(css)}}).element("caption", caption).line();
  html_.open("thead").open("tr");
}

void Page::column(const std::string& heading, bool numeric) {
  html_.element("th", heading, {{"scope", "col"}, {"class", numeric ? "n" : ""}});
}

void Page::write_indicators() {
  if (report_.cards.empty()) return;
  open_section("indicators", say("Indicators", "指标"));
  for (std::size_t first = 0; first < report_.cards.size();) {
    std::size_t end = first;
    while (end < report_.cards.size() &&
           report_.cards[end].indicator == report_.cards[first].indicator) {
      ++end;
    }
    write_indicator(first, end);
    first = end;
  }
  close_section();
}

void Page::write_indicator(std::size_t first, std::size_t end) {
  const std::size_t indicator = report_.cards[first].indicator;
  const std::string id = "i" + std::to_string(indicator + 1);
  const std::string polarity = words_.polarity(report_.indicators[indicator].polarity);
  html_.open("section", {{"id", id}, {"class", "indicator"}, {"aria-labelledby", id + "-h"}});
  html_.line().element("h3", titled(indicator), {{"id", id + "-h"}}).line();
  html_.element("p", polarity, {{"class", "polarity"}}).line();
  const auto cards = std::span(report_.cards).subspan(first, end - first);
  const std::string picture = picture_of(report_, cards);
  if (!picture.empty()) {
    html_.open("figure", {{"class", "picture lines"}}).raw(picture).close().line();
  }
  write_pictures(pictures_of_comparison(report_, cards, words_), "h4");
  open_table("agencies sortable",
             titled(indicator) + say(": latest and trend", "：最新数值与趋势"));
  const AgencyColumns columns = columns_of(cards);
  column(say("Agency", "机构"));
  if (columns.course) column(say("Course", "走势"));
  column(say("Latest", "最新"), true);
  column(say("Year", "年份"), true);
  if (columns.change) column(say("Change", "变化"), true);
  column(say("Trend", "趋势"));
  if (columns.target) column(say("Target", "目标"));
  if (columns.rank) column(say("Rank", "名次"), true);
  html_.close().close().open("tbody").line();
  for (std::size_t i = first; i < end; ++i) write_agency_row(report_.cards[i], i, columns);
  html_.close().close().close().line();
  std::vector<const ReportCard*> rows;
  for (std::size_t i = first; i < end; ++i) rows.push_back(&report_.cards[i]);
  html_.open("details").element("summary",
                                say("All figures, trends and sources", "全部数字、趋势与来源"));
  html_.line();
  if (report_.years)
    write_matrix(matrix_of(report_, std::move(rows)),
                 titled(indicator) + say(": all figures", "：全部数字"));
  write_places(first, end);
  html_.close().line().close().line();
}

// Each under a heading of its own.
void Page::write_pictures(const std::vector<NamedPicture>& pictures, std::string_view heading) {
  if (pictures.empty()) return;
  html_.open("div", {{"class", "pictures"}}).line();
  for (const NamedPicture& each : pictures) {
    html_.open("div", {{"class", "drawn"}}).element(heading, each.name).line();
    html_.open("figure", {{"class", "picture"}}).raw(each.svg).close().close().line();
  }
  html_.close().line();
}

// Columns in which nothing stands are left out.
Page::AgencyColumns Page::columns_of(std::span<const ReportCard> cards) const {
  AgencyColumns columns;
  for (const ReportCard& card : cards) {
    columns.course = columns.course || card.trend.n >= 2;
    columns.change = columns.change || !card.change.empty();
    columns.target = columns.target || !card.targets.empty();
    columns.rank = columns.rank || place_of(report_, card).standing != nullptr;
  }
  return columns;
}

void Page::write_agency_row(const ReportCard& card, std::size_t position,
                            const AgencyColumns& columns) {
  html_.open("tr", {{"id", card_id(position)}});
  html_.element("th", report_.agency_names[card.agency], {{"scope", "row"}});
  if (columns.course) html_.open("td").raw(spark_of(card)).close();
  const Observation* const last = card.latest ? card.series.find(*card.latest) : nullptr;
  html_.open("td", {{"class", "n"}, {"data-v", last ? sort_key(*last) : ""}});
  html_.text(last ? words_.value(*last) : "\u2013");
  if (!card.doubt.empty()) html_.text(" ").element("small", card.doubt, {{"class", "doubt"}});
  html_.close();
  html_.element("td", card.latest ? to_string(*card.latest) : "", {{"class", "n"}});
  if (columns.change) html_.element("td", card.change, {{"class", "n"}});
  html_.element("td", card.verdict, {{"class", std::string(to_string(card.trend.verdict))}});
  if (columns.target) {
    html_.open("td");
    for (const ReportTarget& target : card.targets) html_.element("div", target.text);
    html_.close();
  }
  if (columns.rank) {
    const Place place = place_of(report_, card);
    html_.element("td", place.standing == nullptr ? "" : std::to_string(place.standing->rank),
                  {{"class", "n"}});
  }
  html_.close().line();
}

void Page::write_places(std::size_t first, std::size_t end) {
  bool any = false;
  for (std::size_t i = first; i < end; ++i) {
    const ReportCard& card = report_.cards[i];
    std::vector<std::string> lines = card.trend_sentences;
    lines.insert(lines.end(), card.notes.begin(), card.notes.end());
    for (std::string& place : places_of(card, words_)) lines.push_back(std::move(place));
    if (lines.empty()) continue;
    if (!any) html_.open("dl", {{"class", "places"}}).line();
    any = true;
    html_.element("dt", report_.agency_names[card.agency]).open("dd");
    for (std::size_t n = 0; n < lines.size(); ++n) {
      html_.text((n == 0 ? "" : say(" ", "")) + lines[n]);
    }
    html_.close().line();
  }
  if (any) html_.close().line();
}

void Page::write_all_figures() {
  if (!report_.of_one_agency() || !report_.years) return;
  open_section("figures", say("All figures", "全部数字"));
  std::vector<const ReportCard*> rows;
  for (const ReportCard& card : report_.cards) rows.push_back(&card);
  write_matrix(matrix_of(report_, std::move(rows)),
               say("Every year's value as printed", "历年数值"));
  close_section();
}

void Page::write_matrix(const Matrix& matrix, const std::string& caption) {
  open_table("matrix sortable", caption);
  write_matrix_head(matrix);
  html_.close().close().open("tbody").line();
  for (const ReportCard* card : matrix.rows) write_matrix_row(matrix, *card);
  html_.close().close().close().line();
}

void Page::write_matrix_head(const Matrix& matrix) {
  column(report_.of_one_agency() ? say("Indicator", "指标") : say("Agency", "机构"));
  for (std::size_t i = 0; i < matrix.columns(); ++i) {
    html_.open("th", {{"scope", "col"}, {"class", "n"}});
    html_.text(to_string(matrix.years.first + std::chrono::years(static_cast<int>(i))));
    if (matrix.column_sources[i]) {
      html_.open("sup");
      write_source_number(*matrix.column_sources[i]);
      html_.close();
    }
    html_.close();
  }
}

void Page::write_matrix_row(const Matrix& matrix, const ReportCard& card) {
  html_.open("tr").element(
      "th", report_.of_one_agency() ? titled(card.indicator) : report_.agency_names[card.agency],
      {{"scope", "row"}});
  for (std::size_t i = 0; i < matrix.columns(); ++i) {
    const Year year = matrix.years.first + std::chrono::years(static_cast<int>(i));
    const auto at = observation_of(card.series, year);
    if (at)
      write_cell(card, *at, matrix.column_sources[i]);
    else
      html_.raw("<td class=\"gap\"></td>");
  }
  html_.close().line();
}

void Page::write_cell(const ReportCard& card, std::size_t i,
                      std::optional<std::size_t> known_source) {
  const Observation& each = card.series.observations()[i];
  html_.open("td", {{"data-v", each.value ? sort_key(each) : ""}});
  html_.text(each.value ? words_.value(each) : "\u2013");
  const bool own_source = known_source != card.sources[i];
  if (own_source || !each.status.normal()) {
    html_.open("sup");
    if (!each.status.normal()) {
      html_.element("abbr", each.status.letters(), {{"title", words_.statuses(each.status)}});
    }
    if (own_source) write_source_number(card.sources[i]);
    html_.close();
  }
  html_.close();
}

void Page::write_source_number(std::size_t source) {
  html_.element("a", "[" + std::to_string(source + 1) + "]", {{"href", "#" + source_id(source)}});
}

void Page::write_comparisons() {
  if (report_.comparisons.empty()) return;
  open_section("comparison", say("Comparison", "比较"));
  if (report_.of_one_agency()) {
    html_.element("p",
                  say("Among ", "比较范围：") + report_.comparisons.front().group + say(".", "。"));
    html_.line();
  }
  open_table("comparison sortable", say("Each indicator in its last year", "各指标最新一年的比较"));
  column(say("Indicator", "指标"));
  column(say("Year", "年份"), true);
  if (report_.of_one_agency()) {
    column(say("Value", "数值"), true);
    column(say("Rank", "名次"), true);
  }
  column(say("Compared", "参比数"), true);
  column(say("First", "首位"));
  column(say("Median", "中位数"), true);
  column(say("Last", "末位"));
  column(say("Remarks", "说明"));
  html_.close().close().open("tbody").line();
  for (const ReportComparison& each : report_.comparisons) write_comparison(each);
  html_.close().close().close().line();
  close_section();
}

void Page::write_comparison(const ReportComparison& comparison) {
  const auto& standings = comparison.ranking.standings;
  html_.open("tr").element("th", titled(comparison.indicator), {{"scope", "row"}});
  html_.element("td", to_string(comparison.ranking.year), {{"class", "n"}});
  if (report_.of_one_agency()) {
    const auto own = std::find_if(standings.begin(), standings.end(), [&](const Standing& each) {
      return each.agency == report_.agencies.front().code;
    });
    const bool there = own != standings.end();
    html_.element("td", there ? words_.value(own->observation) : "\u2013", {{"class", "n"}});
    html_.element("td", there ? std::to_string(own->rank) : "\u2013", {{"class", "n"}});
  }
  html_.element("td", std::to_string(standings.size()), {{"class", "n"}});
  const auto named = [&](const Standing& each) {
    return report_.names.at(each.agency) + say(" ", "：") + words_.value(each.observation);
  };
  html_.element("td", named(standings.front()));
  html_.element("td", median_of(comparison), {{"class", "n"}});
  html_.element("td", named(standings.back()));
  std::vector<std::string> remarks = remarks_of(report_, comparison, words_);
  html_.element("td", words_.list(remarks)).close().line();
}

void Page::write_coverage() {
  if (report_.coverage.empty()) return;
  open_section("coverage", say("Coverage", "数据齐全程度"));
  html_.element("p",
                report_.of_one_agency()
                    ? say("\u25CF a value; \u25CB none, with a reason; blank: nothing on record; "
                          "\u00D7 not to be expected.",
                          "●有数值；○无数值但有说明；空白：没有记录；×不应有数值。")
                    : say("Of the agencies, how many have a value in the year, of how many "
                          "could have one.",
                          "当年有数值的机构数／可能有数值的机构数。"));
  html_.line();
  write_pictures(pictures_of_coverage(report_, words_), "h3");
  const std::size_t years = report_.coverage.front().years.size();
  open_table("coverage", say("Years that have values", "各年有无数值"));
  column(say("Indicator", "指标"));
  for (std::size_t i = 0; i < years; ++i) {
    column(to_string(report_.years->first + std::chrono::years(static_cast<int>(i))), true);
  }
  column(say("Together", "合计"), true);
  html_.close().close().open("tbody").line();
  for (const ReportCoverage& row : report_.coverage) write_coverage_row(row);
  html_.close().close().close().line();
  close_section();
}

void Page::write_coverage_row(const ReportCoverage& row) {
  html_.open("tr").element("th", report_.indicator_names[row.indicator], {{"scope", "row"}});
  for (const CoverageCount& count : row.years) {
    const bool full = count.expected() > 0 && count.present == count.expected();
    std::string css = count.expected() == 0 ? "none" : full ? "full" : "part";
    if (!report_.of_one_agency()) {
      html_.element("td", share_of(count), {{"class", css}});
      continue;
    }
    // The mark is of the style sheet; those who do not see it have the word.
    if (css == "part") css = count.missing_with_reason > 0 ? "reason" : "missing";
    html_.open("td", {{"class", css + " mark"}});
    html_.element("span", coverage_word(count, words_), {{"class", "unseen"}}).close();
  }
  html_.element("td", share_of(row.count), {{"class", "n"}}).close().line();
}

}  // namespace annals::report
