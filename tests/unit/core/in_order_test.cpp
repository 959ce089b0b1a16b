#include "core/in_order.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "support/random.h"

TEST_SUITE_BEGIN("in_order");

namespace annals::core {
namespace {

std::vector<std::string> put(std::vector<std::string> items,
                             const std::vector<std::uint32_t>& order) {
  put_in_order(std::span(items), std::span(order));
  return items;
}

TEST_CASE("in_order: each position gets what lies where the order says") {
  CHECK(put({"a", "b", "c", "d"}, {2, 0, 3, 1}) == std::vector<std::string>{"c", "a", "d", "b"});
  CHECK(put({"a", "b", "c", "d"}, {1, 0, 3, 2}) == std::vector<std::string>{"b", "a", "d", "c"});
  CHECK(put({"a", "b", "c"}, {0, 1, 2}) == std::vector<std::string>{"a", "b", "c"});
  CHECK(put({}, {}).empty());
}

TEST_CASE("in_order: any order is that of a copy taken one by one") {
  test::Random random(20261127);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::uint32_t> order(random.below(std::size_t{40}));
    std::iota(order.begin(), order.end(), 0U);
    for (std::size_t i = order.size(); i > 1; --i) {
      std::swap(order[i - 1], order[random.below(i)]);
    }
    std::vector<std::string> items, expected;
    for (std::size_t i = 0; i < order.size(); ++i) {
      items.push_back("an item too long to lie within its string " + std::to_string(i));
    }
    for (const std::uint32_t from : order) expected.push_back(items[from]);
    CHECK(put(items, order) == expected);
  }
}

}  // namespace
}  // namespace annals::core

TEST_SUITE_END();
