// Series: the observations of one agency and one indicator, by year.
#pragma once

#include <annals/agency.h>
#include <annals/indicator.h>
#include <annals/observation.h>
#include <annals/slice.h>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace annals {

// Immutable and cheap to copy: sorted by year, at most one observation a year. A year without an
// observation is a gap; an observation without a value is a gap with a reason.
//
// Copies share their observations, and so do all series that came with one answer: to keep one of
// thousands keeps the observations of all of them.
//
// A Store makes series; make() makes one from numbers at hand, so that analysis needs no store.
class Series {
 public:
  // Sorts the observations by year. Fails with kConflict if two are of one year. Such a series
  // has no sources.
  static Result<Series> make(Agency agency, Indicator indicator,
                             std::vector<Observation> observations,
                             std::vector<SeriesBreak> breaks = {});

  // The parts as a store has them. REQUIRES: observations sorted by year without repetition;
  // source_of as long as observations, each an index into sources, or empty where all have the
  // first of these.
  struct Parts {
    std::shared_ptr<const Agency> agency;
    std::shared_ptr<const Indicator> indicator;
    Slice<Observation> observations;
    Slice<std::shared_ptr<const SourceDocument>> sources;
    std::vector<std::uint32_t> source_of;
    std::vector<SeriesBreak> breaks;
  };
  explicit Series(Parts parts) noexcept : parts_(std::move(parts)) {}

  const Agency& agency() const noexcept { return *parts_.agency; }
  const Indicator& indicator() const noexcept { return *parts_.indicator; }

  bool empty() const noexcept { return parts_.observations.empty(); }
  std::size_t size() const noexcept { return parts_.observations.size(); }
  std::span<const Observation> observations() const& noexcept {
    return {parts_.observations.data(), size()};
  }
  std::span<const Observation> observations() && = delete;  // would dangle

  // The observation of a year; nullptr when there is none.
  const Observation* find(Year year) const& noexcept;
  const Observation* find(Year year) && = delete;

  // The documents behind the observations, each once, in order of first use; and the one behind
  // observation i. Empty, and nullptr, for a series made from numbers at hand.
  std::span<const std::shared_ptr<const SourceDocument>> sources() const& noexcept {
    return {parts_.sources.data(), parts_.sources.size()};
  }
  std::span<const std::shared_ptr<const SourceDocument>> sources() && = delete;
  const SourceDocument* source(std::size_t i) const noexcept {
    if (parts_.sources.empty()) return nullptr;
    return parts_.sources[parts_.source_of.empty() ? 0 : parts_.source_of[i]].get();
  }

  // The breaks on record for this agency and indicator, by year. A status B on an observation is
  // a break too, and is not repeated here.
  std::span<const SeriesBreak> breaks() const& noexcept { return parts_.breaks; }
  std::span<const SeriesBreak> breaks() && = delete;
  // All first years of a new method, from records and from statuses, ascending, each once.
  std::vector<Year> break_years() const;

 private:
  Parts parts_;
};

}  // namespace annals
