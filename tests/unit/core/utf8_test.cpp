#include "core/utf8.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "unit/core/encoded.h"

TEST_SUITE_BEGIN("utf8");

namespace annals::core {
namespace {

using test::encoded;
using test::is_surrogate;

TEST_CASE("first_code_point: every code point is read from its bytes") {
  std::size_t wrong = 0;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (is_surrogate(c)) continue;
    const std::string bytes = encoded(c);
    const CodePoint read = first_code_point(bytes + "x");
    if (!read.valid || read.value != c || read.length != bytes.size()) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("first_code_point: a surrogate is no character") {
  std::size_t taken = 0;
  for (char32_t c = 0xD800; c <= 0xDFFF; ++c) taken += first_code_point(encoded(c)).valid ? 1 : 0;
  CHECK(taken == 0);
}

TEST_CASE("first_code_point: what is not UTF-8 is one byte of U+FFFD") {
  for (const std::string_view bytes :
       {"\x80", "\xBF", "\xC3", "\xC3(", "\xE6\xB5", "\xE6(", "\xF0\x9F\x98", "\xF5\x80\x80\x80",
        "\xF4\x90\x80\x80", "\xFE", "\xFF"}) {
    const CodePoint c = first_code_point(bytes);
    CHECK_FALSE(c.valid);
    CHECK(c.length == 1);
    CHECK(c.value == 0xFFFD);
  }
}

// The bytes of '/' in more bytes than it needs, by which filters were once passed.
TEST_CASE("first_code_point: overlong forms are not UTF-8") {
  for (const std::string_view bytes : {"\xC0\xAF", "\xE0\x80\xAF", "\xF0\x80\x80\xAF"}) {
    CHECK_FALSE(first_code_point(bytes).valid);
  }
}

TEST_CASE("first_code_point: nothing is read behind the end") {
  const std::string_view cut = std::string_view("浦").substr(0, 2);
  CHECK_FALSE(first_code_point(cut).valid);
}

TEST_CASE("narrowed: full-width forms and the ideographic blank become ASCII, and nothing else") {
  CHECK(narrowed("\uFF11\uFF0C\uFF05\u3000浦") == "1,% 浦");
  CHECK(narrowed("\u00B2\u0663\u00A0") == "\u00B2\u0663\u00A0");
  CHECK(narrowed("") == "");
}

TEST_CASE("trimmed: white space of all kinds and marks of no width are taken off the ends only") {
  CHECK(trimmed("\uFEFF \u00A0\u30002023\u200B\t") == "2023");
  CHECK(trimmed("a\u00A0b") == "a\u00A0b");
  CHECK(trimmed(" \u3000") == "");
  CHECK(trimmed("\xFF ") == "\xFF");
}

TEST_CASE("code_points: a text is its characters") {
  CHECK(code_points("") == U"");
  CHECK(code_points("a浦\u00E9\U0001F600") == U"a浦\u00E9\U0001F600");
}

TEST_CASE("code_points: each broken byte is U+FFFD and the rest is read on") {
  CHECK(code_points("a\xFF\xE6\xB5z") == U"a\uFFFD\uFFFD\uFFFDz");
}

TEST_CASE("invalid_utf8: valid text has no such place") {
  CHECK_FALSE(invalid_utf8(""));
  CHECK_FALSE(invalid_utf8("plain"));
  CHECK_FALSE(invalid_utf8("浦口区\uFFFD\U0001F600"));
}

TEST_CASE("invalid_utf8: the first broken byte is told") {
  CHECK(*invalid_utf8("\xFF") == 0);
  CHECK(*invalid_utf8("ab\xFF\xFF") == 2);
  CHECK(*invalid_utf8("浦\xE5\x8F") == 3);
}

// What a file in GBK looks like: 浦口.
TEST_CASE("invalid_utf8: text in GBK is not UTF-8") {
  CHECK(*invalid_utf8("\xC6\xD6\xBF\xDA") == 0);
}

TEST_CASE("is_control: both blocks of controls and DEL") {
  for (const char32_t c : {U'\0', U'\t', U'\x1B', U'\x1F', U'\x7F', U'\u0080', U'\u009F'}) {
    CHECK(is_control(c));
  }
  for (const char32_t c : {U' ', U'~', U'\u00A0', U'浦'}) CHECK_FALSE(is_control(c));
}

TEST_CASE("reorders_text: the marks of direction and none beside them") {
  for (const char32_t c :
       {U'\u061C', U'\u200E', U'\u200F', U'\u202A', U'\u202E', U'\u2066', U'\u2069'}) {
    CHECK(reorders_text(c));
  }
  for (const char32_t c : {U'\u200D', U'\u2010', U'\u2029', U'\u202F', U'\u2065', U'\u206A'}) {
    CHECK_FALSE(reorders_text(c));
  }
}

TEST_CASE("columns: Latin letters take one column and Chinese characters two") {
  CHECK(columns(U'a') == 1);
  CHECK(columns(U'\u00E9') == 1);
  CHECK(columns(U'浦') == 2);
  CHECK(columns(U'\U00020000') == 2);
}

TEST_CASE("columns: full-width forms take two columns") {
  for (const char32_t c : {U'\uFF15', U'\uFF05', U'\uFF0C', U'\u3000', U'\u3014', U'\u3002'}) {
    CHECK(columns(c) == 2);
  }
}

TEST_CASE("columns: signs of both scripts take one column") {
  for (const char32_t c : {U'\u00B7', U'\u2026', U'\u2581', U'\u2588', U'\uFFFD', U'%'}) {
    CHECK(columns(c) == 1);
  }
}

TEST_CASE("columns: combining and invisible marks take none") {
  for (const char32_t c : {U'\u0301', U'\u200B', U'\u200D', U'\uFE0F', U'\uFEFF'}) {
    CHECK(columns(c) == 0);
  }
}

TEST_CASE("columns: controls take none") {
  for (const char32_t c : {U'\0', U'\n', U'\x1B', U'\x7F', U'\u0085'}) CHECK(columns(c) == 0);
}

TEST_CASE("is_white_space: all that Unicode calls so, and nothing beside it") {
  const std::u32string blanks =
      U"\u0020\u0085\u00A0\u1680\u2000\u200A\u2028\u2029\u202F\u205F\u3000\u0009\u000D";
  for (const char32_t c : blanks) CHECK(is_white_space(c));
  const std::u32string others = U"a\u0008\u000E\u0084\u00A1\u1FFF\u200B\u202A\u2060\u3001";
  for (const char32_t c : others) CHECK_FALSE(is_white_space(c));
}

TEST_CASE("trimmed: each mark of no width is taken off, and the signs beside them are not") {
  for (const char* mark : {"\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF"}) {
    CHECK(trimmed(std::string(mark) + "a" + mark) == "a");
  }
  for (const char* sign : {"\u2010", "\u2061", "\uFEFE"}) CHECK(trimmed(sign) == sign);
}

TEST_CASE("compatible_form: a form that stands for one character is that one") {
  CHECK(compatible_form(U'\uFF21') == U'A');
  CHECK(compatible_form(U'a') == U'a');
  CHECK(compatible_form(U'\u2474') == U'\u2474');  // (1): several
}

}  // namespace
}  // namespace annals::core

TEST_SUITE_END();
