// What the words around a quantity say of it: that it is no value, and of which year it is.
#pragma once

#include <optional>
#include <string_view>

#include "reading/quantity.h"

namespace annals::reading {

// Why a quantity is no value although it looks like one: a target, a threshold, a context. "left"
// and "right" are the words of its clause before and behind it.
std::optional<PassedOver> refused_by_words(const Quantity& quantity, std::u32string_view left,
                                           std::u32string_view right);

// A change on an earlier year, in the words before a quantity: 出庭率同比上升.
struct Change {
  int direction = 0;          // 1 up, -1 down; 0: it is no change
  std::u32string word;        // 上升
  std::u32string comparison;  // 同比, 环比, 较2015年; "" if none is named
  int base_year = 0;          // 2015 where the year is named
  std::u32string subject;     // 出庭率; "" if it is left out
};
Change change_in(std::u32string_view left, Measure measure);

// A clause that does nothing but compare: 与2021年相比.
bool is_comparison(std::u32string_view clause);

// Behind words such as 提高到 stands a level. Takes them off the end of "left".
bool take_level_verb(std::u32string_view& left);

// A year before: -1 for 上年受理; 0 for 上年结转, 较上年.
int year_shift(std::u32string_view left);

}  // namespace annals::reading
