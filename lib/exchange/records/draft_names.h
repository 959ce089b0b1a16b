// The definitions of one sort that an import is about to make, found by code, name or alias.
#pragma once

#include <annals/names.h>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals::exchange {

class DraftNames {
 public:
  // Adds the definition at "position". The first of several with one code counts.
  void add(std::size_t position, const std::string& code, const Names& names);

  std::optional<std::size_t> by_code(std::string_view code) const;
  // All that have this name or alias, or this code in other letters, compared as folded() says.
  std::vector<std::size_t> by_name(std::string_view name) const;
  // "; did you mean …?" with the codes and names nearest to "text", or "".
  std::string suggestion(std::string_view text) const;

 private:
  std::map<std::string, std::size_t, std::less<>> codes_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> names_;  // folded
  std::vector<std::string> words_;                                      // as written
};

}  // namespace annals::exchange
