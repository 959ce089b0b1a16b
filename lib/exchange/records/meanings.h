// The words by which definitions are called, and which of them mean one thing only.
#pragma once

#include <annals/names.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace annals::exchange {

// Calls "use" with every name and alias.
template <typename Use>
void each_word(const Names& names, Use use) {
  for (const auto& [language, name] : names.names) use(name);
  for (const auto& [language, aliases] : names.aliases) {
    for (const std::string& alias : aliases) use(alias);
  }
}

// Of definitions with a code and names, told by their number. As a store finds them: in whatever
// case and width, and a code before a name.
class Meanings {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  void add(std::size_t number, std::string_view code, const Names& names) {
    words_[folded(code)] = {number, true};
    each_word(names, [&](const std::string& word) {
      const auto [found, is_new] = words_.emplace(folded(word), Meaning{number, false});
      Meaning& meaning = found->second;
      if (!is_new && !meaning.is_code && meaning.number != number) meaning.number = kNone;
    });
  }

  // The number of the only definition that the word means; kNone if there is none, or several.
  std::size_t of(std::string_view word) const {
    const auto found = words_.find(folded(word));
    return found == words_.end() ? kNone : found->second.number;
  }
  bool contains(std::string_view word) const { return words_.contains(folded(word)); }

 private:
  struct Meaning {
    std::size_t number;
    bool is_code;
  };
  std::unordered_map<std::string, Meaning> words_;
};

}  // namespace annals::exchange
