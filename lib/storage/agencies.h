// The tables of agencies: agency, agency_name, agency_former_parent.
#pragma once

#include <annals/agency.h>
#include <annals/store.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "storage/connection.h"
#include "storage/record.h"

namespace annals::storage {

// By code, whatever its case; empty if there is none.
std::optional<Record<Agency>> load_agency(Connection& connection, std::string_view code);
Record<Agency> load_agency(Connection& connection, std::int64_t id);
std::vector<Agency> load_agencies(Connection& connection);

// The id of an agency that something else names. Throws Failure with kNotFound, naming the nearest.
std::int64_t agency_id(Connection& connection, const AgencyCode& code);

bool define(Connection& connection, const Agency& agency, Redefine redefine);

}  // namespace annals::storage
