#include "storage/read.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "storage/code_order.h"
#include "storage/packed_table.h"
#include "storage/revisions.h"

namespace annals::storage {
namespace {

bool everything_is_seen(const ReadOptions& options) {
  return !options.as_of && !options.recorded_by;
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

  // All revisions of the series, in the order of scan_series(); once.
  void add_history(std::span<const StoredRevision> revisions, const ReadOptions& options) {
    parts_.observations.reserve(revisions.size());
    parts_.source_of.reserve(revisions.size());
    for (std::size_t begin = 0; begin < revisions.size();) {
      const std::size_t end = end_of_year(revisions, begin);
      const auto year = revisions.subspan(begin, end - begin);
      if (const auto current = current_among(year, registry_, options)) {
        add_current(year[*current]);
      }
      begin = end;
    }
  }

  // What is current, where everything is seen; once.
  void add_packed(std::span<const PackedYear> years, YearRange range) {
    parts_.observations.reserve(years.size());
    parts_.source_of.reserve(years.size());
    for (const PackedYear& year : years) {
      if (!year.current.retracted && range.contains(Year(year.current.year))) {
        add_current(year.current);
      }
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

// Series of which nothing is seen are left out.
void keep(std::vector<Series>& result, Series series) {
  if (!series.empty()) result.push_back(std::move(series));
}

// The series of a statement on the history, which gives their rows one after the other: what tells
// them apart first, then the columns of read_revision(). The years are its last two parameters;
// "builder_for" makes the builder of the series told by its argument.
template <typename BuilderFor>
std::vector<Series> read_history_runs(Cursor& cursor, const ReadOptions& options,
                                      BuilderFor builder_for) {
  cursor.put(static_cast<int>(options.years.first)).put(static_cast<int>(options.years.last));
  std::vector<Series> result;
  std::vector<StoredRevision> revisions;
  std::int64_t run = 0;
  const auto finish_run = [&] {
    if (revisions.empty()) return;
    SeriesBuilder builder = builder_for(run);
    builder.add_history(revisions, options);
    keep(result, builder.take());
    revisions.clear();
  };
  while (cursor.step()) {
    const std::int64_t id = cursor.integer(0);
    if (id != run) finish_run();
    run = id;
    revisions.push_back(read_revision(cursor, 1));
  }
  finish_run();
  return result;
}

// The series of a statement on packed series: what tells them apart first, then their content.
template <typename BuilderFor>
std::vector<Series> read_packed_rows(Cursor& cursor, const ReadOptions& options,
                                     BuilderFor builder_for) {
  std::vector<Series> result;
  std::vector<PackedYear> years;
  while (cursor.step()) {
    years.clear();
    unpack(cursor.blob(1), years);
    SeriesBuilder builder = builder_for(cursor.integer(0));
    builder.add_packed(years, options.years);
    keep(result, builder.take());
  }
  return result;
}

template <typename CodeOf>
void sort_by_code(std::vector<Series>& series, CodeOf code_of) {
  std::sort(series.begin(), series.end(), [&](const Series& a, const Series& b) {
    return compare_codes(code_of(a).str(), code_of(b).str()) < 0;
  });
}

}  // namespace

Series read_series(Connection& connection, Registry& registry, const AgencyCode& agency_code,
                   const IndicatorCode& indicator_code, const ReadOptions& options) {
  return read_consistently(connection, registry, [&] {
    const Known<Agency>& agency = registry.agency(agency_code);
    const Known<Indicator>& indicator = registry.indicator(indicator_code);
    const SeriesKey key{agency.id, indicator.id};
    SeriesBuilder builder(connection, registry, agency, indicator);
    if (everything_is_seen(options)) {
      std::vector<PackedYear> years;
      read_packed(connection, key, years);
      builder.add_packed(years, options.years);
    } else {
      std::vector<StoredRevision> revisions;
      scan_series(connection, key, options.years, revisions);
      builder.add_history(revisions, options);
    }
    return builder.take();
  });
}

std::vector<Series> read_cross_section(Connection& connection, Registry& registry,
                                       const IndicatorCode& indicator_code,
                                       const ReadOptions& options) {
  return read_consistently(connection, registry, [&] {
    const Known<Indicator>& indicator = registry.indicator(indicator_code);
    const auto builder_for = [&](std::int64_t agency_id) {
      return SeriesBuilder(connection, registry, registry.agency(agency_id), indicator);
    };
    if (!everything_is_seen(options)) {
      Cursor cursor = connection.cursor(
          "SELECT a.id, o.year, o.batch_id, o.mantissa, o.exponent, o.obs_status, o.bound, "
          "o.retracted, o.has_detail FROM agency AS a "
          "CROSS JOIN observation AS o ON o.agency_id = a.id AND o.indicator_id = ?1 "
          "AND o.year BETWEEN ?2 AND ?3 ORDER BY a.code, o.year, o.batch_id");
      cursor.put(indicator.id);
      return read_history_runs(cursor, options, builder_for);
    }
    // In the order of the table's key, so that it is one range of it.
    Cursor cursor = connection.cursor(
        "SELECT agency_id, content FROM packed_series WHERE indicator_id = ?1 ORDER BY agency_id");
    cursor.put(indicator.id);
    std::vector<Series> result = read_packed_rows(cursor, options, builder_for);
    sort_by_code(
        result, [](const Series& each) -> const auto& { return each.agency().code; });
    return result;
  });
}

std::vector<Series> read_profile(Connection& connection, Registry& registry,
                                 const AgencyCode& agency_code, const ReadOptions& options) {
  return read_consistently(connection, registry, [&] {
    const Known<Agency>& agency = registry.agency(agency_code);
    const auto builder_for = [&](std::int64_t indicator_id) {
      return SeriesBuilder(connection, registry, agency, registry.indicator(indicator_id));
    };
    std::vector<Series> result;
    if (everything_is_seen(options)) {
      Cursor cursor = connection.cursor(
          "SELECT i.id, p.content FROM indicator AS i CROSS JOIN packed_series AS p "
          "ON p.indicator_id = i.id AND p.agency_id = ?1");
      cursor.put(agency.id);
      result = read_packed_rows(cursor, options, builder_for);
    } else {
      // In the order of the table's key, so that it is one range of it.
      Cursor cursor = connection.cursor(
          "SELECT indicator_id, year, batch_id, mantissa, exponent, obs_status, bound, retracted, "
          "has_detail FROM observation WHERE agency_id = ?1 AND year BETWEEN ?2 AND ?3 "
          "ORDER BY indicator_id, year, batch_id");
      cursor.put(agency.id);
      result = read_history_runs(cursor, options, builder_for);
    }
    sort_by_code(
        result, [](const Series& each) -> const auto& { return each.indicator().code; });
    return result;
  });
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
