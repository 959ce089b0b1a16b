// The parts of a report's page. One writer, its sections in several sources.
#pragma once

#include <annals/report_page.h>

#include <span>
#include <string>

#include "report/html.h"
#include "report/matrix.h"
#include "report/pictures.h"
#include "report/words.h"

namespace annals::report {

class Page {
 public:
  Page(const Report& report, const HtmlOptions& options)
      : report_(report), options_(options), words_(report.language) {}

  std::string write();

 private:
  // page.cpp: the frame, and what is mostly text.
  void write_head();
  void write_header();
  void write_contents();
  void write_summary();
  void write_findings();
  void write_methods();
  void write_sources();
  void write_footer();
  void open_section(std::string_view id, const std::string& heading);
  void close_section();

  // page_cards.cpp: one agency, a card an indicator.
  void write_cards();
  void write_card(std::size_t position);
  void write_card_head(const ReportCard& card);
  void write_verdict(const ReportCard& card);
  void write_place(const ReportCard& card);
  void write_details(const ReportCard& card);
  void write_values(const ReportCard& card);
  void write_value_row(const ReportCard& card, const Observation& each, std::size_t source);
  void write_list(std::string_view name, const std::vector<std::string>& lines);

  // page_tables.cpp: several agencies, a table an indicator; and the tables of all figures.
  void write_indicators();
  void write_indicator(std::size_t first, std::size_t end);
  struct AgencyColumns {
    bool course = false, change = false, target = false, rank = false;
  };
  AgencyColumns columns_of(std::span<const ReportCard> cards) const;
  void write_agency_row(const ReportCard& card, std::size_t position, const AgencyColumns& columns);
  void write_pictures(const std::vector<NamedPicture>& pictures, std::string_view heading);
  void write_places(std::size_t first, std::size_t end);
  void write_all_figures();
  void write_matrix(const Matrix& matrix, const std::string& caption);
  void write_matrix_head(const Matrix& matrix);
  void write_matrix_row(const Matrix& matrix, const ReportCard& card);
  void write_cell(const ReportCard& card, std::size_t i, std::optional<std::size_t> known_source);
  void write_source_number(std::size_t source);
  void write_comparisons();
  void write_comparison(const ReportComparison& comparison);
  void write_coverage();
  void write_coverage_row(const ReportCoverage& row);
  void open_table(std::string_view css, const std::string& caption);
  void column(const std::string& heading, bool numeric = false);

  std::string say(std::string_view english, std::string_view chinese) const {
    return words_.say(english, chinese);
  }
  const Indicator& indicator_of(const ReportCard& card) const {
    return report_.indicators[card.indicator];
  }
  // "Loss rate (%)".
  std::string titled(std::size_t indicator) const;

  const Report& report_;
  const HtmlOptions& options_;
  Words words_;
  Html html_;
};

// "c12", the place of a card on the page.
std::string card_id(std::size_t position);
std::string source_id(std::size_t source);

// By which program, when, and of what state.
std::string made_line(const Report& report, const Words& words);

}  // namespace annals::report
