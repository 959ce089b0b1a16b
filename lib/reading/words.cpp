#include "reading/words.h"

#include <algorithm>

namespace annals::reading {
namespace {

void longest_first(std::unordered_map<char32_t, std::vector<std::u32string_view>>& index) {
  for (auto& [key, words] : index) {
    std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) {
      return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
  }
}

}  // namespace

WordList::WordList(std::initializer_list<std::u32string_view> words) {
  for (const std::u32string_view word : words) {
    by_first_[word.front()].push_back(word);
    by_last_[word.back()].push_back(word);
  }
  longest_first(by_first_);
  longest_first(by_last_);
}

std::size_t WordList::at_start(std::u32string_view text) const {
  if (text.empty()) return 0;
  const auto found = by_first_.find(text.front());
  if (found == by_first_.end()) return 0;
  for (const std::u32string_view word : found->second) {
    if (text.starts_with(word)) return word.size();
  }
  return 0;
}

std::size_t WordList::at_end(std::u32string_view text) const {
  if (text.empty()) return 0;
  const auto found = by_last_.find(text.back());
  if (found == by_last_.end()) return 0;
  for (const std::u32string_view word : found->second) {
    if (text.ends_with(word)) return word.size();
  }
  return 0;
}

std::size_t WordList::find(std::u32string_view text) const {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (at_start(text.substr(i)) > 0) return i;
  }
  return std::u32string_view::npos;
}

bool take_start(std::u32string_view& text, const WordList& words) {
  const std::size_t length = words.at_start(text);
  text.remove_prefix(length);
  return length > 0;
}

bool take_end(std::u32string_view& text, const WordList& words) {
  const std::size_t length = words.at_end(text);
  text.remove_suffix(length);
  return length > 0;
}

}  // namespace annals::reading
