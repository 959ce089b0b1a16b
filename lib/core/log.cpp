#include "core/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/base_sink.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>

namespace annals {
namespace {

spdlog::level::level_enum to_spdlog(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return spdlog::level::debug;
    case LogLevel::kInfo:
      return spdlog::level::info;
    case LogLevel::kWarning:
      return spdlog::level::warn;
    case LogLevel::kError:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}

LogLevel from_spdlog(spdlog::level::level_enum level) {
  if (level <= spdlog::level::debug) return LogLevel::kDebug;
  if (level == spdlog::level::info) return LogLevel::kInfo;
  return level == spdlog::level::warn ? LogLevel::kWarning : LogLevel::kError;
}

// Hands each line to the program's function, one at a time.
class FunctionSink : public spdlog::sinks::base_sink<std::mutex> {
 public:
  explicit FunctionSink(LogSink function) : function_(std::move(function)) {}

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    function_(from_spdlog(message.level),
              std::string_view(message.payload.data(), message.payload.size()));
  }
  void flush_() override {}

 private:
  LogSink function_;
};

std::atomic<bool> is_loud{false};
std::mutex logger_mutex;
std::shared_ptr<spdlog::logger>& logger() {
  static std::shared_ptr<spdlog::logger> instance;
  return instance;
}

}  // namespace

void set_log_sink(LogSink sink) {
  const bool loud = static_cast<bool>(sink);
  std::shared_ptr<spdlog::logger> next;
  if (loud) {
    next =
        std::make_shared<spdlog::logger>("annals", std::make_shared<FunctionSink>(std::move(sink)));
    next->set_level(spdlog::level::debug);
    next->set_error_handler([](const std::string&) {});  // the log must not print by itself
  }
  const std::lock_guard lock(logger_mutex);
  logger() = std::move(next);
  is_loud.store(loud, std::memory_order_release);
}

namespace core {

void log(LogLevel level, std::string_view line) noexcept {
  if (!is_loud.load(std::memory_order_acquire)) return;
  try {
    std::shared_ptr<spdlog::logger> current;
    {
      const std::lock_guard lock(logger_mutex);
      current = logger();
    }
    if (current) current->log(to_spdlog(level), spdlog::string_view_t(line.data(), line.size()));
  } catch (...) {
    // On purpose: a log that fails must not fail what is logged.
  }
}

}  // namespace core
}  // namespace annals
