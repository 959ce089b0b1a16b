#include "http_server.h"

#include <httplib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <system_error>
#include <thread>
#include <utility>

#include "connection.h"
#include "request_rules.h"
#include "workers.h"

namespace annals::cli {
namespace {

constexpr int kBacklog = 128;
constexpr int kRequestsOfAConnection = 10'000;

// On every answer, refusals included.
httplib::Headers headers_of(const HttpOptions& options) {
  return {{"Content-Security-Policy", options.policy},
          {"X-Content-Type-Options", "nosniff"},
          {"X-Frame-Options", "DENY"},
          {"Referrer-Policy", "no-referrer"},
          {"Cross-Origin-Opener-Policy", "same-origin"},
          {"Cross-Origin-Embedder-Policy", "require-corp"},
          {"Cross-Origin-Resource-Policy", "same-origin"},
          {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
          {"Vary", "Accept-Language"},
          {"Cache-Control", "no-store"}};
}

// Alone on its port: httplib would share it with another server in silence.
void use_port_alone(socket_t socket) {
  const int yes = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

}  // namespace

HttpAnswer short_page(int status, const std::string& sentence) {
  return {
      status, "text/html; charset=utf-8",
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"/><title>annals</title>"
      "</head>\n<body><main><h1>annals</h1><p>" +
          sentence + "</p></main></body>\n</html>\n"};
}

class HttpServer::Impl : public httplib::Server {
 public:
  Impl(HttpOptions options, HttpServer::Handler handler)
      : options_(std::move(options)),
        handler_(std::move(handler)),
        rules_(options_.host, options_.longest_target) {
    if (::pipe(ends_.data()) != 0) ends_ = {-1, -1};
    set_default_headers(headers_of(options_));
    set_socket_options(use_port_alone);
    set_tcp_nodelay(true);
    set_keep_alive_max_count(kRequestsOfAConnection);
    new_task_queue = [this] { return new Workers(options_.workers, options_.waiting, waiting_); };
    // Everything is answered here; there is no other route, and no file behind any.
    set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      const HttpAnswer answer =
          handler_({request.path, request.params, request.get_header_value("Accept-Language")});
      response.status = answer.status;
      response.set_content(answer.body, answer.type);
      return HandlerResponse::Handled;
    });
  }
  ~Impl() override {
    for (const int end : ends_) ::close(end);
  }

  Result<int> bind() {
    errno = 0;
    int port = options_.port;
    const bool bound = port == 0 ? (port = bind_to_any_port(options_.host)) > 0
                                 : bind_to_port(options_.host, port);
    if (!bound) return refused(errno);
    ::listen(svr_sock_, kBacklog);  // httplib's own queue is for five
    return port;
  }

  bool serve() {
    const bool as_asked = listen_after_bind();
    ended_ = true;
    return as_asked;
  }

  void end() {
    const char byte = 0;
    // Whoever waits for a request is woken; nothing reads it, so that all are.
    [[maybe_unused]] const ssize_t written = ::write(ends_[1], &byte, 1);
    // httplib overlooks a stop() that comes before it listens.
    while (!is_running() && !ended_) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    if (!ended_) stop();
  }

 private:
  Error refused(int reason) const {
    const std::string where = "port " + std::to_string(options_.port) + " of " + options_.host;
    if (reason == EADDRINUSE) {
      return {ErrorCode::kIo, where + " is in use: name another with --port"};
    }
    if (reason == EACCES) {
      return {ErrorCode::kIo, where + " is not to be had: name one from 1024 on with --port"};
    }
    return {ErrorCode::kIo, where + " cannot be listened at" +
                                (reason == 0 ? ": is it an address of this machine?"
                                             : ": " + std::generic_category().message(reason))};
  }

  void refuse(Connection& connection, int status, const std::string& sentence) const {
    const HttpAnswer answer = short_page(status, sentence);
    std::string text = "HTTP/1.1 " + std::to_string(status) + " Refused\r\n";
    for (const auto& [name, value] : headers_of(options_)) text += name + ": " + value + "\r\n";
    if (status == 405) text += "Allow: GET, HEAD\r\n";
    text += "Content-Type: " + answer.type +
            "\r\nContent-Length: " + std::to_string(answer.body.size()) +
            "\r\nConnection: close\r\n\r\n" + answer.body;
    connection.begin_to_write();  // the time for the request may be over
    std::size_t sent = 0;
    while (sent < text.size()) {
      const ssize_t count = connection.write(text.data() + sent, text.size() - sent);
      if (count <= 0) return;
      sent += static_cast<std::size_t>(count);
    }
    if (!Workers::refusing()) connection.finish();
  }

  // True if another request may follow.
  bool serve_one(Connection& connection, bool last) {
    switch (connection.read_head()) {
      case HeadState::kNothing:
      case HeadState::kBroken:
        return false;
      case HeadState::kTooLong:
        refuse(connection, 431, "The request is too long.");
        return false;
      case HeadState::kTooSlow:
        refuse(connection, 408, "The request took too long to arrive.");
        return false;
      case HeadState::kWhole:
        break;
    }
    if (const auto refusal = rules_.refuse(connection.head())) {
      refuse(connection, refusal->status, refusal->sentence);
      return false;
    }
    bool closed = false;
    const bool close = last || waiting_ > 0;
    // Parts of a page are of no use to anyone, and many of one page would be an endless answer. To
    // compress what goes nowhere is of no use either, and httplib takes longer over a large page,
    // by Brotli, than an answer may take.
    const auto as_answered = [](httplib::Request& request) {
      request.ranges.clear();
      request.headers.erase("Accept-Encoding");
    };
    const bool done = process_request(connection, close, closed, as_answered);
    return done && !close && !closed;
  }

  bool process_and_close_socket(socket_t socket) override {
    Connection connection(socket, ends_[0], waiting_, {options_.patience, options_.longest_head});
    if (Workers::refusing()) {
      refuse(connection, 503, "Too many are asking at once.");
    } else {
      int left = kRequestsOfAConnection;
      while (left > 0 && serve_one(connection, left == 1)) --left;
    }
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
    return true;
  }

  HttpOptions options_;
  HttpServer::Handler handler_;
  RequestRules rules_;
  std::array<int, 2> ends_{-1, -1};  // a pipe: readable once the server ends
  std::atomic<std::size_t> waiting_ = 0;
  std::atomic<bool> ended_ = false;
};

HttpServer::HttpServer(HttpOptions options, Handler handler)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(handler))) {}
HttpServer::~HttpServer() = default;

Result<int> HttpServer::bind() { return impl_->bind(); }
bool HttpServer::run() { return impl_->serve(); }
void HttpServer::stop() { impl_->end(); }

}  // namespace annals::cli
