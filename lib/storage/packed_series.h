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

#include <cstdint>
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
inline constexpr int kMaxNarrowDecimals = 3;

// What is current of one year. Where every word on it was retracted, the revision is the last of
// these, so that each year with any revision is here.
struct PackedYear {
  StoredRevision current;
  bool others = false;  // there are other revisions of the observation
};

// Appends the packed form of "years" to "bytes". REQUIRES: at least one year; ascending.
void pack(std::span<const PackedYear> years, std::string& bytes);

// The first and the last year of a packed form. Throws Failure with kInvalidData if damaged.
YearRange years_of(std::string_view bytes);

// Takes a packed form apart, a year at a time, so that nothing is kept but what is wanted.
// Functions throw Failure with kInvalidData if the bytes are not what pack() makes.
class Unpacker {
 public:
  // REQUIRES: "bytes" live as long.
  explicit Unpacker(std::string_view bytes);

  YearRange years() const noexcept {
    return {Year(static_cast<int>(first_)), Year(static_cast<int>(last_))};
  }

  // Moves to the next year; false behind the last.
  bool next() {
    if (next_year_ == end_of_run_ && !begin_run()) return false;
    year_.current.year = static_cast<std::int16_t>(next_year_++);
    if ((tag_ & kHasValues) != 0) year_.current.value = take_value();
    return true;
  }
  // The year that next() moved to.
  const PackedYear& year() const noexcept { return year_; }

 private:
  [[noreturn]] static void refuse();
  static std::int64_t unzigzag(std::uint64_t code) noexcept {
    return static_cast<std::int64_t>(code >> 1) ^ -static_cast<std::int64_t>(code & 1);
  }

  std::uint64_t take() {
    if (at_ != end_ && *at_ < 0x80) return *at_++;
    return take_long();
  }
  std::uint64_t take_long();
  std::int64_t take_small();
  bool begin_run();
  void take_qualification();

  Decimal take_value() {
    const std::uint64_t code = take();
    const Result<Decimal> value =
        (tag_ & kWide) != 0 ? Decimal::make(unzigzag(code), exponent_)
                            : Decimal::make(unzigzag(code >> 2), -static_cast<int>(code & 3));
    if (!value) refuse();
    return *value;
  }

  const unsigned char* at_;
  const unsigned char* end_;
  std::int64_t first_ = 0, last_ = 0;
  std::int64_t next_year_ = 0, end_of_run_ = 0;
  unsigned tag_ = 0;
  int exponent_ = 0;
  PackedYear year_;
};

// Appends all years of "bytes" to "years". Throws like Unpacker.
void unpack(std::string_view bytes, std::vector<PackedYear>& years);

}  // namespace annals::storage
