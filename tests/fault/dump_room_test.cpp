// Dumps and exports on a disk that fills up: that is told, nothing half made is left, and what was
// there before stays.
#include <annals/dump.h>
#include <annals/export.h>
#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "support/file_size_limit.h"
#include "support/full_store.h"
#include "support/shown.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("a full disk");

namespace annals::test {
namespace {

namespace fs = std::filesystem;

struct Output {
  std::string name;
  std::function<Result<void>(const Store&, const fs::path&)> make;
};

template <typename T>
Result<void> outcome(const Result<T>& result) {
  if (!result) return result.error();
  return {};
}

std::vector<Output> outputs() {
  std::vector<Output> all{
      {"folder",
       [](const Store& store, const fs::path& out) { return outcome(dump_folder(store, out)); }},
      {"document",
       [](const Store& store, const fs::path& out) { return outcome(dump_json(store, out)); }}};
  for (const ExportFormat format :
       {ExportFormat::kCsv, ExportFormat::kCsvWide, ExportFormat::kJson, ExportFormat::kJsonLines,
        ExportFormat::kMarkdown, ExportFormat::kSdmxCsv, ExportFormat::kSdmxJson,
        ExportFormat::kSdmxStructure}) {
    all.push_back(
        {std::string(to_string(format)), [format](const Store& store, const fs::path& out) {
           return outcome(export_file(store, out, format, {}, {}, true));
         }});
  }
  return all;
}

// The largest file of an output, and all its bytes.
std::pair<std::uintmax_t, std::string> content_of(const fs::path& out) {
  if (fs::is_regular_file(out)) return {fs::file_size(out), read_bytes(out)};
  std::uintmax_t largest = 0;
  std::string text;
  for (const auto& entry : fs::recursive_directory_iterator(out)) {
    if (!entry.is_regular_file()) continue;
    largest = std::max(largest, entry.file_size());
    text += entry.path().filename().string() + read_bytes(entry.path());
  }
  return {largest, text};
}

TEST_CASE("disk full: a dump or an export that does not fit is told, and leaves what was there") {
  const TempDir folder;
  Store store = Store::in_memory().value();
  fill_everything(store);
  store.freeze("sent").value();
  for (const Output& output : outputs()) {
    CAPTURE(output.name);
    const fs::path place = folder / output.name;
    fs::create_directory(place);
    const fs::path out = place / "out";
    output.make(store, out).value();
    const auto [largest, before] = content_of(out);
    for (std::uintmax_t room = 0; room < largest; room += 1 + largest / 5) {
      CAPTURE(room);
      const Result<void> made = [&] {
        const FileSizeLimit limit(room);
        return output.make(store, out);
      }();
      REQUIRE_FALSE(made);
      CHECK(made.error().code == ErrorCode::kIo);
      CHECK(made.error().message.find("cannot be written") != std::string::npos);
      CHECK(content_of(out).second == before);
      CHECK(std::distance(fs::directory_iterator(place), {}) == 1);
    }
    CHECK(output.make(store, out));
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
