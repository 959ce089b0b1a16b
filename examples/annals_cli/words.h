// The values of the model in the user's language.
#pragma once

#include <annals/agency.h>
#include <annals/indicator.h>
#include <annals/observation.h>
#include <annals/printed_range.h>

#include <optional>
#include <string>
#include <string_view>

#include "session.h"
#include "table.h"

namespace annals::cli {

// The name to print, or the code of what has none.
std::string name_of(const Session& session, const Agency& agency);
std::string name_of(const Session& session, const Indicator& indicator);

std::string kind_word(const Session& session, AgencyKind kind);
std::string kind_word(const Session& session, IndicatorKind kind);
std::string polarity_word(const Session& session, Polarity polarity);
std::string aggregation_word(const Session& session, Aggregation aggregation);
std::string succession_word(const Session& session, SuccessionKind kind);

// "provisional, break in series"; empty for normal.
std::string status_words(const Session& session, const ObsStatusSet& status);

// "2019 to 2023", "from 2019", "to 2023"; empty where both ends are open.
std::string years_of(const Session& session, std::optional<Year> first, std::optional<Year> last);

// A value as printed, with the word for its bound; empty without one.
std::string value_text(const Session& session, const Observation& observation);
// A text with the indicator's unit behind it, if it has one.
std::string with_unit(const Session& session, const std::string& text, const Indicator& indicator);
Cell value_cell(const Session& session, const Observation& observation);
// For programs, which get the value without a word; empty for an exact one.
Cell bound_cell(const Observation& observation);
Cell decimal_cell(const std::optional<Decimal>& value);
Cell year_cell(std::optional<Year> year);

// "97.25 to 97.35", "from 6500", "up to 5"; "open" without a limit.
std::string printed_range_text(const Session& session, const PrintedRange& range);

// A result of statistics at "decimals" digits behind the point, without a locale; a minus is
// U+2212 for people. "signed" puts a plus before what is above zero.
std::string number(double value, int decimals);
std::string signed_number(double value, int decimals);
// An exact difference, with its sign.
std::string signed_number(const Decimal& value);
// A fraction as a number of per cent, up to two digits where there are any: "95", "99.9".
std::string per_cent(double fraction);
// "0.017", or "below 0.001".
std::string p_value(const Session& session, double p);

// A title, document number, publisher, date and address, as far as they are known.
std::string citation(const Session& session, const SourceDocument& source);

}  // namespace annals::cli
