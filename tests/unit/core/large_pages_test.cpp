#include "core/large_pages.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <new>
#include <vector>

TEST_SUITE_BEGIN("large_pages");

namespace annals::core {
namespace {

constexpr std::size_t kMiB = std::size_t{1} << 20;

TEST_CASE("large_pages: blocks of any size can be written to their ends") {
  for (const std::size_t bytes :
       {std::size_t{1}, kMiB / 4 - 1, kMiB / 4, kMiB, 3 * kMiB, 8 * kMiB, 9 * kMiB + 5}) {
    CAPTURE(bytes);
    std::pmr::vector<char> block(bytes, 'x', large_pages());
    CHECK(std::count(block.begin(), block.end(), 'x') == static_cast<std::ptrdiff_t>(bytes));
  }
}

TEST_CASE("large_pages: a block among others has them if it fills several") {
  CHECK(memory_for(kMiB) == std::pmr::new_delete_resource());
  CHECK(memory_for(8 * kMiB) == large_pages());
  CHECK_FALSE(large_pages()->is_equal(*std::pmr::new_delete_resource()));
}

TEST_CASE("large_pages: what is aligned more than any object is not had") {
  CHECK_THROWS_AS(static_cast<void>(large_pages()->allocate(64, 2 * alignof(std::max_align_t))),
                  std::bad_alloc);
}

TEST_CASE("large_pages: a vector has so many elements, each as it is made") {
  for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{100'000}, 2 * kMiB}) {
    CAPTURE(count);
    std::vector<std::int64_t> numbers;
    resize_large(numbers, count);
    CHECK(numbers.size() == count);
    CHECK(std::count(numbers.begin(), numbers.end(), 0) == static_cast<std::ptrdiff_t>(count));
  }
}

}  // namespace
}  // namespace annals::core

TEST_SUITE_END();
