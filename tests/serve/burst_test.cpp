#include <doctest/doctest.h>
#include <httplib.h>

#include <memory>
#include <thread>

#include "serve/served.h"

namespace annals::test {
namespace {

const char* const kQuestion =
    "/api/trend?agency=shanghai-courts&indicator=litigation.appearance_rate";

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string answered(int port) {
  httplib::Client client("127.0.0.1", port);
  const auto answer = client.Get(kQuestion);
  return answer && answer->status == 200 ? answer->body : "";
}

}  // namespace

TEST_SUITE("serve: a burst") {
  TEST_CASE("serve: a burst of bad requests changes nothing") {
    const TempDir folder;
    const auto store = example_store(folder);
    Served served(store);
    const std::string before = bytes_of(store), right = answered(served.port());
    REQUIRE_FALSE(right.empty());

    std::vector<std::thread> senders;
    for (unsigned sender = 0; sender < 4; ++sender) {
      senders.emplace_back([&, sender] {
        for (unsigned i = 0; i < 100; ++i) {
          const unsigned seed = sender * 1000 + i;
          std::string bytes = random_bytes(seed, 1 + seed % 700);
          if (i % 3 == 1) bytes = std::string(kQuestion).insert(0, "GET ") + bytes;
          if (i % 3 == 2) bytes = "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + bytes;
          Socket(served.port()).send(bytes);  // and leaves half-way
        }
      });
    }
    for (std::thread& each : senders) each.join();
    CHECK(answered(served.port()) == right);
    CHECK(bytes_of(store) == before);
    CHECK(served.end() == 0);
  }

  TEST_CASE("serve: who opens many connections and says nothing is not waited for endlessly") {
    const TempDir folder;
    Served served(example_store(folder));
    const std::string right = answered(served.port());
    std::vector<std::unique_ptr<Socket>> silent;
    for (int i = 0; i < 100; ++i) silent.push_back(std::make_unique<Socket>(served.port()));
    CHECK(answered(served.port()) == right);
    silent.clear();
    for (int i = 0; i < 300; ++i) silent.push_back(std::make_unique<Socket>(served.port()));
    silent.clear();
    CHECK(answered(served.port()) == right);
  }

  TEST_CASE("serve: half a request is told that it took too long") {
    const TempDir folder;
    Served served(example_store(folder));
    // Five seconds: the only way to see a limit of time is to wait for it.
    const std::string answer =
        answer_to_bytes(served.port(), "GET / HTTP/1.1\r\nHost: localhost\r\nX: ");
    CHECK(answer.find("HTTP/1.1 408") == 0);
  }

  TEST_CASE("serve: many ask at once, and all are answered alike") {
    const TempDir folder;
    Served served(example_store(folder));
    const std::string right = answered(served.port());
    std::vector<std::thread> askers;
    std::atomic<int> wrong = 0;
    for (int asker = 0; asker < 12; ++asker) {
      askers.emplace_back([&] {
        httplib::Client client("127.0.0.1", served.port());
        client.set_keep_alive(true);
        for (int i = 0; i < 20; ++i) {
          const auto answer = client.Get(kQuestion);
          if (!answer || answer->body != right) ++wrong;
        }
      });
    }
    for (std::thread& each : askers) each.join();
    CHECK(wrong == 0);
  }
}

}  // namespace annals::test
