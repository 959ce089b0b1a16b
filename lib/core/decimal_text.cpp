#include <annals/decimal.h>
#include <annals/names.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "core/nearest_double.h"
#include "core/numbers.h"
#include "core/text.h"
#include "core/wide.h"

namespace annals {
namespace {

using core::all_digits;
using core::is_digit;

constexpr std::string_view kMinusSign = "\u2212";

// The parts of a number as written; views into the text.
struct Parts {
  bool negative = false;
  std::string_view whole, fraction, exponent;
  bool has_point = false, has_exponent = false, exponent_negative = false;
};

Error refused(std::string_view text, const std::string& why) {
  return {ErrorCode::kInvalidData, core::quoted(text) + " is not a number: " + why};
}

std::string_view take_digits(std::string_view& rest) {
  std::size_t n = 0;
  while (n < rest.size() && is_digit(rest[n])) ++n;
  const std::string_view digits = rest.substr(0, n);
  rest.remove_prefix(n);
  return digits;
}

bool take(std::string_view& rest, std::string_view word) {
  if (!rest.starts_with(word)) return false;
  rest.remove_prefix(word.size());
  return true;
}

// True if the sign taken was a minus.
bool take_sign(std::string_view& rest) {
  if (take(rest, "-") || take(rest, kMinusSign)) return true;
  take(rest, "+");
  return false;
}

// Splits "text"; what is left over in "rest" does not belong to a number.
Parts split(std::string_view& rest) {
  Parts parts;
  parts.negative = take_sign(rest);
  parts.whole = take_digits(rest);
  parts.has_point = take(rest, ".");
  if (parts.has_point) parts.fraction = take_digits(rest);
  if (parts.whole.empty() && parts.fraction.empty()) return parts;
  parts.has_exponent = take(rest, "e") || take(rest, "E");
  if (parts.has_exponent) {
    parts.exponent_negative = take_sign(rest);
    parts.exponent = take_digits(rest);
  }
  return parts;
}

std::string without_commas(std::string_view text) {
  std::string result;
  for (const char c : text)
    if (c != ',') result += c;
  return result;
}

// "1,234" and "12,345.6", but not "12,5": groups of three behind each comma.
bool has_thousands(std::string_view text) {
  take_sign(text);
  text = text.substr(0, text.find('.'));
  std::size_t comma = text.find(',');
  if (comma == 0 || comma > 3) return false;
  while (comma != std::string_view::npos) {
    if (!all_digits(text.substr(0, comma))) return false;
    text.remove_prefix(comma + 1);
    comma = text.find(',');
    if (std::min(comma, text.size()) != 3) return false;
  }
  return all_digits(text);
}

// What to write instead of a number with a comma, if it can be told.
std::optional<std::string> comma_advice(std::string_view text) {
  if (text.find(',') == std::string_view::npos) return std::nullopt;
  std::string_view rest = text;
  const bool negative = take_sign(rest);
  const std::string sign = negative ? "-" : "";
  if (has_thousands(text) && Decimal::parse(sign + without_commas(rest)))
    return "write " + sign + without_commas(rest) + ", without a thousands separator";
  const std::size_t comma = rest.find(',');
  if (all_digits(rest.substr(0, comma)) && all_digits(rest.substr(comma + 1)))
    return "write " + sign + std::string(rest.substr(0, comma)) + "." +
           std::string(rest.substr(comma + 1)) + ", without a comma";
  return "write it without commas, such as 1234.5";
}

bool says_nothing_is_there(std::string_view text) {
  for (const std::string_view word :
       {"nan", "na", "n/a", "inf", "infinity", "null", "none", "-", "--", "..", "...", "/"})
    if (folded(text) == word) return true;
  return false;
}

// Why a text with "rest" left over is no number.
std::string reason(std::string_view text, const Parts& parts, std::string_view rest) {
  if (says_nothing_is_there(text)) return "leave the value empty and say why by its status";
  if (auto advice = comma_advice(text)) return *advice;
  if (text.find_first_of(" \t") != std::string_view::npos) return "write it without blanks";
  if (parts.whole.empty() && parts.fraction.empty())
    return "write digits with at most one point, such as 97.3";
  if (rest.starts_with('.') && parts.has_point) return "it has more than one point";
  if (parts.has_exponent && parts.exponent.empty()) return "digits are due behind the \"e\"";
  if (rest.empty()) return "a digit is due behind the point";
  return core::quoted(rest) + " does not belong to it";
}

Error out_of_range(std::string_view text) {
  return {ErrorCode::kInvalidData,
          core::quoted(text) + " is out of range: its exponent must be from -40 to 40"};
}

std::string_view without_leading_zeros(std::string_view digits) {
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  return digits;
}

Result<int> exponent_of(std::string_view text, const Parts& parts) {
  const std::string_view digits = without_leading_zeros(parts.exponent);
  if (digits.size() > 3 || parts.fraction.size() > 1000) return out_of_range(text);
  const int written = static_cast<int>(core::digits_value(digits));
  const int exponent =
      (parts.exponent_negative ? -written : written) - static_cast<int>(parts.fraction.size());
  if (exponent < -Decimal::kMaxExponent || exponent > Decimal::kMaxExponent)
    return out_of_range(text);
  return exponent;
}

Result<std::int64_t> mantissa_of(std::string_view text, const Parts& parts) {
  const std::string_view whole = without_leading_zeros(parts.whole);
  const std::string_view fraction =
      whole.empty() ? without_leading_zeros(parts.fraction) : parts.fraction;
  const std::size_t count = whole.size() + fraction.size();
  if (count > core::kMaxPower)
    return Error{ErrorCode::kInvalidData, core::quoted(text) + " has " + std::to_string(count) +
                                              " digits: at most 18 are kept exactly"};
  std::int64_t value = core::digits_value(whole);
  for (const char c : fraction) value = value * 10 + (c - '0');
  return parts.negative ? -value : value;
}

// The sign and digits of a value with its point "decimals" digits from the end.
std::string with_point(std::int64_t mantissa, int decimals) {
  std::string digits =
      core::padded(mantissa < 0 ? -mantissa : mantissa, static_cast<std::size_t>(decimals) + 1);
  if (decimals > 0) digits.insert(digits.size() - static_cast<std::size_t>(decimals), 1, '.');
  return mantissa < 0 ? "-" + digits : digits;
}

}  // namespace

Result<Decimal> Decimal::parse(std::string_view text) {
  if (text.empty())
    return Error{ErrorCode::kInvalidData,
                 "an empty text is not a number: write digits, such as 97.3"};
  std::string_view rest = text;
  const Parts parts = split(rest);
  const bool complete = rest.empty() && !(parts.whole.empty() && parts.fraction.empty()) &&
                        !(parts.has_point && parts.fraction.empty()) &&
                        !(parts.has_exponent && parts.exponent.empty());
  if (!complete) return refused(text, reason(text, parts, rest));
  const Result<int> exponent = exponent_of(text, parts);
  if (!exponent) return exponent.error();
  const Result<std::int64_t> mantissa = mantissa_of(text, parts);
  if (!mantissa) return mantissa.error();
  return Decimal(*mantissa, *exponent);
}

std::string Decimal::str() const {
  if (exponent_ > 0) return std::to_string(mantissa_) + "e" + std::to_string(exponent_);
  return with_point(mantissa_, -exponent_);
}

std::string Decimal::plain() const {
  if (exponent_ <= 0) return with_point(mantissa_, -exponent_);
  if (mantissa_ == 0) return "0";
  return std::to_string(mantissa_).append(static_cast<std::size_t>(exponent_), '0');
}

double Decimal::to_double() const noexcept {
  if (core::divides_exactly(mantissa_, exponent_))
    return core::nearest_double(mantissa_, exponent_);
  // from_chars rounds correctly and knows no locale.
  std::array<char, 48> text{};
  char* const end = text.data() + text.size();
  char* at = std::to_chars(text.data(), end - 8, mantissa_).ptr;
  *at++ = 'e';
  at = std::to_chars(at, end, exponent_).ptr;
  double value = 0;
  std::from_chars(text.data(), at, value);
  return value;
}

}  // namespace annals
