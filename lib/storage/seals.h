// The chain of seals: see <annals/seal.h>.
//
// The digest of a seal is the SHA-256 of these lines, each with a line feed behind it: the digest
// of the seal before (64 zeros before the first), the kind of the record, its id, recorded_at,
// author, and the digest of what the record says. Stored; do not change.
#pragma once

#include <annals/seal.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/connection.h"
#include "storage/record_kind.h"

namespace annals::storage {

// A row of the table.
struct StoredSeal {
  std::int64_t number = 0;
  std::string kind;
  std::int64_t record_id = 0;
  std::string recorded_at, author;
  std::string content;  // 64 hexadecimal digits, as "digest"
  std::string parts;    // of a batch of several series: see BatchDigest::parts()
  std::string digest;

  // What "digest" must be, behind this one.
  std::string digest_after(std::string_view digest_before) const;
};
// From the columns id, kind, record_id, recorded_at, author, content, parts, digest.
StoredSeal read_seal(const Cursor& cursor);

// Seals the batches that the transaction has written, and the definitions that it has touched and
// that say something new, before it is committed.
void seal_touched(Connection& connection, const std::string& author);

// Seals all that a store holds which has no seal yet, within the transaction that is open.
void seal_everything(Connection& connection, const std::string& author);

// By number.
std::vector<Seal> load_seals(Connection& connection);
std::optional<Seal> last_seal(Connection& connection);
// By its digest, or by the first digits of it. Throws Failure with kInvalidArgument for fewer than
// 16, or for other signs than hexadecimal digits.
std::optional<Seal> find_seal(Connection& connection, std::string_view digest);

}  // namespace annals::storage
