#include "storage/packed_series.h"

#include <annals/calendar.h>

#include <cstddef>
#include <limits>

#include "storage/errors.h"

namespace annals::storage {
namespace {

constexpr char kVersion = 1;

enum Tag : unsigned {
  kHasValues = 1,
  kWide = 2,
  kQualified = 4,
  kHasDetail = 8,
  kRetracted = 16,
  kOthers = 32,
  kAllTags = 63,
};

constexpr int kMaxNarrowDecimals = 3;
// A mantissa of 18 digits leaves room for two bits more.
static_assert(Decimal::kMaxMantissa <= (std::numeric_limits<std::int64_t>::max() >> 3));

std::uint64_t zigzag(std::int64_t number) {
  return (static_cast<std::uint64_t>(number) << 1) ^ static_cast<std::uint64_t>(number >> 63);
}
std::int64_t unzigzag(std::uint64_t code) {
  return static_cast<std::int64_t>(code >> 1) ^ -static_cast<std::int64_t>(code & 1);
}

void put(std::string& bytes, std::uint64_t number) {
  while (number >= 0x80) {
    bytes += static_cast<char>(number | 0x80);
    number >>= 7;
  }
  bytes += static_cast<char>(number);
}

unsigned tag_of(const PackedYear& year) {
  const StoredRevision& revision = year.current;
  unsigned tag = 0;
  if (revision.value) {
    const int exponent = revision.value->exponent();
    tag |= kHasValues;
    if (exponent > 0 || exponent < -kMaxNarrowDecimals) tag |= kWide;
  }
  if (revision.bound != Bound::kExact || !revision.status.normal()) tag |= kQualified;
  if (revision.has_detail) tag |= kHasDetail;
  if (revision.retracted) tag |= kRetracted;
  if (year.others) tag |= kOthers;
  return tag;
}

bool share_a_run(const PackedYear& a, const PackedYear& b) {
  return b.current.year == a.current.year + 1 && a.current.batch_id == b.current.batch_id &&
         a.current.bound == b.current.bound && a.current.status == b.current.status &&
         tag_of(a) == tag_of(b) &&
         ((tag_of(a) & kWide) == 0 || a.current.value->exponent() == b.current.value->exponent());
}

// Takes a packed form apart.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes)
      : at_(reinterpret_cast<const unsigned char*>(bytes.data())), end_(at_ + bytes.size()) {}

  void run(std::vector<PackedYear>& years) {
    if (at_ == end_ || *at_++ != kVersion) refuse();
    PackedYear year;
    std::int64_t next_year = 0;
    while (at_ != end_) {
      const unsigned tag = *at_++;
      if ((tag & ~kAllTags) != 0) refuse();
      next_year += take_small();
      const std::int64_t behind = next_year + take_small() + 1;
      if (next_year < static_cast<int>(kFirstYear) || behind > static_cast<int>(kLastYear) + 1) {
        refuse();
      }
      read_head(tag, year);
      for (; next_year < behind; ++next_year) {
        year.current.year = static_cast<std::int16_t>(next_year);
        if ((tag & kHasValues) != 0) year.current.value = read_value(tag);
        years.push_back(year);
      }
    }
    if (next_year == 0) refuse();
  }

 private:
  [[noreturn]] static void refuse() {
    fail(ErrorCode::kInvalidData, "the packed form of a series is damaged; rebuild it");
  }

  std::uint64_t take() {
    if (at_ != end_ && *at_ < 0x80) return *at_++;
    std::uint64_t number = 0;
    for (unsigned shift = 0; at_ != end_ && shift < 64; shift += 7) {
      const std::uint64_t byte = *at_++;
      number |= (byte & 0x7F) << shift;
      if (byte < 0x80) return number;
    }
    refuse();
  }
  // A number that no sum of a few makes too large.
  std::int64_t take_small() {
    const std::uint64_t number = take();
    if (number > 0xFFFF) refuse();
    return static_cast<std::int64_t>(number);
  }

  // What the years of a run have in common.
  void read_head(unsigned tag, PackedYear& year) {
    StoredRevision& revision = year.current;
    // Unsigned, since the sum of what a damaged file holds may be any.
    revision.batch_id = static_cast<std::int64_t>(static_cast<std::uint64_t>(revision.batch_id) +
                                                  static_cast<std::uint64_t>(unzigzag(take())));
    if ((tag & kWide) != 0) {
      const std::int64_t exponent = unzigzag(take());
      if (exponent < -Decimal::kMaxExponent || exponent > Decimal::kMaxExponent) refuse();
      exponent_ = static_cast<int>(exponent);
    }
    revision.bound = Bound::kExact;
    revision.status = {};
    if ((tag & kQualified) != 0) {
      const std::int64_t bound = take_small();
      if (bound > static_cast<int>(Bound::kAtMost)) refuse();
      revision.bound = static_cast<Bound>(bound);
      const std::uint64_t bits = take();
      const auto status = ObsStatusSet::from_bits(static_cast<std::uint32_t>(bits));
      if (bits > std::numeric_limits<std::uint32_t>::max() || !status) refuse();
      revision.status = *status;
    }
    revision.value.reset();
    revision.has_detail = (tag & kHasDetail) != 0;
    revision.retracted = (tag & kRetracted) != 0;
    year.others = (tag & kOthers) != 0;
  }

  Decimal read_value(unsigned tag) {
    const std::uint64_t code = take();
    const Result<Decimal> value =
        (tag & kWide) != 0
            ? Decimal::make(unzigzag(code), exponent_)
            : Decimal::make(unzigzag(code >> 2), -static_cast<int>(code & kMaxNarrowDecimals));
    if (!value) refuse();
    return *value;
  }

  const unsigned char* at_;
  const unsigned char* end_;
  int exponent_ = 0;
};

}  // namespace

void pack(std::span<const PackedYear> years, std::string& bytes) {
  bytes += kVersion;
  std::int64_t last_year = 0;
  std::int64_t last_batch = 0;
  for (std::size_t begin = 0; begin < years.size();) {
    std::size_t end = begin + 1;
    while (end < years.size() && share_a_run(years[end - 1], years[end])) ++end;
    const StoredRevision& first = years[begin].current;
    const unsigned tag = tag_of(years[begin]);
    bytes += static_cast<char>(tag);
    put(bytes, static_cast<std::uint64_t>(first.year - last_year));
    put(bytes, end - begin - 1);
    put(bytes, zigzag(first.batch_id - last_batch));
    if ((tag & kWide) != 0) put(bytes, zigzag(first.value->exponent()));
    if ((tag & kQualified) != 0) {
      put(bytes, static_cast<std::uint64_t>(first.bound));
      put(bytes, first.status.bits());
    }
    if ((tag & kHasValues) != 0) {
      for (const PackedYear& year : years.subspan(begin, end - begin)) {
        const std::uint64_t mantissa = zigzag(year.current.value->mantissa());
        put(bytes, (tag & kWide) != 0
                       ? mantissa
                       : mantissa * 4 + static_cast<std::uint64_t>(year.current.value->decimals()));
      }
    }
    last_year = years[end - 1].current.year + 1;
    last_batch = first.batch_id;
    begin = end;
  }
}

void unpack(std::string_view bytes, std::vector<PackedYear>& years) { Unpacker(bytes).run(years); }

}  // namespace annals::storage
