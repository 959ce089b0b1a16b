#include "support/faulty_memory.h"

#include <sqlite3.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace annals::test {
namespace {

sqlite3_mem_methods system_memory;

struct Plan {
  bool active = false;
  int nth = 0;
  bool lasting = false;
  int seen = 0, struck = 0;
};
Plan plan;
long largest = 0;

bool strikes(int bytes) {
  largest = std::max(largest, static_cast<long>(bytes));
  if (!plan.active) return false;
  ++plan.seen;
  if (plan.lasting ? plan.seen < plan.nth : plan.seen != plan.nth) return false;
  ++plan.struck;
  return true;
}

void* allocate(int bytes) { return strikes(bytes) ? nullptr : system_memory.xMalloc(bytes); }
void* reallocate(void* block, int bytes) {
  return strikes(bytes) ? nullptr : system_memory.xRealloc(block, bytes);
}

}  // namespace

void install_faulty_memory() {
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &system_memory);
  sqlite3_mem_methods faulty = system_memory;
  faulty.xMalloc = allocate;
  faulty.xRealloc = reallocate;
  if (sqlite3_config(SQLITE_CONFIG_MALLOC, &faulty) != SQLITE_OK) {
    throw std::runtime_error("SQLite is in use already");
  }
}

MemoryPlan::MemoryPlan(int nth, bool lasting) {
  plan = Plan{.active = true, .nth = nth, .lasting = lasting};
}
MemoryPlan::~MemoryPlan() { plan = Plan{}; }
int MemoryPlan::struck() const { return plan.struck; }
int MemoryPlan::seen() const { return plan.seen; }

long largest_allocation() { return std::exchange(largest, 0); }

}  // namespace annals::test
