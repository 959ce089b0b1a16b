// A store opened in one of the ways in which stores are opened, for what must hold of all of them.
#pragma once

#include <annals/store.h>
#include <doctest/doctest.h>

#include <optional>
#include <string_view>
#include <utility>

#include "support/temp_dir.h"

namespace annals::test {

enum class WayOfOpening {
  kInMemory,
  kOnFile,
  kReopened,  // closed and opened again between steps
};
inline constexpr WayOfOpening kWaysOfOpening[] = {WayOfOpening::kInMemory, WayOfOpening::kOnFile,
                                                  WayOfOpening::kReopened};

inline std::string_view to_string(WayOfOpening way) {
  switch (way) {
    case WayOfOpening::kInMemory:
      return "in memory";
    case WayOfOpening::kOnFile:
      return "on a file";
    case WayOfOpening::kReopened:
      return "on a file, reopened between steps";
  }
  return "?";
}

// "store->call()" is one step. A reference from operator* must not be kept over the next step.
class TestStore {
 public:
  explicit TestStore(WayOfOpening way) : way_(way) { open(); }

  Store& operator*() {
    if (way_ == WayOfOpening::kReopened) {
      store_.reset();
      open();
    }
    return *store_;
  }
  Store* operator->() { return &**this; }

  bool on_file() const { return way_ != WayOfOpening::kInMemory; }
  // REQUIRES: on_file().
  std::filesystem::path file() const { return folder_ / "store.db"; }
  // A folder for further files.
  const TempDir& folder() const { return folder_; }

 private:
  void open() {
    StoreOptions options;
    options.author = "tester";
    store_ = on_file() ? Store::open(file(), options).value() : Store::in_memory(options).value();
  }

  WayOfOpening way_;
  TempDir folder_;
  std::optional<Store> store_;
};

}  // namespace annals::test

#define ANNALS_STORE_CASE(sentence, body)                                           \
  static void body(::annals::test::TestStore& store);                               \
  TEST_CASE(sentence) {                                                             \
    for (const ::annals::test::WayOfOpening way : ::annals::test::kWaysOfOpening) { \
      INFO("the store is ", ::annals::test::to_string(way));                        \
      ::annals::test::TestStore store(way);                                         \
      body(store);                                                                  \
    }                                                                               \
  }                                                                                 \
  static void body([[maybe_unused]] ::annals::test::TestStore& store)
// A test case that is run for every way of opening a store; its body sees "store", a new one.
#define STORE_CASE(sentence) ANNALS_STORE_CASE(sentence, DOCTEST_ANONYMOUS(store_case_))
