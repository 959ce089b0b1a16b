// Panel: the values of many agencies and indicators by year, in columns of contiguous memory.
//
// Loaded once, asked as often as wanted: what runs over all series (panel_trend.h, panel_compare.h)
// runs over memory and allocates nothing for a series.
#pragma once

#include <annals/panel_columns.h>
#include <annals/series.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace annals {

namespace core {
class PanelFiller;
}

// What a panel is of. Agencies and indicators are numbered from 0 in the order given here.
struct PanelAxes {
  std::vector<std::shared_ptr<const Agency>> agencies;
  std::vector<std::shared_ptr<const Indicator>> indicators;
  YearRange years;                    // both ends included
  std::vector<SeriesBreak> breaks{};  // those of other agencies and indicators are left out
};

// What is on record for one agency, indicator and year.
struct PanelCell {
  std::optional<Decimal> value{};  // empty: the status says why
  Bound bound = Bound::kExact;
  ObsStatusSet status{};
};

// Series "count" from "first" on, in the order of a panel.
struct SeriesSpan {
  std::size_t first = 0, count = 0;
};

// One series of a panel, an entry a year in each column. A view: it lives as long as the panel.
struct PanelSeries {
  const Agency& agency;
  const Indicator& indicator;
  Year first_year;
  std::span<const double> values;
  std::span<const std::int64_t> mantissas;
  std::span<const std::int8_t> exponents;
  std::span<const Bound> bounds;
  std::span<const ObsStatusSet> statuses;
};

// Immutable. A cell is a place for one agency, indicator and year, and takes 22 bytes: ten million
// of them take 220 MB, whether anything is on record or not. Cells lie by indicator, then by
// agency, then by year, so that a series is one run of memory and all series of an indicator are
// one block: with A agencies and Y years
//
//   series = indicator * A + agency          cell = series * Y + (year - first year)
//
// Numerators, denominators, sources, locators and notes are not in a panel; ask the store for the
// series. Positions out of range are the caller's mistake and are not checked.
class Panel {
 public:
  // Copies values, bounds, statuses and breaks. Agencies and indicators are numbered by code, years
  // run from the first observation to the last. Fails with kConflict if two series are of one
  // agency and indicator, and with kInvalidArgument if there is no observation at all.
  static Result<Panel> make(std::span<const Series> series);

  std::size_t agency_count() const noexcept { return axes_.agencies.size(); }
  std::size_t indicator_count() const noexcept { return axes_.indicators.size(); }
  std::size_t year_count() const noexcept { return years_; }
  std::size_t series_count() const noexcept { return agency_count() * indicator_count(); }
  std::size_t cell_count() const noexcept { return columns_.cells(); }
  YearRange years() const noexcept { return axes_.years; }

  const Agency& agency(std::size_t agency) const noexcept { return *axes_.agencies[agency]; }
  const Indicator& indicator(std::size_t indicator) const noexcept {
    return *axes_.indicators[indicator];
  }
  const PanelAxes& axes() const& noexcept { return axes_; }  // breaks by indicator, then by year
  const PanelAxes& axes() && = delete;
  // The number of an agency or indicator; empty where the panel has none of that code.
  std::optional<std::size_t> find(const AgencyCode& code) const noexcept;
  std::optional<std::size_t> find(const IndicatorCode& code) const noexcept;
  // The numbers of the agencies, ordered by code.
  std::span<const std::uint32_t> agencies_by_code() const& noexcept { return agencies_by_code_; }

  std::size_t series_at(std::size_t agency, std::size_t indicator) const noexcept {
    return indicator * agency_count() + agency;
  }
  std::size_t agency_of(std::size_t series) const noexcept { return series % agency_count(); }
  std::size_t indicator_of(std::size_t series) const noexcept { return series / agency_count(); }
  SeriesSpan all_series() const noexcept { return {0, series_count()}; }
  SeriesSpan series_of(std::size_t indicator) const noexcept {
    return {indicator * agency_count(), agency_count()};
  }

  // Nothing on record, or outside the years: empty. A missing value with a reason: a cell without
  // a value.
  std::optional<PanelCell> cell(std::size_t series, Year year) const noexcept;
  // The exact value of a cell, given by its number; empty where there is none.
  std::optional<Decimal> value(std::size_t cell) const noexcept;
  bool has_value(std::size_t cell) const noexcept {
    return columns_.values()[cell] == columns_.values()[cell];
  }
  // A value or a status: what cannot have a value must have a status that says why.
  bool on_record(std::size_t cell) const noexcept {
    return has_value(cell) || !columns_.statuses()[cell].normal();
  }

  // The columns, an entry a cell. Where there is no value: NaN, 0, 0 and kExact. "values" holds the
  // nearest double of mantissa * 10^exponent.
  std::span<const double> values() const& noexcept { return {columns_.values(), cell_count()}; }
  std::span<const std::int64_t> mantissas() const& noexcept {
    return {columns_.mantissas(), cell_count()};
  }
  std::span<const std::int8_t> exponents() const& noexcept {
    return {columns_.exponents(), cell_count()};
  }
  std::span<const Bound> bounds() const& noexcept { return {columns_.bounds(), cell_count()}; }
  std::span<const ObsStatusSet> statuses() const& noexcept {
    return {columns_.statuses(), cell_count()};
  }
  std::span<const double> values() && = delete;  // would dangle, as would the others
  std::span<const std::int64_t> mantissas() && = delete;
  std::span<const std::int8_t> exponents() && = delete;
  std::span<const Bound> bounds() && = delete;
  std::span<const ObsStatusSet> statuses() && = delete;

  // The breaks on record for an indicator, by year: those of all agencies and those of one.
  std::span<const SeriesBreak> breaks_of(std::size_t indicator) const& noexcept;
  // As Series::break_years(): from records and from statuses, ascending, each once.
  std::vector<Year> break_years(std::size_t series) const;
  // True if no cell of the series has a status, a bound or a positive exponent, and no break is on
  // record for it: quick to know, and the case of nearly all. False may also come of a cell that
  // was put over since.
  bool plain(std::size_t series) const noexcept {
    return (marks_[series] & (kMarkBreak | kMarkOther)) == 0;
  }
  // True if a break may lie in the series; false is certain.
  bool may_have_break(std::size_t series) const noexcept {
    return (marks_[series] & kMarkBreak) != 0;
  }
  // Of a panel that a store made: true if it may hold more of the series than the panel does. False
  // is certain: no counts, locators or notes; none of what is on record has several revisions.
  bool may_have_details(std::size_t series) const noexcept {
    return (marks_[series] & kMarkDetails) != 0;
  }
  bool may_have_revisions(std::size_t series) const noexcept {
    return (marks_[series] & kMarkRevisions) != 0;
  }

  PanelSeries view(std::size_t series) const& noexcept;
  PanelSeries view(std::size_t series) && = delete;
  // As a Series without sources, for what is asked of one.
  Series series(std::size_t series) const;

 private:
  friend class PanelBuilder;
  friend class core::PanelFiller;
  static constexpr std::uint8_t kMarkBreak = 1, kMarkOther = 2, kMarkDetails = 4,
                                kMarkRevisions = 8;
  Panel() = default;

  PanelAxes axes_;
  std::size_t years_ = 0;
  std::vector<std::uint32_t> agencies_by_code_, indicators_by_code_;
  std::vector<std::size_t> breaks_from_;  // of each indicator, and one more for the end
  detail::PanelColumns columns_;
  std::vector<std::uint8_t> marks_;  // one a series
};

// Fills a panel, in any order: an assignment or two a cell, without a search. Of what is put twice,
// the last counts. Cells of different series may be put by different threads at once.
class PanelBuilder {
 public:
  // The most cells of a panel; they take 22 GB.
  static constexpr std::size_t kMaxCells = 1'000'000'000;

  // Fails with kInvalidArgument if an axis is empty, an agency or indicator is there twice, or
  // there are more than kMaxCells. REQUIRES: no null pointers.
  static Result<PanelBuilder> make(PanelAxes axes);

  // Keeps a value. False, and nothing kept, if a position or the year is out of range.
  bool put(std::size_t agency, std::size_t indicator, Year year, const Decimal& value,
           Bound bound = Bound::kExact, ObsStatusSet status = {}) noexcept;
  // Keeps the values of consecutive years; those of years out of range are left out.
  void put_run(std::size_t agency, std::size_t indicator, Year first,
               std::span<const Decimal> values, Bound bound = Bound::kExact,
               ObsStatusSet status = {}) noexcept;
  // Keeps that there is no value and why; a normal status clears the cell. False as above.
  bool put_missing(std::size_t agency, std::size_t indicator, Year year,
                   ObsStatusSet status) noexcept;

  // The number of an agency or indicator; empty where there is none of that code.
  std::optional<std::size_t> find(const AgencyCode& code) const noexcept {
    return panel_.find(code);
  }
  std::optional<std::size_t> find(const IndicatorCode& code) const noexcept {
    return panel_.find(code);
  }

  Panel build() && { return std::move(panel_); }

 private:
  friend class core::PanelFiller;
  PanelBuilder() = default;
  // Without its cells.
  static Result<PanelBuilder> of_axes(PanelAxes axes);
  void make_columns();
  void keep_breaks();
  void mark(std::size_t series, ObsStatusSet status) noexcept;
  bool contains(std::size_t agency, std::size_t indicator, Year year) const noexcept {
    return agency < panel_.agency_count() && indicator < panel_.indicator_count() &&
           panel_.axes_.years.contains(year);
  }
  std::size_t cell_at(std::size_t series, Year year) const noexcept {
    return series * panel_.years_ +
           static_cast<std::size_t>((year - panel_.axes_.years.first).count());
  }

  Panel panel_;
};

}  // namespace annals
