#include <annals/names.h>
#include <doctest/doctest.h>

#include <string>

#include "unit/core/encoded.h"

TEST_SUITE_BEGIN("folded");

namespace annals::test {
namespace {

TEST_CASE("folded: capital and small letters are one") {
  CHECK(folded("PuKou") == "pukou");
  CHECK(folded("ÉCOLE") == "école");
  CHECK(folded("Straße") == folded("STRASSE"));
  CHECK(folded("ΣΊΣΥΦΟΣ") == folded("σίσυφος"));
}

TEST_CASE("folded: full width and half width are one") {
  CHECK(folded("１２３４５热线") == "12345热线");
  CHECK(folded("ＡＢＣ（％）") == "abc(%)");
  CHECK(folded("ｶﾞ") == "ガ");
}

TEST_CASE("folded: composed and decomposed letters are one") {
  CHECK(folded("e\u0301cole") == "\u00E9cole");
}

TEST_CASE("folded: runs of white space are one blank and none at the ends") {
  CHECK(folded("  a  b ") == "a b");
  CHECK(folded("a\t\r\n b") == "a b");
  CHECK(folded("浦口　区") == "浦口 区");
  CHECK(folded("\u00A0浦口\u2003\u2028区\u3000") == "浦口 区");
  CHECK(folded(" \t ") == "");
  CHECK(folded("\u3000") == "");
}

TEST_CASE("folded: invisible marks are left out") {
  CHECK(folded("浦\u200B口\uFEFF区") == "浦口区");
  CHECK(folded("co\u00ADoperate") == "cooperate");
  CHECK(folded("\u200E浦口区") == "浦口区");
}

TEST_CASE("folded: text that is plain already stays as it is") {
  for (const char* text : {"", "pukou", "浦口区", "a (b)", "行政复议案件"}) {
    CHECK(folded(text) == text);
  }
}

TEST_CASE("folded: what is not UTF-8 is returned as it is") {
  CHECK(folded("A\xFF  B") == "A\xFF  B");
  CHECK(folded("\xC6\xD6\xBF\xDA") == "\xC6\xD6\xBF\xDA");
}

TEST_CASE("folded: different names stay different") {
  CHECK(folded("浦口区") != folded("浦囗区"));
  CHECK(folded("a b") != folded("ab"));
}

TEST_CASE("folded: the same path is taken for ASCII and for other text") {
  for (char c = 1; c < 127; ++c) {
    const std::string text = std::string("A") + c + "B";
    CAPTURE(static_cast<int>(c));
    CHECK(folded(text) + " 浦" == folded(text + " 浦"));
  }
}

TEST_CASE("folded: what is folded stays as it is") {
  std::size_t changed = 0;
  for (char32_t c = 1; c <= 0x1FFFF; ++c) {
    if (is_surrogate(c)) continue;
    const std::string once = folded(encoded(c));
    if (folded(once) != once) ++changed;
  }
  CHECK(changed == 0);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
