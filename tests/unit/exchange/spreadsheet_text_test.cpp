#include "exchange/text/spreadsheet_text.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "support/random.h"

TEST_SUITE_BEGIN("spreadsheet_text");

namespace annals::exchange {
namespace {

TEST_CASE("spreadsheet_text: what a spreadsheet would run gets an apostrophe") {
  CHECK(harmless("=1+1") == "'=1+1");
  CHECK(harmless("+86 25") == "'+86 25");
  CHECK(harmless("-") == "'-");
  CHECK(harmless("@SUM(A1)") == "'@SUM(A1)");
  CHECK(harmless("\t=1") == "'\t=1");
  CHECK(harmless("\r=1") == "'\r=1");
}

TEST_CASE("spreadsheet_text: all else is as it was") {
  for (const std::string_view text : {"", "a = b", "'", "'tis", "''", "六（一）", " =1", "1-2"}) {
    CAPTURE(text);
    CHECK(harmless(text) == text);
    CHECK(restored(text) == text);
  }
}

TEST_CASE("spreadsheet_text: an apostrophe of the text's own is kept") {
  CHECK(harmless("'=1") == "''=1");
  CHECK(restored("''=1") == "'=1");
  CHECK(restored("'=1") == "=1");
}

TEST_CASE("spreadsheet_text: a text that nobody made harmless is left alone") {
  CHECK(restored("=1") == "=1");
  CHECK(restored("-5") == "-5");
}

TEST_CASE("spreadsheet_text: every text comes back, and none can be run") {
  test::Random random(20240131);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    while (!random.one_in(5)) text += random.of(std::string_view("''=+-@\t\ra1"));
    const std::string safe = harmless(text);
    CAPTURE(text);
    CHECK(restored(safe) == text);
    CHECK((safe.empty() || std::string_view("=+-@\t\r").find(safe[0]) == std::string_view::npos));
  }
}

}  // namespace
}  // namespace annals::exchange

TEST_SUITE_END();
