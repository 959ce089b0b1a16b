// Figures that a person accepted, and their way into the store.
#pragma once

#include <annals/store.h>

#include <cstddef>
#include <string>
#include <vector>

#include "session.h"

namespace annals::cli {

struct AcceptedRow {
  std::string place;              // for messages: "line 12", "figure 3"
  std::string agency, indicator;  // by code, name or alias
  std::string phrase;             // what the report calls it
  Observation observation;
  bool teach = false;  // keep the phrase as an alias of the indicator
};

struct Acceptance {
  std::string source, reason;
  std::vector<Indicator> new_indicators{};  // defined before the rows are written
};

struct AcceptanceSummary {
  WriteSummary written{};
  std::size_t defined = 0, taught = 0;
};

// The source by its code; the error tells how one is defined.
Result<SourceDocument> source_named(const Session& session, const Store& store,
                                    const std::string& code);

// Writes all rows as one batch of the source, and what is new and was taught with it; all or
// nothing. Fails with kNotFound, kConflict where two rows contradict each other, kInvalidData by
// the place of the row, and as the store does.
Result<AcceptanceSummary> write_accepted(Store& store, const std::vector<AcceptedRow>& rows,
                                         const Acceptance& acceptance);

// What was written, in a line or two.
void print_acceptance(const Session& session, std::size_t rows, const AcceptanceSummary& summary);

}  // namespace annals::cli
