// The outline of a report: its title, its headings, and its year.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace annals::reading {

// The headings above the line that is read.
class Outline {
 public:
  // Takes a line into account. The length of the heading at its start, 0 if there is none.
  std::size_t follow(std::u32string_view line);

  // From the outer to the inner, " / " between.
  std::u32string chapter() const;
  std::u32string_view innermost() const;
  // Whether a heading above speaks of plans: 下一步工作打算.
  bool future() const;

 private:
  static constexpr std::size_t kLevels = 3;
  std::u32string headings_[kLevels];
};

// Whether a line looks like a title: short, and no sentence.
bool is_title(std::u32string_view line);
// The year that a title names; 0 if none.
int year_of_title(std::u32string_view line);

}  // namespace annals::reading
