// Freezes: named vintages of a whole store, such as "report 2023 as sent".
#pragma once

#include <annals/calendar.h>

#include <cstdint>
#include <string>

namespace annals {

// One freeze: everything that the store held at a moment. Store::frozen() reads it.
struct Freeze {
  std::string name;
  std::string note;
  std::string author;
  Timestamp recorded_at;
  std::int64_t last_write = 0;  // the last write that it holds; 0: there was none
  std::string sha256;           // over all that was frozen, 64 hexadecimal digits

  friend bool operator==(const Freeze&, const Freeze&) = default;
};

}  // namespace annals
