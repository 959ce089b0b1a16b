// Work on many entries, split over threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <system_error>
#include <thread>
#include <vector>

namespace annals::analysis {

// Calls worker(begin, end) for parts that together are 0 to count, each part once, each worker on
// a thread of its own. Which worker takes which part is not known beforehand; a result must not
// depend on it. REQUIRES: at least one worker; a worker does not throw.
template <typename Worker>
void work_in_parts(std::size_t count, std::vector<Worker>& workers) {
  constexpr std::size_t kPart = 1024;
  std::atomic<std::size_t> next = 0;
  const auto run = [&next, count](Worker& worker) {
    for (std::size_t begin = next.fetch_add(kPart); begin < count; begin = next.fetch_add(kPart)) {
      worker(begin, std::min(begin + kPart, count));
    }
  };
  std::vector<std::thread> threads;
  threads.reserve(workers.size() - 1);
  try {
    for (std::size_t i = 1; i < workers.size(); ++i) {
      threads.emplace_back(run, std::ref(workers[i]));
    }
  } catch (const std::system_error&) {
    // The system has no more threads: those at hand do the work.
  }
  run(workers.front());
  for (std::thread& thread : threads) thread.join();
}

// The number of workers for so many entries: no more than there are parts.
inline std::size_t workers_for(std::size_t count, std::size_t threads) {
  constexpr std::size_t kFewest = 2048;  // fewer are done sooner than a thread is started
  return std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(1, count / kFewest));
}

}  // namespace annals::analysis
