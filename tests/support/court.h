// A store with an agency "court" and an indicator "rate", for tests of values.
#pragma once

#include <annals/store.h>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "support/builders.h"
#include "support/shown.h"

namespace annals::test {

inline const AgencyCode kCourt{"court"};
inline const AgencyCode kTax{"tax"};
inline const IndicatorCode kRate{"rate"};    // a percent
inline const IndicatorCode kCases{"cases"};  // a count

// Defines the two agencies and the two indicators.
inline void define_court(Store& store) {
  store.define(agency("court")).value();
  store.define(agency("tax")).value();
  store.define(indicator("rate", IndicatorKind::kPercent)).value();
  store.define(indicator("cases")).value();
}

// "of" says one thing of the court's rate.
inline Batch says(SourceDocument of, int year, std::string_view value,
                  std::string_view letters = "") {
  return std::move(Batch(std::move(of)).add(kCourt, kRate, observation(year, value, letters)));
}
inline Batch says(std::string_view source_code, int year, std::string_view value) {
  return says(source(source_code), year, value);
}
// It takes its word on a year back.
inline Batch retracts(std::string_view source_code, int year, std::string note = {}) {
  return std::move(
      Batch(SourceCode(source_code)).retract(kCourt, kRate, Year(year), std::move(note)));
}

// The court's rate, as text.
inline std::string rate_of(const Store& store, const ReadOptions& options = {}) {
  return shown(store.series(kCourt, kRate, options));
}
inline std::string history_of(const Store& store, const ReadOptions& options = {}) {
  return shown(store.history(kCourt, kRate, options));
}

// Writes until the clock of the store has moved on: what was written before the call is recorded by
// the moment returned, and what is written after it is not.
inline Timestamp moment_between(Store& store) {
  const IndicatorCode ticks("ticks");
  if (!store.find_indicator("ticks")) store.define(indicator("ticks")).value();
  int tick = static_cast<int>(store.history(kCourt, ticks).value().size());
  const auto write_one = [&] {
    store.write(Batch(source("clock")).add(kCourt, ticks, {.year = Year(2000), .value = ++tick}))
        .value();
    return store.history(kCourt, ticks).value().back().write->recorded_at;
  };
  const Timestamp before = write_one();
  Timestamp after = before;
  while (after == before) after = write_one();
  return after - std::chrono::milliseconds(1);
}

}  // namespace annals::test
