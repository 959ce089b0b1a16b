// Numbers in digits and in Chinese numerals, with 万 and 亿, 余 and 多.
#pragma once

#include <annals/decimal.h>

#include <cstddef>
#include <optional>
#include <string_view>

namespace annals::reading {

// A number at the start of a text.
struct Number {
  std::size_t length = 0;          // in characters, 万 and 余 included; 0 if there is none
  std::optional<Decimal> value{};  // empty if it has more than 18 digits
  bool open = false;               // 余 or 多 stands in it or right behind: at least this
  std::size_t open_length = 0;     // of 余 or 多 at the end, which is no part of the number
  bool scaled = false;             // with 万, 亿 or their kind
  bool small_word = false;         // in words and below eleven: 三, 两, 十
  bool percent = false;            // 百分之五
};

// A number in digits: "12.2万", "1,234", "22 471", "20.5亿余", "10余万", "1亿2000万". REQUIRES: a
// digit at the start.
Number read_digits(std::u32string_view text);

// A number in numerals: 十二, 一百二十三, 三千余, 百分之九十八点五, 两. At most 24 characters are
// looked at.
Number read_numerals(std::u32string_view text);
bool begins_numeral(char32_t c) noexcept;

// Four digits or numerals that are a year from 1900 to 2099 (2023, 二〇二三, 二○二三) at the start
// of a text; 0 if they are not. "length" is set to theirs.
int read_year(std::u32string_view text, std::size_t& length);

}  // namespace annals::reading
