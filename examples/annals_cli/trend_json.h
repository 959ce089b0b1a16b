// A trend for programs.
#pragma once

#include <annals/trend.h>

#include "table.h"

namespace annals::cli {

// Adds what a trend has found, from "change" to "restarted_at", to an object.
void add_trend(Json& document, const Trend& trend);
// A part between breaks in short. REQUIRES: n > 0.
Json part_json(const Trend& segment);
Json json_of(const SourceDocument& source);

}  // namespace annals::cli
