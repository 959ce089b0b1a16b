// The packed series as schema/README.md describes them, read by SQLite's C interface alone: the
// least that any reading of a series, a cross-section or a whole store can cost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "support/bare.h"

namespace annals::bench {

// One series as plain numbers. Years without a value are left out.
struct PackedValues {
  std::vector<int> years;
  std::vector<double> values;

  std::size_t size() const noexcept { return years.size(); }
  void clear() {
    years.clear();
    values.clear();
  }
};

// Throws std::runtime_error if the bytes are not of that form.
void unpack(std::span<const unsigned char> content, PackedValues& into);

// The key of a packed series.
constexpr std::int64_t packed_id(std::int64_t indicator_id, std::int64_t agency_id) noexcept {
  return indicator_id << 32 | agency_id;
}

// All packed series of an indicator; see bind_indicator().
inline constexpr const char* kPackedSection =
    "SELECT content FROM packed_series WHERE id BETWEEN ?1 AND ?2";

// A statement on packed_series whose first column is the content.
class PackedCursor {
 public:
  PackedCursor(BareDatabase& database, const std::string& sql)
      : database_(database), statement_(database, sql) {}

  void bind(int parameter, std::int64_t value) {
    sqlite3_bind_int64(statement_.get(), parameter, value);
  }
  // REQUIRES: made of kPackedSection.
  void bind_indicator(std::int64_t id) {
    bind(1, packed_id(id, 0));
    bind(2, packed_id(id + 1, 0) - 1);
  }
  // The next series; false behind the last one, and then it may be bound and stepped anew.
  bool step(PackedValues& into);

 private:
  BareDatabase& database_;
  BareStatement statement_;
};

}  // namespace annals::bench
