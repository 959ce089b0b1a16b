// Clauses: where one ends and the next begins, and which quantities stand in it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "reading/quantity.h"

namespace annals::reading {

struct Segment {
  std::size_t begin = 0, end = 0;  // the mark that ends it left out
  char32_t mark = U'\0';           // that mark, U'\0' at the end of the paragraph
  bool starts_sentence = false;
  std::vector<std::size_t> quantities{};  // those in it, by their place in Figures
};

// The segments of a paragraph in their order. Brackets around nothing but a value belong to the
// clause around them, and so do those without any; others are clauses of their own. The values in
// brackets grow to hold them.
std::vector<Segment> segments_of(std::u32string_view text, const std::vector<std::uint8_t>& shelter,
                                 std::vector<Quantity>& quantities);

}  // namespace annals::reading
