#include <doctest/doctest.h>
#include <httplib.h>

#include "serve/served.h"

namespace annals::test {

TEST_SUITE("serve: beginning and ending") {
  TEST_CASE("serve: Ctrl-C and a request to end are a good end, also with connections open") {
    const TempDir folder;
    const auto store = example_store(folder);
    for (const int signal : {SIGINT, SIGTERM}) {
      CAPTURE(signal);
      Served served(store);
      httplib::Client client("127.0.0.1", served.port());
      client.set_keep_alive(true);
      CHECK(client.Get("/"));
      const Socket idle(served.port());
      CHECK(served.end(signal) == 0);
    }
  }

  TEST_CASE("serve: it can be asked to end at once") {
    const TempDir folder;
    const auto store = example_store(folder);
    for (int i = 0; i < 5; ++i) CHECK(Served(store).end() == 0);
  }

  TEST_CASE("serve: a port that is in use is told in one sentence") {
    const TempDir folder;
    const std::string store = example_store(folder);
    Served served(store);
    const std::string port = std::to_string(served.port());
    const Printed second = run_annals({"--store", store, "serve", "--port", port});
    CHECK(second.status == 4);
    CHECK(second.results.empty());
    CHECK(second.messages ==
          "annals: port " + port + " of 127.0.0.1 is in use: name another with --port\n");
  }

  TEST_CASE("serve: a store that is not there is told before anything is served") {
    const TempDir folder;
    const Printed printed =
        run_annals({"--store", (folder / "none.db").string(), "serve", "--port", "0"});
    CHECK(printed.status == 4);
    CHECK(printed.results.empty());
  }

  TEST_CASE("serve: what is frozen is served as it was") {
    const TempDir folder;
    const std::string store = example_store(folder);
    REQUIRE(run_annals({"--store", store, "freeze", "then"}).status == 0);
    REQUIRE(run_annals({"--store", store, "set", "shanghai-courts", "litigation.appearance_rate",
                        "2023", "99.9", "--by-hand"})
                .status == 0);
    Served served(store, {"--frozen", "then"});
    httplib::Client client("127.0.0.1", served.port());
    const auto answer =
        client.Get("/api/series?agency=shanghai-courts&indicator=litigation.appearance_rate");
    REQUIRE(answer);
    CHECK(answer->status == 200);
    CHECK(answer->body.find("99.9") == std::string::npos);
  }
}

}  // namespace annals::test
