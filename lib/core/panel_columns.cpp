#include <annals/panel_columns.h>

#ifdef __linux__
#include <sys/mman.h>
#endif

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>

namespace annals::detail {
namespace {

constexpr std::size_t kMiB = std::size_t{1} << 20;
constexpr std::size_t kLargePage = 2 * kMiB;

// Large blocks are whole pages of the large sort: where the system has these, hundreds of megabytes
// cost hundreds of page faults and not tens of thousands. Blocks of a megabyte or two are rounded
// up as well. The next panel then finds room that this one leaves; blocks of whatever size would be
// given back to the system each time and be asked of it page by page, which costs more than to fill
// them.
void* allocate(std::size_t bytes) {
  if (bytes < kMiB) return std::malloc(bytes);
  const std::size_t whole = (bytes + kLargePage - 1) / kLargePage * kLargePage;
  if (whole < 4 * kLargePage) return std::malloc(whole);
  void* const block = std::aligned_alloc(kLargePage, whole);
#ifdef __linux__
  // A wish only; it may be refused.
  if (block != nullptr) madvise(block, whole, MADV_HUGEPAGE);
#endif
  return block;
}

}  // namespace

void PanelColumns::Release::operator()(std::byte* block) const noexcept { std::free(block); }

PanelColumns::Block PanelColumns::room_for(std::size_t cells) {
  // No object is larger; a product beyond it could come round to a small one.
  constexpr std::size_t kMostCells = PTRDIFF_MAX / kBytesOfACell;
  if (cells == 0) return nullptr;
  if (cells > kMostCells) throw std::bad_alloc();
  void* const block = allocate(cells * kBytesOfACell);
  if (block == nullptr) throw std::bad_alloc();
  return Block(static_cast<std::byte*>(block));
}

PanelColumns::PanelColumns(const PanelColumns& other)
    : block_(room_for(other.cells_)), cells_(other.cells_) {
  if (cells_ > 0) std::memcpy(block_.get(), other.block_.get(), cells_ * kBytesOfACell);
}

}  // namespace annals::detail
