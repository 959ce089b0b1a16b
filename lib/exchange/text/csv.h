// A reader of CSV (RFC 4180). It reads a file a block at a time and knows nothing of what
// the cells mean.
#pragma once

#include <annals/error.h>
#include <annals/import_table.h>

#include <array>
#include <cstddef>
#include <filesystem>
#include <istream>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace annals::exchange {

inline constexpr std::size_t kCsvBlockBytes = std::size_t{256} * 1024;
// The longest record. Without it a quote that is never closed would pull a whole file into memory.
inline constexpr std::size_t kMaxRecordBytes = std::size_t{16} * 1024 * 1024;

// What differs between files.
struct CsvForm {
  char separator = ',';    // or ';', or a tab
  bool any_width = false;  // records may be of other widths than the first
  TextEncoding encoding = TextEncoding::kUtf8;
};

// Gives the records of a file one by one. Cells are separated by commas, lines end in LF or CRLF,
// a cell in double quotes may hold commas, line ends and doubled quotes. A byte order mark is
// passed over. A line without any character is no record. Every record has as many cells as the
// first, which is the heading where a file has one. Memory: one block and one record.
class CsvReader {
 public:
  // Fails with kNotFound if the file is not there or is a folder, and kIo if it cannot be read.
  static Result<CsvReader> open(const std::filesystem::path& file,
                                std::size_t block_bytes = kCsvBlockBytes);
  static Result<CsvReader> open(const std::filesystem::path& file, const CsvForm& form,
                                std::size_t block_bytes = kCsvBlockBytes);

  // Reads the next record into cells(); false at the end of the file.
  //
  // Fails with kInvalidData where the text is not CSV in UTF-8, and line() is then the line with
  // the mistake (for a quote that is not closed, the line on which it opened). After a record of
  // another width, or one with a quote inside a bare cell, the next call goes on with the record
  // behind it; after any other mistake, where the record ends or what the text says is not known,
  // and the next call returns false. Fails with kIo if the disk does.
  Result<bool> next();

  // The cells of the record read last. The views live until the next call of next().
  std::span<const std::string_view> cells() const noexcept { return views_; }
  // The physical line, counted from 1, on which the record read last begins.
  std::size_t line() const noexcept { return line_; }
  // Of the text, up to the end of the record read last.
  std::uint64_t bytes_read() const noexcept { return before_ + at_; }
  // True if a mistake ended the reading before the end of the file.
  bool broken() const noexcept { return broken_; }

 private:
  enum class State { kStart, kBare, kReturn, kQuoted, kClosed };
  // Positions count from the begin of the record, so that they outlive a move of the buffer.
  struct Cell {
    std::size_t first = 0, last = 0;
    bool doubled = false;  // holds doubled quotes
  };

  CsvReader(std::unique_ptr<std::istream> in, std::filesystem::path file, const CsvForm& form,
            std::size_t block_bytes);

  Result<bool> fill();
  Result<void> read_beginning();
  Result<bool> read_record();
  void begin_record();
  void scan();
  void scan_start();
  void scan_bare();
  void scan_return();
  void scan_quoted();
  void scan_closed();
  void end_cell(std::size_t last);
  void end_record(std::size_t last);
  Result<bool> end_of_file();
  Result<bool> finish_record();
  void make_views();
  Error stop(std::size_t line, std::string message);
  Error odd_width() const;
  std::optional<Error> not_text(std::string_view record);

  std::unique_ptr<std::istream> in_;
  std::filesystem::path file_;
  CsvForm form_;
  std::array<bool, 256> bare_stops_;  // the bytes that mean something in a bare cell
  std::size_t block_bytes_;
  std::string buffer_;
  std::uint64_t before_ = 0;  // bytes of the text before the buffer
  std::size_t begin_ = 0;     // of the record
  std::size_t at_ = 0;        // the next byte to look at
  std::size_t end_ = 0;       // of what was read
  bool started_ = false, finished_ = false, broken_ = false;

  State state_ = State::kStart;
  std::vector<Cell> cells_;
  std::vector<std::string_view> views_;
  bool complete_ = false, ascii_ = true;
  std::string mistake_;           // of the record, which ends all the same
  std::string fatal_;             // where the end of the record is not known
  std::size_t width_ = 0;         // of the first record
  std::size_t line_ = 0;          // of the record
  std::size_t current_line_ = 1;  // of at_
  std::size_t quote_line_ = 0;    // on which the quote opened
};

}  // namespace annals::exchange
