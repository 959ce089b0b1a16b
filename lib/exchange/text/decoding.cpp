#include "exchange/text/decoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <fstream>
#include <streambuf>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/text.h"
#include "core/utf8.h"
#include "exchange/text/encoding.h"

namespace annals::exchange {
namespace {

constexpr std::size_t kBlock = std::size_t{64} * 1024;

// Converts a file block by block.
class Converter : public std::streambuf {
 public:
  Converter(std::ifstream in, const char* from)
      : in_(std::move(in)), conversion_(::iconv_open("UTF-8", from)), out_(4 * kBlock) {}
  ~Converter() override {
    if (usable()) ::iconv_close(conversion_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // False if the system does not know the encoding.
  bool usable() const noexcept {
    return conversion_ != reinterpret_cast<iconv_t>(-1);  // NOLINT: what iconv_open() returns
  }

 protected:
  int_type underflow() override {
    while (!finished_) {
      const std::size_t size = convert();
      if (size == 0) continue;
      setg(out_.data(), out_.data(), out_.data() + size);
      return traits_type::to_int_type(out_.front());
    }
    return traits_type::eof();
  }

 private:
  // Reads a block behind what was left over; the number of bytes in out_.
  std::size_t convert() {
    std::array<char, kBlock> block;
    in_.read(block.data(), static_cast<std::streamsize>(block.size()));
    // Taken by the stream that reads here, which is bad from then on.
    if (in_.bad()) throw std::ios_base::failure("the file cannot be read");
    pending_.append(block.data(), static_cast<std::size_t>(in_.gcount()));
    const bool at_end = in_.gcount() == 0;
    char* from = pending_.data();
    std::size_t left = pending_.size();
    char* to = out_.data();
    std::size_t room = out_.size() - 1;
    const std::size_t done = ::iconv(conversion_, &from, &left, &to, &room);
    const bool wrong = done == static_cast<std::size_t>(-1) && errno == EILSEQ;
    if (wrong || (at_end && left > 0)) {
      *to++ = '\xFF';
      finished_ = true;
    }
    finished_ = finished_ || at_end;
    pending_.erase(0, pending_.size() - left);
    return static_cast<std::size_t>(to - out_.data());
  }

  std::ifstream in_;
  iconv_t conversion_;
  std::string pending_;
  std::vector<char> out_;
  bool finished_ = false;
};

class ConvertedStream : public std::istream {
 public:
  ConvertedStream(std::ifstream file, const char* from)
      : std::istream(nullptr), converter_(std::move(file), from) {
    rdbuf(&converter_);
  }
  bool usable() const noexcept { return converter_.usable(); }

 private:
  Converter converter_;
};

bool is_ascii(std::string_view text) {
  unsigned char seen = 0;
  for (const char c : text) seen |= static_cast<unsigned char>(c);
  return seen < 0x80;
}

// Characters of two bytes, and those of them that are in GB 2312.
struct Characters {
  std::size_t two_bytes = 0, common = 0;
};

// REQUIRES: looks_like_gb18030(line).
void count_characters(std::string_view line, Characters& count) {
  for (std::size_t at = 0; at < line.size();) {
    const auto lead = static_cast<unsigned char>(line[at]);
    if (lead < 0x80) {
      ++at;
      continue;
    }
    const auto trail = static_cast<unsigned char>(line[at + 1]);
    if (trail < 0x40) {
      at += 4;
      continue;
    }
    ++count.two_bytes;
    if (lead >= 0xA1 && lead <= 0xF7 && trail >= 0xA1) ++count.common;
    at += 2;
  }
}

// Reads whole lines, many at once; false at the end.
bool read_lines(std::istream& in, std::string& lines) {
  constexpr std::size_t kBytesAtOnce = std::size_t{1} << 18;
  lines.resize(kBytesAtOnce);
  in.read(lines.data(), static_cast<std::streamsize>(lines.size()));
  lines.resize(static_cast<std::size_t>(in.gcount()));
  if (std::string rest; in && lines.back() != '\n' && std::getline(in, rest)) lines += rest;
  return !lines.empty();
}

// What the lines read so far may be.
struct Possible {
  bool utf8 = true, gb18030 = true;
  Characters count{};

  void read(std::string_view lines) {
    while (!lines.empty()) {
      const std::string_view line = lines.substr(0, lines.find('\n'));
      lines.remove_prefix(std::min(line.size() + 1, lines.size()));
      if (is_ascii(line)) continue;
      utf8 = utf8 && !core::invalid_utf8(line);
      gb18030 = gb18030 && looks_like_gb18030(line);
      if (gb18030) count_characters(line, count);
    }
  }
};

}  // namespace

Result<TextEncoding> detected_encoding(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  Possible possible;
  bool first = true;
  std::string lines;
  while ((possible.utf8 || possible.gb18030) && read_lines(in, lines)) {
    if (std::exchange(first, false) && recognised(lines).format.starts_with("UTF-16"))
      return TextEncoding::kUtf16;
    if (!is_ascii(lines)) possible.read(lines);
  }
  if (in.bad()) return Error{ErrorCode::kIo, "the file cannot be read"};
  if (possible.utf8) return TextEncoding::kUtf8;
  const Characters& count = possible.count;
  if (possible.gb18030 && count.common * 10 >= count.two_bytes * 9) return TextEncoding::kGb18030;
  return Error{ErrorCode::kInvalidData,
               possible.gb18030
                   ? "the file is not UTF-8, and may be GB18030 or something else: name its "
                     "encoding, or save it as UTF-8"
                   : "the file is neither UTF-8 nor GB18030: save it as UTF-8"};
}

std::unique_ptr<std::istream> open_text(const std::filesystem::path& file, TextEncoding encoding) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return nullptr;
  const char* from = "GB18030";
  switch (encoding) {
    case TextEncoding::kDetect:
    case TextEncoding::kUtf8:
      return std::make_unique<std::ifstream>(std::move(in));
    case TextEncoding::kUtf16: {
      std::array<char, 2> mark{};
      in.read(mark.data(), mark.size());
      from = mark[0] == '\xFE' ? "UTF-16BE" : "UTF-16LE";
      break;
    }
    case TextEncoding::kGb18030:
      break;
  }
  auto stream = std::make_unique<ConvertedStream>(std::move(in), from);
  if (!stream->usable()) return nullptr;
  return stream;
}

}  // namespace annals::exchange
