// Long files are told to a new store before they are read, so that what they bring is not written
// twice: into its log, and from there into the file.
#include <annals/dump.h>
#include <annals/import_table.h>
#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <system_error>

#include "importing.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("long files");

namespace annals::test {
namespace {

namespace fs = std::filesystem;

constexpr int kRows = 90;
constexpr std::uintmax_t kLittle = 1'000'000;  // bytes

// Few rows of some megabytes.
std::string long_csv(int rows = kRows) {
  std::string text = "agency,indicator,year,value,source,note\n";
  for (int i = 0; i < rows; ++i) {
    const std::string year = std::to_string(2010 + i % 10);
    text += std::string(i < 10 ? "pukou" : "jiangning") + ",cases," + std::to_string(2010 + i) +
            "," + year + ",report-2023," + std::string(40'000, 'n') + '\n';
  }
  return text;
}

// A file in a folder of its own, with a vocabulary to begin with.
class Filed {
 public:
  explicit Filed(bool empty = false) {
    if (!empty) define_vocabulary(store);
  }

  // The size of the log.
  std::uintmax_t log() const {
    std::error_code none;
    const auto size = fs::file_size(folder / "store.db-wal", none);
    return none ? 0 : size;
  }

  TempDir folder;
  Store store = Store::open(folder / "store.db").value();
};

TEST_CASE("long files: the first values of a CSV file leave the log alone, and later ones do not") {
  Filed filed;
  const fs::path csv = filed.folder.write("values.csv", long_csv());
  const ImportReport report = import_csv(filed.store, {{CsvContent::kObservations, csv}}).value();
  CHECK(told(report.issues, filed.folder) == "");
  CHECK(report.written.inserted == kRows);
  CHECK(filed.log() < kLittle);
  const fs::path more = filed.folder.write("more.csv", long_csv(kRows + 80));
  CHECK(import_csv(filed.store, {{CsvContent::kObservations, more}}).value().written.inserted ==
        80);
  CHECK(filed.log() > kLittle);
}

TEST_CASE("long files: so do those of a table") {
  Filed filed;
  const fs::path csv = filed.folder.write("values.csv", long_csv());
  CHECK(import_table(filed.store, csv).value().written.inserted == kRows);
  CHECK(filed.log() < kLittle);
}

TEST_CASE("long files: so do those of a dump, as a folder or as a document") {
  Filed filed;
  const fs::path csv = filed.folder.write("values.csv", long_csv());
  import_csv(filed.store, {{CsvContent::kObservations, csv}}).value();
  dump_folder(filed.store, filed.folder / "dump").value();
  dump_json(filed.store, filed.folder / "dump.json").value();
  Filed of_folder(true), of_document(true);
  CHECK(load_folder(of_folder.store, filed.folder / "dump").value().loaded.revisions == kRows);
  CHECK(load_json(of_document.store, filed.folder / "dump.json").value().loaded.revisions == kRows);
  CHECK(of_folder.log() < kLittle);
  CHECK(of_document.log() < kLittle);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
