// Files that cannot be read although they are there: on Linux, one of the system's is such.
#include <annals/import_sdmx.h>
#include <annals/import_table.h>
#include <annals/text_file.h>
#include <doctest/doctest.h>

#include <filesystem>

#include "core/whole_file.h"
#include "exchange/text/csv.h"
#include "exchange/text/decoding.h"
#include "importing.h"
#include "support/shown.h"

TEST_SUITE_BEGIN("unreadable files");

namespace annals::test {
namespace {

const std::filesystem::path kUnreadable = "/proc/self/mem";

// False where there is no such file.
bool can_try() {
  std::error_code problem;
  return std::filesystem::exists(kUnreadable, problem);
}

const Error kCannotBeRead{ErrorCode::kIo, "file \"/proc/self/mem\" cannot be read"};

TEST_CASE("unreadable: a CSV file is no empty one, in whatever encoding") {
  if (!can_try()) return;
  for (const TextEncoding encoding : {TextEncoding::kUtf8, TextEncoding::kGb18030}) {
    CAPTURE(to_string(encoding));
    auto reader = exchange::CsvReader::open(kUnreadable, {.encoding = encoding}).value();
    const auto first = reader.next();
    REQUIRE_FALSE(first);
    CHECK(first.error() == kCannotBeRead);
    CHECK_FALSE(reader.next().value());
  }
}

TEST_CASE("unreadable: imports of every form fail, and nothing is told to be wrong with the file") {
  if (!can_try()) return;
  Store store = Store::in_memory().value();
  define_vocabulary(store);
  for (const CsvContent content : {CsvContent::kAgencies, CsvContent::kObservations})
    CHECK(import_csv(store, {{content, kUnreadable}}).error() == kCannotBeRead);
  CHECK(import_sdmx_csv(store, kUnreadable).error() == kCannotBeRead);
  CHECK_FALSE(is_sdmx_csv_file(kUnreadable));
  CHECK_FALSE(is_observations_file(kUnreadable));
  CHECK(import_table(store, kUnreadable).error() == kCannotBeRead);
  TableMapping mapping;
  mapping.encoding = TextEncoding::kUtf8;
  CHECK(import_table(store, kUnreadable, mapping).error() == kCannotBeRead);
}

TEST_CASE("unreadable: a mapping is no empty one, and a text no short one") {
  if (!can_try()) return;
  CHECK(read_table_mapping(kUnreadable).error() == kCannotBeRead);
  CHECK(exchange::detected_encoding(kUnreadable).error().code == ErrorCode::kIo);
  const auto text = exchange::open_text(kUnreadable, TextEncoding::kUtf8);
  REQUIRE(text);
  CHECK_FALSE(core::read_whole(*text));
  // It seems to be empty, and is told to be before it is read.
  CHECK(shown(read_text_file(kUnreadable, 1000).error()) == "invalid_data: is empty");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
