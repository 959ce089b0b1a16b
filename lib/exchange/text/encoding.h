// What encoding bytes are in: UTF-8 or, for a message, what they look like instead.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace annals::exchange {

// What the first bytes of a file say.
struct Beginning {
  std::size_t skip = 0;     // bytes of a UTF-8 byte order mark
  std::string_view format;  // a format that is no CSV in UTF-8, such as "UTF-16"; empty if none
};
// The longest beginning that is known, in bytes.
inline constexpr std::size_t kBeginningBytes = 4;
Beginning recognised(std::string_view first_bytes) noexcept;

// True if every byte of "text" is part of a well-formed GB18030 (or GBK) character.
bool looks_like_gb18030(std::string_view text) noexcept;

// The sentence for a record that is not UTF-8 from its byte "at" on; empty if the record is UTF-8.
struct BadByte {
  std::size_t at = 0;  // in the record
  std::string message;
};
std::optional<BadByte> not_utf8(std::string_view record);

}  // namespace annals::exchange
