#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "core/parallel.h"
#include "storage/code_order.h"
#include "storage/errors.h"
#include "storage/scan.h"

namespace annals::storage {
namespace {

class PanelReader {
 public:
  PanelReader(Connection& connection, Registry& registry, const SeriesSelection& selection)
      : registry_(registry),
        options_(selection.read),
        selected_(look_up(connection, registry, selection)) {
    scans_.reserve(selected_.indicators.size());
    for (const Known<Indicator>& indicator : selected_.indicators) {
      scans_.emplace_back(connection, registry, indicator, selected_.agencies, options_);
    }
  }

  Panel read(unsigned threads) {
    find_agencies();
    find_years();
    PanelAxes axes{.agencies = {}, .indicators = {}, .years = years_};
    for (const Known<Agency>& agency : selected_.agencies) axes.agencies.push_back(agency.value);
    for (const Known<Indicator>& indicator : selected_.indicators) {
      axes.indicators.push_back(indicator.value);
      const auto breaks = registry_.breaks(indicator.id);
      axes.breaks.insert(axes.breaks.end(), breaks.begin(), breaks.end());
    }
    auto builder = PanelBuilder::make(std::move(axes));
    if (!builder) throw Failure{builder.error()};
    core::in_parts(scans_.size(), threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) fill(*builder, i);
    });
    return std::move(*builder).build();
  }

 private:
  // Where none are named: all that have observations, by code.
  void find_agencies() {
    std::vector<Known<Agency>>& agencies = selected_.agencies;
    if (agencies.empty()) {
      for (const IndicatorScan& scan : scans_) add_agencies_of(scan);
      const auto before = [](const Known<Agency>& a, const Known<Agency>& b) {
        return compare_codes(a.value->code.str(), b.value->code.str()) < 0;
      };
      if (!std::is_sorted(agencies.begin(), agencies.end(), before)) {
        std::sort(agencies.begin(), agencies.end(), before);
      }
    }
    for (std::size_t i = 0; i < agencies.size(); ++i) positions_[agencies[i].id] = i;
  }
  void add_agencies_of(const IndicatorScan& scan) {
    for (std::size_t i = 0; i < scan.size(); ++i) {
      if (positions_.try_emplace(scan.agency(i).id).second) {
        selected_.agencies.push_back(scan.agency(i));
      }
    }
  }

  void find_years() {
    years_ = {kLastYear, kFirstYear};
    for (const IndicatorScan& scan : scans_) {
      for (std::size_t i = 0; i < scan.size(); ++i) {
        const YearRange years = years_of(scan.content(i));
        years_.first = std::min(years_.first, years.first);
        years_.last = std::max(years_.last, years.last);
      }
    }
    years_.first = std::max(years_.first, options_.years.first);
    years_.last = std::min(years_.last, options_.years.last);
    if (years_.empty()) {
      fail(ErrorCode::kNotFound, "there is no observation of what was selected");
    }
  }

  void fill(PanelBuilder& builder, std::size_t indicator) const {
    const IndicatorScan& scan = scans_[indicator];
    std::vector<Decimal> values;
    for (std::size_t i = 0; i < scan.size(); ++i) {
      const std::size_t agency = positions_.find(scan.agency(i).id)->second;
      Unpacker unpacker(scan.content(i));
      while (unpacker.next_run()) {
        const StoredRevision& common = unpacker.common().current;
        const Year first(unpacker.first_year());
        // Years outside those of the panel are left out by the builder.
        if (unpacker.has_values()) {
          values.resize(unpacker.length());
          for (Decimal& value : values) value = unpacker.take_value();
          builder.put_run(agency, indicator, first, values, common.bound, common.status);
        } else if (!common.retracted) {
          for (std::size_t year = 0; year < unpacker.length(); ++year) {
            builder.put_missing(agency, indicator, first + std::chrono::years(year), common.status);
          }
        }
      }
    }
  }

  Registry& registry_;
  const ReadOptions& options_;
  Selected selected_;
  std::vector<IndicatorScan> scans_;
  std::unordered_map<std::int64_t, std::size_t> positions_;  // of agencies, by id
  YearRange years_;
};

}  // namespace

Panel read_panel(Connection& connection, Registry& registry, const SeriesSelection& selection,
                 unsigned threads) {
  return PanelReader(connection, registry, selection).read(threads);
}

}  // namespace annals::storage
