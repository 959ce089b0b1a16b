// What must hold for the reading of any file, tried on made-up ones.
#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "csv_reading.h"
#include "support/random.h"

TEST_SUITE_BEGIN("csv");

namespace annals::test {
namespace {

using std::string_view_literals::operator""sv;

// Pieces that mean something to the reader, and some that do not.
constexpr std::array kPieces{"a"sv,    "b"sv,  ","sv,    ","sv,  "\n"sv,           "\n"sv,
                             "\r\n"sv, "\""sv, "\"\""sv, "浦"sv, "\xEF\xBB\xBF"sv, "\"c\""sv,
                             ",\""sv,  "\","sv};
// Rare, since they end the reading.
constexpr std::array kEnds{"\r"sv, "\0"sv, "\xFF"sv, "\xE6"sv, "\xC6\xD6"sv};

std::string made_up_bytes(Random& random) {
  std::string bytes;
  for (std::size_t n = random.below(40u); n > 0; --n) {
    bytes += random.one_in(40) ? random.of(kEnds) : random.of(kPieces);
  }
  return bytes;
}

TEST_CASE("csv: what is read does not depend on the size of a block") {
  const TempDir folder;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    Random random(seed);
    const auto file = folder.write("table.csv", made_up_bytes(random));
    const std::string expected = reading(file);
    for (const std::size_t block_bytes : kBlockSizes) {
      CAPTURE(seed);
      CAPTURE(block_bytes);
      CHECK(reading(file, block_bytes) == expected);
    }
  }
}

std::string quoted_cell(std::string_view cell) {
  std::string text = "\"";
  for (const char c : cell) text.append(c == '"' ? 2 : 1, c);
  return text + '"';
}

TEST_CASE("csv: any text in quotes reads back as it was") {
  const TempDir folder;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    Random random(seed);
    const std::size_t width = 1 + random.below(4u);
    std::string bytes, expected;
    std::size_t line = 1;
    for (std::size_t row = 0; row < 5; ++row) {
      expected += std::to_string(line) + ' ';
      for (std::size_t i = 0; i < width; ++i) {
        std::string cell;
        for (std::size_t n = random.below(6u); n > 0; --n) cell += random.of(kPieces);
        for (const char c : cell) line += c == '\n' ? 1 : 0;
        bytes += (i > 0 ? "," : "") + quoted_cell(cell);
        expected += '[' + cell + ']';
      }
      bytes += random.one_in(2) ? "\n" : "\r\n";
      expected += '\n';
      ++line;
    }
    CAPTURE(seed);
    CHECK(reading(folder.write("table.csv", bytes), 1 + random.below(9u)) == expected);
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
