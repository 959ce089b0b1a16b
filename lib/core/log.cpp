#include "core/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/sink.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <utility>

namespace annals {
namespace {

LogLevel level_of(spdlog::level::level_enum level) noexcept {
  if (level >= spdlog::level::err) return LogLevel::kError;
  if (level == spdlog::level::warn) return LogLevel::kWarning;
  return level == spdlog::level::info ? LogLevel::kInfo : LogLevel::kDebug;
}

spdlog::level::level_enum spdlog_level(LogLevel level) noexcept {
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

// Hands each line to the caller's sink, one at a time; recursive, since the sink may call the
// library, which may log.
class CallerSink final : public spdlog::sinks::sink {
 public:
  explicit CallerSink(LogSink receiver) : receiver_(std::move(receiver)) {}

  void log(const spdlog::details::log_msg& message) override {
    const std::lock_guard lock(mutex_);
    receiver_(level_of(message.level), {message.payload.data(), message.payload.size()});
  }
  // The receiver gets the bare line: there is nothing to flush or to format.
  void flush() override {}
  void set_pattern(const std::string& /*pattern*/) override {}
  void set_formatter(std::unique_ptr<spdlog::formatter> /*formatter*/) override {}

 private:
  std::recursive_mutex mutex_;
  LogSink receiver_;
};

std::shared_ptr<spdlog::logger> logger_for(LogSink sink) {
  auto logger =
      std::make_shared<spdlog::logger>("annals", std::make_shared<CallerSink>(std::move(sink)));
  logger->set_level(spdlog::level::debug);
  // On purpose: a sink that throws loses its line, and nothing is written to stderr.
  logger->set_error_handler([](const std::string&) {});
  return logger;
}

std::atomic<bool> has_sink{false};
std::mutex logger_mutex;
std::shared_ptr<spdlog::logger> current_logger;

std::shared_ptr<spdlog::logger> logger_in_use() {
  const std::lock_guard lock(logger_mutex);
  return current_logger;
}

}  // namespace

void set_log_sink(LogSink sink) {
  const bool wanted = static_cast<bool>(sink);
  std::shared_ptr<spdlog::logger> logger = wanted ? logger_for(std::move(sink)) : nullptr;
  const std::lock_guard lock(logger_mutex);
  // The old sink dies after the lock is given back: it may log as it goes.
  current_logger.swap(logger);
  has_sink = wanted;
}

namespace core {

void log(LogLevel level, std::string_view line) noexcept {
  if (!has_sink.load(std::memory_order_relaxed)) return;
  try {
    // GCOV_EXCL_BR_START: no test can hit the moment in which the sink is gone since the line
    // above.
    if (const auto logger = logger_in_use())
      logger->log(spdlog_level(level), spdlog::string_view_t(line.data(), line.size()));
    // GCOV_EXCL_BR_STOP
  } catch (...) {
    // On purpose: the log is never the only trace of an error.
  }
}

}  // namespace core
}  // namespace annals
