// Slices: parts of a sequence that several share.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace annals {

// Immutable elements, which live as long as any slice of them or copy of one: a copy costs no more
// than that of a pointer, and a small part keeps the whole in memory.
template <typename T>
class Slice {
 public:
  using value_type = T;
  using const_iterator = const T*;
  using iterator = const_iterator;

  Slice() noexcept = default;
  // All of a vector.
  Slice(std::vector<T> whole) {
    if (whole.empty()) return;
    const auto kept = std::make_shared<const std::vector<T>>(std::move(whole));
    first_ = {kept, kept->data()};
    size_ = kept->size();
  }
  // REQUIRES: the part lives as long as "whole".
  Slice(std::shared_ptr<const void> whole, std::span<const T> part) noexcept
      : first_(std::move(whole), part.data()), size_(part.size()) {}

  bool empty() const noexcept { return size_ == 0; }
  std::size_t size() const noexcept { return size_; }
  const T* data() const noexcept { return first_.get(); }
  const T* begin() const noexcept { return data(); }
  const T* end() const noexcept { return data() + size_; }
  // REQUIRES: the element is there.
  const T& operator[](std::size_t i) const noexcept { return data()[i]; }
  const T& front() const noexcept { return *begin(); }
  const T& back() const noexcept { return *(end() - 1); }

 private:
  std::shared_ptr<const T> first_;
  std::size_t size_ = 0;
};

}  // namespace annals
