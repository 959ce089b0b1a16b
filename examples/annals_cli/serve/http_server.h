// A small HTTP server for one machine: it reads, within limits, and hands on what was asked. The
// only user of cpp-httplib.
#pragma once

#include <annals/error.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace annals::cli {

struct HttpRequest {
  std::string path;                                // decoded
  std::multimap<std::string, std::string> fields;  // of the query, decoded
  std::string accept_language;                     // the header, as it was sent
};

struct HttpAnswer {
  int status = 200;
  std::string type;  // with its character set
  std::string body;
};

struct HttpOptions {
  std::string host = "127.0.0.1";
  int port = 0;  // 0: any that is free
  unsigned workers = 8;
  // How long a request may take to arrive and an answer to be taken, and how long a connection may
  // be idle. A connection that others wait for is not kept at all.
  std::chrono::milliseconds patience{5000};
  std::size_t longest_target = 4096, longest_head = 16384;  // in bytes
  std::size_t waiting = 128;  // connections beyond those served; more are refused
  std::string policy;         // the content security policy
};

// Answers GET and HEAD, and nothing else, by "handler", which is called by several threads at once
// and does not throw. What is no proper request for this host is refused before that: a body,
// another host's name (a page of elsewhere whose name was pointed here), more than the limits. All
// answers carry the headers that keep a page to itself.
class HttpServer {
 public:
  using Handler = std::function<HttpAnswer(const HttpRequest&)>;

  HttpServer(HttpOptions options, Handler handler);
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  ~HttpServer();

  // Takes the port; which one it is. Fails with kIo.
  Result<int> bind();
  // Serves until stop() is called, from whatever thread; then ends what was begun. False if it had
  // to end by itself. REQUIRES: bind().
  bool run();
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// True for the names and addresses by which a machine calls itself.
bool is_loopback(const std::string& host);

// A page that says one sentence. REQUIRES: no markup.
HttpAnswer short_page(int status, const std::string& sentence);

}  // namespace annals::cli
