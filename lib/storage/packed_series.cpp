#include "storage/packed_series.h"

#include <cstddef>
#include <limits>

#include "storage/errors.h"

namespace annals::storage {
namespace {

constexpr char kVersion = 1;

// A mantissa of 18 digits leaves room for two bits more.
static_assert(Decimal::kMaxMantissa <= (std::numeric_limits<std::int64_t>::max() >> 3));

std::uint64_t zigzag(std::int64_t number) {
  return (static_cast<std::uint64_t>(number) << 1) ^ static_cast<std::uint64_t>(number >> 63);
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
    if (exponent > 0 || exponent < -static_cast<int>(kMaxNarrowDecimals)) tag |= kWide;
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

}  // namespace

void pack(std::span<const PackedYear> years, std::string& bytes) {
  bytes += kVersion;
  put(bytes, static_cast<std::uint64_t>(years.front().current.year));
  put(bytes, static_cast<std::uint64_t>(years.back().current.year - years.front().current.year));
  std::int64_t next_year = years.front().current.year;
  std::int64_t last_batch = 0;
  for (std::size_t begin = 0; begin < years.size();) {
    std::size_t end = begin + 1;
    while (end < years.size() && share_a_run(years[end - 1], years[end])) ++end;
    const StoredRevision& first = years[begin].current;
    const unsigned tag = tag_of(years[begin]);
    bytes += static_cast<char>(tag);
    put(bytes, static_cast<std::uint64_t>(first.year - next_year));
    put(bytes, end - begin - 1);
    // Unsigned, since the ids of a damaged file may be any.
    put(bytes, zigzag(static_cast<std::int64_t>(static_cast<std::uint64_t>(first.batch_id) -
                                                static_cast<std::uint64_t>(last_batch))));
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
    next_year = years[end - 1].current.year + 1;
    last_batch = first.batch_id;
    begin = end;
  }
}

Unpacker::Unpacker(std::string_view bytes, std::size_t room_behind)
    : at_(reinterpret_cast<const unsigned char*>(bytes.data())),
      end_(at_ + bytes.size()),
      readable_(end_ + room_behind) {
  if (at_ == end_ || *at_++ != kVersion) refuse();
  first_ = take_small();
  last_ = first_ + take_small();
  if (first_ < static_cast<int>(kFirstYear) || last_ > static_cast<int>(kLastYear)) refuse();
  next_year_ = first_;
}

void Unpacker::refuse() {
  fail(ErrorCode::kInvalidData, "the packed form of a series is damaged; rebuild it");
}

// A number that no sum of a few makes too large.
std::int64_t Unpacker::take_small() {
  const std::uint64_t number = take();
  if (number > 0xFFFF) refuse();
  return static_cast<std::int64_t>(number);
}

bool Unpacker::next_run() {
  if (at_ == end_) {
    if (next_year_ != last_ + 1) refuse();
    return false;
  }
  tag_ = *at_++;
  if ((tag_ & ~unsigned{kAllTags}) != 0) refuse();
  next_year_ += take_small();
  length_ = take_small() + 1;
  next_year_ += length_;
  if (next_year_ > last_ + 1) refuse();
  StoredRevision& revision = common_.current;
  // Unsigned, since the sum of what a damaged file holds may be any.
  revision.batch_id = static_cast<std::int64_t>(static_cast<std::uint64_t>(revision.batch_id) +
                                                static_cast<std::uint64_t>(unzigzag(take())));
  if ((tag_ & kWide) != 0) {
    const std::int64_t exponent = unzigzag(take());
    if (exponent < -Decimal::kMaxExponent || exponent > Decimal::kMaxExponent) refuse();
    exponent_ = static_cast<int>(exponent);
  }
  revision.bound = Bound::kExact;
  revision.status = {};
  if ((tag_ & kQualified) != 0) take_qualification();
  revision.has_detail = (tag_ & kHasDetail) != 0;
  revision.retracted = (tag_ & kRetracted) != 0;
  common_.others = (tag_ & kOthers) != 0;
  return true;
}

void Unpacker::take_qualification() {
  const std::int64_t bound = take_small();
  const std::uint64_t bits = take();
  if (bound > static_cast<int>(Bound::kAtMost) ||
      bits > std::numeric_limits<std::uint32_t>::max()) {
    refuse();
  }
  const auto status = ObsStatusSet::from_bits(static_cast<std::uint32_t>(bits));
  if (!status) refuse();
  common_.current.bound = static_cast<Bound>(bound);
  common_.current.status = *status;
}

void Unpacker::take_values(std::size_t count, std::int64_t* mantissas, std::int8_t* exponents) {
  if ((tag_ & kWide) != 0) {
    take_wide_values(count, mantissas, exponents);
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t code = take_fast();
    const std::int64_t mantissa = unzigzag(code >> 2);
    if (mantissa < -Decimal::kMaxMantissa || mantissa > Decimal::kMaxMantissa) refuse();
    mantissas[i] = mantissa;
    exponents[i] = static_cast<std::int8_t>(-static_cast<int>(code & kMaxNarrowDecimals));
  }
}

void Unpacker::take_wide_values(std::size_t count, std::int64_t* mantissas,
                                std::int8_t* exponents) {
  for (std::size_t i = 0; i < count; ++i) {
    const Decimal value = take_value();
    mantissas[i] = value.mantissa();
    exponents[i] = static_cast<std::int8_t>(value.exponent());
  }
}

YearRange years_of(std::string_view bytes) { return Unpacker(bytes).years(); }

void unpack(std::string_view bytes, std::vector<PackedYear>& years) {
  Unpacker unpacker(bytes);
  while (unpacker.next_run()) {
    for (std::size_t i = 0; i < unpacker.length(); ++i) {
      PackedYear& year = years.emplace_back(unpacker.common());
      year.current.year = static_cast<std::int16_t>(unpacker.first_year() + static_cast<int>(i));
      if (unpacker.has_values()) year.current.value = unpacker.take_value();
    }
  }
}

}  // namespace annals::storage
