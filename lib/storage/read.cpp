#include "storage/read.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "storage/errors.h"
#include "storage/packed_table.h"
#include "storage/revisions.h"
#include "storage/scan.h"

namespace annals::storage {
namespace {

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

  // What is current or seen; once.
  void add(std::span<const PackedYear> years, YearRange range) {
    const auto is_wanted = [&](const PackedYear& year) {
      return !year.current.retracted && range.contains(Year(year.current.year));
    };
    const auto wanted =
        static_cast<std::size_t>(std::count_if(years.begin(), years.end(), is_wanted));
    parts_.observations.reserve(wanted);
    parts_.source_of.reserve(wanted);
    for (const PackedYear& year : years) {
      if (is_wanted(year)) add_current(year.current);
    }
  }

  Series take() { return Series(std::move(parts_)); }

 private:
  void add_current(const StoredRevision& revision) {
    parts_.observations.push_back(observation_of(connection_, key_, revision));
    parts_.source_of.push_back(position_of(revision.batch_id));
  }

  std::uint32_t position_of(std::int64_t batch_id) {
    if (batch_id == last_batch_) return last_position_;
    const auto& source = registry_.batch(batch_id).source;
    auto at = std::find(parts_.sources.begin(), parts_.sources.end(), source);
    if (at == parts_.sources.end()) at = parts_.sources.insert(at, source);
    last_batch_ = batch_id;
    last_position_ = static_cast<std::uint32_t>(at - parts_.sources.begin());
    return last_position_;
  }

  Connection& connection_;
  Registry& registry_;
  SeriesKey key_;
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

// Shows the series that are seen; holds no statement while it does.
template <typename Visit>
void each_series(Connection& connection, Registry& registry, const IndicatorScan& scan,
                 const ReadOptions& options, Visit visit) {
  std::vector<PackedYear> years;
  for (std::size_t i = 0; i < scan.size(); ++i) {
    years.clear();
    unpack(scan.content(i), years);
    SeriesBuilder builder(connection, registry, registry.agency(scan.agency_id(i)),
                          scan.indicator());
    builder.add(years, options.years);
    Series series = builder.take();
    if (!series.empty()) visit(std::move(series));
  }
}

// What is current of a series, or what of it is seen.
std::vector<PackedYear> read_years(Connection& connection, Registry& registry, const SeriesKey& key,
                                   const ReadOptions& options) {
  std::vector<PackedYear> years;
  if (everything_is_seen(options)) {
    read_packed(connection, key, years);
    return years;
  }
  std::vector<StoredRevision> revisions;
  scan_series(connection, key, options.years, revisions);
  return seen(revisions, registry, options);
}

}  // namespace

Series read_series(Connection& connection, Registry& registry, const AgencyCode& agency_code,
                   const IndicatorCode& indicator_code, const ReadOptions& options) {
  return read_consistently(connection, registry, [&] {
    const Known<Agency>& agency = registry.agency(agency_code);
    const Known<Indicator>& indicator = registry.indicator(indicator_code);
    SeriesBuilder builder(connection, registry, agency, indicator);
    builder.add(read_years(connection, registry, {agency.id, indicator.id}, options),
                options.years);
    return builder.take();
  });
}

std::vector<Series> read_cross_section(Connection& connection, Registry& registry,
                                       const IndicatorCode& indicator_code,
                                       const ReadOptions& options) {
  return read_consistently(connection, registry, [&] {
    const IndicatorScan scan =
        scan_indicator(connection, registry, registry.indicator(indicator_code), {}, options);
    std::vector<Series> result;
    result.reserve(scan.size());
    each_series(connection, registry, scan, options,
                [&](Series series) { result.push_back(std::move(series)); });
    return result;
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
          "WHERE p.indicator_id = i.id AND p.agency_id = ?1) ORDER BY i.code");
      cursor.put(agency.id);
      while (cursor.step()) indicators.push_back(cursor.integer(0));
    }
    std::vector<Series> result;
    for (const std::int64_t id : indicators) {
      SeriesBuilder builder(connection, registry, agency, registry.indicator(id));
      builder.add(read_years(connection, registry, {agency.id, id}, options), options.years);
      Series series = builder.take();
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
    each_series(connection, registry, scan, selection.read, [&](const Series& series) {
      if (const auto shown = visit(series); !shown) throw Failure{shown.error()};
    });
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
