#include "storage/clock.h"

#include <annals/calendar.h>

#include <algorithm>
#include <chrono>

namespace annals::storage {

std::string time_of_write(Connection& connection) {
  const std::string now =
      to_string(std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
  Cursor cursor = connection.cursor("SELECT recorded_at FROM batch ORDER BY id DESC LIMIT 1");
  return cursor.step() ? std::max(now, cursor.text(0)) : now;
}

}  // namespace annals::storage
