// Programs that are run and watched from outside, and the memory that work takes.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace annals::bench {

// How a process of its own fared.
struct Ended {
  double seconds = 0;
  std::int64_t peak_bytes = 0;  // the most memory that it had resident
};

// Runs a program to its end; what it prints is thrown away. Throws std::runtime_error if it cannot
// be run or ends with anything but 0.
Ended run_program(const std::vector<std::string>& command);

// Does "work" in a child of this process, so that its memory is its own; the seconds are those it
// returns. Throws as above.
Ended in_child(const std::function<double()>& work);

// The most memory that this process has had resident since forget_peak(), where Linux tells;
// otherwise since it began.
std::int64_t peak_of_memory();
void forget_peak();

}  // namespace annals::bench
