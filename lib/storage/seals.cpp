#include "storage/seals.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "core/sha256.h"
#include "core/text.h"
#include "storage/batch_digest.h"
#include "storage/clock.h"
#include "storage/errors.h"
#include "storage/packed_key.h"
#include "storage/record_digest.h"

namespace annals::storage {
namespace {

constexpr std::size_t kDigestDigits = 64;
// Fewer digits of a digest could be met by chance, or on purpose.
constexpr std::size_t kFewestDigits = 16;

std::string last_digest(Connection& connection) {
  Cursor cursor = connection.cursor("SELECT digest FROM seal ORDER BY id DESC LIMIT 1");
  return cursor.step() ? cursor.text(0) : std::string(kDigestDigits, '0');
}

void append(Connection& connection, StoredSeal seal) {
  seal.digest = seal.digest_after(last_digest(connection));
  Cursor cursor = connection.cursor(
      "INSERT INTO seal (kind, record_id, recorded_at, author, content, parts, digest) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  cursor.put(seal.kind).put(seal.record_id).put(seal.recorded_at).put(seal.author);
  cursor.put(seal.content);
  if (seal.parts.empty()) {
    cursor.put_null();
  } else {
    cursor.put_blob(seal.parts);
  }
  cursor.put(seal.digest).run();
}

// The content that was sealed last; empty if there is none.
std::string sealed_content(Connection& connection, const RecordKey& key) {
  Cursor cursor = connection.cursor(
      "SELECT content FROM seal WHERE kind = ?1 AND record_id = ?2 ORDER BY id DESC LIMIT 1");
  cursor.put(table_of(key.kind)).put(key.id);
  return cursor.step() ? cursor.text(0) : std::string();
}

// From the columns id, kind, record_id, recorded_at, author, digest.
Seal read_public_seal(Connection& connection, const Cursor& cursor) {
  Seal seal{cursor.integer(0),
            cursor.text(1),
            parse_timestamp(cursor.text(3)).value(),
            cursor.text(4),
            "",
            cursor.text(5)};
  if (const auto kind = record_kind(seal.kind)) {
    seal.name = code_of(connection, {*kind, cursor.integer(2)}).value_or("");
  }
  return seal;
}

std::vector<std::int64_t> batches_of(std::span<const RecordKey> records) {
  std::vector<std::int64_t> ids;
  for (const RecordKey& key : records) {
    if (key.kind == RecordKind::kBatch) ids.push_back(key.id);
  }
  return ids;
}

bool is_lower_hexadecimal(char c) { return ('0' <= c && c <= '9') || ('a' <= c && c <= 'f'); }

}  // namespace

std::string StoredSeal::digest_after(std::string_view digest_before) const {
  core::Sha256 sha256;
  sha256.add(digest_before).add("\n");
  sha256.add(kind).add("\n").add(std::to_string(record_id)).add("\n");
  sha256.add(recorded_at).add("\n").add(author).add("\n").add(content).add("\n");
  return sha256.hex();
}

StoredSeal read_seal(const Cursor& cursor) {
  return {cursor.integer(0), cursor.text(1), cursor.integer(2),           cursor.text(3),
          cursor.text(4),    cursor.text(5), std::string(cursor.blob(6)), cursor.text(7)};
}

void seal_touched(Connection& connection, const std::string& author) {
  auto [records, series] = connection.take_touched();
  if (records.empty()) return;
  std::sort(records.begin(), records.end());
  records.erase(std::unique(records.begin(), records.end()), records.end());
  BatchDigests batches = digests_of(connection, batches_of(records), std::move(series));
  const std::string recorded_at = time_of_write(connection);
  for (const RecordKey& key : records) {
    StoredSeal seal{.kind = std::string(table_of(key.kind)),
                    .record_id = key.id,
                    .recorded_at = recorded_at,
                    .author = author,
                    .content = {},
                    .parts = {},
                    .digest = {}};
    // A part of the transaction that was undone may have been the one to make the record.
    if (!is_there(connection, key)) continue;
    if (key.kind == RecordKind::kBatch) {
      BatchDigest& digest = batches.at(key.id);
      seal.content = core::hex(digest.content(head_of_batch(connection, key.id)));
      // Of a single series there is nothing to tell apart.
      if (digest.parts().size() > BatchDigest::kBytesOfAPart) seal.parts = digest.parts();
    } else {
      const auto digest = digest_of(connection, key);
      if (!digest) {
        fail(ErrorCode::kInvalidData,
             name_of(connection, key) + " names what is not there; let the store be verified");
      }
      seal.content = core::hex(*digest);
      if (seal.content == sealed_content(connection, key)) continue;
    }
    append(connection, std::move(seal));
  }
}

void seal_everything(Connection& connection, const std::string& author) {
  for (const RecordKind kind : kDefinitionKinds) {
    for (const std::int64_t id : ids_of(connection, kind)) connection.touch(kind, id);
  }
  for (const std::int64_t id : ids_of(connection, RecordKind::kBatch)) {
    connection.touch(RecordKind::kBatch, id);
  }
  {
    Cursor cursor = connection.cursor("SELECT id FROM packed_series");
    while (cursor.step()) connection.touch(series_key(cursor.integer(0)));
  }
  seal_touched(connection, author);
}

std::vector<Seal> load_seals(Connection& connection) {
  std::vector<Seal> seals;
  Cursor cursor = connection.cursor(
      "SELECT id, kind, record_id, recorded_at, author, digest FROM seal ORDER BY id");
  while (cursor.step()) seals.push_back(read_public_seal(connection, cursor));
  return seals;
}

std::optional<Seal> last_seal(Connection& connection) {
  Cursor cursor = connection.cursor(
      "SELECT id, kind, record_id, recorded_at, author, digest FROM seal ORDER BY id DESC LIMIT 1");
  return cursor.step() ? std::optional(read_public_seal(connection, cursor)) : std::nullopt;
}

std::optional<Seal> find_seal(Connection& connection, std::string_view digest) {
  if (digest.size() < kFewestDigits || digest.size() > kDigestDigits ||
      !std::all_of(digest.begin(), digest.end(), is_lower_hexadecimal)) {
    fail(ErrorCode::kInvalidArgument,
         core::quoted(digest) +
             " is no digest: give its 64 hexadecimal digits in lower case, or the first 16 of "
             "them or more");
  }
  Cursor cursor = connection.cursor(
      "SELECT id, kind, record_id, recorded_at, author, digest FROM seal "
      "WHERE substr(digest, 1, length(?1)) = ?1 ORDER BY id LIMIT 1");
  cursor.put(digest);
  return cursor.step() ? std::optional(read_public_seal(connection, cursor)) : std::nullopt;
}

}  // namespace annals::storage
