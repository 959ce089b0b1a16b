// The steps of the schema, embedded by the build from schema/sqlite/ (cmake/EmbedSql.cmake).
#pragma once

#include <span>
#include <string_view>

namespace annals::storage {

// Step i brings a store of version i to version i + 1.
using SchemaSteps = std::span<const std::string_view>;
SchemaSteps migrations() noexcept;

}  // namespace annals::storage
