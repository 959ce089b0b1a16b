// Work on many things at once, split among threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace annals::core {

// Of what several parts throw, what the first of them threw.
class FirstThrown {
 public:
  // REQUIRES: within a handler of what the part threw.
  void keep(std::size_t part) noexcept {
    const std::lock_guard lock(mutex_);
    if (thrown_ && part_ < part) return;
    part_ = part;
    thrown_ = std::current_exception();
  }
  void rethrow() const {
    if (thrown_) std::rethrow_exception(thrown_);
  }

 private:
  std::mutex mutex_;
  std::size_t part_ = 0;
  std::exception_ptr thrown_;
};

// Calls worker(begin, end) for parts of "part" entries (the last may have fewer) that together are
// 0 to "count", each part once. Each worker has a thread of its own, of which the caller's is one;
// where the system has no more threads, those at hand do the work. Which worker takes which part is
// not known beforehand; a result must not depend on it. All parts are done whatever is thrown;
// where several throw, what the first part threw is thrown. REQUIRES: at least one worker; part >
// 0.
template <typename Worker>
void work_in_parts(std::size_t count, std::size_t part, std::vector<Worker>& workers) {
  std::atomic<std::size_t> next = 0;
  FirstThrown thrown;
  const auto run = [&](Worker& worker) {
    for (std::size_t begin = next.fetch_add(part); begin < count; begin = next.fetch_add(part)) {
      try {
        worker(begin, std::min(begin + part, count));
      } catch (...) {
        thrown.keep(begin);
      }
    }
  };
  {
    std::vector<std::jthread> others;  // joined at the end of the block
    others.reserve(workers.size() - 1);
    try {
      for (std::size_t i = 1; i < workers.size(); ++i) {
        others.emplace_back([&run, &worker = workers[i]] { run(worker); });
      }
    } catch (const std::system_error&) {
      // No more threads.
    }
    run(workers.front());
  }
  thrown.rethrow();
}

// The same by threads that share one worker.
template <typename Work>
void work_in_parts(std::size_t count, std::size_t part, unsigned threads, Work& work) {
  const std::size_t parts = count / part + (count % part == 0 ? 0 : 1);
  const std::size_t wanted = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(parts, 1));
  std::vector<std::reference_wrapper<Work>> workers(wanted, std::ref(work));
  work_in_parts(count, part, workers);
}

}  // namespace annals::core
