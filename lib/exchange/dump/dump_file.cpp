#include "exchange/dump/dump_file.h"

#include <utility>

#include "core/text.h"
#include "exchange/text/csv.h"

namespace annals::exchange {

Result<DumpFile> DumpFile::create(const std::filesystem::path& file) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  if (!out) {
    return Error{ErrorCode::kIo, core::quoted(file.string(), 4096) + " cannot be written"};
  }
  return DumpFile(std::move(out), file);
}

Result<void> DumpFile::add(std::span<const std::string> cells) {
  const std::size_t begin = buffer_.size();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string& cell = cells[i];
    if (i > 0) buffer_ += ',';
    if (cell.find('\0') != std::string::npos) {
      return Error{ErrorCode::kInvalidData, "the text " + core::quoted(cell) +
                                                " holds a NUL byte, which no CSV file can: "
                                                "correct it first"};
    }
    if (cell.find_first_of("\",\r\n") == std::string::npos) {
      buffer_ += cell;
      continue;
    }
    buffer_ += '"';
    for (const char c : cell) buffer_.append(c == '"' ? 2 : 1, c);
    buffer_ += '"';
  }
  buffer_ += '\n';
  if (buffer_.size() - begin > kMaxRecordBytes) {
    return Error{ErrorCode::kInvalidData,
                 "a record is longer than 16 MiB, the most that a dump can hold: shorten its note"};
  }
  if (buffer_.size() >= kCsvBlockBytes) flush();
  return {};
}

void DumpFile::flush() {
  out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  digest_.add(buffer_);
  bytes_ += buffer_.size();
  buffer_.clear();
}

Result<void> DumpFile::close() {
  flush();
  out_.close();
  if (out_) return {};
  return Error{ErrorCode::kIo,
               core::quoted(file_.string(), 4096) + " cannot be written; is the disk full?"};
}

}  // namespace annals::exchange
