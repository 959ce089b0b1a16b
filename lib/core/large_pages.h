// Large blocks of memory in whole pages of the large sort.
#pragma once

#include <cstddef>
#include <memory_resource>
#include <vector>

namespace annals::core {

// As std::malloc(), to be given back by std::free(). Where the system has large pages, hundreds of
// megabytes cost hundreds of page faults and not tens of thousands. Blocks from 256 KiB are rounded
// up as well. The next one then finds room that this one leaves; blocks of whatever size would be
// given back to the system each time and be asked of it page by page, which costs more than to fill
// them.
void* allocate_large(std::size_t bytes) noexcept;

// Asks for large pages where whole ones lie within what was allocated and not used yet: a wish
// only, which the system may refuse.
void wish_large_pages(void* block, std::size_t bytes) noexcept;

// Gives an empty vector so many elements, with such a wish.
template <typename T>
void resize_large(std::vector<T>& empty, std::size_t count) {
  empty.reserve(count);
  wish_large_pages(empty.data(), count * sizeof(T));
  empty.resize(count);
}

// allocate_large() for containers, as long as the program lives.
std::pmr::memory_resource* large_pages() noexcept;

// For a block that is not the only one of an answer: one that does not fill several large pages is
// not rounded up. glibc keeps at most twice the largest block that was given back; two that are
// rounded up are more than that, and all of them would go.
std::pmr::memory_resource* memory_for(std::size_t bytes) noexcept;

}  // namespace annals::core
