#include <annals/terminal.h>
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>

#include "core/utf8.h"

TEST_SUITE_BEGIN("terminal");

namespace annals::test {
namespace {

TEST_CASE("display_width: plain letters take a column each") {
  CHECK(display_width("") == 0);
  CHECK(display_width("pukou 97.30%") == 12);
  CHECK(display_width("\u00E9t\u00E9") == 3);
}

TEST_CASE("display_width: Chinese characters and full-width signs take two columns") {
  CHECK(display_width("浦口区") == 6);
  CHECK(display_width("（％）") == 6);
  CHECK(display_width("浦政发〔2024〕1号") == 17);
  CHECK(display_width("\u3000") == 2);
}

TEST_CASE("display_width: a combining mark takes no column of its own") {
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("か\u3099") == 2);
}

TEST_CASE("display_width: invisible characters take no column") {
  CHECK(display_width("浦\u200B口\uFEFF") == 4);
  CHECK(display_width("a\u200Db") == 2);
}

TEST_CASE("display_width: control characters take no column") {
  CHECK(display_width("a\tb\n\x7F\u0085") == 2);
}

TEST_CASE("display_width: a byte that is not UTF-8 takes a column, as its replacement does") {
  CHECK(display_width("\xFF") == 1);
  CHECK(display_width("a\xE6\xB5") == 3);
  CHECK(display_width("\uFFFD") == 1);
}

TEST_CASE("terminal_safe: text without anything to obey stays as it is") {
  for (const char* text : {"", "pukou 97.30%", "浦口区（试行）", "e\u0301", "\U0001F600", "\u00A0",
                           "\uFFFD", "[31m", "\\n"}) {
    CHECK(terminal_safe(text) == text);
  }
}

TEST_CASE("terminal_safe: a line end becomes a blank") {
  CHECK(terminal_safe("a\nb") == "a b");
  CHECK(terminal_safe("a\rb") == "a b");
  CHECK(terminal_safe("a\u0085b\u2028c\u2029d") == "a b c d");
}

TEST_CASE("terminal_safe: a carriage return with its line feed is one line end") {
  CHECK(terminal_safe("a\r\nb") == "a b");
  CHECK(terminal_safe("a\n\rb") == "a  b");
  CHECK(terminal_safe("a\r\n\r\nb") == "a  b");
}

TEST_CASE("terminal_safe: other control characters are replaced") {
  CHECK(terminal_safe("a\tb") == "a\uFFFDb");
  CHECK(terminal_safe("a\bb\x7F") == "a\uFFFDb\uFFFD");
  CHECK(terminal_safe(std::string_view("a\0b", 3)) == "a\uFFFDb");
  CHECK(terminal_safe("\u009B31m") == "\uFFFD31m");
}

TEST_CASE("terminal_safe: a control sequence is replaced as a whole") {
  for (const char* sequence : {"\x1B[m", "\x1B[31m", "\x1B[1;31m", "\x1B[?25l", "\x1B[2J",
                               "\x1B[>0c", "\x1B[0 q", "\x1B[!p", "\x1B[@", "\x1B[~"}) {
    CHECK(terminal_safe("a" + std::string(sequence) + "b") == "a\uFFFDb");
  }
}

TEST_CASE("terminal_safe: a command string is replaced up to its end") {
  for (const char* sequence :
       {"\x1B]0;title\a", "\x1B]0;title\x1B\\", "\x1B]52;c;Y2F0\a", "\x1BPq#0\x1B\\",
        "\x1B_Gf=100;AAAA\x1B\\", "\x1B^private\x1B\\", "\x1BXtext\x1B\\", "\x1B]0;浦口\a"}) {
    CHECK(terminal_safe("a" + std::string(sequence) + "b") == "a\uFFFDb");
  }
}

TEST_CASE("terminal_safe: a short escape sequence is replaced as a whole") {
  for (const char* sequence : {"\x1B"
                               "c",
                               "\x1B=",
                               "\x1B"
                               "7",
                               "\x1B(B", "\x1B#8", "\x1B%G", "\x1B $~"}) {
    CHECK(terminal_safe("a" + std::string(sequence) + "-") == "a\uFFFD-");
  }
}

TEST_CASE("terminal_safe: a sequence that never ends swallows no text") {
  CHECK(terminal_safe("a\x1B") == "a\uFFFD");
  CHECK(terminal_safe("a\x1B[31") == "a\uFFFD[31");
  CHECK(terminal_safe("a\x1B[31浦口") == "a\uFFFD[31浦口");
  CHECK(terminal_safe("a\x1B]0;title") == "a\uFFFD]0;title");
  CHECK(terminal_safe("a\x1B(") == "a\uFFFD(");
  CHECK(terminal_safe("a\x1B浦口") == "a\uFFFD浦口");
}

TEST_CASE("terminal_safe: an escape within a sequence that breaks off is found") {
  CHECK(terminal_safe("\x1B\x1B[31mb") == "\uFFFD\uFFFDb");
  CHECK(terminal_safe("\x1B[3\x1B[31mb") == "\uFFFD[3\uFFFDb");
}

TEST_CASE("terminal_safe: marks that reorder text are replaced") {
  for (const char* mark : {"\u061C", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D",
                           "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"}) {
    CHECK(terminal_safe("1" + std::string(mark) + "2") == "1\uFFFD2");
  }
}

TEST_CASE("terminal_safe: each byte that is not UTF-8 is replaced") {
  CHECK(terminal_safe("a\xFF"
                      "b") == "a\uFFFDb");
  CHECK(terminal_safe("\xE6\xB5") == "\uFFFD\uFFFD");
  CHECK(terminal_safe("\xC0\x9B"
                      "31m") == "\uFFFD\uFFFD31m");
  CHECK(terminal_safe("\x9B"
                      "31m") == "\uFFFD31m");
}

TEST_CASE("terminal_safe: nothing that a terminal obeys is left, whatever the text") {
  // All texts of four out of these pieces.
  const std::string_view pieces[] = {"\x1B", "[", "]", "m", "\a", "\\", "\x9B", "\xC2", "\u202E"};
  constexpr int kCount = static_cast<int>(std::size(pieces));
  for (int n = 0; n < kCount * kCount * kCount * kCount; ++n) {
    std::string text;
    for (int i = 0, rest = n; i < 4; ++i, rest /= kCount) text += pieces[rest % kCount];
    const std::string safe = terminal_safe(text);
    CAPTURE(n);
    REQUIRE_FALSE(core::invalid_utf8(safe));
    for (const char32_t c : core::code_points(safe)) {
      REQUIRE_FALSE(core::is_control(c));
      REQUIRE_FALSE(core::reorders_text(c));
    }
  }
}

TEST_CASE("terminal_safe: what is safe stays as it is") {
  for (const char* text : {"a\x1B[31mb\r\n", "\xFF\x1B]0;t\a", "浦\u202E口\t"}) {
    const std::string once = terminal_safe(text);
    CHECK(terminal_safe(once) == once);
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
