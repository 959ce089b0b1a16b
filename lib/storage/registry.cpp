#include "storage/registry.h"

#include <algorithm>
#include <utility>

#include "storage/agencies.h"
#include "storage/code_order.h"
#include "storage/definition_versions.h"
#include "storage/errors.h"
#include "storage/indicators.h"
#include "storage/sources.h"

namespace annals::storage {
namespace {

template <typename T>
Known<T> known(Record<T> record) {
  return {record.id, std::make_shared<const T>(std::move(record.value))};
}

AgencyOrder ordered(const std::unordered_map<std::int64_t, Known<Agency>>& agencies) {
  AgencyOrder order;
  for (const auto& [id, agency] : agencies) order.by_code.push_back(agency);
  std::sort(order.by_code.begin(), order.by_code.end(),
            [](const Known<Agency>& a, const Known<Agency>& b) {
              return compare_codes(a.value->code.str(), b.value->code.str()) < 0;
            });
  const std::size_t count = order.by_code.size();
  std::vector<std::pair<std::int64_t, std::uint32_t>> places(count);
  for (std::size_t i = 0; i < count; ++i) {
    places[i] = {order.by_code[i].id, static_cast<std::uint32_t>(i)};
  }
  std::sort(places.begin(), places.end());
  for (const auto& [id, place] : places) {
    order.ids.push_back(id);
    order.places.push_back(place);
  }
  return order;
}

}  // namespace

const Known<Agency>& Registry::agency(const AgencyCode& code) {
  if (const auto found = agencies_.find(code); found != agencies_.end()) return found->second;
  const Known<Agency>& entry = agency(agency_id(connection_, code));
  return agencies_.emplace(code, entry).first->second;
}

const Known<Agency>& Registry::agency(std::int64_t id) {
  const auto found = agencies_by_id_.find(id);
  if (found != agencies_by_id_.end()) return found->second;
  return agencies_by_id_.emplace(id, known(load_agency(connection_, id))).first->second;
}

const AgencyOrder& Registry::agency_order(std::span<const std::int64_t> ids) {
  bool complete = true;
  std::size_t at = 0;
  for (const std::int64_t id : ids) {
    while (at < order_.ids.size() && order_.ids[at] < id) ++at;
    if (at < order_.ids.size() && order_.ids[at] == id) continue;
    agency(id);
    complete = false;
  }
  if (!complete) order_ = ordered(agencies_by_id_);
  return order_;
}

const Known<Indicator>& Registry::indicator(const IndicatorCode& code) {
  if (const auto found = indicators_.find(code); found != indicators_.end()) return found->second;
  const Known<Indicator>& entry = indicator(indicator_id(connection_, code));
  return indicators_.emplace(code, entry).first->second;
}

const Known<Indicator>& Registry::indicator(std::int64_t id) {
  const auto found = indicators_by_id_.find(id);
  if (found != indicators_by_id_.end()) return found->second;
  return indicators_by_id_.emplace(id, known(load_indicator(connection_, id))).first->second;
}

const Known<SourceDocument>& Registry::source(std::int64_t id) {
  if (const auto found = sources_.find(id); found != sources_.end()) return found->second;
  return sources_.emplace(id, known(load_source(connection_, id))).first->second;
}

const KnownBatch& Registry::batch(std::int64_t id) {
  if (const auto found = batches_.find(id); found != batches_.end()) return found->second;
  KnownBatch entry;
  WriteRecord write;
  write.id = id;
  {
    Cursor cursor = connection_.cursor(
        "SELECT source_id, recorded_at, author, reason, program FROM batch WHERE id = ?1");
    cursor.put(id);
    if (!cursor.step()) fail(ErrorCode::kInvalidData, "the store has values without their batch");
    entry.source_id = cursor.integer(0);
    write.recorded_at = parse_timestamp(cursor.text(1)).value();
    write.author = cursor.text(2);
    write.reason = cursor.text(3);
    write.program = cursor.text(4);
  }
  entry.write = std::make_shared<const WriteRecord>(std::move(write));
  entry.source = source(entry.source_id).value;
  entry.alone = std::vector{entry.source};
  if (entry.source->published) entry.known_from = entry.source->published->last_day();
  return batches_.emplace(id, std::move(entry)).first->second;
}

void Registry::learn_all() {
  for (const Agency& each : load_agencies(connection_)) agency(each.code);
  for (const Indicator& each : load_indicators(connection_)) indicator(each.code);
  std::vector<std::int64_t> writes;
  Cursor cursor = connection_.cursor("SELECT id FROM batch");
  while (cursor.step()) writes.push_back(cursor.integer(0));
  for (const std::int64_t id : writes) batch(id);
}

std::span<const SeriesBreak> Registry::breaks(std::int64_t indicator_id) {
  if (const auto found = breaks_.find(indicator_id); found != breaks_.end()) return found->second;
  return breaks_.emplace(indicator_id, load_breaks(connection_, indicator_id)).first->second;
}

void Registry::clear() {
  agencies_.clear();
  agencies_by_id_.clear();
  order_ = {};
  indicators_.clear();
  indicators_by_id_.clear();
  sources_.clear();
  batches_.clear();
  breaks_.clear();
}

bool Registry::refresh() {
  const std::uint32_t version = connection_.data_version();
  if (version == data_version_) return false;
  data_version_ = version;
  clear();
  return true;
}

}  // namespace annals::storage
