// Every operation of a store with every fault of the file system and of memory, at each point where
// one can strike: the store is then what it was before or what it should be, and never between.
#include <annals/store.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "operations.h"
#include "support/faulty_memory.h"
#include "support/faulty_vfs.h"
#include "support/raw_sql.h"
#include "support/shown.h"
#include "support/soak.h"

TEST_SUITE_BEGIN("fault injection");

namespace annals::test {
namespace {

const StoreOptions kSoonBusy{.busy_timeout = std::chrono::milliseconds(10)};

struct Expected {
  std::string answer, before, after;
};

Expected without_faults(const Operation& operation) {
  const TempDir folder;
  prepare(operation, folder);
  Expected expected;
  expected.before = contents(folder / "store.db");
  std::optional<Store> store;
  if (!operation.opens) store = Store::open(folder / "store.db", kSoonBusy).value();
  const Place place{folder, store ? &*store : nullptr};
  expected.answer = operation.run(place).value();
  if (operation.look) CHECK(operation.look(place) == "the copy is the same");
  store.reset();
  expected.after = contents(folder / "store.db");
  return expected;
}

// True if an error is one for what went wrong and names the file.
bool is_suitable(const Error& error, std::optional<Fault> fault, const Place& place) {
  const ErrorCode code = fault == Fault::kBusy ? ErrorCode::kBusy : ErrorCode::kIo;
  return error.code == code &&
         error.message.find(place.folder.path().string()) != std::string::npos;
}

// The store is sound as another program opens it.
void check_sound(const Place& place) {
  const Result<Store> other = Store::open(place.file());
  REQUIRE((other ? "opened" : shown(other.error())) == "opened");
  CHECK(shown(other->verify()) == "none");
}

// Runs the operation with a plan that is made by "make_plan" and looks at what is left. True if
// a fault struck. No fault: no memory.
template <typename MakePlan>
bool attempt(const Operation& operation, const Expected& expected, std::optional<Fault> fault,
             MakePlan make_plan) {
  const TempDir folder;
  prepare(operation, folder);
  std::optional<Store> store;
  if (!operation.opens) store = Store::open(folder / "store.db", kSoonBusy).value();
  const Place place{folder, store ? &*store : nullptr};
  bool struck = false;
  const Result<std::string> result = [&] {
    const auto plan = make_plan();
    Result<std::string> answer = operation.run(place);
    struck = plan.struck() > 0;
    return answer;
  }();
  const std::string now = contents(place.file());
  if (result) {
    // What verify cannot read it reports.
    const bool told = struck && operation.name == "verify" && result->starts_with("integrity: ");
    if (!told) CHECK(*result == expected.answer);
    if (operation.look) CHECK(operation.look(place) == "the copy is the same");
    CHECK(difference(expected.after, now) == "");
    return struck;
  }
  CAPTURE(shown(result.error()));
  CHECK(is_suitable(result.error(), fault, place));
  if (now != expected.after) CHECK(difference(expected.before, now) == "");
  check_sound(place);
  if (now != expected.before) return struck;
  // The same store goes on as if nothing had been.
  const Result<std::string> again = operation.run(place);
  CHECK((again ? *again : shown(again.error())) == expected.answer);
  CHECK(difference(expected.after, contents(place.file())) == "");
  return struck;
}

// Each in a soak; else 1, 3, 7, 15, ..., and fewer of what takes its time.
int next_of(int nth, const Operation& operation) {
  if (soaking()) return nth + 1;
  return operation.heavy ? 8 * nth : 2 * nth + 1;
}

// Every number of one fault, until none strikes, both once and lasting (in the short form one of
// them by turns, as for the tens of thousands of allocations of what takes its time); gives how
// many attempts were struck.
template <typename MakePlan>
std::int64_t attempt_each(const Operation& operation, const Expected& expected,
                          std::optional<Fault> fault, MakePlan make_plan) {
  const bool by_turns = !soaking() || (operation.heavy && !fault);
  std::int64_t struck = 0;
  for (int nth = 1, i = 0;; nth = next_of(nth, operation), ++i) {
    CAPTURE(nth);
    bool any = false;
    for (const bool lasting : {false, true}) {
      if (by_turns && lasting != (i % 2 == 1)) continue;
      CAPTURE(lasting);
      if (!attempt(operation, expected, fault, [&] { return make_plan(nth, lasting); })) continue;
      any = true;
      ++struck;
    }
    if (!any) return struck;
  }
}

TEST_CASE("fault injection: each fault of the file system leaves the store before or after") {
  std::int64_t struck = 0;
  int turn = 0;
  for (const Operation& operation : operations()) {
    CAPTURE(operation.name);
    ++turn;
    const Expected expected = without_faults(operation);
    for (const Fault fault : kReportedFaults) {
      // In the short form every other one, by turns.
      if (!soaking() && ++turn % 2 == 0) continue;
      CAPTURE(to_string(fault));
      struck += attempt_each(operation, expected, fault,
                             [&](int nth, bool lasting) { return FaultPlan(fault, nth, lasting); });
    }
  }
  CHECK(struck > 100);
  tell_count("faults of the file system survived", struck);
}

// A disk that gives false bytes and reports nothing cannot be told from the true one.
TEST_CASE("fault injection: what zeros read for true spoil is told by verify") {
  std::int64_t struck = 0;
  for (const Operation& operation : operations()) {
    CAPTURE(operation.name);
    const Expected expected = without_faults(operation);
    for (int nth = 1;; nth = next_of(nth, operation)) {
      CAPTURE(nth);
      const TempDir folder;
      prepare(operation, folder);
      std::optional<Store> store;
      if (!operation.opens) store = Store::open(folder / "store.db", kSoonBusy).value();
      const Place place{folder, store ? &*store : nullptr};
      int now = 0;
      {
        const FaultPlan plan(Fault::kShortRead, nth, false);
        const Result<std::string> result = operation.run(place);
        CHECK((result || !result.error().message.empty()));
        now = plan.struck();
      }
      store.reset();
      const Result<Store> other = Store::open(place.file());
      const auto defects = other ? other->verify() : other.error();
      if (defects && defects->empty()) {
        const std::string left = contents(place.file());
        if (left != expected.after) CHECK(difference(expected.before, left) == "");
      }
      if (now == 0) break;
      ++struck;
    }
  }
  tell_count("short reads survived", struck);
}

TEST_CASE("fault injection: memory that runs out leaves the store before or after") {
  std::int64_t struck = 0;
  for (const Operation& operation : operations()) {
    CAPTURE(operation.name);
    const Expected expected = without_faults(operation);
    struck += attempt_each(operation, expected, std::nullopt,
                           [](int nth, bool lasting) { return MemoryPlan(nth, lasting); });
  }
  CHECK(struck > 150);
  tell_count("failed allocations survived", struck);
}

// A load goes through stores in memory, too, which nobody knows by name.
TEST_CASE("fault injection: a load that runs out of memory names the store, wherever it is") {
  const auto operations = test::operations();
  const auto load = std::find_if(operations.begin(), operations.end(),
                                 [](const Operation& each) { return each.name == "load"; });
  REQUIRE(load != operations.end());
  const Expected expected = without_faults(*load);
  const int seen = [&] {
    const TempDir folder;
    prepare(*load, folder);
    Store store = Store::open(folder / "store.db").value();
    const MemoryPlan plan(std::numeric_limits<int>::max(), false);
    REQUIRE(load->run({folder, &store}));
    return plan.seen();
  }();
  const int points = lessened(24);
  for (int i = 0; i < points; ++i) {
    const int nth = 1 + static_cast<int>(std::int64_t{i} * seen / points);
    CAPTURE(nth);
    CHECK(attempt(*load, expected, std::nullopt, [&] { return MemoryPlan(nth, i % 2 == 0); }));
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
