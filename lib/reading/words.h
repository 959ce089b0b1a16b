// Lists of words, looked up at the start or the end of a text.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace annals::reading {

// Built once, for the length of the program, of literals.
class WordList {
 public:
  WordList(std::initializer_list<std::u32string_view> words);

  // The length of the longest word that "text" begins, or ends, with; 0 if none.
  std::size_t at_start(std::u32string_view text) const;
  std::size_t at_end(std::u32string_view text) const;
  // Whether a word is anywhere in "text".
  bool within(std::u32string_view text) const { return find(text) != std::u32string_view::npos; }
  // The position of the first word in "text", or npos.
  std::size_t find(std::u32string_view text) const;

 private:
  // By their first and by their last character, the longest first.
  std::unordered_map<char32_t, std::vector<std::u32string_view>> by_first_, by_last_;
};

// Takes a word off the start or the end of "text"; false if it is not there.
bool take_start(std::u32string_view& text, const WordList& words);
bool take_end(std::u32string_view& text, const WordList& words);

}  // namespace annals::reading
