#include <annals/batch.h>
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "support/builders.h"
#include "support/random.h"

TEST_SUITE_BEGIN("batch_sort");

namespace annals {
namespace {

// Each row as "agency indicator year value".
std::string listed(const Batch& batch) {
  std::string text;
  for (const Batch::Row& row : batch.rows()) {
    text += batch.agencies()[row.agency].str() + ' ' + batch.indicators()[row.indicator].str() +
            ' ' + std::to_string(row.year) + ' ' + row.value.str() + '\n';
  }
  return text;
}

void add(Batch& batch, const std::string& agency, const std::string& indicator, int year,
         const std::string& value) {
  batch.add(AgencyCode(agency), IndicatorCode(indicator), test::observation(year, value));
}

TEST_CASE("batch_sort: rows go by agency, indicator and year, codes as they were first named") {
  Batch batch(SourceCode("report"));
  add(batch, "tax", "rate", 2021, "1");
  add(batch, "court", "rate", 2020, "2");
  add(batch, "tax", "cases", 2020, "3");
  add(batch, "tax", "rate", 2020, "4");
  CHECK(batch.sort() == std::vector<std::uint32_t>{3, 0, 2, 1});
  CHECK(listed(batch) == "tax rate 2020 4\ntax rate 2021 1\ntax cases 2020 3\ncourt rate 2020 2\n");
}

TEST_CASE("batch_sort: what is in order stays, and an empty batch too") {
  Batch batch(SourceCode("report"));
  CHECK(batch.sort().empty());
  add(batch, "tax", "rate", 2020, "1");
  add(batch, "tax", "rate", 2020, "2");
  CHECK(batch.sort().empty());
}

TEST_CASE("batch_sort: rows of one observation stay in the order given") {
  Batch batch(SourceCode("report"));
  for (const char* value : {"1", "2", "3"}) {
    add(batch, "tax", "rate", 2021, value);
    add(batch, "tax", "rate", 2020, value);
  }
  CHECK(batch.sort() == std::vector<std::uint32_t>{1, 3, 5, 0, 2, 4});
}

TEST_CASE("batch_sort: what few rows have goes with them") {
  Batch batch(SourceCode("report"));
  Observation noted = test::observation(2021, "1");
  noted.note = "as printed";
  batch.add(AgencyCode("tax"), IndicatorCode("rate"), noted);
  add(batch, "tax", "rate", 2020, "2");
  batch.sort();
  CHECK(batch.detail(batch.rows()[0]) == nullptr);
  REQUIRE(batch.detail(batch.rows()[1]) != nullptr);
  CHECK(batch.detail(batch.rows()[1])->note == "as printed");
}

// Few codes of many rows are counted, many of few rows are compared.
TEST_CASE("batch_sort: a batch of any shape has all its rows, in order") {
  test::Random random(20261126);
  for (const int codes : {3, 400}) {
    CAPTURE(codes);
    Batch batch(SourceCode("report"));
    for (int row = 0; row < 2000; ++row) {
      add(batch, "a" + std::to_string(random.below(codes)),
          "i" + std::to_string(random.below(codes)), random.between(1990, 2029),
          std::to_string(row));
    }
    const Batch before = batch;
    const std::vector<std::uint32_t> order = batch.sort();
    REQUIRE(order.size() == before.size());
    std::vector<bool> taken(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      const Batch::Row& row = batch.rows()[i];
      REQUIRE(identical(row.value, before.rows()[order[i]].value));
      REQUIRE_FALSE(taken[order[i]]);
      taken[order[i]] = true;
      if (i == 0) continue;
      const Batch::Row& last = batch.rows()[i - 1];
      REQUIRE(std::tie(last.agency, last.indicator, last.year, order[i - 1]) <
              std::tie(row.agency, row.indicator, row.year, order[i]));
    }
  }
}

TEST_CASE("batch_sort: few rows of a nation of agencies and indicators are in order as well") {
  constexpr int kEach = 1 << 16;
  Batch batch(SourceCode("r"));
  for (int i = kEach; i > 0; --i) {
    add(batch, "a" + std::to_string(i), "i" + std::to_string(i), 2020, "1");
  }
  batch.retract(AgencyCode("a7"), IndicatorCode("i7"), Year(2019));
  CHECK(batch.sort().size() == kEach + 1);
  const auto rows = batch.rows();
  CHECK(batch.agencies()[rows.front().agency].str() == "a" + std::to_string(kEach));
  CHECK(rows[kEach - 7].year == 2019);
  CHECK(rows[kEach - 6].year == 2020);
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
