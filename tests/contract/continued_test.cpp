// Writes that come in parts.
#include <annals/store.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "support/builders.h"
#include "support/court.h"
#include "support/shown.h"
#include "support/test_store.h"

TEST_SUITE_BEGIN("store");

namespace annals::test {
namespace {

const WriteOptions kContinued{.continued = true};

STORE_CASE("store: parts of a write are one write in the history") {
  define_court(*store);
  Store& open = *store;
  REQUIRE(shown(open.atomically([&]() -> Result<void> {
            open.write(says("r1", 2020, "1"), kContinued).value();
            open.write(says("r1", 2021, "2"), kContinued).value();
            return {};
          })) == "ok");
  const auto history = open.history(kCourt, kRate).value();
  REQUIRE(history.size() == 2);
  CHECK(history[0].write->id == history[1].write->id);
}

STORE_CASE("store: a part that contradicts the one before it is refused, one that repeats is not") {
  define_court(*store);
  Store& open = *store;
  const std::string told =
      "conflict: source \"r1\" says two things of \"court\", \"rate\" in 2020: 1.0 far above and "
      "1 here; keep the one it prints";
  CHECK(shown(open.atomically([&]() -> Result<void> {
          open.write(says("r1", 2020, "1.0"), kContinued).value();
          CHECK(shown(open.write(says("r1", 2020, "1.0"), kContinued)) == "1 repeated");
          CHECK(shown(open.write(says("r2", 2020, "2"), kContinued)) == "1 inserted");
          const std::vector<Batch> other{says("r2", 2021, "5"), says("r1", 2020, "1")};
          const auto issues = open.examine(other, kContinued).value();
          REQUIRE(issues.size() == 1);
          CHECK(issues[0].batch == 1);
          CHECK(shown(issues[0].error) == told);
          CHECK(open.examine(other).value().empty());
          return open.write(other, kContinued) ? Result<void>()
                                               : open.write(other, kContinued).error();
        })) == told);
  CHECK(rate_of(*store) == "empty");
}

STORE_CASE("store: a part may revise what its source said before the transaction") {
  define_court(*store);
  store->write(says("r1", 2020, "1")).value();
  Store& open = *store;
  REQUIRE(shown(open.atomically([&]() -> Result<void> {
            CHECK(shown(open.write(says("r1", 2020, "2"), kContinued)) == "1 revised");
            CHECK(shown(open.write(says("r1", 2020, "2"), kContinued)) == "1 repeated");
            return {};
          })) == "ok");
  CHECK(history_of(*store) == "2020=1 @r1; *2020=2 @r1");
}

STORE_CASE("store: after a part that was refused others come as if it had not been tried") {
  define_court(*store);
  Store& open = *store;
  REQUIRE(shown(open.atomically([&]() -> Result<void> {
            open.write(says(source("r1"), 2020, "1"), kContinued).value();
            const std::vector<Batch> refused{says(source("r3"), 2021, "5"), says("r1", 2020, "2")};
            CHECK_FALSE(open.write(refused, kContinued).has_value());
            CHECK(shown(open.write(says(source("r3"), 2022, "6"), kContinued)) == "1 inserted");
            return {};
          })) == "ok");
  CHECK(history_of(open) == "*2020=1 @r1; *2022=6 @r3");
  CHECK(open.writes().value().size() == 2);
  CHECK(shown(open.verify()) == "none");
}

STORE_CASE("store: outside a transaction there is nothing to go on with") {
  define_court(*store);
  CHECK(shown(store->write(says("r1", 2020, "1"), kContinued)) ==
        "invalid_argument: a write goes on with others within atomically() alone");
  // What was written in a transaction that is over is not gone on with either.
  Store& open = *store;
  const auto write_one = [&]() -> Result<void> {
    open.write(says("r1", 2020, "1")).value();
    return {};
  };
  REQUIRE(shown(open.atomically(write_one)) == "ok");
  CHECK(shown(store->write(says("r1", 2020, "2"))) == "1 revised");
}

// The same rows in one write and cut anywhere, over two sources and two agencies.
STORE_CASE("store: however rows are cut into parts, the store is that of one write") {
  define_court(*store);
  std::mt19937 random(20261);
  const auto upto = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
  for (int round = 0; round < 20; ++round) {
    struct Row {
      int source;
      AgencyCode agency;
      Observation observation;
    };
    std::vector<Row> rows;
    for (int i = 0; i < 30; ++i) {
      const int year = 1990 + upto(30);
      rows.push_back(
          {upto(1), upto(1) == 0 ? kCourt : kTax, observation(year, std::to_string(year % 7))});
    }
    // In the order in which the sources first appear, as a reader meets them.
    const auto batches_of = [&](std::size_t first, std::size_t last) {
      std::vector<Batch> batches;
      for (std::size_t i = first; i < last; ++i) {
        const SourceDocument of = source("r" + std::to_string(rows[i].source));
        const auto same = [&](const Batch& batch) { return batch.source_code() == of.code; };
        auto found = std::find_if(batches.begin(), batches.end(), same);
        if (found == batches.end()) found = batches.insert(found, Batch(of));
        found->add(rows[i].agency, kCases, rows[i].observation);
      }
      return batches;
    };
    Store whole = Store::in_memory().value(), parts = Store::in_memory().value();
    define_court(whole);
    define_court(parts);
    const WriteSummary at_once = whole.write(batches_of(0, rows.size())).value();
    WriteSummary by_parts;
    REQUIRE(parts
                .atomically([&]() -> Result<void> {
                  for (std::size_t first = 0; first < rows.size();) {
                    const std::size_t last =
                        std::min(rows.size(), first + 1 + static_cast<std::size_t>(upto(12)));
                    by_parts += parts.write(batches_of(first, last), kContinued).value();
                    first = last;
                  }
                  return {};
                })
                .has_value());
    CAPTURE(round);
    CHECK(shown(at_once) == shown(by_parts));
    for (const AgencyCode& agency : {kCourt, kTax}) {
      CHECK(shown(whole.history(agency, kCases)) == shown(parts.history(agency, kCases)));
    }
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
