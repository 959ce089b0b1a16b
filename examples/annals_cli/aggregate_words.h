// Aggregates, and what stands in their way, in the user's language.
#pragma once

#include <annals/agency.h>
#include <annals/aggregate.h>
#include <annals/indicator.h>

#include <string>
#include <string_view>
#include <vector>

#include "session.h"
#include "table.h"

namespace annals::cli {

// "121599 to 122599", "from 300"; empty where the printed value says as much.
std::string range_text(const Session& session, const Aggregate& aggregate);

// Why a figure could not take part; "reason" is the library's sentence, used where it says more
// than the obstacle alone, "status" is that of an observation without a value.
std::string obstacle_text(const Session& session, Obstacle obstacle, std::string_view reason,
                          const ObsStatusSet& status);

// "a, b and 3 more": at most "limit" of them.
std::string some_of(const Session& session, const std::vector<std::string>& words,
                    std::size_t limit = 6);

// "a, b": every code.
std::string codes_text(const Session& session, const std::vector<AgencyCode>& codes);

// "2018: chengdong, chengxi merged into chengqu".
std::string step_text(const Session& session, Year year, SuccessionKind kind,
                      const std::vector<AgencyCode>& from, const std::vector<AgencyCode>& to);

// A transfer that left the indicator where it was.
std::string not_followed_text(const Session& session, const Succession& step);

}  // namespace annals::cli
