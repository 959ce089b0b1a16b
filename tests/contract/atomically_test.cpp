#include <annals/store.h>
#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

#include "support/builders.h"
#include "support/court.h"
#include "support/shown.h"
#include "support/test_store.h"

TEST_SUITE_BEGIN("store");

namespace annals::test {
namespace {

const Error kGaveUp{ErrorCode::kConflict, "gave up"};

STORE_CASE("store: what is done atomically stays when it succeeds") {
  Store& open = *store;
  CHECK(shown(open.atomically([&]() -> Result<void> {
          define_court(open);
          open.write(says("r1", 2020, "1")).value();
          CHECK(rate_of(open) == "2020=1 @r1");
          open.write(says("r1", 2020, "2")).value();
          return {};
        })) == "ok");
  CHECK(history_of(*store) == "2020=1 @r1; *2020=2 @r1");
}

STORE_CASE("store: nothing of what is done atomically remains when it fails") {
  define_court(*store);
  store->write(says("r1", 2020, "1")).value();
  Store& open = *store;
  CHECK(shown(open.atomically([&]() -> Result<void> {
          open.define(agency("new")).value();
          open.define(source("r1", "2024"), Redefine::kReplace).value();
          open.write(says(source("r2"), 2021, "2")).value();
          open.write(Batch(SourceCode("r1")).add(kCourt, kRate, observation(2020, "3"))).value();
          CHECK(rate_of(open) == "2020=3 @r1; 2021=2 @r2");
          return kGaveUp;
        })) == "conflict: gave up");
  CHECK(rate_of(open) == "2020=1 @r1");
  CHECK(codes_of(open.agencies()) == "court, tax");
  CHECK(open.sources().value() == std::vector{source("r1")});
  CHECK(history_of(*store) == "*2020=1 @r1");
}

STORE_CASE("store: a failed value() within atomically is its error") {
  Store& open = *store;
  CHECK(shown(open.atomically([&]() -> Result<void> {
          define_court(open);
          open.find_agency("none").value();
          return {};
        })) == "not_found: agency \"none\" is not known");
  CHECK(codes_of(store->agencies()) == "none");
}

STORE_CASE("store: an exception passes through atomically and undoes it") {
  Store& open = *store;
  const auto throws = [&]() -> Result<void> {
    define_court(open);
    throw std::runtime_error("mine");
  };
  CHECK_THROWS_WITH_AS(static_cast<void>(open.atomically(throws)), "mine", std::runtime_error);
  CHECK(codes_of(open.agencies()) == "none");
  CHECK(shown(open.atomically([&]() -> Result<void> {
          define_court(open);
          return {};
        })) == "ok");
  CHECK(codes_of(store->agencies()) == "court, tax");
}

STORE_CASE("store: a call that fails within atomically undoes only itself if the work goes on") {
  define_court(*store);
  Store& open = *store;
  CHECK(shown(open.atomically([&]() -> Result<void> {
          open.write(says("r1", 2020, "1")).value();
          Batch half_bad = says("r2", 2021, "2");
          half_bad.add(kCourt, kRate, observation(2022, "3", "L"));
          CHECK_FALSE(open.write(half_bad).has_value());
          CHECK(open.find_source("r2").error().code == ErrorCode::kNotFound);
          open.write(says("r3", 2022, "4")).value();
          return {};
        })) == "ok");
  CHECK(rate_of(*store) == "2020=1 @r1; 2022=4 @r3");
  CHECK(codes_of(store->sources()) == "r1, r3");
}

STORE_CASE("store: atomically is not nestable") {
  define_court(*store);
  Store& open = *store;
  CHECK(shown(open.atomically([&]() -> Result<void> {
          return open.atomically([&]() -> Result<void> { return {}; });
        })) == "invalid_argument: atomically() was called within atomically()");
  CHECK(shown(open.atomically([&]() -> Result<void> { return {}; })) == "ok");
}

STORE_CASE("store: examine within atomically sees what was done in it") {
  Store& open = *store;
  CHECK(shown(open.atomically([&]() -> Result<void> {
          define_court(open);
          CHECK(shown(open.examine(std::vector{says("r1", 2020, "1")})) == "none");
          return kGaveUp;
        })) == "conflict: gave up");
  CHECK(shown(store->examine(std::vector{says("r1", 2020, "1")})) ==
        "0:0 agency: not_found: agency \"court\" is not defined\n"
        "0:0 indicator: not_found: indicator \"rate\" is not defined");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
