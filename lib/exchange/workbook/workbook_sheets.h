// The sheets of a workbook.
#pragma once

#include <vector>

#include "exchange/export/extract.h"
#include "exchange/workbook/workbook_charts.h"
#include "exchange/workbook/workbook_writer.h"

namespace annals::exchange {

// An observation a row, under the headings that an import reads, with names behind.
void write_values_sheet(WorkSheet& sheet, const Extract& extract);
// A series a row, a year a column, by indicator; where the values of each indicator stand that has
// two years, or two agencies. A bound stands before the number and the letters of its statuses
// behind it, both by the number format.
std::vector<ChartRange> write_table_sheet(WorkSheet& sheet, const Extract& extract);
void write_sources_sheet(WorkSheet& sheet, const Extract& extract);
// Indicators, versions of their definitions, breaks, and what the letters of statuses mean.
void write_definitions_sheet(WorkSheet& sheet, const Extract& extract);

}  // namespace annals::exchange
