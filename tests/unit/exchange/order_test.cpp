#include "exchange/records/order.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "support/random.h"

TEST_SUITE_BEGIN("order");

namespace annals::exchange {
namespace {

using Needs = std::vector<std::vector<std::size_t>>;

std::string text_of(const std::vector<std::size_t>& positions) {
  std::string text;
  for (const std::size_t position : positions)
    text += (text.empty() ? "" : " ") + std::to_string(position);
  return text;
}

// "0 1; 2 3" for the sequence 0, 1 and the circle of 2 and 3.
std::string order_of(const Needs& needs) {
  const Order order = dependency_order(needs);
  std::string text = text_of(order.sequence);
  for (const auto& circle : order.circles) text += "; " + text_of(circle);
  return text;
}

TEST_CASE("order: nothing has an order of nothing") { CHECK(order_of({}).empty()); }

TEST_CASE("order: what needs nothing stays as given") { CHECK(order_of({{}, {}, {}}) == "0 1 2"); }

TEST_CASE("order: each stands behind all that it needs") {
  CHECK(order_of({{2}, {}, {1}}) == "1 2 0");
  CHECK(order_of({{1, 2}, {3}, {3}, {}}) == "3 1 2 0");
}

TEST_CASE("order: what is free stays as given") { CHECK(order_of({{3}, {}, {}, {}}) == "1 2 3 0"); }

TEST_CASE("order: one need named twice is one need") { CHECK(order_of({{1, 1}, {}}) == "1 0"); }

TEST_CASE("order: what needs itself is a circle of one") { CHECK(order_of({{0}, {}}) == "1; 0"); }

TEST_CASE("order: a circle is told along its needs") {
  CHECK(order_of({{1}, {2}, {0}}) == "; 0 1 2");
  CHECK(order_of({{2}, {0}, {1}}) == "; 0 2 1");
}

TEST_CASE("order: what needs a circle is neither in the sequence nor in a circle") {
  CHECK(order_of({{1}, {2}, {1}, {}}) == "3; 1 2");
}

TEST_CASE("order: what a circle needs is made") { CHECK(order_of({{1, 2}, {0}, {}}) == "2; 0 1"); }

TEST_CASE("order: each circle is told once") {
  CHECK(order_of({{1}, {0}, {3}, {2}, {4}}) == "; 0 1; 2 3; 4");
}

TEST_CASE("order: any needs without a circle give a sequence of all, each behind its needs") {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    CAPTURE(seed);
    test::Random random(seed);
    // The needs follow a hidden order, so that there is no circle.
    const std::size_t size = 1 + random.below(30u);
    std::vector<std::size_t> hidden(size);
    for (std::size_t i = 0; i < size; ++i) {
      hidden[i] = i;
      std::swap(hidden[i], hidden[random.below(i + 1)]);
    }
    Needs needs(size);
    for (std::size_t i = 1; i < size; ++i) {
      for (std::size_t n = random.below(4u); n > 0; --n) {
        needs[hidden[i]].push_back(hidden[random.below(i)]);
      }
    }
    const Order order = dependency_order(needs);
    CHECK(order.circles.empty());
    REQUIRE(order.sequence.size() == size);
    std::vector<bool> made(size);
    for (const std::size_t i : order.sequence) {
      for (const std::size_t need : needs[i]) CHECK(made[need]);
      CHECK_FALSE(made[i]);
      made[i] = true;
    }
  }
}

}  // namespace
}  // namespace annals::exchange

TEST_SUITE_END();
