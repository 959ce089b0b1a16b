#include "core/large_pages.h"

#ifdef __linux__
#include <sys/mman.h>
#endif

#include <cstdlib>
#include <memory>
#include <new>

namespace annals::core {
namespace {

constexpr std::size_t kLeast = std::size_t{1} << 18;
constexpr std::size_t kLargePage = std::size_t{1} << 21;
constexpr std::size_t kSeveral = 4 * kLargePage;

class LargePages final : public std::pmr::memory_resource {
  void* do_allocate(std::size_t bytes, std::size_t alignment) override {
    void* const block = alignment <= alignof(std::max_align_t) ? allocate_large(bytes) : nullptr;
    if (block == nullptr) throw std::bad_alloc();
    return block;
  }
  void do_deallocate(void* block, std::size_t /*bytes*/, std::size_t /*alignment*/) override {
    std::free(block);
  }
  bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override {
    return this == &other;
  }
};

}  // namespace

void* allocate_large(std::size_t bytes) noexcept {
  if (bytes < kLeast) return std::malloc(bytes);
  const std::size_t whole = (bytes + kLargePage - 1) / kLargePage * kLargePage;
  if (whole < kSeveral) return std::malloc(whole);
  void* const block = std::aligned_alloc(kLargePage, whole);
  if (block != nullptr) wish_large_pages(block, whole);
  return block;
}

void wish_large_pages([[maybe_unused]] void* block, [[maybe_unused]] std::size_t bytes) noexcept {
#ifdef __linux__
  void* begin = block;
  if (std::align(kLargePage, kLargePage, begin, bytes) == nullptr) return;
  madvise(begin, bytes / kLargePage * kLargePage, MADV_HUGEPAGE);
#endif
}

std::pmr::memory_resource* large_pages() noexcept {
  // Never destroyed: what it gave may be kept by an object that ends after it.
  static union Kept {
    Kept() : resource() {}
    ~Kept() {}
    LargePages resource;
  } kept;
  return &kept.resource;
}

std::pmr::memory_resource* memory_for(std::size_t bytes) noexcept {
  return bytes < kSeveral ? std::pmr::new_delete_resource() : large_pages();
}

}  // namespace annals::core
