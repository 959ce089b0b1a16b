#include "core/formula_tokens.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/numbers.h"
#include "core/text.h"
#include "core/utf8.h"

namespace annals::core {
namespace {

using Kind = FormulaToken::Kind;

struct Function {
  std::string_view name;
  bool any_number;  // of arguments, else one
};
constexpr std::array kFunctions{Function{"exp", false}, Function{"ln", false},
                                Function{"max", true}, Function{"min", true},
                                Function{"sqrt", false}};
constexpr std::string_view kSigns = "+-*/^(),";

// What is wrong, as a verb and what follows it; caught in formula_tokens().
struct Wrong {
  std::string what;
};

std::string at_character(std::size_t at) { return " at character " + std::to_string(at); }

bool begins_word(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || is_digit(c); }
bool continues_word(char c) { return begins_word(c) || c == '.' || c == '_' || c == '-'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

const Function* function_called(std::string_view name) {
  const auto found = std::find_if(kFunctions.begin(), kFunctions.end(),
                                  [&](const Function& each) { return each.name == name; });
  return found == kFunctions.end() ? nullptr : &*found;
}

// Cuts a text into tokens. All before a token is ASCII, so that bytes and characters count alike.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::vector<FormulaToken> run() {
    for (skip_blanks(); at_ < text_.size(); skip_blanks()) {
      const char c = text_[at_];
      if (begins_word(c)) {
        read_word();
      } else if (c == '[') {
        read_bracketed();
      } else if (kSigns.find(c) != std::string_view::npos) {
        add(Kind::kSign, std::string(1, c), 1);
      } else {
        refuse_character();
      }
    }
    return std::move(tokens_);
  }

 private:
  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  void add(Kind kind, std::string text, std::size_t length, Decimal number = {}) {
    tokens_.push_back({kind, std::move(text), at_ + 1, number});
    at_ += length;
  }

  void read_word() {
    std::size_t end = at_;
    while (end < text_.size() && continues_word(text_[end])) ++end;
    const std::string_view word = text_.substr(at_, end - at_);
    std::size_t next = end;
    while (next < text_.size() && is_blank(text_[next])) ++next;
    if (next < text_.size() && text_[next] == '(') {
      read_function(word);
    } else if (const auto number = Decimal::parse(word)) {
      add(Kind::kNumber, std::string(word), word.size(), *number);
    } else {
      read_code(word, word.size());
    }
  }

  void read_function(std::string_view name) {
    if (!function_called(name)) {
      throw Wrong{"has " + quoted(name) + at_character(at_ + 1) +
                  " before a bracket, which is no function: use exp, ln, max, min or sqrt, or "
                  "write an operator between the two"};
    }
    add(Kind::kFunction, std::string(name), name.size());
  }

  void read_code(std::string_view code, std::size_t length) {
    if (const auto parsed = IndicatorCode::parse(code); !parsed) {
      throw Wrong{"is not good" + at_character(at_ + 1) + ": " + parsed.error().message};
    }
    add(Kind::kCode, std::string(code), length);
  }

  void read_bracketed() {
    const std::size_t end = text_.find(']', at_);
    if (end == std::string_view::npos) {
      throw Wrong{"opens \"[\"" + at_character(at_ + 1) +
                  " and does not close it: write a code in brackets as [a-b]"};
    }
    read_code(text_.substr(at_ + 1, end - at_ - 1), end - at_ + 1);
  }

  [[noreturn]] void refuse_character() const {
    const std::string_view rest = text_.substr(at_);
    throw Wrong{"has " + quoted(rest.substr(0, first_code_point(rest).length)) +
                at_character(at_ + 1) +
                ": use codes, numbers, + - * / ^, round brackets and exp, ln, max, min, sqrt"};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<FormulaToken> tokens_;
};

// Goes through the tokens, and throws where one of them is out of place.
class Grammar {
 public:
  explicit Grammar(const std::vector<FormulaToken>& tokens) : tokens_(tokens) {}

  void check() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (due_) {
        operand(i);
      } else {
        behind_operand(tokens_[i]);
      }
    }
    if (due_) throw Wrong{"ends where a code or a number is due"};
    if (!open_.empty()) {
      throw Wrong{"opens \"(\"" + at_character(open_.back().at) + " and does not close it"};
    }
    if (std::none_of(tokens_.begin(), tokens_.end(),
                     [](const FormulaToken& token) { return token.kind == Kind::kCode; })) {
      throw Wrong{"names no indicator: write an expression such as 100 * closed / accepted"};
    }
  }

 private:
  struct Bracket {
    std::size_t at;
    const FormulaToken* function;  // before it; null: none
  };

  void operand(std::size_t i) {
    const FormulaToken& token = tokens_[i];
    if (token.kind == Kind::kCode || token.kind == Kind::kNumber) {
      due_ = false;
    } else if (token.is('(')) {
      const bool called = i > 0 && tokens_[i - 1].kind == Kind::kFunction;
      open_.push_back({token.at, called ? &tokens_[i - 1] : nullptr});
      signed_ = false;
      return;
    } else if ((token.is('-') || token.is('+')) && !signed_) {
      signed_ = true;
      return;
    } else if (token.kind != Kind::kFunction) {
      throw Wrong{"has " + quoted(token.text) + at_character(token.at) +
                  " where a code or a number is due"};
    }
    signed_ = false;
  }

  void behind_operand(const FormulaToken& token) {
    if (token.is(')')) {
      if (open_.empty()) {
        throw Wrong{"closes \")\"" + at_character(token.at) + ", which was not opened"};
      }
      open_.pop_back();
    } else if (token.is(',')) {
      separate(token);
    } else if (token.kind == Kind::kSign && !token.is('(')) {
      due_ = true;
    } else {
      throw Wrong{"has " + quoted(token.text) + at_character(token.at) +
                  " where an operator is due: write + - * / or ^ between the two"};
    }
  }

  void separate(const FormulaToken& comma) {
    const FormulaToken* const function = open_.empty() ? nullptr : open_.back().function;
    if (!function) {
      throw Wrong{"has \",\"" + at_character(comma.at) +
                  " outside of max and min: write numbers with a point and no separators"};
    }
    if (!function_called(function->text)->any_number) {
      throw Wrong{"has \",\"" + at_character(comma.at) + ", but " + function->text +
                  " takes one argument"};
    }
    due_ = true;
  }

  const std::vector<FormulaToken>& tokens_;
  std::vector<Bracket> open_;
  bool due_ = true;      // an operand is due
  bool signed_ = false;  // a sign was read before it
};

}  // namespace

std::string formula_subject(std::string_view text) { return "formula " + quoted(text); }

Result<std::vector<FormulaToken>> formula_tokens(std::string_view text) {
  try {
    std::vector<FormulaToken> tokens = Reader(text).run();
    Grammar(tokens).check();
    return tokens;
  } catch (const Wrong& wrong) {
    return Error{ErrorCode::kInvalidData, formula_subject(text) + " " + wrong.what};
  }
}

}  // namespace annals::core
