// libxlsxwriter, as this library calls it: each function that is called stands here.
#pragma once

#include <annals/error.h>
#include <xlsxwriter.h>

#ifdef ANNALS_XLSXWRITER_FILE

#include "exchange/workbook/late_library.h"

namespace annals::exchange {

inline constinit LateLibrary xlsxwriter{ANNALS_XLSXWRITER_FILE};

// Within this namespace the name is that of the function that is loaded.
#define ANNALS_LATE(name) \
  inline const LateFunction<decltype(::name)> name { xlsxwriter, #name }
ANNALS_LATE(chart_add_series);
ANNALS_LATE(chart_axis_set_name);
ANNALS_LATE(chart_axis_set_num_format);
ANNALS_LATE(chart_legend_set_position);
ANNALS_LATE(chart_series_set_categories);
ANNALS_LATE(chart_series_set_marker_type);
ANNALS_LATE(chart_series_set_name_range);
ANNALS_LATE(chart_series_set_values);
ANNALS_LATE(chart_show_blanks_as);
ANNALS_LATE(chart_title_set_name);
ANNALS_LATE(format_set_align);
ANNALS_LATE(format_set_bold);
ANNALS_LATE(format_set_num_format);
ANNALS_LATE(format_set_text_wrap);
ANNALS_LATE(lxw_strerror);
ANNALS_LATE(lxw_workbook_free);
ANNALS_LATE(workbook_add_chart);
ANNALS_LATE(workbook_add_format);
ANNALS_LATE(workbook_add_worksheet);
ANNALS_LATE(workbook_close);
ANNALS_LATE(workbook_new);
ANNALS_LATE(workbook_set_properties);
ANNALS_LATE(worksheet_autofilter);
ANNALS_LATE(worksheet_fit_to_pages);
ANNALS_LATE(worksheet_freeze_panes);
ANNALS_LATE(worksheet_insert_chart_opt);
ANNALS_LATE(worksheet_set_column);
ANNALS_LATE(worksheet_set_landscape);
ANNALS_LATE(worksheet_set_row);
ANNALS_LATE(worksheet_write_comment);
ANNALS_LATE(worksheet_write_number);
ANNALS_LATE(worksheet_write_string);
#undef ANNALS_LATE

inline Result<void> load_xlsxwriter() { return xlsxwriter.load(); }

}  // namespace annals::exchange

#else

namespace annals::exchange {

inline Result<void> load_xlsxwriter() { return {}; }  // the program has it

}  // namespace annals::exchange

#endif
