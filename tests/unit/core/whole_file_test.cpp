#include "core/whole_file.h"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include "support/shown.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("whole_file");

namespace annals::core {
namespace {

namespace fs = std::filesystem;
using test::read_bytes;
using test::shown;
using test::TempDir;

Result<void> written(const fs::path& file, bool overwrite = false) {
  return write_whole_file(file, overwrite, [](std::ostream& out) -> Result<void> {
    out << "new";
    return {};
  });
}

std::size_t files_in(const TempDir& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder.path()), {}));
}

TEST_CASE("whole_file: a file is there whole, and nothing beside it") {
  const TempDir folder;
  REQUIRE(written(folder / "a.csv"));
  CHECK(read_bytes(folder / "a.csv") == "new");
  CHECK(files_in(folder) == 1);
}

TEST_CASE("whole_file: what is there is replaced only where that is asked for") {
  const TempDir folder;
  const fs::path file = folder.write("a.csv", "old");
  CHECK(written(file).error().code == ErrorCode::kAlreadyExists);
  CHECK(read_bytes(file) == "old");
  REQUIRE(written(file, true));
  CHECK(read_bytes(file) == "new");
}

TEST_CASE("whole_file: a file that came while another was written stays") {
  const TempDir folder;
  const fs::path file = folder / "a.csv";
  const auto result = write_whole_file(file, false, [&](std::ostream& out) -> Result<void> {
    out << "new";
    folder.write("a.csv", "theirs");
    return {};
  });
  CHECK(result.error().code == ErrorCode::kAlreadyExists);
  CHECK(read_bytes(file) == "theirs");
  CHECK(files_in(folder) == 1);
}

TEST_CASE("whole_file: a link leads to the file that is written") {
  const TempDir folder;
  const fs::path file = folder.write("a.csv", "old");
  fs::create_symlink(file, folder / "link.csv");
  CHECK(written(folder / "link.csv").error().code == ErrorCode::kAlreadyExists);
  REQUIRE(written(folder / "link.csv", true));
  CHECK(read_bytes(file) == "new");
  CHECK(fs::is_symlink(folder / "link.csv"));
}

TEST_CASE("whole_file: folders, devices and places that are not there are refused") {
  const TempDir folder;
  CHECK(shown(written(folder.path(), true)) ==
        "io: \"" + folder.path().string() + "\" is a folder: name a file in it");
  CHECK(written("/dev/null", true).error().message ==
        "\"/dev/null\" is no regular file: name one, or write to a stream");
  CHECK(written(folder / "none/a.csv").error().code == ErrorCode::kIo);
}

TEST_CASE("whole_file: a folder that came while the file was written is not replaced") {
  const TempDir folder;
  const fs::path file = folder / "a.csv";
  const auto result = write_whole_file(file, true, [&](std::ostream& out) -> Result<void> {
    out << "new";
    fs::create_directories(file / "inside");
    return {};
  });
  CHECK(result.error().code == ErrorCode::kIo);
  CHECK(files_in(folder) == 1);
}

TEST_CASE("whole_file: what cannot be written leaves the file as it was") {
  const TempDir folder;
  const fs::path file = folder.write("a.csv", "old");
  for (const ErrorCode why : {ErrorCode::kInvalidData, ErrorCode::kIo}) {
    const auto refused = write_whole_file(file, true, [&](std::ostream& out) -> Result<void> {
      out << "half";
      return Error{why, "no"};
    });
    CHECK(refused.error() == Error{why, "no"});
  }
  for (const bool told : {true, false}) {
    CAPTURE(told);
    const auto full = write_whole_file(file, true, [&](std::ostream& out) -> Result<void> {
      out.setstate(std::ios::badbit);
      if (told) return Error{ErrorCode::kIo, "full"};
      return {};
    });
    CHECK(full.error().code == ErrorCode::kIo);
    CHECK(full.error().message.find("cannot be written") != std::string::npos);
  }
  CHECK(read_bytes(file) == "old");
  CHECK(files_in(folder) == 1);
}

TEST_CASE("read_whole: a file is read to its end, and one that cannot be read gives nothing") {
  const TempDir folder;
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += std::to_string(i) + "\n";
  for (const std::string& content : {std::string(), std::string("a\0b", 3), text}) {
    folder.write("file", content);
    std::ifstream in(folder / "file", std::ios::binary);
    CHECK(read_whole(in) == content);
  }
  std::ifstream a_folder(folder.path(), std::ios::binary);
  CHECK_FALSE(read_whole(a_folder));
  std::ifstream nothing(folder / "nothing", std::ios::binary);
  CHECK_FALSE(read_whole(nothing));
}

}  // namespace
}  // namespace annals::core

TEST_SUITE_END();
