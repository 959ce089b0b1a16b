#include <doctest/doctest.h>
#include <httplib.h>

#include "serve/served.h"

namespace annals::test {
namespace {

const std::string kHost = "Host: localhost\r\n";

// "HTTP/1.1 404 ..." without the rest.
std::string status_of(const std::string& answer) {
  return answer.size() < 12 ? answer : answer.substr(9, 3);
}

const char* const kHeaders[] = {
    ("Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'; img-src "
     "data: blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'\r\n"),
    "X-Content-Type-Options: nosniff\r\n",
    "X-Frame-Options: DENY\r\n",
    "Referrer-Policy: no-referrer\r\n",
    "Cross-Origin-Opener-Policy: same-origin\r\n",
    "Cross-Origin-Resource-Policy: same-origin\r\n",
    "Cross-Origin-Embedder-Policy: require-corp\r\n",
    "Cache-Control: no-store\r\n"};

}  // namespace

TEST_SUITE("serve: refusals") {
  TEST_CASE("serve: what is no question to this host is refused, with the headers of all answers") {
    const TempDir folder;
    Served served(example_store(folder));
    const std::string many(70, 'x');
    std::string headers;
    for (int i = 0; i < 70; ++i) headers += "X-" + std::to_string(i) + ": 1\r\n";
    const std::pair<std::string, const char*> requests[] = {
        {"GET / HTTP/1.1\r\n" + kHost, "200"},
        {"GET / HTTP/1.1\r\nHost: LOCALHOST:80\r\n", "200"},
        {"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n", "200"},
        {"GET / HTTP/1.1\r\nHost: [::1]:8423\r\n", "200"},
        {"HEAD / HTTP/1.0\r\n" + kHost, "200"},
        {"GET / HTTP/1.1\r\n" + kHost + "Range: bytes=0-0,1-1,2-2\r\n", "200"},
        {"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" + kHost, "404"},
        {"GET /../../etc/passwd HTTP/1.1\r\n" + kHost, "404"},
        {"GET //etc/passwd HTTP/1.1\r\n" + kHost, "404"},
        {"GET /..%5c..%5cetc HTTP/1.1\r\n" + kHost, "404"},
        {"GET /style.css%00.html HTTP/1.1\r\n" + kHost, "404"},
        {"GET /?q=%00 HTTP/1.1\r\n" + kHost, "400"},
        {"GET / HTTP/1.1\r\n", "400"},
        {"GET / HTTP/1.1\r\n" + kHost + kHost, "421"},
        {"GET / HTTP/1.1\r\nHost: evil.example\r\n", "421"},
        {"GET / HTTP/1.1\r\nHost: localhost.evil.example\r\n", "421"},
        {"GET / HTTP/1.1\r\nHost: 127.evil.example\r\n", "421"},
        {"GET / HTTP/1.1\r\nHost: 192.168.1.1\r\n", "421"},
        {"GET / HTTP/1.1\r\nHost: localhost:evil\r\n", "421"},
        {"GET http://localhost/ HTTP/1.1\r\n" + kHost, "400"},
        {"POST / HTTP/1.1\r\n" + kHost + "Content-Length: 4\r\n", "405"},
        {"DELETE / HTTP/1.1\r\n" + kHost, "405"},
        {"OPTIONS * HTTP/1.1\r\n" + kHost, "405"},
        {"GET / HTTP/1.1\r\n" + kHost + "Content-Length: 999999999999\r\n", "413"},
        {"GET / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\n", "413"},
        {"GET / HTTP/1.1\r\n" + kHost + " folded\r\n", "400"},
        {"GET / HTTP/1.1\r\n" + kHost + "no colon\r\n", "400"},
        {"GET / HTTP/1.1\r\n" + kHost + std::string("X: a\0b\r\n", 8), "400"},
        {"GET / HTTP/1.1\r\n" + kHost + "X: a\nY: b\r\n", "400"},
        {"GET / HTTP/2.0\r\n" + kHost, "505"},
        {"GET  / HTTP/1.1\r\n" + kHost, "400"},
        {"GET /\r\n" + kHost, "400"},
        {"\x16\x03\x01\x02\r\n", "400"},
        {"GET /" + std::string(5000, 'a') + " HTTP/1.1\r\n" + kHost, "414"},
        {"GET / HTTP/1.1\r\n" + kHost + headers, "431"},
        {"GET / HTTP/1.1\r\n" + kHost + "X: " + std::string(100'000, 'a') + "\r\n", "431"},
    };
    for (const auto& [head, status] : requests) {
      const std::string beginning = head.substr(0, 100);  // clang 14 captures no binding
      CAPTURE(beginning);
      const std::string answer = answer_to_bytes(served.port(), head + "Connection: close\r\n\r\n");
      CHECK(status_of(answer) == status);
      for (const char* const header : kHeaders) {
        CAPTURE(header);
        CHECK(answer.find(header) != std::string::npos);
      }
      CHECK(answer.find("httplib") == std::string::npos);
      CHECK(answer.find("EXCEPTION") == std::string::npos);
    }
  }

  TEST_CASE("serve: HEAD is answered without the page, and as long as GET") {
    const TempDir folder;
    Served served(example_store(folder));
    httplib::Client client("127.0.0.1", served.port());
    const auto page = client.Get("/style.css");
    const auto head = client.Head("/style.css");
    REQUIRE(page);
    REQUIRE(head);
    CHECK(head->body.empty());
    CHECK(head->get_header_value("Content-Length") == std::to_string(page->body.size()));
  }

  TEST_CASE("serve: several questions come by one connection") {
    const TempDir folder;
    Served served(example_store(folder));
    const std::string one = "GET /api/agencies?text=china HTTP/1.1\r\n" + kHost + "\r\n";
    const std::string last = "GET /nowhere HTTP/1.1\r\n" + kHost + "Connection: close\r\n\r\n";
    const std::string answers = answer_to_bytes(served.port(), one + one + last);
    CHECK(answers.find("HTTP/1.1 200") != answers.rfind("HTTP/1.1 200"));
    CHECK(answers.find("HTTP/1.1 404") > answers.rfind("HTTP/1.1 200"));
  }
}

}  // namespace annals::test
