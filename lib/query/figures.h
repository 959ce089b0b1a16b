// The figures of one indicator, agency by agency and year by year, as they can be added up.
#pragma once

#include <annals/aggregate.h>
#include <annals/series.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace annals::query {

// A printed number with what is known of it.
struct Quantity {
  Decimal value;
  Bound bound = Bound::kExact;
  bool whole = false;  // a count: printed to the unit, it is exactly that
  ObsStatusSet status{};
};

// What one agency has to add to an aggregate of one year. REQUIRES: does not outlive the figures.
struct Addend {
  AgencyCode agency;
  const Observation* observation = nullptr;  // of the indicator itself, where there is one
  std::shared_ptr<const SourceDocument> source{};
  // What is added: the value; for a ratio of sums the counts instead.
  std::optional<Quantity> value{}, numerator{}, denominator{};
  std::optional<Decimal> weight{};      // of a ratio of sums: Figures::denominator()
  Obstacle obstacle = Obstacle::kNone;  // kNone: it can be added
  std::string reason{};                 // the obstacle in words, without the agency
  std::string doubt{};                  // what is odd about a figure that can be added

  bool usable() const noexcept { return obstacle == Obstacle::kNone; }
};

// What is on record of one agency: the indicator's series, and for a ratio of sums those of its
// numerator and denominator. nullptr where there is nothing.
struct AgencyFigures {
  const Series* values = nullptr;
  const Series* numerators = nullptr;
  const Series* denominators = nullptr;

  // True if there is any observation of the year, of the indicator or of its counts.
  bool on_record(Year year) const;
};

// The series of an indicator, and for a ratio of sums those of its numerator and denominator.
class Figures {
 public:
  Figures(Indicator indicator, std::vector<Series> values, std::vector<Series> numerators = {},
          std::vector<Series> denominators = {});

  const Indicator& indicator() const noexcept { return indicator_; }
  // Views: they live as long as this.
  AgencyFigures of(const AgencyCode& agency) const;
  // The indicator's own series; nullptr where nothing is on record.
  const Series* find(const AgencyCode& agency) const;
  bool on_record(const AgencyCode& agency, Year year) const { return of(agency).on_record(year); }
  // True if it has a value in "year" or later.
  bool has_value_since(const AgencyCode& agency, Year year) const;
  // From the first to the last year in which anything is on record; empty() if nothing is.
  YearRange years() const;

  Addend addend(const AgencyCode& agency, Year year) const {
    return addend(agency, of(agency), year);
  }
  // REQUIRES: the figures of the agency.
  Addend addend(const AgencyCode& agency, const AgencyFigures& figures, Year year) const;
  // What a member of a ratio of sums weighs: its denominator, whatever else is missing. Empty for
  // other indicators.
  std::optional<Decimal> denominator(const AgencyFigures& figures, Year year) const;

 private:
  Indicator indicator_;
  std::vector<Series> values_, numerators_, denominators_;  // by agency code, none empty
};

// Adds those of the addends that are usable up by the indicator's aggregation.
// Fails with kInvalidArgument if the indicator's aggregation is none, if the denominators add up to
// zero, or if the exact result has more than 18 digits, and with kInsufficientData without any.
Result<Aggregate> combine(const Indicator& indicator, const std::vector<Addend>& addends);

// The value as printed, as an aggregate of one. REQUIRES: it has a value.
Result<Aggregate> as_printed(const Indicator& indicator, const Observation& observation);

}  // namespace annals::query
