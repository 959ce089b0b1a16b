#include "support/rounds.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <stdexcept>
#include <string_view>

namespace annals::bench {
namespace {

double median_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

}  // namespace

double Timing::median() const { return median_of(seconds); }

double Timing::best() const { return *std::min_element(seconds.begin(), seconds.end()); }

std::vector<Timing> run_rounds(const std::vector<Contender>& contenders, int rounds) {
  std::vector<Timing> timings;
  for (const Contender& contender : contenders) timings.push_back({contender.name, {}});
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < contenders.size(); ++i) {
      timings[i].seconds.push_back(contenders[i].run());
    }
  }
  return timings;
}

double times_of(const Timing& timing, const Timing& floor) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < timing.seconds.size(); ++i) {
    ratios.push_back(timing.seconds[i] / floor.seconds[i]);
  }
  return median_of(std::move(ratios));
}

double seconds_of(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

int argument(int argc, char** argv, int position, int fallback) {
  if (position >= argc) return fallback;
  const std::string_view text = argv[position];
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1) {
    throw std::invalid_argument("\"" + std::string(text) + "\" is not a number above zero");
  }
  return number;
}

}  // namespace annals::bench
