// English prose: numbers, units and the words beside them.
#pragma once

#include <string_view>
#include <vector>

#include "reading/clause.h"
#include "reading/quantity.h"

namespace annals::reading {

// Whether a paragraph is to be read as English: letters, and no Chinese.
bool is_english(std::u32string_view text);

// The values of an English paragraph. "figures" gets its quantities, refused ones among them.
std::vector<Found> read_english(const Paragraph& paragraph, Figures& figures);

}  // namespace annals::reading
