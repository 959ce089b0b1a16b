#include "converter.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

namespace annals::test {
namespace {

using cli::ConverterLimits;
using cli::Ending;
using cli::run_converter;

}  // namespace

TEST_SUITE("run_converter") {
  TEST_CASE("run_converter: what the program writes comes back, and nothing of its errors") {
    const auto run = run_converter({"sh", "-c", "echo 99; echo oh >&2"});
    REQUIRE(run);
    CHECK(run->ending == Ending::kGood);
    CHECK(run->text == "99\n");
  }

  TEST_CASE("run_converter: no shell reads the arguments") {
    const std::string name = "/tmp/$(touch pwned); `touch pwned` & 'x' \"y\" *.html";
    const auto run = run_converter({"printf", "%s", name});
    REQUIRE(run);
    CHECK(run->text == name);
  }

  TEST_CASE("run_converter: the program reads nothing") {
    const auto run = run_converter({"cat"});
    REQUIRE(run);
    CHECK(run->ending == Ending::kGood);
    CHECK(run->text.empty());
  }

  TEST_CASE("run_converter: what is missing, fails or dies is told apart from what is good") {
    CHECK(run_converter({"no-such-converter"})->ending == Ending::kMissing);
    CHECK(run_converter({"false"})->ending == Ending::kFailed);
    CHECK(run_converter({"sh", "-c", "kill -9 $$"})->ending == Ending::kFailed);
  }

  TEST_CASE("run_converter: what takes or writes too much is ended") {
    const auto start = std::chrono::steady_clock::now();
    CHECK(run_converter({"sleep", "60"}, {std::chrono::seconds(1)})->ending == Ending::kTooLong);
    CHECK(run_converter({"yes"}, {std::chrono::seconds(60), 100'000})->ending == Ending::kTooLarge);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(30));
  }
}

}  // namespace annals::test
