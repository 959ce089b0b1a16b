// The JSON form of a dump: one document, a record a line.
#pragma once

#include <annals/error.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/dump/table_sink.h"

namespace annals::exchange {

// What stands in "form" of a document.
inline constexpr std::string_view kDocumentForm = "annals-dump";

// Writes a document as it goes.
class DocumentSink : public TableSink {
 public:
  // Fails with kIo if the file cannot be made.
  Result<void> open(const std::filesystem::path& file);

  Result<void> begin(const DumpTable& table) override;
  Result<void> add(std::span<const std::string> cells) override;
  Result<void> finish() override;

 private:
  std::filesystem::path file_;
  std::ofstream out_;
  std::optional<DumpTable> table_;
  std::string line_;
  bool first_ = true;  // of the records of the table
};

// Lines of the files that a document was turned into, and of the document itself.
class LineMap {
 public:
  // The record that begins on "line" of "file" stands on "document_line".
  void add(const std::string& file, std::size_t line, std::size_t document_line);
  std::size_t document_line(const std::string& file, std::size_t line) const;

 private:
  // From each line on, by how much the other is ahead: kept where it changes, which is rare.
  std::map<std::string, std::vector<std::pair<std::size_t, std::ptrdiff_t>>> shifts_;
};

// Turns a document into a folder of CSV files, record by record. Fails with kNotFound if there is
// no such file, kInvalidData if it is no document of a dump, saying on which line, and
// kSchemaMismatch if a newer version wrote it.
Result<LineMap> unpack_document(const std::filesystem::path& file,
                                const std::filesystem::path& folder);

// True if the file begins as a document does.
bool looks_like_document(const std::filesystem::path& file);

}  // namespace annals::exchange
