// Processes that write one value after the other in every year of a series, until they are killed.
#pragma once

#include <annals/store.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <random>
#include <string>

#include "support/child.h"
#include "support/court.h"

namespace annals::test {

inline constexpr int kYears = 40;

// Every year says the same value; large enough for many pages.
inline Batch in_every_year(int value, std::size_t length_of_notes = 1000) {
  Batch batch(source("r1"));
  for (int year = 2000; year < 2000 + kYears; ++year) {
    Observation each = observation(year, std::to_string(value));
    each.note = std::string(length_of_notes, 'n');
    batch.add(kCourt, kCases, each);
  }
  return batch;
}

// Writes value after value, and reports each that is written.
inline int write_for_ever(const std::filesystem::path& file, const Pipe& reports, int from) {
  Store store = Store::open(file).value();
  for (int value = from;; ++value) {
    store.write(in_every_year(value)).value();
    reports.write_line(std::to_string(value));
  }
}

// The moments at which processes are killed; spent at work and not asleep.
class Moments {
 public:
  void wait(std::chrono::microseconds at_most) {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + at_most * fraction_(random_);
    while (Clock::now() < end) {
    }
  }
  int below(int n) { return static_cast<int>(fraction_(random_) * n); }

 private:
  std::mt19937 random_{20240131};
  std::uniform_real_distribution<double> fraction_{0, 1};
};

// The value that stands in every year; -1 if they differ or some are not there.
inline int value_in_every_year(const Store& store) {
  const Series series = store.series(kCourt, kCases).value();
  if (series.size() != kYears) return -1;
  const Decimal first = *series.observations()[0].value;
  for (const Observation& each : series.observations()) {
    if (!(*each.value == first)) return -1;
  }
  return static_cast<int>(first.mantissa());
}

inline void create(const std::filesystem::path& file) {
  Store store = Store::open(file).value();
  define_court(store);
}

}  // namespace annals::test
