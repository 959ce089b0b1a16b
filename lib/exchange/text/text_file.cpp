#include <annals/text_file.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "core/whole_file.h"
#include "exchange/text/decoding.h"
#include "exchange/text/encoding.h"

namespace annals {
namespace {

struct Format {
  std::string_view bytes, what;
};
constexpr std::array kFormats{
    Format{"%PDF", "a PDF document"},
    Format{"PK\x03\x04", "a ZIP archive, as are DOCX, XLSX, WPS and OFD files"},
    Format{"\xD0\xCF\x11\xE0", "an old Office document (DOC, XLS or WPS)"},
    Format{"{\\rtf", "an RTF document"},
    Format{"\x89PNG", "a picture (PNG)"},
    Format{"\xFF\xD8\xFF", "a picture (JPEG)"},
    Format{"GIF8", "a picture (GIF)"},
    Format{"SQLite format 3", "an SQLite database"},
    Format{"\x1F\x8B", "a compressed file (GZIP)"},
};

Error refused(std::string message) { return {ErrorCode::kInvalidData, std::move(message)}; }

// A control character that no text has; those of lines, pages and terminals pass.
bool is_binary(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && (byte < 0x08 || (byte > 0x0D && byte != 0x1B && byte != 0x1A));
}

}  // namespace

Result<TextFile> read_text_file(const std::filesystem::path& file, std::uint64_t most_bytes) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(file, ignored))
    return Error{ErrorCode::kNotFound, "is not a file"};
  const std::uintmax_t size = std::filesystem::file_size(file, ignored);
  if (size == 0) return refused("is empty");
  if (size > most_bytes)
    return refused("is larger than " + std::to_string((most_bytes + (1U << 20U) - 1) >> 20U) +
                   " MB");
  std::string beginning(16, '\0');
  std::ifstream first(file, std::ios::binary);
  if (!first) return Error{ErrorCode::kIo, "cannot be read"};
  first.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
  beginning.resize(static_cast<std::size_t>(first.gcount()));
  for (const Format& format : kFormats) {
    if (beginning.starts_with(format.bytes)) return refused("is " + std::string(format.what));
  }
  const auto encoding = exchange::detected_encoding(file);
  if (!encoding && encoding.error().code != ErrorCode::kInvalidData) return encoding.error();
  if (!encoding) return refused("is neither UTF-8 nor surely GB18030 (GBK): save it as UTF-8");
  const auto in = exchange::open_text(file, *encoding);
  if (!in) return Error{ErrorCode::kIo, "cannot be read"};
  std::optional<std::string> text = core::read_whole(*in);
  if (!text) return Error{ErrorCode::kIo, "cannot be read"};
  TextFile result{*std::move(text), *encoding};
  if (result.text.starts_with("\xEF\xBB\xBF")) result.text.erase(0, 3);
  if (result.text.ends_with('\xFF') ||
      std::any_of(result.text.begin(), result.text.end(), is_binary))
    return refused("is no text");
  return result;
}

}  // namespace annals
