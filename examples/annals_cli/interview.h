// Goes through the figures of a report with a person, one after the other.
#pragma once

#include <annals/reading.h>
#include <annals/store.h>

#include <string>

#include "review.h"
#include "session.h"

namespace annals::cli {

struct InterviewRequest {
  std::string report;          // its name, after which a rescued review is named
  std::string source, reason;  // of what is written
  std::string review;          // where to keep what was decided if it comes to a sudden end; or ""
};

// Shows each proposal with its clause, what is on record, what checks say, and asks what to do with
// it. Nothing is written before the end: then everything that was accepted, in one batch. If the
// input ends or Ctrl-C is pressed, nothing is written to the store, and what was accepted is kept
// in a file for read --accept. Returns kCancelled after Ctrl-C.
Result<ExitCode> interview(const Session& session, const Store& store, std::vector<Proposal> found,
                           const InterviewRequest& request);

}  // namespace annals::cli
