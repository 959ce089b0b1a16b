#include "workers.h"

#include <utility>

namespace annals::cli {
namespace {

thread_local bool refusing_here = false;

}  // namespace

Workers::Workers(unsigned threads, std::size_t most, std::atomic<std::size_t>& waiting)
    : most_(most), waiting_(waiting) {
  for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { serve(); });
}

bool Workers::refusing() noexcept { return refusing_here; }

void Workers::enqueue(std::function<void()> work) {
  {
    const std::lock_guard lock(mutex_);
    if (queue_.size() < most_) {
      queue_.push_back(std::move(work));
      waiting_ = queue_.size();
      changed_.notify_one();
      return;
    }
  }
  refusing_here = true;
  work();
  refusing_here = false;
}

void Workers::serve() {
  for (;;) {
    std::function<void()> work;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return !queue_.empty() || ending_; });
      if (queue_.empty()) return;
      work = std::move(queue_.front());
      queue_.pop_front();
      waiting_ = queue_.size();
    }
    work();
  }
}

void Workers::shutdown() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

}  // namespace annals::cli
