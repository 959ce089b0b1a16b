// What a CsvReader tells of a text, as one text, at every size of a block.
#pragma once

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "exchange/text/csv.h"
#include "support/temp_dir.h"

namespace annals::test {

inline constexpr std::array<std::size_t, 6> kBlockSizes{1, 2, 3, 7, 64, exchange::kCsvBlockBytes};

// One line for each record, "2 [a][b]" for the cells a and b on line 2, and one for each mistake,
// "3! what is wrong".
inline std::string reading(const std::filesystem::path& file,
                           std::size_t block_bytes = exchange::kCsvBlockBytes) {
  exchange::CsvReader reader = exchange::CsvReader::open(file, block_bytes).value();
  std::string told;
  for (;;) {
    const Result<bool> more = reader.next();
    if (more && !*more) break;
    told += std::to_string(reader.line());
    if (more) {
      told += ' ';
      for (const std::string_view cell : reader.cells()) told.append("[").append(cell).append("]");
    } else {
      told += "! " + more.error().message;
    }
    told += '\n';
  }
  CHECK_FALSE(reader.next().value());  // the end stays the end
  return told;
}

// Checks that "bytes" read as "expected", whatever the size of a block.
inline void check_reading(std::string_view bytes, std::string_view expected) {
  const TempDir folder;
  const auto file = folder.write("table.csv", bytes);
  for (const std::size_t block_bytes : kBlockSizes) {
    CAPTURE(block_bytes);
    CHECK(reading(file, block_bytes) == expected);
  }
}

}  // namespace annals::test
