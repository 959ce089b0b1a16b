// Power that fails at any change of the disk, and what is there when it is back: of every operation
// all or nothing, and all of it once it was reported.
#include <annals/store.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "operations.h"
#include "support/faulty_vfs.h"
#include "support/raw_sql.h"
#include "support/shown.h"
#include "support/soak.h"

TEST_SUITE_BEGIN("power loss");

namespace annals::test {
namespace {

using Unsynced = PowerLoss::Unsynced;

struct Expected {
  std::string before, after;
};

Expected with_power(const Operation& operation) {
  const TempDir folder;
  prepare(operation, folder);
  Expected expected;
  expected.before = contents(folder / "store.db");
  std::optional<Store> store;
  if (!operation.opens) store = Store::open(folder / "store.db").value();
  operation.run({folder, store ? &*store : nullptr}).value();
  store.reset();
  expected.after = contents(folder / "store.db");
  return expected;
}

// A copy that was not finished is none, or it is whole.
void check_copy(const Place& place, const std::string& original) {
  const std::filesystem::path copy = place.folder / "copy.db";
  if (Store::open(copy, {.read_only = true})) {
    CHECK(difference(original, contents(copy)) == "");
  }
  std::filesystem::remove(copy);
}

// Runs the operation until the power fails, at the nth change of the disk or, if there are fewer,
// as soon as it is done. True if it failed before that.
bool attempt(const Operation& operation, const Expected& expected, int nth, Unsynced unsynced,
             std::uint64_t seed) {
  const TempDir folder;
  prepare(operation, folder);
  std::optional<Store> store;
  if (!operation.opens) store = Store::open(folder / "store.db").value();
  bool reported = false, failed = false;
  {
    PowerPlan plan(nth, unsynced, seed);
    reported = operation.run({folder, store ? &*store : nullptr}).has_value();
    failed = plan.failed();
    plan.fail_now();
    store.reset();
  }
  const Place place{folder, nullptr};
  const std::string now = contents(place.file());
  CAPTURE(reported);
  if (reported || now != expected.before) CHECK(difference(expected.after, now) == "");
  check_copy(place, now);
  Store again = Store::open(place.file()).value();
  CHECK(shown(again.verify()) == "none");
  if (reported || now != expected.before) return failed;
  const Result<std::string> done = operation.run({folder, operation.opens ? nullptr : &again});
  CHECK((done ? "done" : shown(done.error())) == "done");
  CHECK(difference(expected.after, contents(place.file())) == "");
  return failed;
}

int next_of(int nth, const Operation& operation) {
  if (soaking()) return nth + 1;
  return operation.heavy ? 8 * nth : 2 * nth + 1;
}

TEST_CASE("power loss: an operation is there whole or not at all, and is there once reported") {
  constexpr Unsynced kAll[] = {Unsynced::kLost, Unsynced::kKept, Unsynced::kFirst, Unsynced::kSome};
  std::int64_t losses = 0;
  for (const Operation& operation : operations()) {
    CAPTURE(operation.name);
    const Expected expected = with_power(operation);
    bool failed = true;
    for (int nth = 1; failed; nth = next_of(nth, operation)) {
      CAPTURE(nth);
      // At the end, when the report alone has been made, nothing may be lost whatever is left.
      failed = false;
      for (int i = 0; i < (soaking() ? 10 : 4); ++i) {
        const Unsynced unsynced = kAll[std::min(i, 3)];
        CAPTURE(i);
        if (!soaking() && failed && i != 1 + nth % 3) continue;
        if (attempt(operation, expected, nth, unsynced, static_cast<std::uint64_t>(nth * 100 + i)))
          failed = true;
        ++losses;
      }
    }
  }
  CHECK(losses > 150);
  tell_count("losses of power survived", losses);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
