#include "exchange/workbook/workbook_charts.h"

#include <algorithm>

#include "exchange/export/status_words.h"
#include "exchange/text/spreadsheet_text.h"
#include "exchange/workbook/xlsxwriter_functions.h"

namespace annals::exchange {
namespace {

constexpr std::size_t kRowsPerChart = 20;

lxw_row_t as_row(std::size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t as_column(std::size_t column) { return static_cast<lxw_col_t>(column); }

lxw_chart* chart_of(Workbook& book, const std::string& table, const ChartRange& range) {
  const bool one_year = range.first_column == range.last_column;
  lxw_chart* const chart = book.add_chart(one_year ? LXW_CHART_COLUMN : LXW_CHART_LINE);
  const std::size_t drawn = std::min(range.rows.size(), kMaxLines);
  for (std::size_t i = 0; i < drawn; ++i) {
    const std::size_t row = range.rows[i];
    lxw_chart_series* const series = chart_add_series(chart, nullptr, nullptr);
    chart_series_set_name_range(series, table.c_str(), as_row(row), as_column(range.name_column));
    chart_series_set_categories(series, table.c_str(), as_row(range.heading_row),
                                as_column(range.first_column), as_row(range.heading_row),
                                as_column(range.last_column));
    chart_series_set_values(series, table.c_str(), as_row(row), as_column(range.first_column),
                            as_row(row), as_column(range.last_column));
    if (!one_year) chart_series_set_marker_type(series, LXW_CHART_MARKER_CIRCLE);
  }
  chart_title_set_name(chart, harmless(range.title).c_str());
  if (!range.unit.empty()) chart_axis_set_name(chart->y_axis, harmless(range.unit).c_str());
  chart_axis_set_num_format(chart->y_axis, "General");
  chart_show_blanks_as(chart, LXW_CHART_BLANKS_AS_GAP);
  chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
  return chart;
}

}  // namespace

void draw_charts(Workbook& book, WorkSheet& sheet, const std::string& table,
                 const std::vector<ChartRange>& ranges, const std::string& language) {
  const std::size_t drawn = std::min(ranges.size(), kMaxCharts);
  std::size_t row = 0;
  if (drawn < ranges.size()) {
    sheet.text(row++, 0,
               std::string(say(language, "Indicators that are not drawn: ", "未绘制的指标数：")) +
                   std::to_string(ranges.size() - drawn));
  }
  for (std::size_t i = 0; i < drawn; ++i) {
    if (ranges[i].rows.size() > kMaxLines) {
      sheet.text(
          row++, 0,
          ranges[i].title +
              std::string(say(language, ": agencies that are not drawn: ", "：未绘制的机构数：")) +
              std::to_string(ranges[i].rows.size() - kMaxLines));
    }
    sheet.insert_chart(row, 0, chart_of(book, table, ranges[i]));
    row += kRowsPerChart;
  }
}

}  // namespace annals::exchange
