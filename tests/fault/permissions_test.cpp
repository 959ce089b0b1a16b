// Files and folders that this user may not write, read or see. Who runs the tests may do anything;
// then a child gives up its privileges first.
#include <annals/annals.h>
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <string>
#include <system_error>

#include "support/child.h"
#include "support/court.h"
#include "support/half_written.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("permissions");

namespace annals::test {
namespace {

namespace fs = std::filesystem;

constexpr uid_t kNobody = 65534;
constexpr auto kReadWrite = static_cast<fs::perms>(0666);
constexpr auto kReadOnly = static_cast<fs::perms>(0444);
constexpr auto kOpenFolder = static_cast<fs::perms>(0777);
constexpr auto kClosedFolder = static_cast<fs::perms>(0555);

// Makes this process one of nobody, as long as it lives; who may do anything may so again
// afterwards, for a build that counts what tests reach writes its counts then.
class Nobody {
 public:
  Nobody() : was_root_(::geteuid() == 0) {
    is_nobody_ = !was_root_ ||
                 (::setresgid(kNobody, kNobody, 0) == 0 && ::setresuid(kNobody, kNobody, 0) == 0);
  }
  Nobody(const Nobody&) = delete;
  Nobody& operator=(const Nobody&) = delete;
  ~Nobody() {
    if (was_root_ && ::seteuid(0) != 0) ::_exit(1);
  }
  explicit operator bool() const { return is_nobody_; }

 private:
  bool was_root_, is_nobody_ = false;
};

// False where the system has no such user, or where that user cannot come to the files of tests.
bool can_be_nobody(const fs::path& folder) {
  Child child([&] {
    const Nobody nobody;
    return nobody && ::access(folder.c_str(), X_OK) == 0 ? 0 : 1;
  });
  const bool can = child.wait() == 0;
  if (!can) MESSAGE("nobody cannot be played here");
  return can;
}

// What "work" says when a user without privileges does it.
std::string said_by_nobody(const std::function<std::string()>& work) {
  Pipe pipe;
  Child child([&] {
    const Nobody nobody;
    if (nobody) pipe.write_line(work());
    return nobody ? 0 : 1;
  });
  pipe.close_writing();
  const std::string said = pipe.read_all();
  CHECK(child.wait() == 0);
  return said;
}

// A store that was closed, in a folder of its own; everybody may do everything to begin with.
class Shelf {
 public:
  Shelf() {
    {
      Store store = Store::open(file()).value();
      define_court(store);
      store.write(says("r1", 2020, "1")).value();
    }
    allow(kReadWrite, kOpenFolder);
  }
  Shelf(const Shelf&) = delete;
  Shelf& operator=(const Shelf&) = delete;
  ~Shelf() {
    std::error_code ignored;  // on purpose: a leftover folder fails no test
    fs::permissions(folder_.path(), kOpenFolder, ignored);
  }

  void allow(fs::perms of_file, fs::perms of_folder) const {
    fs::permissions(file(), of_file);
    fs::permissions(folder_.path(), of_folder);
  }
  fs::path file() const { return folder_ / "store.db"; }
  bool usable() const { return can_be_nobody(folder_.path()); }

 private:
  TempDir folder_;
};

std::string read(const fs::path& file) {
  const Result<Store> store = Store::open(file, {.read_only = true});
  return store ? rate_of(*store) : shown(store.error());
}

std::string write(const fs::path& file) {
  Result<Store> store = Store::open(file);
  return store ? shown(store->write(says("r1", 2021, "2"))) : shown(store.error());
}

std::string cannot_be_written(const fs::path& file) {
  return "io: \"" + file.string() +
         "\" cannot be written: the file or its folder is read-only; the store is as it was before";
}

TEST_CASE("permissions: who may write the file and the folder may do all") {
  const Shelf shelf;
  if (!shelf.usable()) return;
  CHECK(said_by_nobody([&] { return read(shelf.file()); }) == "2020=1 @r1");
  CHECK(said_by_nobody([&] { return write(shelf.file()); }) == "1 inserted");
}

TEST_CASE("permissions: a read-only file in an open folder is read and not written") {
  const Shelf shelf;
  if (!shelf.usable()) return;
  shelf.allow(kReadOnly, kOpenFolder);
  const std::string before = read_bytes(shelf.file());
  CHECK(said_by_nobody([&] { return read(shelf.file()); }) == "2020=1 @r1");
  CHECK(said_by_nobody([&] { return write(shelf.file()); }) == cannot_be_written(shelf.file()));
  CHECK(read_bytes(shelf.file()) == before);
}

TEST_CASE("permissions: a read-only file in a read-only folder is read, and leaves nothing") {
  const Shelf shelf;
  if (!shelf.usable()) return;
  shelf.allow(kReadOnly, kClosedFolder);
  CHECK(said_by_nobody([&] { return read(shelf.file()); }) == "2020=1 @r1");
  CHECK(said_by_nobody([&] { return write(shelf.file()); }).starts_with("io: "));
  CHECK(std::distance(fs::directory_iterator(shelf.file().parent_path()), {}) == 1);
}

// There it is opened by a URI, in which some signs of a name mean something else.
TEST_CASE("permissions: so is one whose name has the signs of a URI") {
  const Shelf shelf;
  if (!shelf.usable()) return;
  const fs::path file = shelf.file().parent_path() / "50% of what? #1.db";
  fs::rename(shelf.file(), file);
  fs::permissions(file, kReadOnly);
  fs::permissions(file.parent_path(), kClosedFolder);
  CHECK(said_by_nobody([&] { return read(file); }) == "2020=1 @r1");
  CHECK(said_by_nobody([&] { return write(file); }).starts_with("io: "));
}

TEST_CASE("permissions: a store that may not be read, or copied, is told by the doctor") {
  const Shelf shelf;
  if (!shelf.usable()) return;
  const auto saved = [&] {
    const auto report = salvage(shelf.file(), shelf.file().parent_path() / "new.db");
    return report ? std::to_string(report->values) + " values" : shown(report.error());
  };
  shelf.allow(kReadOnly, kClosedFolder);
  CHECK(said_by_nobody(saved) == "io: no folder can be made in \"" +
                                     shelf.file().parent_path().string() +
                                     "\": look whether it may be written");
  shelf.allow(fs::perms::none, kOpenFolder);
  const std::string told = said_by_nobody(saved);
  CHECK(told.starts_with("io: \"" + shelf.file().string() + "\" cannot be copied to \""));
  CHECK(told.ends_with("look whether you may read it"));
  CHECK(std::distance(fs::directory_iterator(shelf.file().parent_path()), {}) == 1);
  shelf.allow(kReadOnly, kOpenFolder);
  CHECK(said_by_nobody(saved) == "1 values");
}

TEST_CASE("permissions: a file that may be written, in a folder that may not, is read") {
  const Shelf shelf;
  if (!shelf.usable()) return;
  shelf.allow(kReadWrite, kClosedFolder);
  CHECK(said_by_nobody([&] { return read(shelf.file()); }) == "2020=1 @r1");
  CHECK(said_by_nobody([&] { return write(shelf.file()); }).starts_with("io: "));
}

TEST_CASE("permissions: a file left half-written is not read by who cannot undo that") {
  const Shelf shelf;
  if (!shelf.usable()) return;
  fs::remove(shelf.file());
  leave_half_written(shelf.file());
  fs::permissions(shelf.file().string() + "-journal", kReadWrite);
  shelf.allow(kReadOnly, kClosedFolder);
  CHECK(said_by_nobody([&] { return read(shelf.file()); }) ==
        "io: \"" + shelf.file().string() +
            "\" was left half-written by a program that was stopped; let it be opened once by who "
            "may write it");
  shelf.allow(kReadWrite, kOpenFolder);
  CHECK(said_by_nobody([&] { return read(shelf.file()); }) == "empty");
}

TEST_CASE("permissions: a file that may not be read is told") {
  const Shelf shelf;
  if (!shelf.usable()) return;
  shelf.allow(fs::perms::none, kOpenFolder);
  const std::string refusal =
      "io: \"" + shelf.file().string() + "\" cannot be read: look whether you may read it";
  CHECK(said_by_nobody([&] { return read(shelf.file()); }) == refusal);
  CHECK(said_by_nobody([&] { return write(shelf.file()); }) == refusal);
}

TEST_CASE("permissions: a file that is to be read into a store is told if it may not be read") {
  const TempDir folder;
  fs::permissions(folder.path(), kOpenFolder);
  if (!can_be_nobody(folder.path())) return;
  const fs::path file = folder.write("values.csv", "agency,indicator,year,value\n");
  fs::permissions(file, fs::perms::none);
  const std::string named = "file \"" + file.string() + "\" cannot be ";
  const auto refusal = [](const auto& result) { return result ? "read" : shown(result.error()); };
  const auto with_store = [&](const auto& import) {
    return said_by_nobody([&] {
      Store store = Store::in_memory().value();
      return refusal(import(store));
    });
  };
  CHECK(with_store([&](Store& store) {
          return import_csv(store, {{CsvContent::kObservations, file}});
        }) == "io: " + named + "opened");
  CHECK(with_store([&](Store& store) { return import_table(store, file, {}); }) ==
        "io: " + named + "opened");
  CHECK(said_by_nobody([&] { return refusal(read_text_file(file, 1000)); }) ==
        "io: cannot be read");
  CHECK(said_by_nobody([&] { return refusal(read_table_mapping(file)); }).starts_with("io: "));
  CHECK(with_store([&](Store& store) { return load_json(store, file); }) ==
        "io: \"" + file.string() + "\" cannot be read");
}

TEST_CASE("permissions: a dump is told by the file or folder in it that may not be read") {
  const Shelf shelf;
  if (!shelf.usable()) return;
  const fs::path dump = shelf.file().parent_path() / "dump";
  dump_folder(Store::open(shelf.file(), {.read_only = true}).value(), dump).value();
  fs::permissions(dump, kOpenFolder);
  const auto loaded = [&] {
    Store store = Store::in_memory().value();
    const auto report = load_folder(store, dump);
    return report ? "loaded" : shown(report.error());
  };
  fs::permissions(dump / "rules.csv", fs::perms::none);
  CHECK(said_by_nobody(loaded) == "io: \"" + (dump / "rules.csv").string() + "\" cannot be read");
  fs::permissions(dump / "rules.csv", kReadOnly);
  fs::create_directory(dump / "closed");
  fs::permissions(dump / "closed", fs::perms::none);
  CHECK(said_by_nobody(loaded) == "io: \"" + dump.string() + "\" cannot be read");
  fs::remove(dump / "closed");
  CHECK(said_by_nobody(loaded) == "loaded");
  fs::permissions(dump / "datapackage.json", fs::perms::none);
  CHECK(said_by_nobody(loaded).starts_with("io: "));
}

TEST_CASE("permissions: a file in a folder that may not be entered is told") {
  const Shelf shelf;
  if (!shelf.usable()) return;
  shelf.allow(kReadWrite, fs::perms::none);
  const std::string refusal =
      "io: \"" + shelf.file().string() + "\" cannot be reached: permission denied";
  CHECK(said_by_nobody([&] { return read(shelf.file()); }) == refusal);
  CHECK(said_by_nobody([&] { return write(shelf.file()); }) == refusal);
}

TEST_CASE("permissions: a store cannot be created in a folder that may not be written") {
  const Shelf shelf;
  if (!shelf.usable()) return;
  shelf.allow(kReadWrite, kClosedFolder);
  const fs::path file = shelf.file().parent_path() / "new.db";
  CHECK(said_by_nobody([&] { return write(file); }) ==
        "io: \"" + file.string() +
            "\" cannot be opened: look whether its folder exists and may be written");
}

TEST_CASE("permissions: a store in use by its writer is read by those who may only read") {
  const Shelf shelf;
  if (!shelf.usable() || ::geteuid() != 0) return;  // the writer may do what nobody may not
  shelf.allow(kReadOnly, kClosedFolder);
  Pipe ready;
  Pipe end;
  Child writer([&] {
    end.close_writing();
    Store store = Store::open(shelf.file()).value();
    ready.write_line(shown(store.write(says("r1", 2021, "2"))));
    end.read_all();
    return 0;
  });
  std::string line;
  REQUIRE(ready.read_line(line));
  CHECK(line == "1 inserted");
  CHECK(said_by_nobody([&] { return read(shelf.file()); }) == "2020=1 @r1; 2021=2 @r1");
  end.close_writing();
  CHECK(writer.wait() == 0);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
