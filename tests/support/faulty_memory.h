// Memory for SQLite that runs out when it is told to.
#pragma once

namespace annals::test {

// Puts itself before SQLite's allocator. To be called before SQLite is used.
void install_faulty_memory();

// Refuses the allocation with number "nth" (from 1) that SQLite asks for, and if it is "lasting"
// all that follow, for as long as this lives. One at a time, in one thread.
class MemoryPlan {
 public:
  MemoryPlan(int nth, bool lasting);
  MemoryPlan(const MemoryPlan&) = delete;
  MemoryPlan& operator=(const MemoryPlan&) = delete;
  ~MemoryPlan();

  // Those that were refused so far.
  int struck() const;
  // Those that were asked for.
  int seen() const;
};

// The most bytes that SQLite asked for in one piece since the last call.
long largest_allocation();

}  // namespace annals::test
