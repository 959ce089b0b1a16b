#include "storage/packed_table.h"

#include <algorithm>
#include <functional>
#include <string>

#include "core/text.h"
#include "storage/errors.h"
#include "storage/packed_key.h"

namespace annals::storage {
namespace {

// Bytes of packed series that are kept before they are written, when all are made anew.
constexpr std::size_t kBytesOfAPart = std::size_t{16} << 20;

// Shows every series of the history with all its revisions, by agency and indicator.
void each_series_of_history(
    Connection& connection,
    const std::function<void(const SeriesKey&, std::span<const StoredRevision>)>& visit) {
  Cursor cursor = connection.cursor(
      "SELECT agency_id, indicator_id, year, batch_id, mantissa, exponent, obs_status, bound, "
      "retracted, has_detail FROM observation ORDER BY agency_id, indicator_id, year, batch_id");
  SeriesKey key{};
  std::vector<StoredRevision> revisions;
  while (cursor.step()) {
    const SeriesKey next{cursor.integer(0), cursor.integer(1)};
    if (!(next == key) && !revisions.empty()) {
      visit(key, revisions);
      revisions.clear();
    }
    key = next;
    revisions.push_back(read_revision(cursor, 2));
  }
  if (!revisions.empty()) visit(key, revisions);
}

// Shows all revisions of each year of a series.
template <typename Visit>
void each_observation(std::span<const StoredRevision> revisions, Visit visit) {
  for (std::size_t begin = 0; begin < revisions.size();) {
    const std::size_t end = end_of_year(revisions, begin);
    visit(revisions.subspan(begin, end - begin));
    begin = end;
  }
}

// Shows each series whose packed form is not what follows from the history, with what does.
void each_difference(
    Connection& connection, Registry& registry,
    const std::function<void(const SeriesKey&, std::span<const PackedYear>)>& visit) {
  std::string expected;
  each_series_of_history(connection,
                         [&](const SeriesKey& key, std::span<const StoredRevision> revisions) {
                           const std::vector<PackedYear> years = weighed(revisions, registry);
                           expected.clear();
                           pack(years, expected);
                           if (read_packed(connection, key) != expected) visit(key, years);
                         });
}

constexpr const char* kWithoutHistory =
    "SELECT p.id, a.code, i.code FROM packed_series AS p "
    "LEFT JOIN agency AS a ON a.id = p.id & 4294967295 "
    "LEFT JOIN indicator AS i ON i.id = p.id >> 32 "
    "WHERE NOT EXISTS (SELECT 1 FROM observation AS o "
    "WHERE o.agency_id = p.id & 4294967295 AND o.indicator_id = p.id >> 32)";

}  // namespace

std::optional<std::string_view> read_packed(Connection& connection, const SeriesKey& key) {
  const std::int64_t id = packed_key(key);
  PackedHandle& handle = connection.packed_handle();
  if (const auto found = handle.find(id)) return found;
  Cursor cursor = connection.cursor("SELECT content FROM packed_series WHERE id = ?1");
  if (!cursor.put(id).step()) return std::nullopt;
  return handle.keep(cursor.blob(0));
}

PackedRange::PackedRange(Connection& connection, const SeriesKey& first, const SeriesKey& last)
    : cursor_(connection.cursor(
          "SELECT id, content FROM packed_series WHERE id BETWEEN ?1 AND ?2 ORDER BY id")),
      indicator_id_(first.indicator_id),
      agency_id_(first.agency_id - 1),
      last_(last.agency_id) {
  cursor_.put(packed_key(first)).put(packed_key(last));
}

bool PackedRange::next() {
  if (!cursor_.step()) return false;
  const SeriesKey key = series_key(cursor_.integer(0));
  if (key.indicator_id != indicator_id_ || key.agency_id <= agency_id_ || key.agency_id > last_) {
    fail(ErrorCode::kInvalidData,
         "the store is damaged: its packed series are not in the order of their ids; restore it "
         "from a backup");
  }
  agency_id_ = key.agency_id;
  return true;
}

std::vector<PackedYear> weighed(std::span<const StoredRevision> revisions, Registry& registry) {
  std::vector<PackedYear> result;
  each_observation(revisions, [&](std::span<const StoredRevision> words) {
    const auto current = words.size() == 1 ? 0 : current_among(words, registry, {});
    result.push_back({words[current.value_or(words.size() - 1)], words.size() > 1});
  });
  return result;
}

std::vector<PackedYear> seen(std::span<const StoredRevision> revisions, Registry& registry,
                             const ReadOptions& options) {
  std::vector<PackedYear> result;
  each_observation(revisions, [&](std::span<const StoredRevision> words) {
    const auto current = current_among(words, registry, options);
    if (current) result.push_back({words[*current], words.size() > 1});
  });
  return result;
}

void PackedRows::add(const SeriesKey& key, std::span<const PackedYear> years) {
  const std::size_t offset = bytes_.size();
  pack(years, bytes_);
  rows_.push_back({packed_key(key), offset, bytes_.size() - offset});
}

void PackedRows::write(Connection& connection) {
  std::sort(rows_.begin(), rows_.end(),
            [](const PackedRow& a, const PackedRow& b) { return a.key < b.key; });
  {
    const PackedRowTable::Filling filling(connection.packed(), {rows_, bytes_});
    connection
        .cursor("INSERT OR REPLACE INTO packed_series (id, content) SELECT id, content FROM packed")
        .run();
  }
  for (const PackedRow& row : rows_) {
    connection.touch(series_key(row.key));
  }
  rows_.clear();
  bytes_.clear();
}

std::size_t rebuild_packed(Connection& connection, Registry& registry) {
  std::size_t wrong = 0;
  PackedRows rows;
  each_difference(connection, registry,
                  [&](const SeriesKey& key, std::span<const PackedYear> years) {
                    ++wrong;
                    rows.add(key, years);
                    if (rows.size() >= kBytesOfAPart) rows.write(connection);
                  });
  rows.write(connection);
  std::vector<std::int64_t> superfluous;
  {
    Cursor cursor = connection.cursor(kWithoutHistory);
    while (cursor.step()) superfluous.push_back(cursor.integer(0));
  }
  for (const std::int64_t id : superfluous) {
    connection.cursor("DELETE FROM packed_series WHERE id = ?1").put(id).run();
  }
  return wrong + superfluous.size();
}

void weigh_anew(Connection& connection, Registry& registry) {
  PackedRows rows;
  {
    Cursor cursor = connection.cursor("SELECT id, content FROM packed_series");
    std::vector<PackedYear> years;
    std::vector<StoredRevision> revisions;
    while (cursor.step()) {
      years.clear();
      unpack(cursor.blob(1), years);
      if (std::none_of(years.begin(), years.end(),
                       [](const PackedYear& year) { return year.others; })) {
        continue;
      }
      const SeriesKey key = series_key(cursor.integer(0));
      revisions.clear();
      scan_series(connection, key, {}, revisions);
      if (revisions.empty()) {
        fail(ErrorCode::kInvalidData, "there is a packed series and no history of it; rebuild it");
      }
      rows.add(key, weighed(revisions, registry));
    }
  }
  rows.write(connection);
}

void check_packed(Connection& connection, Registry& registry, std::vector<Defect>& defects) {
  const auto add = [&](const std::string& agency, const std::string& indicator, const char* words) {
    defects.push_back({"packed_series", agency + ", " + indicator + ": " + words});
  };
  each_difference(connection, registry, [&](const SeriesKey& key, std::span<const PackedYear>) {
    add(core::quoted(registry.agency(key.agency_id).value->code.str()),
        core::quoted(registry.indicator(key.indicator_id).value->code.str()),
        "the packed series does not follow from the history; rebuild it");
  });
  Cursor cursor = connection.cursor(kWithoutHistory);
  while (cursor.step()) {
    const auto agency = cursor.maybe_text(1), indicator = cursor.maybe_text(2);
    add(agency ? core::quoted(*agency) : "an agency that is not there",
        indicator ? core::quoted(*indicator) : "an indicator that is not there",
        "there is a packed series and no history of it; rebuild it");
  }
}

}  // namespace annals::storage
