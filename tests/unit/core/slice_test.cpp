#include <annals/slice.h>
#include <doctest/doctest.h>

#include <memory>
#include <numeric>
#include <span>
#include <string>
#include <vector>

#include "core/slice_pool.h"

TEST_SUITE_BEGIN("slice");

namespace annals {
namespace {

std::vector<std::string> words_of(const Slice<std::string>& slice) {
  return {slice.begin(), slice.end()};
}

TEST_CASE("slice: it has what the vector had") {
  const Slice<std::string> slice(std::vector<std::string>{"a", "b", "c"});
  CHECK_FALSE(slice.empty());
  CHECK(slice.size() == 3);
  CHECK(slice.front() == "a");
  CHECK(slice[1] == "b");
  CHECK(slice.back() == "c");
  CHECK(words_of(slice) == std::vector<std::string>{"a", "b", "c"});
}

TEST_CASE("slice: of nothing it is empty") {
  for (const Slice<int>& slice : {Slice<int>(), Slice<int>(std::vector<int>())}) {
    CHECK(slice.empty());
    CHECK(slice.size() == 0);
    CHECK(slice.begin() == slice.end());
  }
}

TEST_CASE("slice: a copy shares the elements and keeps them") {
  Slice<std::string> copy;
  const std::string* element = nullptr;
  {
    const Slice<std::string> slice(std::vector<std::string>{"a word that lies elsewhere"});
    element = slice.data();
    copy = slice;
  }
  CHECK(copy.data() == element);
  CHECK(copy.front() == "a word that lies elsewhere");
}

TEST_CASE("slice: a part keeps the whole, until the last part is gone") {
  auto whole = std::make_shared<std::vector<int>>(std::vector{1, 2, 3, 4});
  const std::weak_ptr<std::vector<int>> watch = whole;
  Slice<int> part(whole, std::span<const int>(*whole).subspan(1, 2));
  whole.reset();
  CHECK(std::accumulate(part.begin(), part.end(), 0) == 5);
  CHECK_FALSE(watch.expired());
  part = {};
  CHECK(watch.expired());
}

TEST_CASE("slice_pool: slices stay as they were when more come") {
  core::SlicePool<std::string> pool;
  SUBCASE("of which nothing was known") {}
  SUBCASE("which were fewer than expected") { pool.expect(100'000); }
  SUBCASE("which were more than expected") { pool.expect(10); }
  std::vector<Slice<std::string>> slices;
  std::vector<std::string> elements;
  for (std::size_t i = 0; i < 60; ++i) {
    elements.assign(i, "word " + std::to_string(i) + " of a length that is kept elsewhere");
    slices.push_back(pool.keep(elements));
    CHECK(elements.empty());
  }
  for (std::size_t i = 0; i < slices.size(); ++i) {
    CAPTURE(i);
    CHECK(words_of(slices[i]) ==
          std::vector<std::string>(
              i, "word " + std::to_string(i) + " of a length that is kept elsewhere"));
  }
}

TEST_CASE("slice_pool: slices that were expected lie beside one another") {
  core::SlicePool<int> pool;
  pool.expect(5);
  std::vector<int> elements{1, 2, 3};
  const Slice<int> first = pool.keep(elements);
  elements = {4, 5};
  const Slice<int> second = pool.keep(elements);
  CHECK(second.data() == first.data() + first.size());
  elements = {6};
  const Slice<int> third = pool.keep(elements);
  CHECK(third.front() == 6);
  CHECK(first.front() == 1);
}

TEST_CASE("slice_pool: slices outlive it") {
  Slice<std::string> slice;
  {
    core::SlicePool<std::string> pool;
    std::vector<std::string> elements{"a word that lies elsewhere"};
    slice = pool.keep(elements);
  }
  CHECK(slice.front() == "a word that lies elsewhere");
}

}  // namespace
}  // namespace annals
