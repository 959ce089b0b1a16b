#include "nation/job.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "support/process.h"
#include "support/rounds.h"

namespace annals::bench {
namespace {

constexpr double kFewestRounds = 3, kMostRounds = 31;

// Sums of doubles in two orders differ by little.
void require_same(const Plan& plan, double found, double floor_found) {
  const double scale = std::max({1.0, std::abs(found), std::abs(floor_found)});
  if (std::abs(found - floor_found) <= 1e-6 * scale) return;
  throw std::runtime_error(plan.name + " and its floor do not find the same: " +
                           std::to_string(found) + " and " + std::to_string(floor_found));
}

Job job_of(std::string name, std::string floor, const std::vector<Timing>& timings, int times) {
  Job job{.name = std::move(name), .floor = std::move(floor)};
  job.seconds = timings[0].median() / times;
  job.floor_seconds = timings[1].median() / times;
  job.ratio = times_of(timings[0], timings[1]);
  return job;
}

}  // namespace

const Job* Run::find(const std::string& name) const noexcept {
  const auto found =
      std::find_if(jobs.begin(), jobs.end(), [&](const Job& job) { return job.name == name; });
  return found == jobs.end() ? nullptr : &*found;
}

Job measured(const Plan& plan, double seconds) {
  double found = 0, floor_found = 0;
  forget_peak();
  const double once = seconds_of([&] { found = plan.work(); });
  const std::int64_t peak = peak_of_memory();
  const double floor_once = seconds_of([&] { floor_found = plan.floor_work(); });
  require_same(plan, found, floor_found);
  std::vector<Timing> timings{{plan.name, {once}}, {plan.floor, {floor_once}}};
  if (once < 2 * seconds) {
    const double wanted = seconds / (once + floor_once);
    timings = run_rounds({{plan.name, [&] { return seconds_of([&] { plan.work(); }); }},
                          {plan.floor, [&] { return seconds_of([&] { plan.floor_work(); }); }}},
                         static_cast<int>(std::clamp(wanted, kFewestRounds, kMostRounds)));
  }
  Job job = job_of(plan.name, plan.floor, timings, plan.times);
  job.values = plan.values;
  job.peak_bytes = peak;
  return job;
}

Job measured(const ProcessPlan& plan, int rounds) {
  std::int64_t peak = 0;
  const auto watched = [&] {
    const Outcome outcome = plan.work();
    peak = std::max(peak, outcome.peak_bytes);
    return outcome.seconds;
  };
  const std::vector<Timing> timings = run_rounds(
      {{plan.name, watched}, {plan.floor, [&] { return plan.floor_work().seconds; }}}, rounds);
  Job job = job_of(plan.name, plan.floor, timings, 1);
  job.values = plan.values;
  job.peak_bytes = peak;
  return job;
}

}  // namespace annals::bench
