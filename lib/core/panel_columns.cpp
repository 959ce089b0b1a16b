#include <annals/panel_columns.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>

#include "core/large_pages.h"

namespace annals::detail {

void PanelColumns::Release::operator()(std::byte* block) const noexcept { std::free(block); }

PanelColumns::Block PanelColumns::room_for(std::size_t cells) {
  // No object is larger; a product beyond it could come round to a small one.
  constexpr std::size_t kMostCells = PTRDIFF_MAX / kBytesOfACell;
  if (cells == 0) return nullptr;
  if (cells > kMostCells) throw std::bad_alloc();
  void* const block = core::allocate_large(cells * kBytesOfACell);
  if (block == nullptr) throw std::bad_alloc();
  return Block(static_cast<std::byte*>(block));
}

PanelColumns::PanelColumns(const PanelColumns& other)
    : block_(room_for(other.cells_)), cells_(other.cells_) {
  if (cells_ > 0) std::memcpy(block_.get(), other.block_.get(), cells_ * kBytesOfACell);
}

}  // namespace annals::detail
