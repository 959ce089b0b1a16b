// The tables of indicators: indicator, indicator_name, indicator_text.
#pragma once

#include <annals/indicator.h>
#include <annals/store.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "storage/connection.h"
#include "storage/record.h"

namespace annals::storage {

// By code, whatever its case; empty if there is none.
std::optional<Record<Indicator>> load_indicator(Connection& connection, std::string_view code);
Record<Indicator> load_indicator(Connection& connection, std::int64_t id);
std::vector<Indicator> load_indicators(Connection& connection);

// The id of an indicator that something else names. Throws Failure with kNotFound, naming the
// nearest.
std::int64_t indicator_id(Connection& connection, const IndicatorCode& code);

bool define(Connection& connection, const Indicator& indicator, Redefine redefine);

}  // namespace annals::storage
