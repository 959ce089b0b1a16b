#include "serving.h"

#include <signal.h>

#include <atomic>
#include <ostream>
#include <thread>

#include "explorer.h"
#include "http_server.h"

namespace annals::cli {
namespace {

// While it lives, requests to end are kept for wait(), in all threads that are begun meanwhile.
class EndSignals {
 public:
  EndSignals() {
    ::sigemptyset(&signals_);
    ::sigaddset(&signals_, SIGINT);
    ::sigaddset(&signals_, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &signals_, &before_);
  }
  EndSignals(const EndSignals&) = delete;
  EndSignals& operator=(const EndSignals&) = delete;
  ~EndSignals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

  // Waits for one, or until "over".
  void wait(const std::atomic<bool>& over) const {
    const timespec a_moment{0, 200'000'000};
    while (!over && ::sigtimedwait(&signals_, nullptr, &a_moment) < 0) {
    }
  }

 private:
  sigset_t signals_{}, before_{};
};

std::string address_of(const std::string& host, int port) {
  const bool needs_brackets = host.find(':') != std::string::npos;
  return "http://" + (needs_brackets ? "[" + host + "]" : host) + ":" + std::to_string(port) + "/";
}

}  // namespace

Result<ExitCode> serve_store(const Session& session, const std::string& host, int port) {
  // Said now, and not to the first reader.
  if (const auto store = session.open_to_read(); !store) return store.error();

  Explorer explorer(session);
  HttpServer server({.host = host, .port = port, .policy = Explorer::policy()},
                    [&explorer](const HttpRequest& request) { return explorer.answer(request); });
  const EndSignals signals;
  const auto taken = server.bind();
  if (!taken) return taken.error();
  if (!is_loopback(host)) {
    session.tell(session.say("warning: whoever reaches this machine can read the store",
                             "警告：凡能访问本机者均可读取此数据库"));
  }
  session.print(address_of(host, *taken));
  session.results->flush();
  session.tell(session.say("Ctrl-C ends it", "按 Ctrl-C 结束"));

  std::atomic<bool> over = false;
  bool as_asked = true;
  std::thread serving([&] {
    as_asked = server.run();
    over = true;
  });
  signals.wait(over);
  const bool asked = !over;
  if (asked) server.stop();
  serving.join();
  if (!asked && !as_asked) {
    return Error{ErrorCode::kIo,
                 session.text("the network of this machine failed", "本机网络出错")};
  }
  return ExitCode::kGood;
}

}  // namespace annals::cli
