#include "storage/planned_order.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <tuple>
#include <vector>

TEST_SUITE_BEGIN("planned_order");

namespace annals::storage {
namespace {

auto everything(const PlannedRow& row) {
  return std::tuple(row.source, row.agency_id, row.indicator_id, row.year, row.batch, row.row);
}

// Rows of a few or of many ids, in the order given by "row".
std::vector<PlannedRow> rows_of(std::size_t count, std::uint32_t ids, std::uint32_t sources) {
  std::mt19937 random(22);
  const auto below = [&](std::uint32_t limit) {
    return std::uniform_int_distribution<std::uint32_t>(0, limit - 1)(random);
  };
  std::vector<PlannedRow> rows;
  for (std::uint32_t i = 0; i < count; ++i) {
    rows.push_back({1 + below(ids), 1 + below(ids), static_cast<std::int16_t>(1 + below(2999)), 0,
                    i, static_cast<std::uint16_t>(below(sources)), false, true});
  }
  return rows;
}

TEST_CASE("planned_order: rows are in the order of the key, and as given where that is equal") {
  for (const std::size_t count : {0U, 1U, 2U, 100U, 5'000U, 40'000U}) {
    for (const std::uint32_t ids : {3U, 1'000U, 4'000'000'000U}) {
      for (const std::uint32_t sources : {1U, 65'535U}) {
        CAPTURE(count);
        CAPTURE(ids);
        CAPTURE(sources);
        std::vector<PlannedRow> rows = rows_of(count, ids, sources);
        std::vector<PlannedRow> expected = rows;
        // The position in the batch is the last part, so that a plain sort keeps the order given.
        std::sort(expected.begin(), expected.end(), [](const PlannedRow& a, const PlannedRow& b) {
          return everything(a) < everything(b);
        });
        sort_planned(rows);
        REQUIRE(std::equal(rows.begin(), rows.end(), expected.begin(), expected.end(),
                           [](const PlannedRow& a, const PlannedRow& b) {
                             return everything(a) == everything(b);
                           }));
      }
    }
  }
}

}  // namespace
}  // namespace annals::storage

TEST_SUITE_END();
