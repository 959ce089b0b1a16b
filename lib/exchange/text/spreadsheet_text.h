// Text that a spreadsheet would run as a formula, made harmless and back.
//
// A spreadsheet runs a cell that begins with '=', '+', '-', '@', a tab or a carriage return. Such a
// text gets an apostrophe in front, and so does one that has apostrophes before such a character,
// so that taking one away gives back every text. Do not change: it is in files that others keep.
#pragma once

#include <string>
#include <string_view>

namespace annals::exchange {

// For texts only: a number such as -5 stays a number.
std::string harmless(std::string_view text);

// The text that harmless() was given; any other as it is.
std::string_view restored(std::string_view cell) noexcept;

}  // namespace annals::exchange
