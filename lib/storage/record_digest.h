// Digests of what definitions, waivers and freezes say.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/sha256.h"
#include "storage/connection.h"
#include "storage/record_kind.h"

namespace annals::storage {

// All kinds but batches.
inline constexpr RecordKind kDefinitionKinds[] = {
    RecordKind::kSubject, RecordKind::kAgency, RecordKind::kIndicator, RecordKind::kSource,
    RecordKind::kTarget,  RecordKind::kRule,   RecordKind::kWaiver,    RecordKind::kFreeze,
};

// The SHA-256 of everything that a record says: of each table that it has rows in, R and the
// columns of each row as texts with their length before them (in 4 bytes, the lowest first;
// FFFFFFFF alone for NULL), and T at the end. What it names is told by code, and not by id. Empty
// if there is no such record. REQUIRES: one of kDefinitionKinds. Stored; do not change.
std::optional<core::Digest> digest_of(Connection& connection, const RecordKey& key);

bool is_there(Connection& connection, const RecordKey& key);

// The ids of all records of a kind, ascending.
std::vector<std::int64_t> ids_of(Connection& connection, RecordKind kind);

// The code of a record, or what stands for one; empty if there is no such record.
std::optional<std::string> code_of(Connection& connection, const RecordKey& key);

// What a message calls a record: agency "pukou". It need not be there.
std::string name_of(Connection& connection, const RecordKey& key);

}  // namespace annals::storage
