// Reading values: series, cross-sections, histories.
#pragma once

#include <annals/series.h>
#include <annals/store.h>

#include <functional>
#include <vector>

#include "storage/connection.h"
#include "storage/registry.h"

namespace annals::storage {

Series read_series(Connection& connection, Registry& registry, const AgencyCode& agency,
                   const IndicatorCode& indicator, const ReadOptions& options);

std::vector<Series> read_cross_section(Connection& connection, Registry& registry,
                                       const IndicatorCode& indicator, const ReadOptions& options);

std::vector<Series> read_profile(Connection& connection, Registry& registry,
                                 const AgencyCode& agency, const ReadOptions& options);

// See Store::for_each_series().
void for_each_series(Connection& connection, Registry& registry, const SeriesSelection& selection,
                     const std::function<Result<void>(const Series&)>& visit);

std::vector<Revision> read_history(Connection& connection, Registry& registry,
                                   const AgencyCode& agency, const IndicatorCode& indicator,
                                   const ReadOptions& options);

}  // namespace annals::storage
