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

// A statement on packed_series whose first column is the content.
class PackedCursor {
 public:
  PackedCursor(BareDatabase& database, const std::string& sql)
      : database_(database), statement_(database, sql) {}

  void bind(int parameter, std::int64_t value) {
    sqlite3_bind_int64(statement_.get(), parameter, value);
  }
  // The next series; false behind the last one, and then it may be bound and stepped anew.
  bool step(PackedValues& into);

 private:
  BareDatabase& database_;
  BareStatement statement_;
};

}  // namespace annals::bench
