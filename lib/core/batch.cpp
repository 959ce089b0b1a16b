#include <annals/batch.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

#include "core/in_order.h"

namespace annals {
namespace {

auto key(const Batch::Row& row) { return std::tie(row.agency, row.indicator, row.year); }

// Numbers the keys of a batch one after another, so that rows can be sorted by counting them.
class DenseKeys {
 public:
  DenseKeys(std::span<const Batch::Row> rows, std::size_t agencies, std::size_t indicators)
      : indicators_(indicators) {
    std::int16_t last = std::numeric_limits<std::int16_t>::min();
    for (const Batch::Row& row : rows) {
      first_ = std::min(first_, row.year);
      last = std::max(last, row.year);
    }
    years_ = static_cast<std::size_t>(last - first_) + 1;
    size_ = agencies * indicators_ * years_;
    // A nation of agencies and indicators of which few have values.
    dense_ = agencies * indicators_ < kMostSeries && size_ / 4 <= rows.size();
  }

  bool dense() const noexcept { return dense_; }
  std::size_t size() const noexcept { return size_; }
  std::size_t operator()(const Batch::Row& row) const noexcept {
    return (row.agency * indicators_ + row.indicator) * years_ +
           static_cast<std::size_t>(row.year - first_);
  }

 private:
  static constexpr std::size_t kMostSeries = std::size_t{1} << 32;

  std::size_t indicators_, years_ = 0, size_ = 0;
  std::int16_t first_ = std::numeric_limits<std::int16_t>::max();
  bool dense_ = false;
};

// The positions of the rows in the order of their keys.
std::vector<std::uint32_t> counted_order(std::span<const Batch::Row> rows, const DenseKeys& keys) {
  std::vector<std::uint32_t> next(keys.size());
  for (const Batch::Row& row : rows) ++next[keys(row)];
  std::uint32_t begin = 0;
  for (std::uint32_t& each : next) begin += std::exchange(each, begin);
  std::vector<std::uint32_t> order(rows.size());
  for (std::uint32_t i = 0; i < rows.size(); ++i) order[next[keys(rows[i])]++] = i;
  return order;
}

std::vector<std::uint32_t> compared_order(std::span<const Batch::Row> rows) {
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return key(rows[a]) < key(rows[b]); });
  return order;
}

std::int16_t packed(Year year) { return static_cast<std::int16_t>(static_cast<int>(year)); }

bool has_detail(const Observation& observation) {
  return observation.numerator || observation.denominator || !observation.locator.empty() ||
         !observation.note.empty();
}

}  // namespace

template <typename C>
std::uint32_t Batch::Interned<C>::position(const C& code) {
  if (last < codes.size() && codes[last] == code) return last;
  // Reports name the same codes in the same order, year by year.
  const std::uint32_t next = last + 1 < codes.size() ? last + 1 : 0;
  if (next < codes.size() && codes[next] == code) return last = next;
  if (const auto found = positions.find(code); found != positions.end())
    return last = found->second;
  last = static_cast<std::uint32_t>(codes.size());
  codes.push_back(code);
  positions.emplace(code, last);
  return last;
}

Batch& Batch::add(const AgencyCode& agency, const IndicatorCode& indicator,
                  const Observation& observation) {
  Row row{};
  row.agency = agencies_.position(agency);
  row.indicator = indicators_.position(indicator);
  row.value = observation.value.value_or(Decimal());
  row.has_value = observation.value.has_value();
  row.year = packed(observation.year);
  row.bound = observation.bound;
  row.status = observation.status;
  row.detail = kNoDetail;
  if (has_detail(observation)) {
    row.detail = static_cast<std::uint32_t>(details_.size());
    details_.push_back(
        {observation.numerator, observation.denominator, observation.locator, observation.note});
  }
  rows_.push_back(row);
  return *this;
}

Batch& Batch::retract(const AgencyCode& agency, const IndicatorCode& indicator, Year year,
                      std::string note) {
  Observation withdrawn{.year = year};
  withdrawn.note = std::move(note);
  add(agency, indicator, withdrawn);
  rows_.back().retracted = true;
  return *this;
}

void Batch::clear() noexcept {
  rows_.clear();
  details_.clear();
  agencies_.clear();
  indicators_.clear();
}

std::vector<std::uint32_t> Batch::sort() {
  if (std::is_sorted(rows_.begin(), rows_.end(),
                     [](const Row& a, const Row& b) { return key(a) < key(b); })) {
    return {};
  }
  const DenseKeys keys(rows_, agencies_.codes.size(), indicators_.codes.size());
  std::vector<std::uint32_t> order =
      keys.dense() ? counted_order(rows_, keys) : compared_order(rows_);
  core::put_in_order(std::span(rows_), std::span<const std::uint32_t>(order));
  return order;
}

}  // namespace annals
