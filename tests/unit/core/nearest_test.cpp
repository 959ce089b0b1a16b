#include "core/nearest.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

TEST_SUITE_BEGIN("nearest");

namespace annals::core {
namespace {

using Words = std::vector<std::string>;

// The nearest candidates in one line.
std::string near(std::string_view wanted, const Words& candidates, std::size_t limit = 3) {
  std::string line;
  for (const std::string& word : nearest(wanted, candidates, limit)) {
    line += line.empty() ? word : " | " + word;
  }
  return line;
}

TEST_CASE("nearest: the same name in another width or case is first") {
  CHECK(near("ＰＵＫＯＵ", {"pukou2", "Pukou", "pukoa"}) == "Pukou | pukou2 | pukoa");
}

TEST_CASE("nearest: a candidate that begins alike comes before one that contains it") {
  CHECK(near("rate", {"solved_rate", "rate_of_appeals", "ratex"}) ==
        "ratex | rate_of_appeals | solved_rate");
}

TEST_CASE("nearest: among those that begin alike the shorter comes first") {
  CHECK(near("出庭", {"出庭应诉率", "出庭率"}) == "出庭率 | 出庭应诉率");
}

TEST_CASE("nearest: a candidate may be contained in what was wanted") {
  CHECK(near("南京市浦口区政府", {"浦口区", "六合区"}) == "浦口区");
}

TEST_CASE("nearest: a wrong, a missing, a further and two swapped letters are one mistake") {
  for (const char* wanted : {"lihe", "lhe", "luhxe", "lueh", "ulhe"}) {
    CAPTURE(wanted);
    CHECK(near(wanted, {"pukou", "luhe"}) == "luhe");
  }
}

TEST_CASE("nearest: the fewer mistakes come first") {
  CHECK(near("abcdef", {"abcdxx", "abcdex", "xbcdef"}) == "abcdex | xbcdef | abcdxx");
}

// A third of the letters, rounded, and one at the least.
TEST_CASE("nearest: up to four letters allow one mistake and five two") {
  CHECK(near("abc", {"abd"}) == "abd");
  CHECK(near("abc", {"axx"}) == "");
  CHECK(near("abcd", {"abxx"}) == "");
  CHECK(near("abcde", {"abcxx"}) == "abcxx");
  CHECK(near("abcde", {"abxxx"}) == "");
}

TEST_CASE("nearest: a word in which every letter differs is left out") {
  CHECK(near("a", {"b"}) == "");
  CHECK(near("浦", {"区"}) == "");
}

TEST_CASE("nearest: one letter that begins or is part of most words says nothing") {
  CHECK(near("pukou", {"p", "u"}) == "");
}

TEST_CASE("nearest: one letter wanted finds what begins with it") {
  CHECK(near("浦", {"浦口区", "六合区"}) == "浦口区");
}

TEST_CASE("nearest: nothing wanted and nothing there find nothing") {
  CHECK(near("", {"pukou"}) == "");
  CHECK(near(" \u3000", {"pukou"}) == "");
  CHECK(near("pukou", {}) == "");
  CHECK(near("pukou", {"", " "}) == "");
}

TEST_CASE("nearest: no more than the limit are told") {
  const Words many{"rate1", "rate2", "rate3", "rate4"};
  CHECK(near("rate", many) == "rate1 | rate2 | rate3");
  CHECK(near("rate", many, 1) == "rate1");
  CHECK(near("rate", many, 0) == "");
}

TEST_CASE("nearest: a candidate that is there twice is told once") {
  CHECK(near("rate", {"rate1", "rate1", "rate2"}) == "rate1 | rate2");
}

TEST_CASE("nearest: equally near candidates keep their order") {
  CHECK(near("rate", {"rateb", "ratea"}) == "rateb | ratea");
}

TEST_CASE("nearest: candidates are told as they are written and not folded") {
  CHECK(near("pukou", {"PUKOU"}) == "PUKOU");
}

// With "swap, then put in between" it would be two, since no letter is changed twice it is three.
TEST_CASE("nearest: swapped letters are not changed a second time") {
  CHECK(near("caxxxxxxx", {"abcxxxxxxx"}) == "abcxxxxxxx");
  CHECK(near("caxxx", {"abcxxx"}) == "");
}

TEST_CASE("did_you_mean: candidates are quoted and joined with or") {
  CHECK(did_you_mean(Words{"a"}) == "; did you mean \"a\"?");
  CHECK(did_you_mean(Words{"a", "b", "c"}) == "; did you mean \"a\", \"b\" or \"c\"?");
}

TEST_CASE("did_you_mean: without candidates nothing is said") { CHECK(did_you_mean({}) == ""); }

TEST_CASE("nearest: a single letter is near to what it is and to nothing longer") {
  CHECK(near("a", {"a", "b"}) == "a");
  CHECK(near("abcd", {"a", "d"}) == "");
}

}  // namespace
}  // namespace annals::core

TEST_SUITE_END();
