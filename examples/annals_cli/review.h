// The file in which a person reviews what was read: written by read, accepted by read --accept.
#pragma once

#include <annals/reading.h>
#include <annals/store.h>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "session.h"

namespace annals::cli {

// What the store holds of the agency, by indicator and year.
using OnRecord = std::map<std::pair<IndicatorCode, Year>, Observation>;
Result<OnRecord> on_record(const Store& store, const AgencyCode& agency);

// Where a value stands, as a locator: 七（一）, or 正文 where no heading is numbered.
std::string locator_of(const Proposal& proposal);
// The clause with the value in 【】.
std::string marked_clause(const Proposal& proposal);
// What is on record for the indicator and the year; null if nothing.
const Observation* recorded(const OnRecord& known, const Proposal& proposal);

// Writes the proposals for a spreadsheet: CSV in UTF-8 with a byte order mark, the first column
// empty for the person's "yes". Fails with kAlreadyExists and kIo.
Result<void> write_review(const std::filesystem::path& file, const std::vector<Proposal>& proposals,
                          const OnRecord& known);

// A row that a person accepted.
struct AcceptedRow {
  std::size_t line = 0;
  std::string agency, indicator, phrase, locator, note;
  Observation observation;
};

// The rows marked yes, y, x, 1 or 是. Fails with kNotFound, kIo, and kInvalidData by line and
// column.
Result<std::vector<AcceptedRow>> read_review(const std::filesystem::path& file);

}  // namespace annals::cli
