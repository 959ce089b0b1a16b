#include "storage/read.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/large_pages.h"
#include "storage/errors.h"
#include "storage/packed_table.h"
#include "storage/revisions.h"
#include "storage/scan.h"

namespace annals::storage {
namespace {

// The observations of one series, or of several beside one another, which do not move.
using Room = std::shared_ptr<std::pmr::vector<Observation>>;

Room room_for(std::size_t observations) {
  const auto room = std::make_shared<std::pmr::vector<Observation>>(core::large_pages());
  room->reserve(observations);
  return room;
}

// Collects the current observations of one series and the documents behind them.
class SeriesBuilder {
 public:
  SeriesBuilder(Connection& connection, Registry& registry, const Known<Agency>& agency,
                const Known<Indicator>& indicator)
      : connection_(connection), registry_(registry), key_{agency.id, indicator.id} {
    parts_.agency = agency.value;
    parts_.indicator = indicator.value;
    for (const SeriesBreak& each : registry.breaks(indicator.id)) {
      if (!each.agency || *each.agency == agency.value->code) parts_.breaks.push_back(each);
    }
  }

  // What is current or seen, in its packed form; once. REQUIRES: the room has count_in() left:
  // what is there must not move.
  void add(std::string_view packed, YearRange range, const Room& room) {
    observations_ = room.get();
    begin_ = room->size();
    for (Unpacker run(packed, Unpacker::kRoomBehind); run.next_run();) add_run(run, range);
    const auto own = std::span<const Observation>(*room).subspan(begin_);
    if (!own.empty()) parts_.observations = {room, own};
  }
  // The same in a room of its own.
  void add(std::string_view packed, YearRange range) {
    add(packed, range, room_for(count_in(packed, range)));
  }

  Series take() { return Series(std::move(parts_)); }

  // The observations of a series in its packed form.
  static std::size_t count_in(std::string_view packed, YearRange range) {
    std::size_t count = 0;
    for (Unpacker run(packed, Unpacker::kRoomBehind); run.next_run(); skip(run, years_of(run))) {
      count += seen_of(run, range).size();
    }
    return count;
  }

 private:
  // Years from one to behind another.
  struct Years {
    int begin, end;
    std::size_t size() const noexcept { return static_cast<std::size_t>(end - begin); }
  };
  static Years years_of(const Unpacker& run) noexcept {
    return {run.first_year(), run.first_year() + static_cast<int>(run.length())};
  }
  // Those of a run that are in "range" and were not retracted.
  static Years seen_of(const Unpacker& run, YearRange range) noexcept {
    const Years all = years_of(run);
    if (run.common().current.retracted) return {all.begin, all.begin};
    const int begin = std::clamp(static_cast<int>(range.first), all.begin, all.end);
    return {begin, std::clamp(static_cast<int>(range.last) + 1, begin, all.end)};
  }
  static void skip(Unpacker& run, Years years) {
    if (run.has_values()) run.skip_values(years.size());
  }

  void add_run(Unpacker& run, YearRange range) {
    const Years all = years_of(run), seen = seen_of(run, range);
    skip(run, {all.begin, seen.begin});
    const StoredRevision common = run.common().current;
    if (seen.size() > 0) put_source(position_of(common.batch_id), seen.size());
    for (int year = seen.begin; year < seen.end; ++year) {
      Observation& observation = observations_->emplace_back();
      observation.year = Year(year);
      if (run.has_values()) observation.value = run.take_value();
      observation.bound = common.bound;
      observation.status = common.status;
      if (common.has_detail) add_detail(common, observation);
    }
    skip(run, {seen.end, all.end});
  }

  // Of the next so many observations. Mostly all have the first, and nothing is written.
  void put_source(std::uint32_t position, std::size_t count) {
    if (position == 0 && parts_.source_of.empty()) return;
    parts_.source_of.resize(observations_->size() - begin_);
    parts_.source_of.insert(parts_.source_of.end(), count, position);
  }

  void add_detail(StoredRevision revision, Observation& observation) {
    revision.year = static_cast<std::int16_t>(static_cast<int>(observation.year));
    read_detail(connection_, key_, revision, observation);
  }

  // In the list of sources, which grows by it if it is another.
  std::uint32_t position_of(std::int64_t batch_id) {
    if (batch_id == last_batch_) return last_position_;
    const KnownBatch& batch = registry_.batch(batch_id);
    if (parts_.sources.empty()) parts_.sources = batch.alone;
    const auto found = std::find(parts_.sources.begin(), parts_.sources.end(), batch.source) -
                       parts_.sources.begin();
    if (static_cast<std::size_t>(found) == parts_.sources.size()) {
      std::vector more(parts_.sources.begin(), parts_.sources.end());
      more.push_back(batch.source);
      parts_.sources = std::move(more);
    }
    last_batch_ = batch_id;
    last_position_ = static_cast<std::uint32_t>(found);
    return last_position_;
  }

  Connection& connection_;
  Registry& registry_;
  SeriesKey key_;
  std::pmr::vector<Observation>* observations_ = nullptr;
  std::size_t begin_ = 0;  // of its own
  Series::Parts parts_;
  std::int64_t last_batch_ = -1;
  std::uint32_t last_position_ = 0;
};

// Runs "read" on what is known, and once more in one state of the file if that had changed.
template <typename Read>
auto read_consistently(Connection& connection, Registry& registry, Read read) {
  {
    auto result = read();
    if (!registry.refresh()) return result;
  }
  const ReadScope scope(connection);
  connection.user_version();  // the scope begins with the first read
  registry.refresh();
  return read();
}

// Those of one indicator, in the order of "agencies" or, without any, of the codes of all.
IndicatorScan scan_indicator(Connection& connection, Registry& registry,
                             const Known<Indicator>& indicator,
                             const std::vector<Known<Agency>>& agencies,
                             const ReadOptions& options) {
  IndicatorScan scan(connection, registry, indicator, agencies, options);
  if (agencies.empty()) scan.sort_by_code(registry);
  return scan;
}

// For the series at "i" of a scan.
SeriesBuilder builder_at(Connection& connection, Registry& registry, const IndicatorScan& scan,
                         std::size_t i) {
  return {connection, registry, registry.agency(scan.agency_id(i)), scan.indicator()};
}

// One room for all: thousands of them, and new memory is dear.
std::vector<Series> all_series(Connection& connection, Registry& registry,
                               const IndicatorScan& scan, const ReadOptions& options) {
  std::size_t observations = 0;
  for (std::size_t i = 0; i < scan.size(); ++i) {
    observations += SeriesBuilder::count_in(scan.content(i), options.years);
  }
  const Room room = room_for(observations);
  std::vector<Series> result;
  result.reserve(scan.size());
  for (std::size_t i = 0; i < scan.size(); ++i) {
    SeriesBuilder builder = builder_at(connection, registry, scan, i);
    builder.add(scan.content(i), options.years, room);
    Series series = builder.take();
    if (!series.empty()) result.push_back(std::move(series));
  }
  return result;
}

// What is current of one series, or what of it is seen.
Series read_one(Connection& connection, Registry& registry, const Known<Agency>& agency,
                const Known<Indicator>& indicator, const ReadOptions& options) {
  SeriesBuilder builder(connection, registry, agency, indicator);
  const SeriesKey key{agency.id, indicator.id};
  if (everything_is_seen(options)) {
    if (const auto packed = read_packed(connection, key)) builder.add(*packed, options.years);
    return builder.take();
  }
  std::vector<StoredRevision> revisions;
  scan_series(connection, key, options.years, revisions);
  const std::vector<PackedYear> years = seen(revisions, registry, options);
  if (years.empty()) return builder.take();
  std::string packed;
  pack(years, packed);
  const std::size_t size = packed.size();
  packed.append(Unpacker::kRoomBehind, '\0');
  builder.add(std::string_view(packed).substr(0, size), options.years);
  return builder.take();
}

}  // namespace

Series read_series(Connection& connection, Registry& registry, const AgencyCode& agency_code,
                   const IndicatorCode& indicator_code, const ReadOptions& options) {
  return read_consistently(connection, registry, [&] {
    const Known<Agency>& agency = registry.agency(agency_code);
    return read_one(connection, registry, agency, registry.indicator(indicator_code), options);
  });
}

std::vector<Series> read_cross_section(Connection& connection, Registry& registry,
                                       const IndicatorCode& indicator_code,
                                       const ReadOptions& options) {
  return read_consistently(connection, registry, [&] {
    const IndicatorScan scan =
        scan_indicator(connection, registry, registry.indicator(indicator_code), {}, options);
    return all_series(connection, registry, scan, options);
  });
}

std::vector<Series> read_profile(Connection& connection, Registry& registry,
                                 const AgencyCode& agency_code, const ReadOptions& options) {
  return read_consistently(connection, registry, [&] {
    const Known<Agency>& agency = registry.agency(agency_code);
    std::vector<std::int64_t> indicators;
    {
      Cursor cursor = connection.cursor(
          "SELECT i.id FROM indicator AS i WHERE EXISTS (SELECT 1 FROM packed_series AS p "
          "WHERE p.id = i.id << 32 | ?1) ORDER BY i.code");
      cursor.put(agency.id);
      while (cursor.step()) indicators.push_back(cursor.integer(0));
    }
    std::vector<Series> result;
    for (const std::int64_t id : indicators) {
      Series series = read_one(connection, registry, agency, registry.indicator(id), options);
      if (!series.empty()) result.push_back(std::move(series));
    }
    return result;
  });
}

void for_each_series(Connection& connection, Registry& registry, const SeriesSelection& selection,
                     const std::function<Result<void>(const Series&)>& visit) {
  const ReadScope scope(connection);
  connection.user_version();  // the scope begins with the first read
  registry.refresh();
  const Selected selected = look_up(connection, registry, selection);
  for (const Known<Indicator>& indicator : selected.indicators) {
    const IndicatorScan scan =
        scan_indicator(connection, registry, indicator, selected.agencies, selection.read);
    // No statement is at work while a series is shown.
    for (std::size_t i = 0; i < scan.size(); ++i) {
      SeriesBuilder builder = builder_at(connection, registry, scan, i);
      builder.add(scan.content(i), selection.read.years);
      const Series series = builder.take();
      if (series.empty()) continue;
      if (const auto shown = visit(series); !shown) throw Failure{shown.error()};
    }
  }
}

std::vector<Revision> read_history(Connection& connection, Registry& registry,
                                   const AgencyCode& agency_code,
                                   const IndicatorCode& indicator_code,
                                   const ReadOptions& options) {
  return read_consistently(connection, registry, [&] {
    const SeriesKey key{registry.agency(agency_code).id, registry.indicator(indicator_code).id};
    std::vector<StoredRevision> stored;
    scan_series(connection, key, options.years, stored);
    std::vector<Revision> result;
    for (std::size_t begin = 0; begin < stored.size();) {
      const std::size_t end = end_of_year(stored, begin);
      const auto year = std::span(stored).subspan(begin, end - begin);
      const auto current = current_among(year, registry, options);
      for (std::size_t i = 0; i < year.size(); ++i) {
        const KnownBatch& batch = registry.batch(year[i].batch_id);
        if (!is_seen(batch, options)) continue;
        result.push_back({observation_of(connection, key, year[i]), year[i].retracted, current == i,
                          batch.source, batch.write});
      }
      begin = end;
    }
    return result;
  });
}

}  // namespace annals::storage
