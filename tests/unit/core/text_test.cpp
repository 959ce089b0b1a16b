#include "core/text.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

TEST_SUITE_BEGIN("text");

namespace annals::core {
namespace {

std::string listed(std::vector<std::string_view> words) { return one_of(words); }

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

TEST_CASE("quoted: a text stands in double quotes") {
  CHECK(core::quoted("pukou") == "\"pukou\"");
  CHECK(core::quoted("") == "\"\"");
  CHECK(core::quoted("浦口区") == "\"浦口区\"");
}

TEST_CASE("quoted: a double quote inside is shown as it stands") {
  CHECK(quoted("say \"no\"") == "\"say \"no\"\"");
  CHECK(quoted("\"") == "\"\"\"");
}

TEST_CASE("quoted: what a terminal would obey is replaced") {
  CHECK(core::quoted("a\x1B[31mb") == "\"a\uFFFD[31mb\"");
  CHECK(core::quoted("a\nb\tc") == "\"a\uFFFDb\uFFFDc\"");
  CHECK(core::quoted("a\x7F"
                     "b") == "\"a\uFFFDb\"");
  CHECK(core::quoted("a\u0085b\u009Bc") == "\"a\uFFFDb\uFFFDc\"");
  CHECK(core::quoted(std::string_view("a\0b", 3)) == "\"a\uFFFDb\"");
}

TEST_CASE("quoted: marks that reorder text are replaced") {
  for (const char* mark : {"\u061C", "\u200E", "\u200F", "\u202A", "\u202E", "\u2066", "\u2069"}) {
    CHECK(core::quoted(std::string("a") + mark + "b") == "\"a\uFFFDb\"");
  }
}

TEST_CASE("quoted: each byte that is not UTF-8 is replaced") {
  CHECK(core::quoted("a\xFF\xFE") == "\"a\uFFFD\uFFFD\"");
  CHECK(core::quoted("\xE6\xB5") == "\"\uFFFD\uFFFD\"");
}

TEST_CASE("quoted: sixty characters are kept and more are cut off") {
  CHECK(core::quoted(std::string(60, 'a')) == "\"" + std::string(60, 'a') + "\"");
  CHECK(core::quoted(std::string(61, 'a')) == "\"" + std::string(60, 'a') + "\u2026\"");
}

TEST_CASE("quoted: characters are counted and not bytes") {
  CHECK(core::quoted(repeated("口", 60)) == "\"" + repeated("口", 60) + "\"");
  CHECK(core::quoted("浦口区政府", 3) == "\"浦口区\u2026\"");
  CHECK(core::quoted("ab", 0) == "\"\u2026\"");
}

TEST_CASE("one_of: words are listed with an or before the last") {
  CHECK(listed({}) == "");
  CHECK(listed({"a"}) == "a");
  CHECK(listed({"a", "b"}) == "a or b");
  CHECK(listed({"a", "b", "c"}) == "a, b or c");
}

TEST_CASE("joined: the word before the last is given") {
  const std::vector<std::string_view> words{"a", "b", "c"};
  CHECK(joined(words, " and ") == "a, b and c");
}

}  // namespace
}  // namespace annals::core

TEST_SUITE_END();
