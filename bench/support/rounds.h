// Timing several ways of doing one thing, in turn, so that a noisy machine disturbs all alike.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace annals::bench {

// One way of doing it. "run" returns the seconds that count; what it prepares is its own affair.
struct Contender {
  std::string name;
  std::function<double()> run;
};

struct Timing {
  std::string name;
  std::vector<double> seconds;  // one a round

  double median() const;
  double best() const;
};

// Runs every contender once a round.
std::vector<Timing> run_rounds(const std::vector<Contender>& contenders, int rounds);

// The median over the rounds of how many times the floor's time "timing" took; the two of one
// round are compared, since they met the same noise.
double times_of(const Timing& timing, const Timing& floor);

// The seconds that "work" takes.
double seconds_of(const std::function<void()>& work);

// A positive number from the command line, or "fallback" where it is not given.
int argument(int argc, char** argv, int position, int fallback);

}  // namespace annals::bench
