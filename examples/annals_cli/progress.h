// A line on the terminal for work that takes longer than a second.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace annals::cli {

// While it lives, "what" and the seconds gone by stand on standard error, if that is a terminal,
// and behind them what tell() said last; the line is wiped at the end. Nothing is shown within the
// first second.
class Progress {
 public:
  explicit Progress(std::string what);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  void tell(std::string detail);
  double seconds() const;  // gone by

 private:
  void run();

  std::string what_, detail_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::mutex mutex_;
  std::condition_variable ended_;
  bool done_ = false;
  std::thread thread_;
};

}  // namespace annals::cli
