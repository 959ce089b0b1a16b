#include "storage/check_seals.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "core/text.h"
#include "storage/batch_digest.h"
#include "storage/record_digest.h"
#include "storage/revisions.h"
#include "storage/seals.h"

namespace annals::storage {
namespace {

// Of each record, what was sealed last.
struct Sealed {
  std::string content, parts;
};
using LastSeals = std::map<std::pair<std::string, std::int64_t>, Sealed>;

class SealCheck {
 public:
  SealCheck(Connection& connection, std::vector<Defect>& defects)
      : connection_(connection), defects_(defects) {}

  void run() {
    check_chain();
    for (const RecordKind kind : kDefinitionKinds) check_definitions(kind);
    check_batches();
    for (const auto& [record, sealed] : sealed_) {
      add(record.first + " number " + std::to_string(record.second) + " was removed");
    }
  }

 private:
  void add(std::string message) { defects_.push_back({"seal", std::move(message)}); }

  // Every link, and what each record was sealed with last.
  void check_chain() {
    std::string before(2 * sizeof(core::Digest), '0');
    std::int64_t number = 0;
    bool whole = true;
    Cursor cursor = connection_.cursor(
        "SELECT id, kind, record_id, recorded_at, author, content, parts, digest FROM seal "
        "ORDER BY id");
    while (cursor.step()) {
      StoredSeal seal = read_seal(cursor);
      ++number;
      if (whole && (seal.number != number || seal.digest != seal.digest_after(before))) {
        whole = false;
        add("the chain of seals is broken at number " + std::to_string(number) +
            ": what was sealed from there on may be anything");
      }
      before = std::move(seal.digest);
      sealed_.insert_or_assign({std::move(seal.kind), seal.record_id},
                               Sealed{std::move(seal.content), std::move(seal.parts)});
    }
  }

  // What was sealed of a record, which is then taken off the list; empty if it never was.
  Sealed take(RecordKind kind, std::int64_t id) {
    const auto found = sealed_.find({std::string(table_of(kind)), id});
    if (found == sealed_.end()) return {};
    Sealed sealed = std::move(found->second);
    sealed_.erase(found);
    return sealed;
  }

  void check_definitions(RecordKind kind) {
    for (const std::int64_t id : ids_of(connection_, kind)) {
      const RecordKey key{kind, id};
      const Sealed sealed = take(kind, id);
      const auto digest = digest_of(connection_, key);
      if (digest && core::hex(*digest) == sealed.content) continue;
      add(name_of(connection_, key) + (sealed.content.empty() ? " was added" : " was changed"));
    }
  }

  // The digests of all batches, by what the history says now.
  BatchDigests digests() {
    BatchDigests result;
    std::vector<StoredRevision> revisions;
    SeriesKey key{};
    std::string indicator, agency;
    const auto end_series = [&] {
      each_batch(connection_, key, revisions, [&](std::int64_t batch, const core::Digest& digest) {
        result[batch].add(indicator, agency, digest);
      });
      revisions.clear();
    };
    Cursor cursor = connection_.cursor(
        "SELECT a.id, i.id, o.year, o.batch_id, o.mantissa, o.exponent, o.obs_status, o.bound, "
        "o.retracted, o.has_detail, a.code, i.code FROM indicator AS i CROSS JOIN agency AS a "
        "CROSS JOIN observation AS o ON o.agency_id = a.id AND o.indicator_id = i.id "
        "ORDER BY i.code, a.code, o.year, o.batch_id");
    while (cursor.step()) {
      const SeriesKey next{cursor.integer(0), cursor.integer(1)};
      if (!(next == key)) {
        end_series();
        key = next;
        agency = cursor.text(10);
        indicator = cursor.text(11);
      }
      revisions.push_back(read_revision(cursor, 2));
    }
    end_series();
    return result;
  }

  void check_batches() {
    BatchDigests digests = this->digests();
    std::map<std::int64_t, std::pair<Sealed, std::string>> changed;
    for (const std::int64_t id : ids_of(connection_, RecordKind::kBatch)) {
      Sealed sealed = take(RecordKind::kBatch, id);
      BatchDigest& digest = digests[id];
      if (core::hex(digest.content(head_of_batch(connection_, id))) == sealed.content) continue;
      changed.emplace(id, std::pair(std::move(sealed), digest.parts()));
    }
    for (const auto& [id, batch] : changed) tell_changed(id, batch.first, batch.second);
  }

  // Which series of a batch are not as they were.
  void tell_changed(std::int64_t id, const Sealed& sealed, const std::string& parts) {
    const std::string batch = "batch " + std::to_string(id) + " of " +
                              core::quoted(head_of_batch(connection_, id).source);
    if (sealed.content.empty()) return add(batch + " was added");
    const std::vector<std::string> series = series_of(id);
    if (series.empty()) return add(batch + " was changed: all its values were removed");
    const std::string& before = sealed.parts;
    if (series.size() == 1 && before.empty()) {
      return add(batch + " was changed: " + series.front() + ", or what it says of itself");
    }
    if (before == parts) {
      return add(batch +
                 " was changed in what it says of itself: its source, time, author, reason "
                 "or program");
    }
    constexpr std::size_t kStep = BatchDigest::kBytesOfAPart;
    std::size_t old_at = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
      if (before.compare(old_at, kStep, parts, i * kStep, kStep) == 0) {
        old_at += kStep;
        continue;
      }
      const std::size_t left = before.size() - std::min(old_at, before.size());
      const std::size_t now_left = parts.size() - i * kStep;
      if (left < now_left) {
        add(batch + " was changed: " + series[i] + " was added");
      } else if (left > now_left) {
        add(batch + " was changed: a series before " + series[i] + " was removed");
        old_at += kStep;
        --i;
      } else {
        add(batch + " was changed: " + series[i]);
        old_at += kStep;
      }
    }
    if (old_at < before.size()) add(batch + " was changed: its last series were removed");
  }

  // The series that a batch has now, by code.
  std::vector<std::string> series_of(std::int64_t id) {
    std::vector<std::string> result;
    Cursor cursor = connection_.cursor(
        "SELECT DISTINCT a.code, i.code FROM observation AS o JOIN agency AS a ON a.id = "
        "o.agency_id JOIN indicator AS i ON i.id = o.indicator_id WHERE o.batch_id = ?1 "
        "ORDER BY i.code, a.code");
    cursor.put(id);
    while (cursor.step()) {
      result.push_back(core::quoted(cursor.view(0)) + ", " + core::quoted(cursor.view(1)));
    }
    return result;
  }

  Connection& connection_;
  std::vector<Defect>& defects_;
  LastSeals sealed_;
};

}  // namespace

void check_seals(Connection& connection, std::vector<Defect>& defects) {
  SealCheck(connection, defects).run();
}

}  // namespace annals::storage
