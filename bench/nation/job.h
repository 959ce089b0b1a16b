// One job of the benchmark, timed beside its floor in the same rounds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "support/nation.h"

namespace annals::bench {

struct Job {
  std::string name;    // "rank"
  std::string floor;   // what the floor does
  double seconds = 0;  // the median, of one time
  double floor_seconds = 0;
  double ratio = 0;             // the median over the rounds of seconds / floor_seconds
  std::size_t values = 0;       // that one time looks at
  std::int64_t peak_bytes = 0;  // 0: not told

  double nanoseconds_a_value() const noexcept {
    return values == 0 ? 0 : 1e9 * seconds / static_cast<double>(values);
  }
};

// What one size of nation gave.
struct Run {
  Nation nation;
  std::uint64_t csv_bytes = 0, file_bytes = 0;
  std::vector<Job> jobs{};

  double bytes_a_value() const noexcept {
    return static_cast<double>(file_bytes) / static_cast<double>(nation.values());
  }
  // nullptr if the job was not done.
  const Job* find(const std::string& name) const noexcept;
};

// A job and its floor. Each does its work "times" times over and returns a sum of what it found;
// the two must agree, so that they did the same.
struct Plan {
  std::string name, floor;
  std::size_t values = 0;  // that one time looks at
  int times = 1;
  std::function<double()> work, floor_work;
};

// Does both once to warm them, and then in turn, so often that it takes about "seconds": three
// times at least and 31 at most. What takes more than twice that long is done once only. Throws
// std::runtime_error if their sums differ.
Job measured(const Plan& plan, double seconds);

// Jobs that have processes of their own, "rounds" times.
struct Outcome {
  double seconds;
  std::int64_t peak_bytes;
};
struct ProcessPlan {
  std::string name, floor;
  std::size_t values = 0;
  std::function<Outcome()> work, floor_work;
};
Job measured(const ProcessPlan& plan, int rounds);

}  // namespace annals::bench
