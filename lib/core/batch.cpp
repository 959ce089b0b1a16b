#include <annals/batch.h>

#include <utility>

namespace annals {
namespace {

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

}  // namespace annals
