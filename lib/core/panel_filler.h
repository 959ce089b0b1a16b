// Filling a panel series by series, straight into its columns.
#pragma once

#include <annals/panel.h>

#include <cstddef>
#include <cstdint>
#include <utility>

namespace annals::core {

// For whoever has all of a series at hand: no cell is written twice, and none before a thread comes
// to its series. Different series may be filled by different threads at once.
class PanelFiller {
 public:
  // Fails as PanelBuilder::make() does.
  static Result<PanelFiller> make(PanelAxes axes);

  std::size_t series_at(std::size_t agency, std::size_t indicator) const noexcept {
    return builder_.panel_.series_at(agency, indicator);
  }
  YearRange years() const noexcept { return builder_.panel_.axes_.years; }

  // One series, its years in their order.
  class Row {
   public:
    // REQUIRES: a series of the panel, which has no other row.
    Row(PanelFiller& filler, std::size_t series) noexcept
        : panel_(filler.builder_.panel_),
          series_(series),
          at_(series * panel_.years_),
          end_(at_ + panel_.years_) {}

    // Years, counted from the panel's first, that are next to be filled.
    std::size_t next() const noexcept { return at_ + panel_.years_ - end_; }
    // Leaves the years before "year" without anything on record. REQUIRES: next() <= year, at most
    // the number of years.
    void leave_until(std::size_t year) noexcept;

    // Where the mantissas and exponents of the next years are to be put, before keep() is called.
    std::int64_t* mantissas() noexcept { return panel_.columns_.mantissas() + at_; }
    std::int8_t* exponents() noexcept { return panel_.columns_.exponents() + at_; }
    // Keeps the values of so many years. REQUIRES: as many years are left, each value one that
    // Decimal::make() takes.
    void keep(std::size_t count, Bound bound, ObsStatusSet status) noexcept;
    // Keeps why so many years have no value.
    void keep_missing(std::size_t count, ObsStatusSet status) noexcept;

    // The store holds more of the series than is kept here.
    void has_details() noexcept { panel_.marks_[series_] |= Panel::kMarkDetails; }
    void has_revisions() noexcept { panel_.marks_[series_] |= Panel::kMarkRevisions; }

    // To be called at the end: nothing is on record of the years that are left.
    void leave_rest() noexcept { leave_until(panel_.years_); }

   private:
    void without_values(std::size_t count, ObsStatusSet status) noexcept;
    void mark(ObsStatusSet status) noexcept;

    Panel& panel_;
    std::size_t series_;
    std::size_t at_, end_;  // cells
  };

  // REQUIRES: a row of every series was filled to its end.
  Panel build() && { return std::move(builder_.panel_); }

 private:
  explicit PanelFiller(PanelBuilder builder) noexcept : builder_(std::move(builder)) {}

  PanelBuilder builder_;
};

}  // namespace annals::core
