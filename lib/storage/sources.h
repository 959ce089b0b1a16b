// The table of source documents.
#pragma once

#include <annals/observation.h>
#include <annals/store.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/connection.h"
#include "storage/record.h"

namespace annals::storage {

// By code, whatever its case; empty if there is none.
std::optional<Record<SourceDocument>> load_source(Connection& connection, std::string_view code);
Record<SourceDocument> load_source(Connection& connection, std::int64_t id);
std::vector<SourceDocument> load_sources(Connection& connection);

// Throws Failure with kNotFound, naming the nearest.
std::int64_t source_id(Connection& connection, const SourceCode& code);
// "; did you mean …?" for the codes nearest to "text".
std::string source_suggestions(Connection& connection, std::string_view text);

// Throws Failure where define() would, if "existing" were on record.
void check_agreement(const SourceDocument& source, const SourceDocument& existing);
// Throws Failure where define() would.
void check_definable(Connection& connection, const SourceDocument& source);

bool define(Connection& connection, const SourceDocument& source, Redefine redefine);

}  // namespace annals::storage
