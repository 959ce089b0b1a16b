// Everything that a store can be asked to do, each with the file that it begins with.
#pragma once

#include <annals/store.h>

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "support/temp_dir.h"

namespace annals::test {

// Where an operation takes place.
struct Place {
  const TempDir& folder;
  Store* store;  // null where opening it is the operation

  std::filesystem::path file() const { return folder / "store.db"; }
};

struct Operation {
  enum class Base { kNoFile, kNewStore, kFullStore, kFrozenStore };
  std::string_view name;
  Base base = Base::kFullStore;
  bool opens = false;  // runs without a store that is open
  bool heavy = false;  // takes its time
  // Answers with a text that is the same every time.
  std::function<Result<std::string>(const Place&)> run{};
  // What is to be seen besides once it is done, when there are no faults any more.
  std::function<std::string(const Place&)> look{};
};

std::span<const Operation> operations();

// Puts the files into the folder with which an operation begins.
void prepare(const Operation& operation, const TempDir& folder);

// All that a file holds, as a text; what differs by the clock is left out. "nothing" if there is no
// file or nothing was made in it.
std::string contents(const std::filesystem::path& file);

}  // namespace annals::test
