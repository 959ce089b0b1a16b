// The packed form of a series: what is current of one agency and indicator, in few bytes.
//
// A byte for the version of the form, 1; the first year and the years from there to the last; and
// then runs of years that follow one another and have all but their value in common. Numbers are
// varints: seven bits a byte, the lowest first, the eighth bit set where more follow; "signed" ones
// are zigzag (0, -1, 1, -2 ... as 0, 1, 2, 3 ...).
//
//   tag       a byte: the sum of 1 has values, 2 wide, 4 qualified, 8 has detail, 16 retracted,
//             32 there are other revisions of these observations
//   gap       years left out since the run before; 0 in the first run
//   length    years in the run, less 1
//   batch     signed: the id of the batch, less that of the run before (0 before the first)
//   exponent  signed, of all values; only if wide
//   bound, status bits (ObsStatusSet::bits)  only if qualified; otherwise exact and normal
//   values    one a year, only if there are values: the signed mantissa if wide; otherwise four
//             times the number of that signed mantissa plus the digits after the point, 0 to 3
//
// Stored; do not change: another form takes another version.
#pragma once

#include <annals/calendar.h>
#include <annals/decimal.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/revisions.h"

namespace annals::storage {

// The parts of a tag.
enum PackedTag : unsigned {
  kHasValues = 1,
  kWide = 2,
  kQualified = 4,
  kHasDetail = 8,
  kRetracted = 16,
  kOthers = 32,
  kAllTags = 63,
};
// The most digits after the point of a value that is not wide.
inline constexpr unsigned kMaxNarrowDecimals = 3;

// What is current of one year. Where every word on it was retracted, the revision is the last of
// these, so that each year with any revision is here.
struct PackedYear {
  StoredRevision current;
  bool others = false;  // there are other revisions of the observation
};

// Appends the packed form of "years" to "bytes". REQUIRES: at least one year; ascending.
void pack(std::span<const PackedYear> years, std::string& bytes);

// Takes a packed form apart, run by run, so that nothing is kept but what is wanted.
// Functions throw Failure with kInvalidData if the bytes are not what pack() makes.
class Unpacker {
 public:
  // REQUIRES: "bytes" live as long, and so many bytes behind them can be read, whatever they are:
  // with kRoomBehind of them all values are taken fast.
  explicit Unpacker(std::string_view bytes, std::size_t room_behind = 0);
  static constexpr std::size_t kRoomBehind = 8;

  // From the first year to the last.
  YearRange years() const noexcept {
    return {Year(static_cast<int>(first_)), Year(static_cast<int>(last_))};
  }

  // Moves to the next run; false behind the last. REQUIRES: the values of the run were taken.
  bool next_run();
  // The run: its years, and what they have in common, which is all but the year and the value.
  int first_year() const noexcept { return static_cast<int>(next_year_ - length_); }
  std::size_t length() const noexcept { return static_cast<std::size_t>(length_); }
  const PackedYear& common() const noexcept { return common_; }
  bool has_values() const noexcept { return (tag_ & kHasValues) != 0; }

  // The value of the next year of the run. REQUIRES: has_values(), and no more often than length().
  Decimal take_value() {
    const std::uint64_t code = take();
    const Result<Decimal> value =
        (tag_ & kWide) != 0
            ? Decimal::make(unzigzag(code), exponent_)
            : Decimal::make(unzigzag(code >> 2), -static_cast<int>(code & kMaxNarrowDecimals));
    if (!value) refuse();
    return *value;
  }
  // The same of so many years, into columns.
  void take_values(std::size_t count, std::int64_t* mantissas, std::int8_t* exponents);
  // Passes over the values of so many years.
  void skip_values(std::size_t count) {
    // Eight bytes at once while they end no more numbers than are left.
    while (count >= 8 && end_ - at_ >= 8) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, at_, sizeof bytes);
      // One for each byte that ends a number, all added up in the highest byte: what processors
      // count bits by is not everywhere.
      count -= static_cast<std::size_t>((~bytes & kMore) / 0x80 * 0x0101010101010101 >> 56);
      at_ += 8;
    }
    for (; count > 0; --count) take_fast();
  }

 private:
  [[noreturn]] static void refuse();
  static std::int64_t unzigzag(std::uint64_t code) noexcept {
    return static_cast<std::int64_t>(code >> 1) ^ -static_cast<std::int64_t>(code & 1);
  }

  std::uint64_t take() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; at_ != end_ && shift < 64; shift += 7) {
      const std::uint64_t byte = *at_++;
      number |= (byte & 0x7F) << shift;
      if (byte < 0x80) return number;
    }
    refuse();
  }
  // The bits that are set where a number goes on in the next byte.
  static constexpr std::uint64_t kMore = 0x8080808080808080;

  // As take(), eight bytes at a time where so many can be read.
  std::uint64_t take_fast() {
    static_assert(kRoomBehind == sizeof(std::uint64_t));
    if (std::endian::native != std::endian::little || readable_ - at_ < 8) return take();
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at_, sizeof bytes);
    const std::uint64_t last = ~bytes & kMore;
    if (last == 0) return take();
    const int bits = std::countr_zero(last) + 1;
    at_ += bits / 8;
    if (at_ > end_) refuse();
    return joined(bytes & (~std::uint64_t{0} >> (64 - bits)) & ~kMore);
  }
  // Eight times seven bits, one beside the other.
  static std::uint64_t joined(std::uint64_t sevens) noexcept {
    sevens = (sevens & 0x007F007F007F007F) | (sevens & 0x7F007F007F007F00) >> 1;
    sevens = (sevens & 0x00003FFF00003FFF) | (sevens & 0x3FFF00003FFF0000) >> 2;
    return (sevens & 0x000000000FFFFFFF) | (sevens & 0x0FFFFFFF00000000) >> 4;
  }
  std::int64_t take_small();
  void take_qualification();
  void take_wide_values(std::size_t count, std::int64_t* mantissas, std::int8_t* exponents);

  const unsigned char* at_;
  const unsigned char* end_;
  const unsigned char* readable_;
  std::int64_t first_ = 0, last_ = 0;
  std::int64_t next_year_ = 0;  // behind the run
  std::int64_t length_ = 0;     // of the run
  unsigned tag_ = 0;
  int exponent_ = 0;
  PackedYear common_;
};

// The first and the last year of a packed form. Throws like Unpacker.
YearRange years_of(std::string_view bytes);

// Appends all years of "bytes" to "years". Throws like Unpacker.
void unpack(std::string_view bytes, std::vector<PackedYear>& years);

}  // namespace annals::storage
