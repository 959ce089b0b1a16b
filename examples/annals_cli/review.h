// What a person reviews: the proposals of a report, with what is on record and what checks say.
#pragma once

#include <annals/reading.h>
#include <annals/review.h>
#include <annals/store.h>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "session.h"

namespace annals::cli {

// What a store holds of the agencies of proposals.
using OnRecord = std::map<std::tuple<AgencyCode, IndicatorCode, Year>, Observation>;

struct ReviewSheet {
  std::vector<Proposal> proposals;
  std::vector<ReviewNote> notes;
  OnRecord known;
};

// Proposals with all that the store says of them; what holds makes them surer.
Result<ReviewSheet> review_sheet(const Store& store, std::vector<Proposal> proposals);

// What is on record for the observation that is proposed; null if nothing.
const Observation* recorded(const OnRecord& known, const Proposal& proposal);

// Where a value stands, as a locator: 七（一）, or 正文 where no heading is numbered.
std::string locator_of(const Proposal& proposal);
// The clause with the value in 【】.
std::string marked_clause(const Proposal& proposal);
// What the note of an accepted proposal says: that it is derived, how, and within which limits.
std::string note_of(const Session& session, const Proposal& proposal);
// "I" (imputed by the receiver) for a value that is derived and not printed.
ObsStatusSet status_of(const Proposal& proposal);

// Whether a note says something to a person: limits that hold do not.
bool is_worth_telling(const ReviewNote& note);
// "holds: accepted = closed + pending: 99, and 93 + 6 = 99".
std::string check_line(const Session& session, const ReviewNote& note);
// The notes on one proposal, worth telling, joined by "; ".
std::string checks_of(const Session& session, const ReviewSheet& sheet, std::size_t position);
// "fails" if one does, "holds" if some do and none fails, else nothing.
std::string_view verdict_of(const Session& session, const ReviewSheet& sheet, std::size_t position);

}  // namespace annals::cli
