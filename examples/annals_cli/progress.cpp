#include "progress.h"

#include <unistd.h>

#include <chrono>
#include <iostream>
#include <utility>

namespace annals::cli {

Progress::Progress(std::string what) : what_(std::move(what)) {
  if (::isatty(STDERR_FILENO) == 1) thread_ = std::thread([this] { run(); });
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  ended_.notify_one();
  thread_.join();
}

void Progress::tell(std::string detail) {
  const std::lock_guard lock(mutex_);
  detail_ = std::move(detail);
}

double Progress::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

void Progress::run() {
  std::unique_lock lock(mutex_);
  int seconds = 0;
  while (!ended_.wait_for(lock, std::chrono::seconds(1), [this] { return done_; })) {
    std::cerr << "\r\x1B[K" << what_ << " \u2026 " << ++seconds << " s"
              << (detail_.empty() ? "" : ", ") << detail_ << std::flush;
  }
  if (seconds > 0) std::cerr << "\r\x1B[K" << std::flush;
}

}  // namespace annals::cli
