#include "exchange/dump/dump_file.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "exchange/text/csv.h"
#include "support/shown.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("dump_file");

namespace annals::test {
namespace {

using exchange::DumpFile;

TEST_CASE("dump_file: cells are quoted where they must be, and counted as they are written") {
  const TempDir folder;
  const auto file = folder / "t.csv";
  DumpFile out = DumpFile::create(file).value();
  out.add(std::vector<std::string>{"a", "b,c", "d\"e\"", "", "f\ng"}).value();
  out.close().value();
  CHECK(read_bytes(file) == "a,\"b,c\",\"d\"\"e\"\"\",,\"f\ng\"\n");
  CHECK(out.bytes() == read_bytes(file).size());
}

TEST_CASE("dump_file: a record that no reader would take is refused") {
  const TempDir folder;
  DumpFile out = DumpFile::create(folder / "t.csv").value();
  const std::string longest(exchange::kMaxRecordBytes - 1, 'x');
  CHECK(out.add(std::vector<std::string>{longest}));
  CHECK(shown(out.add(std::vector<std::string>{longest, ""}).error()) ==
        "invalid_data: a record is longer than 16 MiB, the most that a dump can hold: shorten its "
        "note");
  CHECK(out.add(std::vector<std::string>{"a", std::string("b\0c", 3)}).error().code ==
        ErrorCode::kInvalidData);
}

TEST_CASE("dump_file: a file that cannot be made is told") {
  const TempDir folder;
  const auto file = folder / "none" / "t.csv";
  CHECK(shown(DumpFile::create(file).error()) == "io: \"" + file.string() + "\" cannot be written");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
