// Text files in other encodings than UTF-8, read as UTF-8.
#pragma once

#include <annals/error.h>
#include <annals/import_table.h>

#include <filesystem>
#include <istream>
#include <memory>

namespace annals::exchange {

// What encoding a file is in: by its byte order mark, else UTF-8 if all of it is, else GB18030 if
// all of it is that and nine in ten of its double-byte characters are of GB 2312, so that text in
// Latin-1 or Big5 is not taken for Chinese. Reads the file through. Fails with kInvalidData if it
// is none of these, and with kIo if it cannot be read.
Result<TextEncoding> detected_encoding(const std::filesystem::path& file);

// A file as a stream of UTF-8, without the byte order mark of UTF-16. Where the bytes are no text
// in "encoding", a single byte 0xFF stands for the rest of the file. Null if it cannot be opened.
std::unique_ptr<std::istream> open_text(const std::filesystem::path& file, TextEncoding encoding);

}  // namespace annals::exchange
