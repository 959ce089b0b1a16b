// Finding a definition by what a person types: a code, a name or an alias.
#pragma once

#include <annals/agency.h>
#include <annals/indicator.h>
#include <annals/observation.h>

#include <string_view>

#include "storage/connection.h"

namespace annals::storage {

// A code first, then a name or an alias in any language, compared as folded() says. Throw Failure
// with kNotFound, naming the nearest, or kConflict if several fit, naming them.
Agency find_agency(Connection& connection, std::string_view text);
Indicator find_indicator(Connection& connection, std::string_view text);
// By code only.
SourceDocument find_source(Connection& connection, std::string_view text);

}  // namespace annals::storage
