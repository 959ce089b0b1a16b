// The flags that Eurostat prints behind a value: small letters, "3.6 be".
#pragma once

#include <annals/error.h>
#include <annals/obs_status.h>

#include <string>
#include <string_view>

namespace annals::exchange {

// Takes the flags, which stand behind a blank, off the end of "text"; empty if there are none.
std::string_view take_eurostat_flags(std::string_view& text);

// Adds the statuses that the letters stand for. What a status cannot say (r for revised, c beside a
// value, a letter that is not known, one that does not go with a value that is there or missing) is
// returned, "flags r", so that nothing is lost.
std::string add_eurostat_flags(std::string_view flags, bool has_value, ObsStatusSet& status);

// Letters of a column of statuses, as ObsStatusSet::parse reads them; small ones are flags where
// "eurostat" says so, as in Eurostat's own files. Fails with kInvalidData.
Result<ObsStatusSet> read_status(std::string_view text, bool eurostat);

}  // namespace annals::exchange
