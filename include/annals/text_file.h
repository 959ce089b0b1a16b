// The text of a file, in whatever encoding it surely is.
#pragma once

#include <annals/error.h>
#include <annals/import_table.h>

#include <cstdint>
#include <filesystem>
#include <string>

namespace annals {

struct TextFile {
  std::string text;                             // in UTF-8, without a byte order mark
  TextEncoding encoding = TextEncoding::kUtf8;  // of the file
};

// Reads a text file whole: by its byte order mark, else as UTF-8 if all of it is that, else as
// GB18030 (GBK) if all of it is that and nine in ten of its double-byte characters are of GB 2312,
// as is all Chinese in daily use.
//
// Fails with kNotFound if there is no such file, and with kInvalidData, in words that follow the
// name of the file ("is a PDF document"), if it is empty, has more than "most_bytes" bytes, is of
// a known format that is no text, has bytes that no text has, or is in another encoding; kIo.
Result<TextFile> read_text_file(const std::filesystem::path& file,
                                std::uint64_t most_bytes = std::uint64_t{64} << 20U);

}  // namespace annals
