// Damaged files: never a crash, never a bug reported, and nothing of weight goes unnoticed.
#include <annals/store.h>
#include <doctest/doctest.h>

#include <array>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "storage/file_header.h"
#include "support/court.h"
#include "support/full_store.h"
#include "support/questions.h"
#include "support/raw_sql.h"
#include "support/soak.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("damage");

namespace annals::test {
namespace {

namespace fs = std::filesystem;

// The bytes of a closed store with something in every table.
std::string sample() {
  const TempDir folder;
  {
    Store store = Store::open(folder / "store.db").value();
    fill_everything(store);
  }
  return read_bytes(folder / "store.db");
}

const std::string& sound_bytes() {
  static const std::string kBytes = sample();
  return kBytes;
}

// A damaged table may also refuse a row for what stands in it.
template <typename T>
bool refused_by_table(const Result<T>& result) {
  return !result && result.error().message.find("refused a row that had") != std::string::npos;
}

void write_something(Store& store) {
  const Result<bool> defined = store.define(agency("new"));
  if (!refused_by_table(defined)) CHECK_ANSWERED(defined);
  const Result<WriteSummary> written = store.write(says(source("r1", "2016"), 2000, "77"));
  if (!refused_by_table(written)) CHECK_ANSWERED(written);
}

// True if opening or verifying tells that something is wrong. Whatever comes, it is answered.
bool noticed(const std::string& bytes) {
  const TempDir folder;
  const fs::path file = folder.write("store.db", bytes);
  Result<Store> store = Store::open(file);
  CHECK_ANSWERED(store);
  if (!store) return true;
  const Result<std::vector<Defect>> defects = store->verify();
  CHECK_ANSWERED(defects);
  ask_everything(*store);
  write_something(*store);
  return !defects || !defects->empty();
}

TEST_CASE("damage: the sample is sound") { CHECK_FALSE(noticed(sound_bytes())); }

TEST_CASE("damage: a file cut off anywhere is noticed") {
  const std::string& sound = sound_bytes();
  CHECK(noticed(sound.substr(0, 1)));
  CHECK(noticed(sound.substr(0, 99)));
  CHECK(noticed(sound.substr(0, 100)));
  CHECK(noticed(sound.substr(0, sound.size() - 1)));
  for (std::size_t size = storage::kPageSize; size < sound.size(); size += storage::kPageSize) {
    CAPTURE(size);
    CHECK(noticed(sound.substr(0, size)));
    CHECK(noticed(sound.substr(0, size + 7)));
  }
}

TEST_CASE("damage: a lost page is noticed, whichever it is") {
  const std::string& sound = sound_bytes();
  for (std::size_t page = 0; page < sound.size() / storage::kPageSize; ++page) {
    CAPTURE(page);
    std::string zeros = sound;
    zeros.replace(page * storage::kPageSize, storage::kPageSize, storage::kPageSize, '\0');
    CHECK(noticed(zeros));
    std::string noise = sound;
    noise.replace(page * storage::kPageSize, storage::kPageSize, storage::kPageSize, '\xA5');
    CHECK(noticed(noise));
  }
}

TEST_CASE("damage: two pages that have changed places are noticed") {
  std::string swapped = sound_bytes();
  for (std::size_t i = 0; i < storage::kPageSize; ++i) {
    std::swap(swapped[2 * storage::kPageSize + i], swapped[5 * storage::kPageSize + i]);
  }
  CHECK(noticed(swapped));
}

TEST_CASE("damage: any byte of the header may be anything") {
  for (std::size_t at = 0; at < 100; ++at) {
    for (const char value : {'\0', '\xFF', '\x01'}) {
      CAPTURE(at);
      std::string damaged = sound_bytes();
      damaged[at] = value;
      noticed(damaged);
    }
  }
}

TEST_CASE("damage: random bytes never crash the library") {
  std::mt19937 random(20240131);
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  int seen = 0;
  const int count = soaking() ? 20 * soak_rounds() : lessened(400);
  for (int round = 0; round < count; ++round) {
    CAPTURE(round);
    std::string damaged = sound_bytes();
    for (std::size_t i = 0, n = 1 + below(12); i < n; ++i) {
      damaged[below(damaged.size())] = static_cast<char>(below(256));
    }
    if (noticed(damaged)) ++seen;
  }
  CHECK(seen > count / 4);
  tell_count("files with up to 12 random bytes", count);
  tell_count("of which opening or verify told", seen);
}

// Damage where the content stands: the heads of pages and the cells at their ends.
TEST_CASE("damage: random bytes where pages hold their cells never crash the library") {
  std::mt19937 random(20240201);
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  const std::size_t pages = sound_bytes().size() / storage::kPageSize;
  const int count = soaking() ? 20 * soak_rounds() : lessened(400);
  for (int round = 0; round < count; ++round) {
    CAPTURE(round);
    std::string damaged = sound_bytes();
    for (std::size_t i = 0, n = 1 + below(3); i < n; ++i) {
      const std::size_t page = below(pages) * storage::kPageSize;
      const std::size_t at = round % 2 == 0 ? below(40) : storage::kPageSize - 1 - below(300);
      damaged[page + at] = static_cast<char>(below(256));
    }
    noticed(damaged);
  }
  tell_count("files with random bytes where cells stand", count);
}

TEST_CASE("damage: a log of noise beside the file is passed over") {
  const TempDir folder;
  folder.write("store.db", sound_bytes());
  folder.write("store.db-wal", std::string(5000, '\xA5'));
  Store store = Store::open(folder / "store.db").value();
  CHECK(shown(store.verify()) == "none");
  ask_everything(store);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
