// A store whose file somebody has edited: the input says how. First lines of SQL-free edits, each
// "offset-in-hex bytes-in-hex", applied to a small store that is made here; a line "cut size" makes
// it shorter; a line "wal" makes what follows the log beside it.
#include <annals/annals.h>

#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "support/builders.h"
#include "support/full_store.h"
#include "support/target.h"
#include "support/temp_dir.h"

namespace annals::fuzz {
namespace {

namespace fs = std::filesystem;

const std::string& sound_store() {
  static const std::string kBytes = [] {
    const test::TempDir folder;
    {
      Store store = Store::open(folder / "store.db").value();
      test::fill_everything(store);
    }
    return test::read_bytes(folder / "store.db");
  }();
  return kBytes;
}

std::optional<std::size_t> number(std::string_view text, int base) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  return value;
}

// Two hexadecimal digits a byte, up to the first that is none.
std::string bytes_of(std::string_view hex) {
  std::string bytes;
  for (; hex.size() >= 2; hex.remove_prefix(2)) {
    const auto value = number(hex.substr(0, 2), 16);
    if (!value) break;
    bytes += static_cast<char>(*value);
  }
  return bytes;
}

void edit(std::string& file, std::string_view line) {
  if (line.starts_with("cut ")) {
    if (const auto size = number(line.substr(4), 10); size && *size < file.size()) {
      file.resize(*size);
    }
    return;
  }
  const auto at = number(line, 16);
  const std::size_t blank = line.find(' ');
  if (!at || blank == std::string_view::npos || file.empty()) return;
  const std::string bytes = bytes_of(line.substr(blank + 1));
  for (std::size_t i = 0; i < bytes.size(); ++i) file[(*at + i) % file.size()] = bytes[i];
}

template <typename T>
bool told_as_bug(const Result<T>& result) {
  return !result && result.error().code == ErrorCode::kInternal;
}

void read_all(const Store& store) {
  require(!told_as_bug(store.verify()), "damage is no bug");
  require(!told_as_bug(store.agencies()), "damage is no bug");
  require(!told_as_bug(store.indicators()), "damage is no bug");
  require(!told_as_bug(store.sources()), "damage is no bug");
  require(!told_as_bug(store.successions()), "damage is no bug");
  require(!told_as_bug(store.targets()), "damage is no bug");
  require(!told_as_bug(store.rules()), "damage is no bug");
  require(!told_as_bug(store.waivers()), "damage is no bug");
  require(!told_as_bug(store.series(test::kCourt, test::kRate)), "damage is no bug");
  require(!told_as_bug(store.history(test::kTax, test::kCases)), "damage is no bug");
  require(!told_as_bug(store.panel()), "damage is no bug");
  require(!told_as_bug(rollup(store, test::kCourt, test::kCases)), "damage is no bug");
  require(!told_as_bug(check(store)), "damage is no bug");
}

}  // namespace

void try_input(std::string_view input) {
  static const test::TempDir kFolder;
  const fs::path file = kFolder / "store.db", wal = kFolder / "store.db-wal";
  std::string bytes = sound_store();
  while (!input.empty()) {
    const std::string_view line = take_line(input);
    if (line == "wal") break;
    edit(bytes, line);
  }
  fs::remove(kFolder / "store.db-shm");
  fs::remove(wal);
  kFolder.write("store.db", bytes);
  if (!input.empty()) kFolder.write("store.db-wal", input);
  const Result<Store> store = Store::open(file);
  require(!told_as_bug(store), "damage is no bug");
  if (store) read_all(*store);
}

}  // namespace annals::fuzz
