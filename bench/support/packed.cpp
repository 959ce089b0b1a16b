#include "support/packed.h"

#include <array>
#include <stdexcept>

namespace annals::bench {
namespace {

constexpr std::array kPowers{1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

class Bytes {
 public:
  explicit Bytes(std::span<const unsigned char> bytes)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  bool empty() const noexcept { return at_ == end_; }
  unsigned char byte() {
    if (at_ == end_) throw std::runtime_error("a packed series is cut off");
    return *at_++;
  }
  std::uint64_t varint() {
    std::uint64_t number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const unsigned char next = byte();
      number |= static_cast<std::uint64_t>(next & 0x7F) << shift;
      if (next < 0x80) return number;
    }
    throw std::runtime_error("a packed series holds a number that is too long");
  }
  std::int64_t signed_varint() { return unzigzag(varint()); }
  static std::int64_t unzigzag(std::uint64_t number) {
    return static_cast<std::int64_t>(number >> 1) ^ -static_cast<std::int64_t>(number & 1);
  }

 private:
  const unsigned char* at_;
  const unsigned char* end_;
};

enum Tag : unsigned { kHasValues = 1, kWide = 2, kQualified = 4 };

double scaled(std::int64_t mantissa, std::int64_t exponent) {
  const auto number = static_cast<double>(mantissa);
  const auto power = static_cast<std::size_t>(exponent < 0 ? -exponent : exponent);
  if (power >= kPowers.size()) throw std::runtime_error("no such exponent is made here");
  return exponent < 0 ? number / kPowers[power] : number * kPowers[power];
}

}  // namespace

void unpack(std::span<const unsigned char> content, PackedValues& into) {
  into.clear();
  Bytes bytes(content);
  if (bytes.byte() != 1) throw std::runtime_error("packed series have another form now");
  int year = static_cast<int>(bytes.varint());
  bytes.varint();  // from the first year to the last
  while (!bytes.empty()) {
    const unsigned tag = bytes.byte();
    year += static_cast<int>(bytes.varint());
    const std::uint64_t length = bytes.varint() + 1;
    bytes.signed_varint();  // the batch
    const std::int64_t exponent = (tag & kWide) != 0 ? bytes.signed_varint() : 0;
    if ((tag & kQualified) != 0) {
      bytes.varint();  // the bound
      bytes.varint();  // the status
    }
    for (std::uint64_t i = 0; i < length; ++i, ++year) {
      if ((tag & kHasValues) == 0) continue;
      const std::uint64_t number = bytes.varint();
      into.years.push_back(year);
      into.values.push_back((tag & kWide) != 0 ? scaled(Bytes::unzigzag(number), exponent)
                                               : scaled(Bytes::unzigzag(number >> 2),
                                                        -static_cast<std::int64_t>(number & 3)));
    }
  }
}

bool PackedCursor::step(PackedValues& into) {
  const int code = sqlite3_step(statement_.get());
  check(code, database_.handle());
  if (code == SQLITE_DONE) {
    check(sqlite3_reset(statement_.get()), database_.handle());
    return false;
  }
  unpack({static_cast<const unsigned char*>(sqlite3_column_blob(statement_.get(), 0)),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), 0))},
         into);
  return true;
}

}  // namespace annals::bench
