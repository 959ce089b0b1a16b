// Putting what lies in memory into another order where it lies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace annals::core {

// Moves to each position what lies at the one that "order" has there, as sorting by position finds
// it. In place, since a second block for millions of rows costs more than moving them: the cycles
// of the permutation one after the other. REQUIRES: each position once, as many as items.
template <typename T>
void put_in_order(std::span<T> items, std::span<const std::uint32_t> order) {
  std::vector<bool> done(items.size());
  for (std::size_t start = 0; start < items.size(); ++start) {
    if (done[start] || order[start] == start) continue;
    T first = std::move(items[start]);
    std::size_t to = start;
    for (std::size_t from = order[to]; from != start; from = order[to]) {
      items[to] = std::move(items[from]);
      done[to] = true;
      to = from;
    }
    items[to] = std::move(first);
    done[to] = true;
  }
}

}  // namespace annals::core
