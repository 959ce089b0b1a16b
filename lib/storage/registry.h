// What a store has looked up before: definitions by code and id, batches by id, breaks.
#pragma once

#include <annals/agency.h>
#include <annals/calendar.h>
#include <annals/indicator.h>
#include <annals/observation.h>
#include <annals/store.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "storage/connection.h"

namespace annals::storage {

template <typename T>
struct Known {
  std::int64_t id;
  std::shared_ptr<const T> value;
};

// A write, and what decides whose word counts.
struct KnownBatch {
  std::shared_ptr<const WriteRecord> write;
  std::int64_t source_id;
  std::shared_ptr<const SourceDocument> source;
  Slice<std::shared_ptr<const SourceDocument>> alone;  // what a series has without any other source
  std::optional<Date> known_from;  // empty: the date of publication is not known
};

// Agencies in the order of their codes, and where each is to be found there.
struct AgencyOrder {
  std::vector<Known<Agency>> by_code;
  std::vector<std::int64_t> ids;      // ascending
  std::vector<std::uint32_t> places;  // in by_code, of each id
};

// Filled as it is asked, so that reading a series costs one statement. References stay valid
// until clear() or refresh().
class Registry {
 public:
  explicit Registry(Connection& connection) : connection_(connection) {}

  // Throw Failure with kNotFound, naming the nearest.
  const Known<Agency>& agency(const AgencyCode& code);
  const Known<Indicator>& indicator(const IndicatorCode& code);
  const Known<Agency>& agency(std::int64_t id);
  const Known<Indicator>& indicator(std::int64_t id);

  // Of all agencies that were looked up so far, with these. Valid until the next call. REQUIRES:
  // ascending ids.
  const AgencyOrder& agency_order(std::span<const std::int64_t> ids);

  const KnownBatch& batch(std::int64_t id);
  const Known<SourceDocument>& source(std::int64_t id);
  // Looks up all agencies, indicators and writes: what is known can be asked while another thread
  // uses the connection.
  void learn_all();
  bool knows(const AgencyCode& code) const { return agencies_.contains(code); }
  bool knows(const IndicatorCode& code) const { return indicators_.contains(code); }
  // All breaks of an indicator, by year.
  std::span<const SeriesBreak> breaks(std::int64_t indicator_id);

  void clear();
  // Forgets everything if the file may have changed since the last call; true if so. To be asked
  // after the statements whose results rest on what was known.
  bool refresh();

 private:
  Connection& connection_;
  std::uint32_t data_version_ = 0;
  std::unordered_map<AgencyCode, Known<Agency>> agencies_;
  std::unordered_map<std::int64_t, Known<Agency>> agencies_by_id_;
  AgencyOrder order_;
  std::unordered_map<IndicatorCode, Known<Indicator>> indicators_;
  std::unordered_map<std::int64_t, Known<Indicator>> indicators_by_id_;
  std::unordered_map<std::int64_t, Known<SourceDocument>> sources_;
  std::unordered_map<std::int64_t, KnownBatch> batches_;
  std::unordered_map<std::int64_t, std::vector<SeriesBreak>> breaks_;
};

}  // namespace annals::storage
