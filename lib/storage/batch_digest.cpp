#include "storage/batch_digest.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "storage/code_order.h"
#include "storage/packed_series.h"
#include "storage/packed_table.h"

namespace annals::storage {
namespace {

template <typename Number>
void put(std::string& bytes, Number number) {
  auto bits = static_cast<std::uint64_t>(number);
  for (std::size_t i = 0; i < sizeof number; ++i) {
    bytes += static_cast<char>(bits & 0xFF);
    bits >>= 8;
  }
}

void put_count(std::string& bytes, const std::optional<Decimal>& count) {
  put(bytes, static_cast<std::uint8_t>(count ? 1 : 0));
  put(bytes, static_cast<std::int8_t>(count ? count->exponent() : 0));
  put(bytes, std::int64_t{count ? count->mantissa() : 0});
}

void put_text(std::string& bytes, const std::string& text) {
  put(bytes, static_cast<std::uint32_t>(text.size()));
  bytes += text;
}

std::string_view bytes_of(const core::Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

// The batch that alone wrote all of a series without any detail; empty if there is none such. Its
// packed form is then what is digested.
std::optional<std::int64_t> only_batch(std::string_view packed) {
  Unpacker unpacker(packed);
  std::optional<std::int64_t> only;
  while (unpacker.next_run()) {
    const PackedYear& common = unpacker.common();
    if (common.others || common.current.has_detail) return std::nullopt;
    if (only && *only != common.current.batch_id) return std::nullopt;
    only = common.current.batch_id;
    if (unpacker.has_values()) unpacker.skip_values(unpacker.length());
  }
  return only;
}

// The codes of the rows of a table, by id.
class Codes {
 public:
  Codes(Connection& connection, const char* sql) : connection_(connection), sql_(sql) {}

  // Valid as long as this lives.
  const std::string& of(std::int64_t id) {
    const auto [found, is_new] = codes_.try_emplace(id);
    if (is_new) {
      Cursor cursor = connection_.cursor(sql_);
      cursor.put(id);
      cursor.step_to_row();
      found->second = cursor.text(0);
    }
    return found->second;
  }

 private:
  Connection& connection_;
  const char* sql_;
  std::unordered_map<std::int64_t, std::string> codes_;
};

class Digester {
 public:
  Digester(Connection& connection, std::span<const std::int64_t> batches)
      : connection_(connection) {
    for (const std::int64_t batch : batches) digests_[batch];
  }

  BatchDigests digests(std::vector<SeriesKey> series) {
    put_in_order(series);
    for (std::size_t begin = 0, end = 0; begin < series.size(); begin = end) {
      while (end < series.size() && series[end].indicator_id == series[begin].indicator_id) ++end;
      add_indicator(std::span(series).subspan(begin, end - begin));
    }
    return std::move(digests_);
  }

 private:
  // By code, and each once.
  void put_in_order(std::vector<SeriesKey>& series) {
    const auto by_id = [](const SeriesKey& a, const SeriesKey& b) {
      return std::pair(a.indicator_id, a.agency_id) < std::pair(b.indicator_id, b.agency_id);
    };
    std::sort(series.begin(), series.end(), by_id);
    series.erase(std::unique(series.begin(), series.end()), series.end());
    const auto by_code = [&](const SeriesKey& a, const SeriesKey& b) {
      const int order =
          compare_codes(indicators_.of(a.indicator_id), indicators_.of(b.indicator_id));
      return order != 0 ? order < 0
                        : compare_codes(agencies_.of(a.agency_id), agencies_.of(b.agency_id)) < 0;
    };
    // Mostly the ids ascend as the codes do.
    if (!std::is_sorted(series.begin(), series.end(), by_code)) {
      std::sort(series.begin(), series.end(), by_code);
    }
  }

  // The series of one indicator: by one range of the table where that has not many more.
  void add_indicator(std::span<const SeriesKey> series) {
    const bool ascending = std::is_sorted(
        series.begin(), series.end(),
        [](const SeriesKey& a, const SeriesKey& b) { return a.agency_id < b.agency_id; });
    const std::int64_t range = series.back().agency_id - series.front().agency_id + 1;
    if (ascending && range <= 8 * static_cast<std::int64_t>(series.size())) {
      return add_range(series);
    }
    for (const SeriesKey& key : series) {
      if (const auto packed = read_packed(connection_, key)) add(key, *packed);
    }
  }

  void add_range(std::span<const SeriesKey> series) {
    PackedRange range(connection_, series.front(), series.back());
    auto wanted = series.begin();
    while (range.next()) {
      while (wanted->agency_id < range.agency_id()) ++wanted;  // the range ends with the last
      if (wanted->agency_id == range.agency_id()) add(*wanted, range.content());
    }
  }

  void add(const SeriesKey& key, std::string_view packed) {
    if (const auto batch = only_batch(packed)) {
      return add(key, *batch, core::Sha256().add(packed).digest());
    }
    std::vector<StoredRevision> revisions;
    scan_series(connection_, key, {}, revisions);
    std::erase_if(revisions, [&](const StoredRevision& revision) {
      return !digests_.contains(revision.batch_id);
    });
    each_batch(connection_, key, revisions,
               [&](std::int64_t batch, const core::Digest& digest) { add(key, batch, digest); });
  }

  void add(const SeriesKey& key, std::int64_t batch, const core::Digest& digest) {
    const auto found = digests_.find(batch);
    if (found == digests_.end()) return;
    found->second.add(indicators_.of(key.indicator_id), agencies_.of(key.agency_id), digest);
  }

  Connection& connection_;
  Codes indicators_{connection_, "SELECT code FROM indicator WHERE id = ?1"};
  Codes agencies_{connection_, "SELECT code FROM agency WHERE id = ?1"};
  BatchDigests digests_;
};

}  // namespace

core::Digest digest_of(std::span<const StoredRevision> revisions,
                       std::span<const Batch::Detail> details) {
  std::vector<PackedYear> years;
  for (const StoredRevision& revision : revisions) years.push_back({revision, false});
  std::string bytes;
  pack(years, bytes);
  for (const Batch::Detail& detail : details) {
    put_count(bytes, detail.numerator);
    put_count(bytes, detail.denominator);
    put_text(bytes, detail.locator);
    put_text(bytes, detail.note);
  }
  return core::Sha256().add(bytes).digest();
}

void each_batch(Connection& connection, const SeriesKey& key,
                std::span<const StoredRevision> revisions,
                const std::function<void(std::int64_t, const core::Digest&)>& visit) {
  std::map<std::int64_t, std::vector<StoredRevision>> batches;
  for (const StoredRevision& revision : revisions) {
    batches[revision.batch_id].push_back(revision);
  }
  for (const auto& [batch_id, own] : batches) {
    std::vector<Batch::Detail> details;
    for (const StoredRevision& revision : own) {
      if (!revision.has_detail) continue;
      Observation said{.year = Year(revision.year)};
      read_detail(connection, key, revision, said);
      details.push_back({said.numerator, said.denominator, said.locator, said.note});
    }
    visit(batch_id, digest_of(own, details));
  }
}

BatchHead head_of_batch(Connection& connection, std::int64_t batch_id) {
  Cursor cursor = connection.cursor(
      "SELECT s.code, b.recorded_at, b.author, b.reason, b.program FROM batch AS b "
      "JOIN source AS s ON s.id = b.source_id WHERE b.id = ?1");
  cursor.put(batch_id);
  cursor.step_to_row();
  return {cursor.text(0), cursor.text(1), cursor.text(2), cursor.text(3), cursor.text(4)};
}

void BatchDigest::add(std::string_view indicator, std::string_view agency,
                      const core::Digest& series) {
  sha256_.add_text(indicator).add_text(agency).add(bytes_of(series));
  parts_ += bytes_of(series).substr(0, kBytesOfAPart);
}

core::Digest BatchDigest::content(const BatchHead& head) {
  for (const std::string* word :
       {&head.source, &head.recorded_at, &head.author, &head.reason, &head.program}) {
    sha256_.add_text(*word);
  }
  return sha256_.digest();
}

BatchDigests digests_of(Connection& connection, std::span<const std::int64_t> batches,
                        std::vector<SeriesKey> series) {
  if (batches.empty()) return {};
  return Digester(connection, batches).digests(std::move(series));
}

}  // namespace annals::storage
