// Enumerators and the names they have in files, in one table each.
#pragma once

#include <annals/error.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "core/text.h"

namespace annals::core {

template <typename E, std::size_t N>
class EnumNames {
 public:
  // "what" names the thing in messages: "polarity".
  constexpr EnumNames(std::string_view what, const std::pair<E, std::string_view> (&names)[N])
      : what_(what) {
    for (std::size_t i = 0; i < N; ++i) {
      values_[i] = names[i].first;
      words_[i] = names[i].second;
    }
  }

  constexpr std::string_view name(E value) const noexcept {
    for (std::size_t i = 0; i < N; ++i) {
      if (values_[i] == value) return words_[i];
    }
    return "";
  }

  // Fails with kInvalidData, listing the names.
  Result<E> parse(std::string_view text) const {
    for (std::size_t i = 0; i < N; ++i) {
      if (words_[i] == text) return values_[i];
    }
    return Error{ErrorCode::kInvalidData,
                 quoted(text) + " is not a " + std::string(what_) + ": write " + one_of(words_)};
  }

 private:
  std::string_view what_;
  E values_[N]{};
  std::string_view words_[N]{};
};

}  // namespace annals::core
