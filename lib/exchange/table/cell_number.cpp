#include "exchange/table/cell_number.h"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "core/numbers.h"
#include "core/text.h"
#include "core/utf8.h"

namespace annals::exchange {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::string_view kNarrowSpace = "\u202F";
constexpr std::string_view kMinusSign = "\u2212";

// Remarks that were taken off the end, in the order in which they stood.
std::string in_order(const std::vector<std::string_view>& taken) {
  std::string remarks;
  for (auto remark = taken.rbegin(); remark != taken.rend(); ++remark) {
    if (!remarks.empty()) remarks += "; ";
    remarks += *remark;
  }
  return remarks;
}

// "*" and its kind, and circled numbers.
std::size_t footnote_mark_length(std::string_view text) {
  for (const std::string_view mark : {"*", "\u2020", "\u2021", "\u00A7"}) {
    if (text.ends_with(mark)) return mark.size();
  }
  if (text.size() < 3) return 0;
  const std::string_view last = text.substr(text.size() - 3);
  const core::CodePoint c = core::first_code_point(last);
  return c.length == 3 && c.value >= 0x2460 && c.value <= 0x2473 ? 3 : 0;
}

struct Brackets {
  std::string_view open, close;
};
constexpr std::array kBrackets{Brackets{"(", ")"}, Brackets{"[", "]"}, Brackets{"\u3014", "\u3015"},
                               Brackets{"\u3010", "\u3011"}};

bool looks_like_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.,+-% ") == std::string_view::npos;
}

// What stands in brackets at the end of a text.
struct Bracketed {
  std::string_view before, inside;
  bool round = false;
};
std::optional<Bracketed> bracketed(std::string_view text) {
  for (const Brackets& pair : kBrackets) {
    if (!text.ends_with(pair.close)) continue;
    const std::size_t open = text.rfind(pair.open);
    if (open == std::string_view::npos) return std::nullopt;
    const std::size_t first = open + pair.open.size();
    const std::string_view inside = text.substr(first, text.size() - pair.close.size() - first);
    return Bracketed{core::trimmed(text.substr(0, open)), core::trimmed(inside), pair.open == "("};
  }
  return std::nullopt;
}

// "注" and "注1" behind a number.
std::optional<std::string_view> before_note_word(std::string_view text) {
  constexpr std::string_view kNote = "注";
  const std::size_t at = text.rfind(kNote);
  if (at == std::string_view::npos || at == 0) return std::nullopt;
  const std::string_view number = text.substr(at + kNote.size());
  if (!number.empty() && !core::all_digits(number)) return std::nullopt;
  return core::trimmed(text.substr(0, at));
}

// Takes one remark off "rest"; false if there is none.
Result<bool> take_remark(std::string_view whole, std::string_view& rest,
                         std::vector<std::string_view>& remarks) {
  if (const std::size_t length = footnote_mark_length(rest); length > 0) {
    remarks.push_back(rest.substr(rest.size() - length));
    rest = core::trimmed(rest.substr(0, rest.size() - length));
    return true;
  }
  if (const auto found = bracketed(rest)) {
    if (found->before.empty() && looks_like_number(found->inside)) {
      return refused_cell(whole, "may be a negative amount or a remark: write " +
                                     std::string(found->inside) +
                                     " with its sign, without brackets");
    }
    if (found->round && looks_like_number(found->inside)) {
      return refused_cell(
          whole,
          "has a number in brackets, which may be a footnote or a second value: give it "
          "a column of its own");
    }
    remarks.push_back(found->inside);
    rest = found->before;
    return true;
  }
  if (const auto before = before_note_word(rest)) {
    remarks.push_back(core::trimmed(rest.substr(before->size())));
    rest = *before;
    return true;
  }
  return false;
}

// The length of the character at "at" if it may be part of a number; 0 if not.
std::size_t number_character(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (core::is_digit(rest[0]) || rest[0] == '.' || rest[0] == ',' || rest[0] == '+' ||
      rest[0] == '-' || rest[0] == ' ')
    return 1;
  for (const std::string_view mark : {kNoBreakSpace, kNarrowSpace, kMinusSign}) {
    if (rest.starts_with(mark)) return mark.size();
  }
  const bool exponent = (rest[0] == 'e' || rest[0] == 'E') && rest.size() > 1 &&
                        (core::is_digit(rest[1]) || rest[1] == '-' || rest[1] == '+');
  return exponent ? 1 : 0;
}

// Where the number begins: at its first digit, with a sign or point right before it.
std::size_t number_begin(std::string_view text) {
  std::size_t begin = text.find_first_of("0123456789");
  if (begin == std::string_view::npos) return text.size();
  if (begin > 0 && text[begin - 1] == '.') --begin;
  for (;;) {
    const std::string_view before = text.substr(0, begin);
    if (before.ends_with('-') || before.ends_with('+')) {
      --begin;
    } else if (before.ends_with(kMinusSign)) {
      begin -= kMinusSign.size();
    } else {
      return begin;
    }
  }
}

// The separator at "at", if there is one.
std::string_view separator_at(std::string_view number, std::size_t at, char decimal_mark) {
  const std::string_view rest = number.substr(at);
  const std::string_view other = decimal_mark == ',' ? "." : ",";
  for (const std::string_view mark : {other, std::string_view(" "), kNoBreakSpace, kNarrowSpace}) {
    if (rest.starts_with(mark)) return mark;
  }
  return {};
}

Error not_grouped(std::string_view number, char decimal_mark) {
  const bool comma = decimal_mark == '.' && number.find(',') != std::string_view::npos;
  return refused_cell(number,
                      std::string("is not a number in groups of three: write it without "
                                  "separators") +
                          (comma ? ", or with a point if the comma is its decimal mark" : ""));
}

}  // namespace

Error refused_cell(std::string_view text, const std::string& what) {
  return {ErrorCode::kInvalidData, core::quoted(text) + " " + what};
}

Result<NumberParts> split_number(std::string_view text) {
  NumberParts parts;
  std::string_view rest = text;
  std::vector<std::string_view> remarks;
  for (;;) {
    auto taken = take_remark(text, rest, remarks);
    if (!taken) return taken.error();
    if (!*taken) break;
  }
  parts.remarks = in_order(remarks);
  const std::size_t begin = number_begin(rest);
  std::size_t end = begin;
  while (end < rest.size()) {
    const std::size_t length = number_character(rest, end);
    if (length == 0) break;
    end += length;
  }
  parts.before = core::trimmed(rest.substr(0, begin));
  parts.number = core::trimmed(rest.substr(begin, end - begin));
  parts.behind = core::trimmed(rest.substr(end));
  return parts;
}

Result<std::string> ungrouped(std::string_view number, char decimal_mark) {
  std::string result, separator;
  std::size_t digits = 0;  // of the group
  bool fraction = false;
  const auto group_is_full = [&] { return separator.empty() || digits == 3; };
  for (std::size_t at = 0; at < number.size();) {
    const char c = number[at];
    const std::string_view mark = separator_at(number, at, decimal_mark);
    if (!mark.empty()) {
      const bool begins = separator.empty();
      const bool first_is_good = digits >= 1 && digits <= 3 && result.back() != '-' &&
                                 result[result.size() - digits] != '0';
      const bool same = begins ? first_is_good : separator == mark && digits == 3;
      if (fraction || !same) return not_grouped(number, decimal_mark);
      separator = mark;
      digits = 0;
      at += mark.size();
      continue;
    }
    if (c == decimal_mark) {
      if (!fraction && !group_is_full()) return not_grouped(number, decimal_mark);
      fraction = true;
    }
    if (!fraction && core::is_digit(c)) ++digits;
    const bool exponent = c == 'e' || c == 'E';
    if (exponent && !fraction && !separator.empty()) return not_grouped(number, decimal_mark);
    result += c == decimal_mark ? '.' : c;
    ++at;
  }
  if (!fraction && !group_is_full()) return not_grouped(number, decimal_mark);
  // "5." says no more than "5".
  if (result.size() > 1 && result.find('.') == result.size() - 1) result.pop_back();
  return result;
}

}  // namespace annals::exchange
