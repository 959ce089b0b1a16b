// The file in which a person reviews what was read: written by read, accepted by read --accept.
#pragma once

#include <filesystem>
#include <vector>

#include "accepted.h"
#include "review.h"
#include "session.h"

namespace annals::cli {

// Writes proposals for a spreadsheet: CSV in UTF-8 with a byte order mark. The first column has
// "yes" where "marked" says so, and is empty for the person otherwise. "marked" may be empty. Fails
// with kAlreadyExists and kIo.
Result<void> write_review(const Session& session, const std::filesystem::path& file,
                          const ReviewSheet& sheet, const std::vector<bool>& marked = {});

// The rows that are marked yes, y, x, 1, 是 or √, as spreadsheets save them: in UTF-8, UTF-16 or
// GB18030, with commas, semicolons or tabs, the columns in any order and others beside them. Fails
// with kNotFound, kIo, and kInvalidData by line and column.
Result<std::vector<AcceptedRow>> read_review(const std::filesystem::path& file);

}  // namespace annals::cli
