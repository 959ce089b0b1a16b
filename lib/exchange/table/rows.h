// The rows of a table, whatever file it is in.
#pragma once

#include <annals/error.h>
#include <annals/import_table.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace annals::exchange {

// Gives the rows of a file one by one, each with as many cells as it has.
class Rows {
 public:
  virtual ~Rows() = default;

  // Goes to the next row; false at the end. Fails with kInvalidData for a row that cannot be read,
  // and goes on behind it with the next call unless broken(); with kIo as the disk does.
  virtual Result<bool> next() = 0;
  // Goes back before the first row.
  virtual Result<void> rewind() = 0;
  // The cells of this row as text. The views live until the next call of next().
  virtual std::span<const std::string_view> cells() const = 0;
  // The physical line, or the row of the sheet, from 1.
  virtual std::size_t line() const = 0;
  // Of the text, up to the end of this row; 0 where that says nothing.
  virtual std::uint64_t bytes_read() const = 0;
  // True if a mistake ended the reading, so that rows may be absent.
  virtual bool broken() const = 0;

  // "line 7", or "Sheet1!C7" where a column is given.
  virtual std::string place(std::size_t line, std::size_t column) const = 0;
  // Why a cell has no text that could be trusted; empty for a good cell. A cell that is covered by
  // another, merged with it, has the other's text.
  virtual std::string_view fault(std::size_t column) const = 0;
  virtual bool covered(std::size_t column) const = 0;

  virtual std::string_view sheet() const = 0;  // empty for a text file
  virtual TextEncoding encoding() const = 0;   // of a text file
};
// In place(): the whole row.
inline constexpr std::size_t kWholeRow = static_cast<std::size_t>(-1);

// Opens a workbook, by its first bytes, or a text file, with the sheet, encoding and separator that
// the mapping says. Fails with kNotFound if the file is not there or is a folder, with kIo if it
// cannot be read, with kInvalidData if it is no table, and kInvalidArgument if there is no such
// sheet, or several and none is named.
Result<std::unique_ptr<Rows>> open_rows(const std::filesystem::path& file,
                                        const TableMapping& mapping);

// The two sorts of it.
Result<std::unique_ptr<Rows>> open_text_rows(const std::filesystem::path& file,
                                             const TableMapping& mapping);
Result<std::unique_ptr<Rows>> open_xlsx_rows(const std::filesystem::path& file,
                                             const std::string& sheet);

// The letters of a column of a sheet: 0 is "A", 26 is "AA".
std::string column_letters(std::size_t column);

}  // namespace annals::exchange
