#include "core/language.h"

#include <doctest/doctest.h>

TEST_SUITE_BEGIN("language");

namespace annals::core {
namespace {

TEST_CASE("language: a tag begins with two letters and has parts of one to eight signs") {
  for (const char* tag :
       {"en", "zh-hant", "zh-hant-tw", "de-1996", "sl-rozaj-1994", "en-a2345678"}) {
    CAPTURE(tag);
    CHECK(is_language(tag));
  }
}

TEST_CASE("language: what a tag is not") {
  for (const char* tag : {"", "e", "EN", "eN", "1n", "e1", "e{", "zh-", "-zh", "zh--tw", "zh_tw",
                          "abcdefghi", "zh-Hant", "zh-a2345678b", "zh-{", "zh-:", "zh-!"}) {
    CAPTURE(tag);
    CHECK_FALSE(is_language(tag));
  }
}

}  // namespace
}  // namespace annals::core

TEST_SUITE_END();
