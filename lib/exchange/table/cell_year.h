// Years as people write them in cells and headings.
#pragma once

#include <annals/calendar.h>
#include <annals/error.h>
#include <annals/import_table.h>

#include <string_view>

namespace annals::exchange {

// Reads 2023, 2023年, 2023年度, "2023.0", FY2023, 2023/24, 2023-24, 2023/2024, and 1 January or 31
// December of a year ("2023-12-31"), in full-width digits as well. A fiscal year over two calendar
// years goes by the one that "rule" says. Refused with kInvalidData: two digits, a part of a year,
// any other day, and 2011/12 unless a rule was declared, since it may be a month.
Result<Year> read_year(std::string_view text, FiscalYear rule = FiscalYear::kNotDeclared);

}  // namespace annals::exchange
