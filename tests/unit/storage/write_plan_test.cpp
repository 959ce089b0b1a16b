#include "storage/write_plan.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/court.h"
#include "support/room.h"
#include "support/thrown.h"

TEST_SUITE_BEGIN("write_plan");

namespace annals::storage {
namespace {

using test::kCases;
using test::kCourt;
using test::kRate;
using test::kTax;
using test::observation;
using test::Room;
using test::says;

// "r1: court rate 2020 (0:1)": source, key, year, batch and row.
std::string shown(Room& room, const WritePlan& plan) {
  std::string result;
  for (const PlannedRow& row : plan.rows) {
    if (!result.empty()) result += "; ";
    result += plan.sources[row.source].code.str() + ": " +
              room.registry.agency(std::int64_t{row.agency_id}).value->code.str() + " " +
              load_indicator(room.connection, std::int64_t{row.indicator_id}).value.code.str() +
              " " + std::to_string(row.year) + " (" + std::to_string(row.batch) + ":" +
              std::to_string(row.row) + ")";
  }
  return result;
}

TEST_CASE("write_plan: rows come by source, agency, indicator and year") {
  Room room;
  std::vector<Batch> batches;
  batches.emplace_back(test::source("r2"));
  batches.back()
      .add(kTax, kRate, observation(2020, "1"))
      .add(kCourt, kCases, observation(2020, "2"))
      .add(kCourt, kRate, observation(2021, "3"))
      .add(kCourt, kRate, observation(2020, "4"));
  batches.push_back(says("r1", 2020, "5"));
  const WritePlan plan = plan_write(room.connection, room.registry, batches);
  CHECK(plan.issues.empty());
  CHECK(shown(room, plan) ==
        "r2: court rate 2020 (0:3); r2: court rate 2021 (0:2); r2: court cases 2020 (0:1); "
        "r2: tax rate 2020 (0:0); r1: court rate 2020 (1:0)");
}

TEST_CASE("write_plan: batches of one source are planned as one") {
  Room room;
  room.define(test::source("r1"));
  const std::vector<Batch> batches{
      says("r1", 2021, "1"), says("r2", 2020, "2"),
      Batch(SourceCode("r1")).add(kCourt, kRate, observation(2020, "3"))};
  const WritePlan plan = plan_write(room.connection, room.registry, batches);
  REQUIRE(plan.sources.size() == 2);
  CHECK(plan.sources[0].id == source_id(room.connection, SourceCode("r1")));
  CHECK(plan.sources[1].id == 0);
  CHECK(shown(room, plan) ==
        "r1: court rate 2020 (2:0); r1: court rate 2021 (0:0); r2: court rate 2020 (1:0)");
}

TEST_CASE("write_plan: a source may be brought along by any batch of the write") {
  Room room;
  const std::vector<Batch> batches{
      Batch(SourceCode("r1")).add(kCourt, kRate, observation(2020, "3")), says("r1", 2021, "1")};
  CHECK(plan_write(room.connection, room.registry, batches).issues.empty());
  CHECK(test::shown(room.write(batches)) == "2 inserted");
}

TEST_CASE("write_plan: nothing is planned for nothing") {
  Room room;
  const WritePlan plan = plan_write(room.connection, room.registry, {});
  CHECK(plan.rows.empty());
  CHECK(plan.sources.empty());
  CHECK(plan.issues.empty());
}

TEST_CASE("write_plan: rows with an issue are left out, and every issue is told") {
  Room room;
  Batch batch(test::source("r1"));
  batch.add(kCourt, kRate, observation(2020, "1"))
      .add(kCourt, kCases, observation(2020, "0.5"))
      .add(kCourt, kRate, observation(2020, "2"))
      .add(kCourt, kRate, observation(2021, "", ""))
      .retract(kTax, kRate, Year(2020));
  const WritePlan plan = plan_write(room.connection, room.registry, std::vector{batch});
  REQUIRE(plan.issues.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(plan.issues[i].row == i + 1);
  CHECK(plan.issues[1].other_row == 0u);
}

TEST_CASE("write_plan: more batches than can be counted are refused") {
  Room room;
  const std::vector<Batch> batches(kMaxBatches + 1, Batch(test::source("r1")));
  CHECK(test::failure_of([&] { return plan_write(room.connection, room.registry, batches); }) ==
        "invalid_argument: a write takes at most 65535 batches and 4 billion rows");
}

TEST_CASE("write_plan: two rows say the same if all of their parts do") {
  const auto same = [](const Observation& a, const Observation& b) {
    Batch batch(SourceCode("r1"));
    batch.add(kCourt, kRate, a).add(kCourt, kRate, b);
    return same_word(batch, batch.rows()[0], batch, batch.rows()[1]);
  };
  const Observation one = observation(2020, "97.3");
  CHECK(same(one, one));
  CHECK_FALSE(same(one, observation(2020, "97.30")));
  CHECK_FALSE(same(one, observation(2020, "97.3", "P")));
  CHECK_FALSE(same(one, observation(2020, "", "L")));
  const auto changed = [&](auto change) {
    Observation other = one;
    change(other);
    return same(one, other);
  };
  CHECK_FALSE(changed([](Observation& o) { o.bound = Bound::kAbout; }));
  CHECK_FALSE(changed([](Observation& o) { o.numerator = 1; }));
  CHECK_FALSE(changed([](Observation& o) { o.denominator = 1; }));
  CHECK_FALSE(changed([](Observation& o) { o.locator = "p"; }));
  CHECK_FALSE(changed([](Observation& o) { o.note = "n"; }));
}

}  // namespace
}  // namespace annals::storage

TEST_SUITE_END();
