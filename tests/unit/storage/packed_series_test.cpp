#include "storage/packed_series.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "support/thrown.h"

TEST_SUITE_BEGIN("packed_series");

namespace annals::storage {
namespace {

PackedYear year(int number, const std::string& value, std::int64_t batch = 1) {
  PackedYear result;
  result.current.year = static_cast<std::int16_t>(number);
  result.current.batch_id = batch;
  if (!value.empty()) result.current.value = Decimal::parse(value).value();
  return result;
}

std::string bytes_of(const std::vector<PackedYear>& years) {
  std::string bytes;
  pack(years, bytes);
  return bytes;
}

std::string hex(const std::string& bytes) {
  std::string text;
  for (const char byte : bytes) {
    constexpr char kDigits[] = "0123456789abcdef";
    if (!text.empty()) text += ' ';
    text += kDigits[static_cast<unsigned char>(byte) >> 4];
    text += kDigits[static_cast<unsigned char>(byte) & 15];
  }
  return text;
}

std::string shown(const PackedYear& each) {
  const StoredRevision& revision = each.current;
  return std::to_string(revision.year) + ' ' +
         (revision.value ? revision.value->str() : std::string("-")) + ' ' +
         revision.status.letters() + ' ' + std::string(to_string(revision.bound)) + " of " +
         std::to_string(revision.batch_id) + (revision.retracted ? " retracted" : "") +
         (revision.has_detail ? " detailed" : "") + (each.others ? " with others" : "") + '\n';
}

std::string shown(const std::vector<PackedYear>& years) {
  std::string text;
  for (const PackedYear& each : years) text += shown(each);
  return text;
}

std::vector<PackedYear> unpacked(const std::string& bytes) {
  std::vector<PackedYear> years;
  unpack(bytes, years);
  return years;
}

// What a damaged file tells.
const std::string kDamaged = "invalid_data: the packed form of a series is damaged; rebuild it";

std::string told_of(const std::string& bytes) {
  return test::failure_of([&] { return unpacked(bytes).size(); });
}

TEST_CASE("packed_series: the bytes are those that the description says") {
  // 2020 is e4 0f; 97.30 is 9730 with two digits: 9730 * 2 * 4 + 2 is 77842, or 92 e0 04.
  CHECK(hex(bytes_of({year(2020, "97.30")})) == "01 e4 0f 00 01 00 00 02 92 e0 04");
  // Three years one after the other are one run; -1 is 1 as a signed number, and 4 with no digits.
  CHECK(hex(bytes_of({year(2020, "0"), year(2021, "-1"), year(2022, "1")})) ==
        "01 e4 0f 02 01 00 02 02 00 04 08");
  // A gap of two years, of an older batch, a number rounded to thousands: wide.
  CHECK(hex(bytes_of({year(1, "5", 7), year(4, "122e3", 3)})) ==
        "01 01 03 01 00 00 0e 28 03 02 00 07 06 f4 01");
  // Four digits after the point are wide too.
  CHECK(hex(bytes_of({year(2020, "0.1234")})) == "01 e4 0f 00 03 00 00 02 07 a4 13");
  // At least 5, provisional (bit 15), with a detail; and a year that was retracted.
  PackedYear qualified = year(2020, "5");
  qualified.current.bound = Bound::kAtLeast;
  qualified.current.status = ObsStatus::kProvisional;
  qualified.current.has_detail = true;
  PackedYear retracted = year(2021, "");
  retracted.current.retracted = true;
  retracted.others = true;
  CHECK(hex(bytes_of({qualified, retracted})) ==
        "01 e4 0f 01 0d 00 00 02 02 80 80 02 28 30 00 00 00");
}

TEST_CASE("packed_series: plain years of one report take eight bytes and those of their values") {
  std::vector<PackedYear> years;
  for (int i = 0; i < 15; ++i) years.push_back(year(2000 + i, std::to_string(i)));
  CHECK(bytes_of(years).size() == 8 + 15);
}

TEST_CASE("packed_series: the ends of every range come back") {
  const std::int64_t most = Decimal::kMaxMantissa;
  std::vector<PackedYear> years;
  int number = 1;
  for (const int exponent : {-40, -4, -3, 0, 1, 40}) {
    for (const std::int64_t mantissa : {most, -most, std::int64_t{0}}) {
      PackedYear each = year(number++, "");
      each.current.value = Decimal::make(mantissa, exponent).value();
      years.push_back(each);
    }
  }
  years.push_back(year(2999, "1", std::numeric_limits<std::int64_t>::max()));
  CHECK(shown(unpacked(bytes_of(years))) == shown(years));
}

// Any years that a history may lead to.
std::vector<PackedYear> random_years(std::mt19937& random) {
  const auto below = [&](int limit) {
    return std::uniform_int_distribution<int>(0, limit - 1)(random);
  };
  constexpr ObsStatus kStatuses[] = {ObsStatus::kBreak, ObsStatus::kProvisional,
                                     ObsStatus::kIncludesOtherCategory};
  std::vector<PackedYear> years;
  for (int number = 1990 + below(30); number < 2030 && years.size() < 30; number += 1) {
    if (below(5) == 0) continue;
    PackedYear each =
        years.empty() || below(3) == 0 ? year(number, "", 1 + below(1000)) : years.back();
    StoredRevision& revision = each.current;
    revision.year = static_cast<std::int16_t>(number);
    revision.value.reset();
    if (below(8) != 0) {
      revision.value =
          Decimal::make(below(2'000'000) - 1'000'000, below(3) == 0 ? below(9) - 5 : -2).value();
    }
    if (below(8) == 0) revision.status = kStatuses[below(3)];
    if (below(8) == 0) revision.bound = static_cast<Bound>(below(4));
    if (below(8) == 0) revision.has_detail = !revision.has_detail;
    if (below(8) == 0) each.others = !each.others;
    if (below(20) == 0) revision.retracted = !revision.retracted;
    years.push_back(each);
  }
  if (years.empty()) years.push_back(year(2020, "1"));
  return years;
}

TEST_CASE("packed_series: whatever is packed comes back") {
  std::mt19937 random(20);
  for (int i = 0; i < 2'000; ++i) {
    const std::vector<PackedYear> years = random_years(random);
    CAPTURE(i);
    REQUIRE(shown(unpacked(bytes_of(years))) == shown(years));
  }
}

// All values, run by run: the first "skipped" of a run are passed over, and the others taken into
// columns.
std::vector<Decimal> values_in_columns(std::string_view bytes, std::size_t room,
                                       std::size_t skipped) {
  std::vector<Decimal> values;
  Unpacker unpacker(bytes, room);
  while (unpacker.next_run()) {
    if (!unpacker.has_values()) continue;
    const std::size_t before = std::min(skipped, unpacker.length());
    const std::size_t count = unpacker.length() - before;
    std::vector<std::int64_t> mantissas(count);
    std::vector<std::int8_t> exponents(count);
    unpacker.skip_values(before);
    unpacker.take_values(count, mantissas.data(), exponents.data());
    for (std::size_t i = 0; i < count; ++i) {
      values.push_back(Decimal::make(mantissas[i], exponents[i]).value());
    }
  }
  return values;
}

std::vector<Decimal> values_one_by_one(std::string_view bytes, std::size_t skipped) {
  std::vector<Decimal> values;
  Unpacker unpacker(bytes);
  while (unpacker.next_run()) {
    for (std::size_t i = 0; unpacker.has_values() && i < unpacker.length(); ++i) {
      const Decimal value = unpacker.take_value();
      if (i >= skipped) values.push_back(value);
    }
  }
  return values;
}

TEST_CASE("packed_series: columns hold what is taken value by value") {
  std::mt19937 random(22);
  for (std::size_t i = 0; i < 2'000; ++i) {
    std::vector<PackedYear> years = random_years(random);
    if (i % 3 == 0) {  // long runs
      for (PackedYear& each : years) {
        const std::int16_t number = each.current.year;
        const auto value = each.current.value;
        each = year(number, "1");
        if (value) each.current.value = Decimal::make(value->mantissa() << (i % 40), -2).value();
      }
    }
    const std::string bytes = bytes_of(years), with_room = bytes + std::string(8, '\xFF');
    const std::size_t skipped = i % 13;
    CAPTURE(hex(bytes));
    const auto same = [&](std::string_view packed, std::size_t room) {
      const auto expected = values_one_by_one(packed, skipped);
      const auto found = values_in_columns(packed, room, skipped);
      return std::equal(expected.begin(), expected.end(), found.begin(), found.end(),
                        [](const Decimal& a, const Decimal& b) { return identical(a, b); });
    };
    REQUIRE(same(bytes, 0));
    REQUIRE(same(std::string_view(with_room).substr(0, bytes.size()), Unpacker::kRoomBehind));
  }
}

TEST_CASE("packed_series: in columns, a changed byte is damage or another series too") {
  std::mt19937 random(23);
  int damaged = 0;
  for (std::size_t i = 0; i < 20'000; ++i) {
    std::string bytes = bytes_of(random_years(random));
    const auto at = std::uniform_int_distribution<std::size_t>(0, bytes.size() - 1)(random);
    bytes[at] = static_cast<char>(std::uniform_int_distribution<int>(0, 255)(random));
    const std::size_t length = bytes.size();
    bytes.append(8, '\x81');
    const std::string told = test::failure_of([&] {
      return values_in_columns(std::string_view(bytes).substr(0, length), 8, i % 3).size();
    });
    CAPTURE(hex(bytes));
    REQUIRE((told == "nothing thrown" || told == kDamaged));
    damaged += told == kDamaged ? 1 : 0;
  }
  CHECK(damaged > 1'000);
}

TEST_CASE("packed_series: the span of years is read without the rest") {
  const std::string bytes = bytes_of({year(2004, "1"), year(2023, "2")});
  CHECK(years_of(bytes) == YearRange{Year(2004), Year(2023)});
  CHECK(years_of(bytes.substr(0, 4)) == YearRange{Year(2004), Year(2023)});
}

TEST_CASE("packed_series: bytes that end too early, or go on, are damaged") {
  const std::string whole = bytes_of({year(2020, "97.30"), year(2023, "122e3", 500)});
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CAPTURE(length);
    CHECK(told_of(whole.substr(0, length)) == kDamaged);
  }
  CHECK(told_of(whole + '\x01') == kDamaged);
}

// The form of the years 1 to 2, with "runs" for its runs.
std::string with_runs(const std::string& runs) {
  return std::string({'\x01', '\x01', '\x01'}) + runs;
}

TEST_CASE("packed_series: what no series has is damaged") {
  CHECK(told_of(with_runs({'\x01', '\0', '\x01', '\x02', '\x08', '\x08'})) == "nothing thrown");
  CHECK(told_of({'\x02', '\x01', '\x01', '\x01', '\0', '\x01', '\x02', '\x08', '\x08'}) ==
        kDamaged);  // another version
  CHECK(told_of({'\x01', '\0', '\0', '\x01', '\0', '\0', '\x02', '\x08'}) ==
        kDamaged);  // the year 0
  CHECK(told_of({'\x01', '\xb8', '\x17', '\0', '\x01', '\0', '\0', '\x02', '\x08'}) ==
        kDamaged);                                                                        // 3000
  CHECK(told_of(with_runs("")) == kDamaged);                                              // no year
  CHECK(told_of(with_runs({'\x41', '\0', '\x01', '\x02', '\x08', '\x08'})) == kDamaged);  // a tag
  // More years than the span has, by a gap and by a length, and fewer.
  CHECK(told_of(with_runs({'\x01', '\x01', '\x01', '\x02', '\x08', '\x08'})) == kDamaged);
  CHECK(told_of(with_runs({'\0', '\0', '\xff', '\xff', '\xff', '\x0f', '\x02'})) == kDamaged);
  CHECK(told_of(with_runs({'\x01', '\0', '\0', '\x02', '\x08'})) == kDamaged);
  // A bound of 4, a status of no letter, an exponent of 41, a number of more than 64 bits.
  CHECK(told_of(with_runs({'\x04', '\0', '\x01', '\x02', '\x04', '\0'})) == kDamaged);
  CHECK(told_of(with_runs({'\x04', '\0', '\x01', '\x02', '\0', '\x01'})) == kDamaged);
  CHECK(told_of(with_runs({'\x03', '\0', '\x01', '\x02', '\x52', '\x08', '\x08'})) == kDamaged);
  CHECK(told_of(with_runs({'\0', '\0', '\x01'}) + std::string(10, '\xff') + '\x01') == kDamaged);
  // A mantissa of 19 digits.
  CHECK(told_of(with_runs({'\x03', '\0', '\x01', '\x02', '\0', '\0'}) + std::string(8, '\xff') +
                '\x7f') == kDamaged);
}

TEST_CASE("packed_series: a changed byte is damage or another series, and nothing worse") {
  std::mt19937 random(21);
  int damaged = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes = bytes_of(random_years(random));
    const auto at = std::uniform_int_distribution<std::size_t>(0, bytes.size() - 1)(random);
    bytes[at] = static_cast<char>(std::uniform_int_distribution<int>(0, 255)(random));
    const std::string told = told_of(bytes);
    CAPTURE(hex(bytes));
    REQUIRE((told == "nothing thrown" || told == kDamaged));
    damaged += told == kDamaged ? 1 : 0;
  }
  CHECK(damaged > 1'000);
}

}  // namespace
}  // namespace annals::storage

TEST_SUITE_END();
