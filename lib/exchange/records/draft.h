// A definition as it was read, before the others that it names are known.
#pragma once

#include <annals/import.h>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace annals::exchange {

// A definition of the same sort that a draft names, by the word in a cell.
template <typename T>
struct Reference {
  std::string column, text;
  std::function<void(T&, const std::string& code)> apply;
};

template <typename T>
struct Draft {
  T value;
  bool ok = true;  // false: it has issues, and is not made
  std::vector<Reference<T>> references{};
  std::vector<std::string> uses{};  // codes in a formula; they may be of the same file
  const ImportFile* file = nullptr;
  std::size_t line = 0;
};

}  // namespace annals::exchange
