// The data package of a dump: a folder of CSV files and the datapackage.json that tells of them.
#pragma once

#include <annals/error.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "exchange/dump/dump_file.h"
#include "exchange/dump/table_sink.h"

namespace annals::exchange {

inline constexpr const char* kPackageFile = "datapackage.json";
// Keeps git from changing line ends, which would change the bytes.
inline constexpr const char* kAttributesFile = ".gitattributes";

// Fills a folder that is there and empty.
class PackageSink : public TableSink {
 public:
  explicit PackageSink(std::filesystem::path folder) : folder_(std::move(folder)) {}

  Result<void> begin(const DumpTable& table) override;
  Result<void> add(std::span<const std::string> cells) override { return writer_->add(cells); }
  Result<void> finish() override;

 private:
  struct Written {
    DumpTable table;
    std::uint64_t bytes;
    std::string sha256;
  };
  Result<void> end_table();
  std::string descriptor() const;

  std::filesystem::path folder_;
  std::optional<DumpTable> table_;
  std::optional<DumpFile> writer_;
  std::vector<Written> written_;
};

// A file of a dump, as its datapackage.json tells of it.
struct PackageFile {
  std::string name;  // "freezes/1/agencies.csv"
  std::uint64_t bytes = 0;
  std::string sha256;
};
struct DumpPackage {
  std::vector<PackageFile> files;
};

// Reads the datapackage.json of a folder. Fails with kNotFound if there is no such folder,
// kInvalidData if it is no dump, kSchemaMismatch if a newer version wrote it, and kIo.
Result<DumpPackage> read_package(const std::filesystem::path& folder);

// Every file below a folder, by its name there, sorted. Fails with kIo.
Result<std::vector<std::string>> files_below(const std::filesystem::path& folder);

// The first file that is there and not of the package; empty if there is none. Fails with kIo.
Result<std::string> foreign_file(const std::filesystem::path& folder, const DumpPackage& package);

// Fails with kInvalidData, in a sentence, if files are missing or beside those of the package, or,
// unless "edited", if one is not what it was when it was dumped.
Result<void> check_files(const std::filesystem::path& folder, const DumpPackage& package,
                         bool edited);

}  // namespace annals::exchange
