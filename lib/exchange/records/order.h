// The order in which definitions that name one another are made.
#pragma once

#include <cstddef>
#include <vector>

namespace annals::exchange {

struct Order {
  // What can be made, each behind all that it needs; in the order given where that is free.
  std::vector<std::size_t> sequence;
  // What needs itself by way of others: each circle once, along the needs. What stands neither
  // here nor in the sequence needs something in a circle.
  std::vector<std::vector<std::size_t>> circles;
};

// needs[i] are the positions that i needs. REQUIRES: all are smaller than needs.size().
Order dependency_order(const std::vector<std::vector<std::size_t>>& needs);

}  // namespace annals::exchange
