#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory_resource>
#include <optional>
#include <utility>

#include "core/large_pages.h"
#include "core/panel_filler.h"
#include "core/parallel.h"
#include "storage/errors.h"
#include "storage/scan.h"

namespace annals::storage {
namespace {

using PanelRow = core::PanelFiller::Row;

// The agencies of a panel, and the place of each.
class PanelAgencies {
 public:
  // In the order given.
  explicit PanelAgencies(const std::vector<Known<Agency>>& named) {
    std::vector<std::pair<std::int64_t, std::uint32_t>> by_id;
    for (const Known<Agency>& agency : named) {
      by_id.emplace_back(agency.id, static_cast<std::uint32_t>(by_id.size()));
      values_.push_back(agency.value);
    }
    std::sort(by_id.begin(), by_id.end());
    for (const auto& [id, place] : by_id) {
      ids_.push_back(id);
      places_.push_back(place);
    }
  }
  // All that have observations, by code.
  PanelAgencies(Registry& registry, const std::vector<IndicatorScan>& scans) {
    for (const IndicatorScan& scan : scans) add_agencies_of(scan);
    const AgencyOrder& order = registry.agency_order(ids_);
    std::vector<std::uint32_t> of_place(order.by_code.size(), kNone);
    places_.reserve(ids_.size());
    for (std::size_t i = 0, at = 0; i < ids_.size(); ++i) {
      while (order.ids[at] != ids_[i]) ++at;
      places_.push_back(order.places[at]);
      of_place[order.places[at]] = 0;
    }
    values_.reserve(ids_.size());
    for (std::size_t i = 0; i < of_place.size(); ++i) {
      if (of_place[i] == kNone) continue;
      of_place[i] = static_cast<std::uint32_t>(values_.size());
      values_.push_back(order.by_code[i].value);
    }
    for (std::uint32_t& place : places_) place = of_place[place];
  }

  std::size_t size() const noexcept { return ids_.size(); }
  // To be called once.
  std::vector<std::shared_ptr<const Agency>> take_values() { return std::move(values_); }

  // Looks from where the one before was found: scans mostly have all agencies, by id.
  std::size_t place(std::int64_t id, std::size_t& at) const {
    if (at == ids_.size() || ids_[at] != id) {
      at = static_cast<std::size_t>(std::lower_bound(ids_.begin(), ids_.end(), id) - ids_.begin());
    }
    return places_[at++];
  }

 private:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  void add_agencies_of(const IndicatorScan& scan) {
    bool all_known = scan.size() <= ids_.size();
    for (std::size_t i = 0; all_known && i < scan.size(); ++i) {
      all_known = ids_[i] == scan.agency_id(i);
    }
    if (all_known) return;
    std::vector<std::int64_t> more, both;
    for (std::size_t i = 0; i < scan.size(); ++i) more.push_back(scan.agency_id(i));
    std::set_union(ids_.begin(), ids_.end(), more.begin(), more.end(), std::back_inserter(both));
    ids_ = std::move(both);
  }

  std::vector<std::shared_ptr<const Agency>> values_;
  std::vector<std::int64_t> ids_;      // ascending
  std::vector<std::uint32_t> places_;  // in values_, of each id
};

// Puts one run of years into a row, as far as its years are those of the panel.
void put_run(Unpacker& unpacker, YearRange wanted, PanelRow& row) {
  const int first = unpacker.first_year(), end = first + static_cast<int>(unpacker.length());
  const int from = std::clamp(static_cast<int>(wanted.first), first, end);
  const int to = std::clamp(static_cast<int>(wanted.last) + 1, from, end);
  const auto count = static_cast<std::size_t>(to - from);
  const StoredRevision& common = unpacker.common().current;
  if (count > 0 && (unpacker.has_values() || !common.retracted)) {
    row.leave_until(static_cast<std::size_t>(from - static_cast<int>(wanted.first)));
    if (!unpacker.has_values()) row.keep_missing(count, common.status);
  }
  if (!unpacker.has_values()) return;
  unpacker.skip_values(static_cast<std::size_t>(from - first));
  if (count > 0) {
    unpacker.take_values(count, row.mantissas(), row.exponents());
    row.keep(count, common.bound, common.status);
  }
  unpacker.skip_values(static_cast<std::size_t>(end - to));
}

void put_series(std::string_view content, YearRange wanted, PanelRow& row) {
  Unpacker unpacker(content, Unpacker::kRoomBehind);
  while (unpacker.next_run()) {
    if (unpacker.common().current.has_detail) row.has_details();
    if (unpacker.common().others) row.has_revisions();
    put_run(unpacker, wanted, row);
  }
  row.leave_rest();
}

class PanelReader {
 public:
  PanelReader(Connection& connection, Registry& registry, const SeriesSelection& selection)
      : registry_(registry), selected_(look_up(connection, registry, selection)) {
    scans_.reserve(selected_.indicators.size());
    for (const Known<Indicator>& indicator : selected_.indicators) {
      const IndicatorScan scan(connection, registry, indicator, selected_.agencies, selection.read);
      // The first tells roughly what all of them take.
      if (!memory_) {
        memory_.emplace(room_for(scan.bytes() * selected_.indicators.size()), core::large_pages());
      }
      scans_.emplace_back(scan, &*memory_);
    }
  }

  Panel read(YearRange years, unsigned threads) {
    PanelAgencies agencies = selected_.agencies.empty() ? PanelAgencies(registry_, scans_)
                                                        : PanelAgencies(selected_.agencies);
    auto filler = core::PanelFiller::make(axes(agencies, years));
    if (!filler) throw Failure{filler.error()};
    const auto fill_all = [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) fill(*filler, agencies, i);
    };
    core::work_in_parts(scans_.size(), 1, threads, fill_all);
    return std::move(*filler).build();
  }

 private:
  static std::size_t room_for(std::size_t bytes) {
    constexpr std::size_t kLeast = std::size_t{1} << 10, kMost = std::size_t{64} << 20;
    return std::clamp(bytes, kLeast, kMost);
  }

  PanelAxes axes(PanelAgencies& agencies, YearRange asked) {
    PanelAxes axes{.agencies = {}, .indicators = {}, .years = years_within(asked)};
    for (const Known<Indicator>& indicator : selected_.indicators) {
      axes.indicators.push_back(indicator.value);
      const auto breaks = registry_.breaks(indicator.id);
      axes.breaks.insert(axes.breaks.end(), breaks.begin(), breaks.end());
    }
    axes.agencies = agencies.take_values();
    return axes;
  }

  YearRange years_within(YearRange asked) const {
    YearRange years{.first = kLastYear, .last = kFirstYear};
    for (const IndicatorScan& scan : scans_) {
      years.first = std::min(years.first, scan.years().first);
      years.last = std::max(years.last, scan.years().last);
    }
    years.first = std::max(years.first, asked.first);
    years.last = std::min(years.last, asked.last);
    if (years.empty()) {
      fail(ErrorCode::kNotFound, "there is no observation of what was selected");
    }
    return years;
  }

  void fill(core::PanelFiller& filler, const PanelAgencies& agencies, std::size_t indicator) const {
    const IndicatorScan& scan = scans_[indicator];
    std::vector<bool> filled(agencies.size());
    for (std::size_t i = 0, at = 0; i < scan.size(); ++i) {
      const std::size_t agency = agencies.place(scan.agency_id(i), at);
      PanelRow row(filler, filler.series_at(agency, indicator));
      put_series(scan.content(i), filler.years(), row);
      filled[agency] = true;
    }
    for (std::size_t agency = 0; agency < filled.size(); ++agency) {
      if (!filled[agency]) PanelRow(filler, filler.series_at(agency, indicator)).leave_rest();
    }
  }

  Registry& registry_;
  Selected selected_;
  std::optional<std::pmr::monotonic_buffer_resource> memory_;  // of the scans
  std::vector<IndicatorScan> scans_;
};

}  // namespace

Panel read_panel(Connection& connection, Registry& registry, const SeriesSelection& selection,
                 unsigned threads) {
  return PanelReader(connection, registry, selection).read(selection.read.years, threads);
}

}  // namespace annals::storage
