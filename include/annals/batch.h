// Batch: the values of one source document, to be written all or none.
#pragma once

#include <annals/observation.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace annals {

// Collects what one source says. A value without a source cannot be written, by construction.
// Rows are kept packed (40 bytes, and more only for counts, locators and notes), so that a batch
// of millions is no burden. Nothing is checked until a Store examines or writes the batch.
class Batch {
 public:
  // The source is defined by the write if the store does not have it.
  explicit Batch(SourceDocument source) : code_(source.code), source_(std::move(source)) {}
  // The source must be defined already.
  explicit Batch(SourceCode source) : code_(std::move(source)) {}

  // Adds one value; returns *this.
  Batch& add(const AgencyCode& agency, const IndicatorCode& indicator,
             const Observation& observation);
  // Withdraws what this source said of one observation; the note says why. What other sources
  // said comes to light again.
  Batch& retract(const AgencyCode& agency, const IndicatorCode& indicator, Year year,
                 std::string note = {});

  // Sorts the rows by agency, indicator and year, codes in the order in which they were first
  // named; rows of one observation stay in the order given. A store writes many rows faster if they
  // come so. The position that each row had before; empty if nothing was moved.
  std::vector<std::uint32_t> sort();

  void reserve(std::size_t rows) { rows_.reserve(rows); }
  // Takes all rows out, and keeps their memory for others of the same source.
  void clear() noexcept;
  std::size_t size() const noexcept { return rows_.size(); }
  bool empty() const noexcept { return rows_.empty(); }
  const SourceCode& source_code() const noexcept { return code_; }
  const std::optional<SourceDocument>& source() const noexcept { return source_; }

  // What is rare: kept apart, and only where there is any of it.
  struct Detail {
    std::optional<Decimal> numerator, denominator;
    std::string locator, note;
    bool empty() const noexcept {
      return !numerator && !denominator && locator.empty() && note.empty();
    }
  };
  static constexpr std::uint32_t kNoDetail = 0xFFFFFFFF;
  // A row in its packed form; agency and indicator are positions in agencies() and indicators().
  struct Row {
    Decimal value;
    std::uint32_t agency, indicator;
    std::uint32_t detail;
    std::int16_t year;
    bool has_value;
    bool retracted;
    Bound bound;
    ObsStatusSet status;
  };
  std::span<const Row> rows() const noexcept { return rows_; }
  std::span<const AgencyCode> agencies() const noexcept { return agencies_.codes; }
  std::span<const IndicatorCode> indicators() const noexcept { return indicators_.codes; }
  const Detail* detail(const Row& row) const noexcept {
    return row.detail == kNoDetail ? nullptr : &details_[row.detail];
  }

 private:
  // Each distinct code once; rows repeat the code before them more often than not.
  template <typename C>
  struct Interned {
    std::vector<C> codes;
    std::unordered_map<C, std::uint32_t> positions;
    std::uint32_t last = 0;
    std::uint32_t position(const C& code);
    void clear() noexcept {
      codes.clear();
      positions.clear();
      last = 0;
    }
  };

  SourceCode code_;
  std::optional<SourceDocument> source_;
  std::vector<Row> rows_;
  std::vector<Detail> details_;
  Interned<AgencyCode> agencies_;
  Interned<IndicatorCode> indicators_;
};

}  // namespace annals
