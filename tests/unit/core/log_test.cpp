#include "core/log.h"

#include <doctest/doctest.h>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

TEST_SUITE_BEGIN("log");

namespace annals::core {
namespace {

using Lines = std::vector<std::string>;

// Sets a sink for the length of a test.
class SinkInUse {
 public:
  explicit SinkInUse(LogSink sink) { set_log_sink(std::move(sink)); }
  SinkInUse(const SinkInUse&) = delete;
  SinkInUse& operator=(const SinkInUse&) = delete;
  ~SinkInUse() { set_log_sink({}); }
};

TEST_CASE("log: without a sink a line goes nowhere") {
  set_log_sink({});
  CHECK_NOTHROW(log(LogLevel::kError, "nobody listens"));
}

TEST_CASE("log: a sink receives each line as it was written") {
  Lines lines;
  const SinkInUse sink([&](LogLevel, std::string_view line) { lines.emplace_back(line); });
  log(LogLevel::kInfo, "first");
  log(LogLevel::kInfo, "浦口 {} %s {0}");
  log(LogLevel::kInfo, "");
  CHECK(lines == Lines{"first", "浦口 {} %s {0}", ""});
}

TEST_CASE("log: a sink receives every level under its name") {
  std::vector<LogLevel> levels;
  const SinkInUse sink([&](LogLevel level, std::string_view) { levels.push_back(level); });
  const std::vector<LogLevel> all{LogLevel::kDebug, LogLevel::kInfo, LogLevel::kWarning,
                                  LogLevel::kError};
  for (const LogLevel level : all) log(level, "line");
  CHECK(levels == all);
}

TEST_CASE("log: an empty sink makes the library silent again") {
  int count = 0;
  set_log_sink([&](LogLevel, std::string_view) { ++count; });
  log(LogLevel::kInfo, "heard");
  set_log_sink({});
  log(LogLevel::kInfo, "not heard");
  CHECK(count == 1);
}

TEST_CASE("log: a new sink takes the place of the old one") {
  int first = 0, second = 0;
  const SinkInUse sink([&](LogLevel, std::string_view) { ++first; });
  set_log_sink([&](LogLevel, std::string_view) { ++second; });
  log(LogLevel::kInfo, "line");
  CHECK(first == 0);
  CHECK(second == 1);
}

TEST_CASE("log: a sink that throws loses its line and no more") {
  int count = 0;
  const SinkInUse sink([&](LogLevel, std::string_view) {
    if (++count == 1) throw std::runtime_error("full");
  });
  CHECK_NOTHROW(log(LogLevel::kInfo, "lost"));
  log(LogLevel::kInfo, "kept");
  CHECK(count == 2);
}

TEST_CASE("log: a sink may throw what is no exception of the standard") {
  int count = 0;
  const SinkInUse sink([&](LogLevel, std::string_view) {
    ++count;
    throw 1;
  });
  log(LogLevel::kInfo, "lost");
  log(LogLevel::kInfo, "lost as well");
  CHECK(count == 2);
}

TEST_CASE("log: a sink may lead to another line") {
  Lines lines;
  const SinkInUse sink([&](LogLevel, std::string_view line) {
    lines.emplace_back(line);
    if (lines.size() == 1) log(LogLevel::kInfo, "from within");
  });
  log(LogLevel::kInfo, "from outside");
  CHECK(lines == Lines{"from outside", "from within"});
}

TEST_CASE("log: a sink may take itself away") {
  int count = 0;
  const SinkInUse sink([&](LogLevel, std::string_view) {
    ++count;
    set_log_sink({});
  });
  log(LogLevel::kInfo, "the last");
  log(LogLevel::kInfo, "unheard");
  CHECK(count == 1);
}

TEST_CASE("log: what a sink holds is let go with it") {
  auto held = std::make_shared<int>(0);
  set_log_sink([held](LogLevel, std::string_view) { ++*held; });
  log(LogLevel::kInfo, "line");
  CHECK(held.use_count() == 2);
  set_log_sink({});
  CHECK(held.use_count() == 1);
  CHECK(*held == 1);
}

// The sink itself does not lock.
TEST_CASE("log: lines from two threads come one at a time and none is lost") {
  std::atomic<int> inside{0}, met{0};
  int count = 0;
  const SinkInUse sink([&](LogLevel, std::string_view) {
    if (++inside > 1) ++met;
    std::this_thread::yield();
    ++count;
    --inside;
  });
  const auto write = [] {
    for (int i = 0; i < 1000; ++i) log(LogLevel::kInfo, "line");
  };
  std::thread other(write);
  write();
  other.join();
  CHECK(met == 0);
  CHECK(count == 2000);
}

TEST_CASE("log: a level that is none is heard as an error") {
  std::vector<LogLevel> levels;
  const SinkInUse sink([&](LogLevel level, std::string_view) { levels.push_back(level); });
  log(static_cast<LogLevel>(99), "line");
  CHECK(levels == std::vector<LogLevel>{LogLevel::kError});
}

}  // namespace
}  // namespace annals::core

TEST_SUITE_END();
