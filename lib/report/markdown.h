// A report in Markdown.
#pragma once

#include <annals/report.h>

#include <string>

#include "report/matrix.h"
#include "report/words.h"

namespace annals::report {

class Markdown {
 public:
  explicit Markdown(const Report& report) : report_(report), words_(report.language) {}

  std::string write();

 private:
  void write_summary();
  void write_cards();
  void write_card(const ReportCard& card);
  void write_matrices();
  void write_matrix(const Matrix& matrix);
  std::string cell(const ReportCard& card, Year year, std::optional<std::size_t> known) const;
  void write_comparisons();
  void write_comparison(const ReportComparison& comparison);
  void write_findings();
  void write_coverage();
  void write_methods();
  void write_sources();

  void heading(int level, const std::string& text);
  void bullet(const std::string& text);  // of plain text
  // A row of a table; cells are Markdown.
  void row(const std::vector<std::string>& cells);
  void rule(std::size_t cells, std::size_t left);

  std::string say(std::string_view english, std::string_view chinese) const {
    return words_.say(english, chinese);
  }
  std::string titled(std::size_t indicator) const;
  std::string name_of(const ReportCard& card) const;

  const Report& report_;
  Words words_;
  std::string text_;
};

}  // namespace annals::report
