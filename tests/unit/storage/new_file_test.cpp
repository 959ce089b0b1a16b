#include "storage/new_file.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <optional>
#include <string>

#include "support/temp_dir.h"
#include "support/thrown.h"

TEST_SUITE_BEGIN("new_file");

namespace annals::storage {
namespace {

namespace fs = std::filesystem;

TEST_CASE("new_file: what is not finished is removed, with what SQLite keeps beside it") {
  const test::TempDir folder;
  for (const char* name : {"new.part", "new.part-wal", "new.part-shm", "new.part-journal"}) {
    folder.write(name, "half");
  }
  folder.write("new.part-note", "of somebody else");
  { const NewFile file(folder / "new.part"); }
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
  CHECK(fs::exists(folder / "new.part-note"));
}

TEST_CASE("new_file: what is finished stays, under its name or another") {
  const test::TempDir folder;
  folder.write("kept", "whole");
  { NewFile(folder / "kept").finish(); }
  CHECK(test::read_bytes(folder / "kept") == "whole");
  folder.write("new.part", "whole too");
  { NewFile(folder / "new.part").finish_as(folder / "new", false); }
  CHECK_FALSE(fs::exists(folder / "new.part"));
  CHECK(test::read_bytes(folder / "new") == "whole too");
}

TEST_CASE("new_file: a name that was taken meanwhile is left to its file, unless it is replaced") {
  const test::TempDir folder;
  folder.write("new", "another");
  folder.write("new.part", "mine");
  {
    NewFile file(folder / "new.part");
    CHECK(test::failure_of([&] {
            file.finish_as(folder / "new", false);
            return 0;
          }) == "already_exists: \"" + (folder / "new").string() +
                    "\" is there already; choose a name that is free");
  }
  CHECK(test::read_bytes(folder / "new") == "another");
  CHECK_FALSE(fs::exists(folder / "new.part"));
  folder.write("new.part", "mine");
  { NewFile(folder / "new.part").finish_as(folder / "new", true); }
  CHECK(test::read_bytes(folder / "new") == "mine");
}

TEST_CASE("new_file: a name in no folder is told, and nothing is left") {
  const test::TempDir folder;
  for (const bool replace : {false, true}) {
    CAPTURE(replace);
    folder.write("new.part", "mine");
    {
      NewFile file(folder / "new.part");
      CHECK(test::failure_of([&] {
              file.finish_as(folder / "nowhere" / "new", replace);
              return 0;
            }) == "io: \"" + (folder / "nowhere" / "new").string() +
                      "\" cannot be made: look whether its folder may be written");
    }
    CHECK(fs::is_empty(folder.path()));
  }
}

TEST_CASE("new_file: a bare name is one in the folder of the program") {
  const test::TempDir folder;
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());
  folder.write("new.part", "mine");
  { NewFile("new.part").finish_as("new", false); }
  fs::current_path(before);
  CHECK(test::read_bytes(folder / "new") == "mine");
}

TEST_CASE("new_file: a free name has a number where the first is taken, if only by a dead link") {
  const test::TempDir folder;
  CHECK(free_name(folder / "a", ".part") == folder / "a.part");
  folder.write("a.part", "");
  CHECK(free_name(folder / "a", ".part") == folder / "a.part-2");
  fs::create_symlink(folder / "nowhere", folder / "a.part-2");
  CHECK(free_name(folder / "a", ".part") == folder / "a.part-3");
}

}  // namespace
}  // namespace annals::storage

TEST_SUITE_END();
