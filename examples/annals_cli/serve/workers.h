// The threads that serve connections, and no endless queue before them.
#pragma once

#include <httplib.h>

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace annals::cli {

class Workers : public httplib::TaskQueue {
 public:
  // Beyond "most" that wait, a connection is served by the caller at once, while refusing() is true
  // in its thread. "waiting" is kept up to date with the number of those that wait.
  Workers(unsigned threads, std::size_t most, std::atomic<std::size_t>& waiting);

  void enqueue(std::function<void()> work) override;
  // Ends what was begun, and what waits.
  void shutdown() override;

  static bool refusing() noexcept;

 private:
  void serve();

  std::size_t most_;
  std::atomic<std::size_t>& waiting_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> queue_;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace annals::cli
