// A report as CSV. The columns are an interface: new ones go to the end.
#include "report/csv.h"

#include <sstream>

#include "exchange/text/csv_writer.h"
#include "report/matrix.h"
#include "report/page.h"

namespace annals::report {
namespace {

// What a row may say; most leave most of it empty.
struct Row {
  std::string_view section;
  std::string agency{}, indicator{}, year{};
  std::string item{};   // what the row says of these
  std::string value{};  // as printed, machine-readable: "122e3"
  std::string text{};
  std::string status{}, source{}, locator{}, note{};
};

class Writer {
 public:
  explicit Writer(const Report& report) : report_(report), words_(report.language), csv_(out_) {}

  std::string write() {
    for (const char* const name : {"section", "agency", "indicator", "year", "item", "value",
                                   "text", "status", "source", "locator", "note"}) {
      csv_.cell(name);
    }
    csv_.end_record();
    write_about();
    for (const ReportCard& card : report_.cards) write_card(card);
    for (const ReportCard& card : report_.cards) write_figures(card);
    for (const ReportComparison& each : report_.comparisons) write_comparison(each);
    for (const ReportFinding& each : report_.findings) write_finding(each);
    for (const ReportCoverage& each : report_.coverage) write_coverage(each);
    for (const ReportMethod& each : report_.methods) {
      add({.section = "method", .item = each.name, .text = each.text, .source = each.source});
    }
    write_sources();
    return out_.str();
  }

 private:
  void add(const Row& row) {
    csv_.cell(row.section);
    for (const std::string* const text : {&row.agency, &row.indicator, &row.year, &row.item}) {
      csv_.text(shown(*text));
    }
    csv_.cell(row.value);  // a Decimal or nothing: no formula
    for (const std::string* const text :
         {&row.text, &row.status, &row.source, &row.locator, &row.note}) {
      csv_.text(shown(*text));
    }
    csv_.end_record();
  }

  void write_about();
  void write_card(const ReportCard& card);
  void write_figures(const ReportCard& card);
  void write_comparison(const ReportComparison& comparison);
  void write_finding(const ReportFinding& finding);
  void write_coverage(const ReportCoverage& coverage);
  void write_sources();

  const Report& report_;
  Words words_;
  std::ostringstream out_;
  exchange::CsvWriter csv_;
};

std::string year_text(std::optional<Year> year) { return year ? to_string(*year) : ""; }

void Writer::write_about() {
  add({.section = "report", .item = "title", .text = report_.title});
  add({.section = "report", .item = "made", .text = made_line(report_, words_)});
  for (const ReportSentence& each : report_.summary) {
    std::string text = each.text;
    for (std::size_t i = 0; i < each.mentions.size(); ++i) {
      text += (i == 0 ? words_.say(": ", "：") : words_.say("; ", "；")) + each.mentions[i].text;
    }
    if (each.more > 0) {
      text +=
          words_.say("; and ", "；另有 ") + std::to_string(each.more) + words_.say(" more", " 项");
    }
    add({.section = "summary", .item = std::string(to_string(each.topic)), .text = text});
  }
}

void Writer::write_card(const ReportCard& card) {
  Row row{.section = "indicator",
          .agency = report_.agency_names[card.agency],
          .indicator = report_.indicator_names[card.indicator],
          .year = year_text(card.latest)};
  const auto say = [&](const char* item, const std::string& text, const std::string& value = {}) {
    if (text.empty()) return;
    row.item = item;
    row.text = text;
    row.value = value;
    add(row);
  };
  const Observation* const last = card.latest ? card.series.find(*card.latest) : nullptr;
  say("latest", card.value, last == nullptr ? "" : last->value->str());
  say("doubt", card.doubt);
  say("change", card.change);
  say("verdict", card.verdict);
  const Place place = place_of(report_, card);
  if (place.standing != nullptr) {
    say("rank", std::to_string(place.standing->rank) + " / " + std::to_string(place.of));
  }
  for (const std::string& each : card.trend_sentences) say("trend", each);
  for (const std::string& each : card.notes) say("note", each);
  for (const ReportTarget& each : card.targets) {
    row.year = to_string(each.outcome.target.year);
    say("target", each.text, each.outcome.target.value.str());
  }
}

void Writer::write_figures(const ReportCard& card) {
  const auto observations = card.series.observations();
  for (std::size_t i = 0; i < observations.size(); ++i) {
    const Observation& each = observations[i];
    add({.section = "figure",
         .agency = report_.agency_names[card.agency],
         .indicator = report_.indicator_names[card.indicator],
         .year = to_string(each.year),
         .item = counts_of(each),
         .value = each.value ? each.value->str() : "",
         .text = words_.with_unit(words_.value(each), report_.indicators[card.indicator]),
         .status = words_.statuses(each.status),
         .source = report_.sources[card.sources[i]]->code.str(),
         .locator = each.locator,
         .note = each.note});
  }
}

void Writer::write_comparison(const ReportComparison& comparison) {
  const std::string& indicator = report_.indicator_names[comparison.indicator];
  const std::string year = to_string(comparison.ranking.year);
  for (const Standing& each : comparison.ranking.standings) {
    add({.section = "comparison",
         .agency = report_.names.at(each.agency),
         .indicator = indicator,
         .year = year,
         .item = std::to_string(each.rank),
         .value = each.observation.value->str(),
         .text = words_.value(each.observation),
         .status = words_.statuses(each.observation.status)});
  }
  add({.section = "comparison",
       .indicator = indicator,
       .year = year,
       .item = "median",
       .text = median_of(comparison),
       .note = words_.list(remarks_of(report_, comparison, words_))});
}

void Writer::write_finding(const ReportFinding& finding) {
  std::string figures;
  for (const std::string& each : finding.figures) {
    figures += (figures.empty() ? "" : words_.say("; ", "；")) + each;
  }
  add({.section = "finding",
       .agency = finding.agency,
       .year = to_string(finding.finding.year),
       .item = finding.rule,
       .text = finding.text,
       .status = finding.severity,
       .note = figures});
}

void Writer::write_coverage(const ReportCoverage& coverage) {
  Row row{.section = "coverage", .indicator = report_.indicator_names[coverage.indicator]};
  for (std::size_t i = 0; i < coverage.years.size(); ++i) {
    row.year = to_string(report_.years->first + std::chrono::years(static_cast<int>(i)));
    row.text = share_of(coverage.years[i]);
    if (!row.text.empty()) add(row);
  }
}

void Writer::write_sources() {
  for (std::size_t i = 0; i < report_.sources.size(); ++i) {
    const SourceDocument& source = *report_.sources[i];
    add({.section = "source",
         .item = "[" + std::to_string(i + 1) + "]",
         .text = words_.citation(source),
         .source = source.code.str(),
         .locator = source.url,
         .note = source.note});
  }
}

}  // namespace

std::string csv_of(const Report& report) { return Writer(report).write(); }

}  // namespace annals::report
