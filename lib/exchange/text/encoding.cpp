#include "exchange/text/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/utf8.h"

namespace annals::exchange {
namespace {

struct Signature {
  std::string_view bytes;
  std::string_view format;
};

constexpr std::array kSignatures{
    Signature{"\xFF\xFE", "UTF-16 (little endian)"},
    Signature{"\xFE\xFF", "UTF-16 (big endian)"},
    Signature{"PK\x03\x04", "a ZIP archive or an XLSX workbook"},
    Signature{"\xD0\xCF\x11\xE0", "an old Excel workbook (XLS)"},
};
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

bool within(unsigned char byte, unsigned char low, unsigned char high) {
  return low <= byte && byte <= high;
}

// The length of the GB18030 character at "at"; 0 if there is none.
std::size_t gb18030_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : std::uint8_t{0};
  };
  if (byte(0) < 0x80) return 1;
  if (!within(byte(0), 0x81, 0xFE)) return 0;
  if (within(byte(1), 0x40, 0xFE) && byte(1) != 0x7F) return 2;
  const bool four =
      within(byte(1), '0', '9') && within(byte(2), 0x81, 0xFE) && within(byte(3), '0', '9');
  return four ? 4 : 0;
}

std::string hexadecimal(unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  return {'0', 'x', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
}

}  // namespace

Beginning recognised(std::string_view first_bytes) noexcept {
  if (first_bytes.starts_with(kUtf8Mark)) return {kUtf8Mark.size(), {}};
  const auto* found = std::find_if(
      kSignatures.begin(), kSignatures.end(),
      [&](const Signature& signature) { return first_bytes.starts_with(signature.bytes); });
  return {0, found == kSignatures.end() ? std::string_view{} : found->format};
}

bool looks_like_gb18030(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = gb18030_length(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

std::optional<BadByte> not_utf8(std::string_view record) {
  const auto at = core::invalid_utf8(record);
  if (!at) return std::nullopt;
  const std::size_t line_begin = record.rfind('\n', *at) + 1;  // npos + 1 is 0
  std::string message = "byte " + std::to_string(*at - line_begin + 1) + " of the line (" +
                        hexadecimal(static_cast<unsigned char>(record[*at])) + ") is not UTF-8";
  if (looks_like_gb18030(record)) message += ", and the text looks like GB18030 (GBK)";
  return BadByte{*at, message + ": save the file as UTF-8"};
}

}  // namespace annals::exchange
