// PanelColumns: the memory of a panel. Nothing to be used by itself; see panel.h.
#pragma once

#include <annals/obs_status.h>
#include <annals/observation.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace annals::detail {

// The columns of a panel, in one block of memory. What the cells are at first is not known: whoever
// makes them fills each before it is read, so that several threads can.
class PanelColumns {
 public:
  PanelColumns() = default;
  // Throws std::bad_alloc.
  explicit PanelColumns(std::size_t cells) : block_(room_for(cells)), cells_(cells) {}
  PanelColumns(const PanelColumns& other);
  PanelColumns(PanelColumns&& other) noexcept
      : block_(std::move(other.block_)), cells_(std::exchange(other.cells_, 0)) {}
  PanelColumns& operator=(PanelColumns other) noexcept {
    block_.swap(other.block_);
    std::swap(cells_, other.cells_);
    return *this;
  }
  ~PanelColumns() = default;

  std::size_t cells() const noexcept { return cells_; }
  double* values() const noexcept { return at<double>(0); }
  std::int64_t* mantissas() const noexcept { return at<std::int64_t>(8); }
  ObsStatusSet* statuses() const noexcept { return at<ObsStatusSet>(16); }
  std::int8_t* exponents() const noexcept { return at<std::int8_t>(20); }
  Bound* bounds() const noexcept { return at<Bound>(21); }

 private:
  static constexpr std::size_t kBytesOfACell = 22;
  struct Release {
    void operator()(std::byte* block) const noexcept;
  };
  using Block = std::unique_ptr<std::byte[], Release>;
  static Block room_for(std::size_t cells);
  // The column behind others of so many bytes a cell.
  template <typename T>
  T* at(std::size_t bytes_before) const noexcept {
    return reinterpret_cast<T*>(block_.get() + bytes_before * cells_);
  }

  Block block_;
  std::size_t cells_ = 0;
};

}  // namespace annals::detail
