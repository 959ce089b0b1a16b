// The names of enumerators, under which they are stored and written to files.
#pragma once

#include <annals/error.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "core/text.h"

namespace annals::core {

template <typename E>
struct EnumName {
  E value;
  std::string_view name;
};

// The name of "value"; empty for a value that is no enumerator.
template <typename E, std::size_t N>
constexpr std::string_view name_of(const EnumName<E> (&names)[N], E value) noexcept {
  for (const EnumName<E>& entry : names) {
    if (entry.value == value) return entry.name;
  }
  return {};
}

// The enumerator of a name. Fails with kInvalidData, listing the names; "what" is the subject.
template <typename E, std::size_t N>
Result<E> value_of(const EnumName<E> (&names)[N], std::string_view text, std::string_view what) {
  std::array<std::string_view, N> words;
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i].name == text) return names[i].value;
    words[i] = names[i].name;
  }
  return Error{ErrorCode::kInvalidData,
               std::string(what) + " " + quoted(text) + " is not known: write " + one_of(words)};
}

}  // namespace annals::core
