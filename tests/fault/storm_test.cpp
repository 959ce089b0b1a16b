// A storm of kills: a writer and several readers as processes of their own, all of which are ended
// at any moment, round after round on one file.
#include <annals/store.h>
#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "endless_writer.h"
#include "support/child.h"
#include "support/court.h"
#include "support/soak.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("storm");

namespace annals::test {
namespace {

namespace fs = std::filesystem;

constexpr int kReaders = 3;

// Looks at the file until "end" is closed: 0 if every look showed one whole write, none older than
// one before it. Every other reader opens the store anew for each look.
int read_for_ever(const fs::path& file, Pipe& end, Pipe& ready, bool reopen) {
  end.close_writing();
  Store store = Store::open(file, {.read_only = true}).value();
  ready.write_line("ready");
  int seen = -1;
  for (bool first = true; !end.closed(); first = false) {
    if (reopen && !first) store = Store::open(file, {.read_only = true}).value();
    const int now = value_in_every_year(store);
    if (now < seen || now < 0) return 1;
    seen = now;
  }
  return 0;
}

struct Toll {
  int kills = 0, readers = 0;
};

// One round; gives the last value that the writer reported.
int storm(const fs::path& file, int from, Moments& moments, Toll& toll) {
  Pipe reports, end, ready;
  std::vector<Child> readers;
  for (int i = 0; i < kReaders; ++i) {
    readers.emplace_back([&, i] {
      reports.close_writing();
      return read_for_ever(file, end, ready, i % 2 == 1);
    });
  }
  std::string line;
  for (int i = 0; i < kReaders; ++i) REQUIRE(ready.read_line(line));
  Child writer([&] {
    end.close_writing();
    return write_for_ever(file, reports, from);
  });
  reports.close_writing();
  int last = from - 1;
  for (int i = moments.below(3); i >= 0 && reports.read_line(line); --i) last = std::stoi(line);
  // One reader goes before the writer, one after it, and one is asked to.
  readers[0].kill();
  moments.wait(std::chrono::milliseconds(3));
  writer.kill();
  moments.wait(std::chrono::milliseconds(1));
  readers[1].kill();
  while (reports.read_line(line)) last = std::stoi(line);
  end.close_writing();
  for (const int i : {0, 1}) CHECK(readers[static_cast<std::size_t>(i)].wait() == 128 + SIGKILL);
  CHECK(readers[2].wait() == 0);
  CHECK(writer.wait() == 128 + SIGKILL);
  toll.kills += 3;
  toll.readers += kReaders;
  return last;
}

TEST_CASE("storm: writer and readers are killed, and what was reported is there") {
  const TempDir folder;
  const fs::path file = folder / "store.db";
  create(file);
  {
    Store store = Store::open(file).value();
    store.write(in_every_year(0)).value();
  }
  Moments moments;
  Toll toll;
  int next = 1;
  for (int round = 0; round < rounds(8); ++round) {
    CAPTURE(round);
    const int reported = storm(file, next, moments, toll);
    REQUIRE(reported >= next);
    const Store store = Store::open(file).value();
    const int found = value_in_every_year(store);
    REQUIRE((found == reported || found == reported + 1));
    REQUIRE(store.revision_count().value() == kYears * (found + 1));
    // All that was ever written is read for it, which grows from round to round.
    if (round % 10 == 7) REQUIRE(shown(store.verify()) == "none");
    next = found + 1;
  }
  tell_count("kills survived", toll.kills);
  tell_count("writes in the storm", next);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
