// Slices beside one another in few large blocks.
#pragma once

#include <annals/slice.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <memory_resource>
#include <span>
#include <vector>

#include "core/large_pages.h"

namespace annals::core {

// A thousand vectors are a thousand places in memory, each of them new; this asks for all of it at
// once, where large pages can be had.
template <typename T>
class SlicePool {
 public:
  // About so many elements are still to come.
  void expect(std::size_t elements) noexcept { expected_ = elements; }

  // Moves the elements into the pool; the vector is left empty, with its memory.
  Slice<T> keep(std::vector<T>& elements) {
    if (elements.empty()) return {};
    const std::size_t begin = room_for(elements.size());
    block_->insert(block_->end(), std::make_move_iterator(elements.begin()),
                   std::make_move_iterator(elements.end()));
    elements.clear();
    return {block_, std::span<const T>(*block_).subspan(begin)};
  }

 private:
  static constexpr std::size_t kBytesOfABlock = std::size_t{32} << 20;

  // Elements never move: slices point to them.
  std::size_t room_for(std::size_t more) {
    if (!block_ || block_->capacity() - block_->size() < more) {
      const std::size_t room = std::max(std::min(expected_, kBytesOfABlock / sizeof(T)), more);
      block_ = std::make_shared<std::pmr::vector<T>>(memory_for(room * sizeof(T)));
      block_->reserve(room);
    }
    return block_->size();
  }

  std::size_t expected_ = 0;
  std::shared_ptr<std::pmr::vector<T>> block_;
};

}  // namespace annals::core
