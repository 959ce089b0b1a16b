// The rows that an import left out, as a file that can be mended and imported again.
#pragma once

#include <annals/error.h>

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "exchange/table/rows.h"
#include "exchange/table/table_plan.h"

namespace annals::exchange {

// The heading of the column with the reasons; a table that has it leaves it out.
inline constexpr std::string_view kRejectedBecause = "rejected_because";

// Writes the headings of a table and its rows at the lines given, with the reasons, as CSV in
// UTF-8. Goes through the rows from their beginning. Fails with kIo if the file cannot be written.
Result<void> write_rejected(const std::filesystem::path& file, Rows& rows, const TablePlan& plan,
                            const std::map<std::size_t, std::string>& reasons);

}  // namespace annals::exchange
