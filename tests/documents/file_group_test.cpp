#include "file_group.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "support/temp_dir.h"

namespace annals::test {
namespace {

using cli::FileGroup;
using cli::FileProblem;

std::ptrdiff_t files_in(const TempDir& folder) {
  const std::filesystem::directory_iterator all(folder.path());
  return std::distance(begin(all), end(all));
}

}  // namespace

TEST_SUITE("file_group") {
  TEST_CASE("file_group: all are written, and nothing else is left") {
    const TempDir folder;
    {
      FileGroup group(false);
      CHECK_FALSE(group.add(folder / "a", "one"));
      CHECK_FALSE(group.add(folder / "b", "two"));
      CHECK_FALSE(std::filesystem::exists(folder / "a"));
      CHECK_FALSE(group.place());
    }
    CHECK(read_bytes(folder / "a") == "one");
    CHECK(read_bytes(folder / "b") == "two");
    CHECK(files_in(folder) == 2);
  }

  TEST_CASE("file_group: what cannot be written leaves nothing of the others") {
    const TempDir folder;
    {
      FileGroup group(false);
      CHECK_FALSE(group.add(folder / "a", "one"));
      const auto failure = group.add(folder / "nowhere/b", "two");
      REQUIRE(failure);
      CHECK(failure->file == folder / "nowhere/b");
      CHECK(failure->problem == FileProblem::kUnwriteable);
    }
    CHECK(files_in(folder) == 0);
  }

  TEST_CASE("file_group: what is there is replaced only where that is asked for") {
    const TempDir folder;
    folder.write("a", "old");
    {
      FileGroup group(false);
      const auto failure = group.add(folder / "a", "new");
      REQUIRE(failure);
      CHECK(failure->problem == FileProblem::kThere);
    }
    CHECK(read_bytes(folder / "a") == "old");
    {
      FileGroup group(true);
      CHECK_FALSE(group.add(folder / "a", "new"));
      CHECK_FALSE(group.place());
    }
    CHECK(read_bytes(folder / "a") == "new");
    CHECK(files_in(folder) == 1);
  }

  // A folder that comes between writing and placing stands for whatever stops the second of two.
  TEST_CASE("file_group: what stops one while they are placed puts back those before it") {
    const TempDir folder;
    folder.write("a", "old");
    {
      FileGroup group(true);
      CHECK_FALSE(group.add(folder / "a", "one"));
      CHECK_FALSE(group.add(folder / "b", "two"));
      CHECK_FALSE(group.add(folder / "c", "three"));
      std::filesystem::create_directory(folder / "c");
      const auto failure = group.place();
      REQUIRE(failure);
      CHECK(failure->file == folder / "c");
      CHECK(failure->problem == FileProblem::kFolder);
    }
    CHECK(read_bytes(folder / "a") == "old");
    CHECK_FALSE(std::filesystem::exists(folder / "b"));
    CHECK(files_in(folder) == 2);
  }

  TEST_CASE("file_group: a link stays one, and leads to the file that is written") {
    const TempDir folder;
    folder.write("a", "old");
    std::filesystem::create_symlink("a", folder / "link");
    FileGroup group(true);
    CHECK_FALSE(group.add(folder / "link", "new"));
    CHECK_FALSE(group.place());
    CHECK(std::filesystem::is_symlink(folder / "link"));
    CHECK(read_bytes(folder / "a") == "new");
  }

  TEST_CASE("file_group: folders, devices and a file named twice are refused") {
    const TempDir folder;
    FileGroup group(true);
    CHECK(group.add(folder.path(), "x")->problem == FileProblem::kFolder);
    CHECK(group.add("/dev/null", "x")->problem == FileProblem::kUnwriteable);
    CHECK_FALSE(group.add(folder / "a", "x"));
    CHECK(group.add(folder.path() / "." / "a", "x")->problem == FileProblem::kTwice);
  }
}

}  // namespace annals::test
