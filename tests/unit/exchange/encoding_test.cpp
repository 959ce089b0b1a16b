#include "exchange/text/encoding.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

TEST_SUITE_BEGIN("encoding");

namespace annals::exchange {
namespace {

using std::string_view_literals::operator""sv;

TEST_CASE("encoding: a beginning without a mark is passed over by nothing") {
  for (const std::string_view bytes : {""sv, "a"sv, "code"sv, "\xEF\xBB"sv, "PK,a"sv}) {
    CAPTURE(bytes);
    CHECK(recognised(bytes).skip == 0);
    CHECK(recognised(bytes).format.empty());
  }
}

TEST_CASE("encoding: a byte order mark of UTF-8 is three bytes to skip") {
  CHECK(recognised("\xEF\xBB\xBF").skip == 3);
  CHECK(recognised("\xEF\xBB\xBF,").format.empty());
}

TEST_CASE("encoding: formats that are no CSV are known by their first bytes") {
  CHECK(recognised("\xFF\xFE").format == "UTF-16 (little endian)");
  CHECK(recognised("\xFE\xFF\0a"sv).format == "UTF-16 (big endian)");
  CHECK(recognised("PK\x03\x04").format == "a ZIP archive or an XLSX workbook");
  CHECK(recognised("\xD0\xCF\x11\xE0").format == "an old Excel workbook (XLS)");
}

TEST_CASE("encoding: two-byte characters look like GB18030") {
  CHECK(looks_like_gb18030("\xC6\xD6\xBF\xDA\xC7\xF8"));  // 浦口区
  CHECK(looks_like_gb18030("\x81\x40\xFE\xFE\x81\x7E"));  // the corners of the plane
}

// GB 18030-2005: U+20087 is 95 32 90 31.
TEST_CASE("encoding: four-byte characters look like GB18030") {
  CHECK(looks_like_gb18030("a\x95\x32\x90\x31z"));
}

TEST_CASE("encoding: ASCII and the empty text look like GB18030 too") {
  CHECK(looks_like_gb18030(""));
  CHECK(looks_like_gb18030("a,b\n"));
}

TEST_CASE("encoding: bytes outside of GB18030 do not look like it") {
  for (const std::string_view text :
       {"\x80"sv, "\xFF\x40"sv, "\x81"sv, "\x81\x3F"sv, "\x81\x7F"sv, "\x81\xFF"sv, "\x81\x30"sv,
        "\x81\x30\x81"sv, "\x81\x30\x81\x41"sv, "\x81\x30\x41\x30"sv, "caf\xE9,1"sv}) {
    CAPTURE(text);
    CHECK_FALSE(looks_like_gb18030(text));
  }
}

TEST_CASE("encoding: UTF-8 is no mistake") {
  CHECK_FALSE(not_utf8(""));
  CHECK_FALSE(not_utf8("浦口区,12\n"));
}

TEST_CASE("encoding: the byte that is not UTF-8 is counted from the begin of its line") {
  const auto bad = not_utf8("浦口\nab\xFF\n").value();
  CHECK(bad.at == 9);
  CHECK(bad.message == "byte 3 of the line (0xFF) is not UTF-8: save the file as UTF-8");
}

TEST_CASE("encoding: every byte is told in hexadecimal") {
  CHECK(not_utf8("\x80").value().message ==
        "byte 1 of the line (0x80) is not UTF-8: save the file as UTF-8");
  CHECK(not_utf8("\xAB,").value().message ==
        "byte 1 of the line (0xAB) is not UTF-8: save the file as UTF-8");
}

TEST_CASE("encoding: text that looks like GB18030 is told so") {
  CHECK(not_utf8("\xC6\xD6\n").value().message ==
        "byte 1 of the line (0xC6) is not UTF-8, and the text looks like GB18030 (GBK): save the "
        "file as UTF-8");
}

}  // namespace
}  // namespace annals::exchange

TEST_SUITE_END();
