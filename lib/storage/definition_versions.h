// The tables that tell how an indicator's meaning changed: definition_version, series_break.
#pragma once

#include <annals/indicator.h>
#include <annals/store.h>

#include <cstdint>
#include <vector>

#include "storage/connection.h"

namespace annals::storage {

std::vector<DefinitionVersion> load_definition_versions(Connection& connection);
bool define(Connection& connection, const DefinitionVersion& version, Redefine redefine);

std::vector<SeriesBreak> load_breaks(Connection& connection);
// Those of one indicator, by year.
std::vector<SeriesBreak> load_breaks(Connection& connection, std::int64_t indicator_id);
bool define(Connection& connection, const SeriesBreak& series_break, Redefine redefine);

}  // namespace annals::storage
