// The packed form of a series, as a damaged file or one of other hands may hold it.
#include "storage/packed_series.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "storage/errors.h"
#include "support/target.h"

namespace annals::fuzz {
namespace {

using storage::PackedYear;
using storage::Unpacker;

// What "read" gives; nothing if it refuses the bytes.
template <typename Read>
auto unless_refused(Read read) -> std::optional<decltype(read())> {
  try {
    return read();
  } catch (const storage::Failure& failure) {
    require(failure.error.code == ErrorCode::kInvalidData, "a refusal lies in the data");
    return std::nullopt;
  }
}

std::vector<PackedYear> years_in(std::string_view bytes) {
  std::vector<PackedYear> years;
  storage::unpack(bytes, years);
  return years;
}

bool same(const PackedYear& a, const PackedYear& b) {
  const storage::StoredRevision& x = a.current;
  const storage::StoredRevision& y = b.current;
  return x.year == y.year && x.batch_id == y.batch_id && x.bound == y.bound &&
         x.status == y.status && x.retracted == y.retracted && x.has_detail == y.has_detail &&
         a.others == b.others && x.value.has_value() == y.value.has_value() &&
         (!x.value || identical(*x.value, *y.value));
}

bool same(const std::vector<PackedYear>& a, const std::vector<PackedYear>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!same(a[i], b[i])) return false;
  }
  return true;
}

// The values as they go into columns, with so many bytes behind the form that may be read.
std::vector<Decimal> column_in(std::string_view bytes, std::size_t room) {
  // Of its own, so that a byte too far is noticed.
  const std::vector<char> copy = [&] {
    std::vector<char> all(bytes.begin(), bytes.end());
    all.resize(all.size() + room, '\x7F');
    return all;
  }();
  Unpacker unpacker(std::string_view(copy.data(), bytes.size()), room);
  std::vector<Decimal> values;
  while (unpacker.next_run()) {
    if (!unpacker.has_values()) continue;
    std::vector<std::int64_t> mantissas(unpacker.length());
    std::vector<std::int8_t> exponents(unpacker.length());
    unpacker.take_values(unpacker.length(), mantissas.data(), exponents.data());
    for (std::size_t i = 0; i < mantissas.size(); ++i) {
      values.push_back(Decimal::make(mantissas[i], exponents[i]).value());
    }
  }
  return values;
}

void require_column(std::string_view bytes, const std::optional<std::vector<PackedYear>>& years) {
  for (const std::size_t room : {std::size_t{0}, Unpacker::kRoomBehind}) {
    const auto column = unless_refused([&] { return column_in(bytes, room); });
    require(column.has_value() == years.has_value(), "columns refuse what years refuse");
    if (!years) continue;
    std::size_t next = 0;
    for (const PackedYear& each : *years) {
      if (!each.current.value) continue;
      require(next < column->size() && identical((*column)[next++], *each.current.value),
              "columns hold the values of the years");
    }
    require(next == column->size(), "columns hold no others");
  }
}

}  // namespace

void try_input(std::string_view input) {
  const auto years = unless_refused([&] { return years_in(input); });
  require_column(input, years);
  if (!years) return;
  require(!years->empty(), "a series has a year");
  std::string again;
  storage::pack(*years, again);
  require(same(years_in(again), *years), "what was read packs again");
}

}  // namespace annals::fuzz
