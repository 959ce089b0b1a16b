// The words and signs of a formula, checked for its grammar.
#pragma once

#include <annals/code.h>
#include <annals/decimal.h>
#include <annals/error.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace annals::core {

struct FormulaToken {
  enum class Kind {
    kCode,
    kNumber,
    kFunction,
    kSign,  // + - * / ^ ( ) ,
  };
  Kind kind;
  std::string text;    // the code without its brackets, the number, the name or the sign
  std::size_t at = 0;  // the character at which it begins, from 1
  Decimal number{};    // of kNumber

  bool is(char sign) const noexcept { return kind == Kind::kSign && text.front() == sign; }
};

// The tokens of a formula that is good. Fails with kInvalidData; the message begins with
// formula_subject(text) and a blank, and a verb follows.
Result<std::vector<FormulaToken>> formula_tokens(std::string_view text);

// formula "a / b", the subject of what is said of it.
std::string formula_subject(std::string_view text);

}  // namespace annals::core
