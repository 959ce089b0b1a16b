#include <annals/batch.h>
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/builders.h"

TEST_SUITE_BEGIN("batch");

namespace annals::test {
namespace {

const AgencyCode kPukou("pukou"), kLuhe("luhe");
const IndicatorCode kCases("cases"), kRate("rate");

// "pukou cases 2023: 97.30", with "retracted" for a retraction and "-" for no value.
std::string told(const Batch& batch, std::size_t i) {
  const Batch::Row& row = batch.rows()[i];
  return batch.agencies()[row.agency].str() + " " + batch.indicators()[row.indicator].str() + " " +
         std::to_string(row.year) + ": " +
         (row.retracted   ? "retracted"
          : row.has_value ? row.value.str()
                          : "-");
}

TEST_CASE("batch: a new batch has its source and nothing else") {
  const Batch batch(source("report", "2024-03-01"));
  CHECK(batch.source_code() == SourceCode("report"));
  CHECK(batch.source()->published == PartialDate::parse("2024-03-01").value());
  CHECK(batch.empty());
  CHECK(batch.size() == 0);
  CHECK(batch.rows().empty());
  CHECK(batch.agencies().empty());
}

TEST_CASE("batch: a source named by its code only is not described") {
  const Batch batch(SourceCode("report"));
  CHECK(batch.source_code() == SourceCode("report"));
  CHECK_FALSE(batch.source());
}

TEST_CASE("batch: rows come in the order in which they were added") {
  Batch batch(SourceCode("report"));
  batch.add(kPukou, kCases, observation(2023, "99"))
      .add(kLuhe, kRate, observation(2022, "97.30"))
      .add(kPukou, kRate, observation(2021, "", "L"));
  REQUIRE(batch.size() == 3);
  CHECK(told(batch, 0) == "pukou cases 2023: 99");
  CHECK(told(batch, 1) == "luhe rate 2022: 97.30");
  CHECK(told(batch, 2) == "pukou rate 2021: -");
}

TEST_CASE("batch: each code is kept once") {
  Batch batch(SourceCode("report"));
  for (int i = 0; i < 3; ++i) {
    batch.add(kPukou, kCases, observation(2020 + i, "1"));
    batch.add(kLuhe, kCases, observation(2020 + i, "2"));
  }
  CHECK(batch.agencies().size() == 2);
  CHECK(batch.indicators().size() == 1);
  CHECK(told(batch, 4) == "pukou cases 2022: 1");
  CHECK(told(batch, 5) == "luhe cases 2022: 2");
}

TEST_CASE("batch: an agency and an indicator of one code are two things") {
  Batch batch(SourceCode("report"));
  batch.add(AgencyCode("x"), IndicatorCode("x"), observation(2020, "1"));
  CHECK(told(batch, 0) == "x x 2020: 1");
}

TEST_CASE("batch: value, bound and status are kept as given") {
  Observation given = observation(2023, "122e3", "BP");
  given.bound = Bound::kAtLeast;
  Batch batch(SourceCode("report"));
  batch.add(kPukou, kCases, given);
  const Batch::Row& row = batch.rows()[0];
  CHECK(identical(row.value, dec("122e3")));
  CHECK(row.bound == Bound::kAtLeast);
  CHECK(row.status.letters() == "BP");
  CHECK_FALSE(row.retracted);
}

TEST_CASE("batch: a value of zero is a value") {
  Batch batch(SourceCode("report"));
  batch.add(kPukou, kCases, observation(2023, "0"));
  CHECK(batch.rows()[0].has_value);
}

TEST_CASE("batch: a row without counts, locator and note has no detail") {
  Batch batch(SourceCode("report"));
  batch.add(kPukou, kCases, observation(2023, "99"));
  CHECK(batch.detail(batch.rows()[0]) == nullptr);
}

TEST_CASE("batch: any of the rare parts makes a detail") {
  std::vector<Observation> given(4, observation(2023, "97.3"));
  given[0].numerator = dec("973");
  given[1].denominator = dec("1000");
  given[2].locator = "page 3";
  given[3].note = "as corrected";
  Batch batch(SourceCode("report"));
  for (const Observation& each : given) batch.add(kPukou, kRate, each);
  CHECK(batch.detail(batch.rows()[0])->numerator->str() == "973");
  CHECK(batch.detail(batch.rows()[1])->denominator->str() == "1000");
  CHECK(batch.detail(batch.rows()[2])->locator == "page 3");
  CHECK(batch.detail(batch.rows()[3])->note == "as corrected");
}

TEST_CASE("batch: details stay with their rows") {
  Observation noted = observation(2022, "2");
  noted.note = "second";
  Batch batch(SourceCode("report"));
  batch.add(kPukou, kCases, observation(2021, "1"))
      .add(kPukou, kCases, noted)
      .add(kPukou, kCases, observation(2023, "3"));
  CHECK(batch.detail(batch.rows()[0]) == nullptr);
  CHECK(batch.detail(batch.rows()[1])->note == "second");
  CHECK(batch.detail(batch.rows()[2]) == nullptr);
}

TEST_CASE("batch: a detail is empty only without all of its parts") {
  CHECK(Batch::Detail{}.empty());
  std::vector<Batch::Detail> details(4);
  details[0].numerator = dec("0");
  details[1].denominator = dec("0");
  details[2].locator = "page 3";
  details[3].note = "as corrected";
  for (const Batch::Detail& detail : details) CHECK_FALSE(detail.empty());
}

TEST_CASE("batch: a retraction has its year, its note and no value") {
  Batch batch(SourceCode("report"));
  batch.retract(kPukou, kCases, Year(2023), "printed in error");
  CHECK(told(batch, 0) == "pukou cases 2023: retracted");
  CHECK_FALSE(batch.rows()[0].has_value);
  CHECK(batch.detail(batch.rows()[0])->note == "printed in error");
}

TEST_CASE("batch: only the row retracted is retracted") {
  Batch batch(SourceCode("report"));
  batch.retract(kPukou, kCases, Year(2023)).add(kPukou, kCases, observation(2022, "1"));
  CHECK(batch.rows()[0].retracted);
  CHECK_FALSE(batch.rows()[1].retracted);
  CHECK(batch.detail(batch.rows()[0]) == nullptr);
}

TEST_CASE("batch: nothing is checked before a store sees it") {
  Batch batch(SourceCode("report"));
  batch.add(kPukou, kCases, observation(2023, "1"))
      .add(kPukou, kCases, observation(2023, "2"))
      .add(kPukou, kCases, observation(2023, ""));
  CHECK(batch.size() == 3);
}

TEST_CASE("batch: a row takes 40 bytes, as its header says") { CHECK(sizeof(Batch::Row) == 40); }

TEST_CASE("batch: one that was cleared takes other rows of its source") {
  Batch batch(source("report"));
  batch.add(kPukou, kCases, {.year = Year(2023), .value = Decimal(1), .note = "first"})
      .add(kLuhe, kRate, observation(2022, "2"));
  batch.clear();
  CHECK(batch.empty());
  CHECK(batch.agencies().empty());
  CHECK(batch.indicators().empty());
  CHECK(batch.source() == source("report"));
  batch.add(kLuhe, kCases, {.year = Year(2021), .value = Decimal(3), .note = "second"});
  CHECK(told(batch, 0) == "luhe cases 2021: 3");
  REQUIRE(batch.detail(batch.rows()[0]) != nullptr);
  CHECK(batch.detail(batch.rows()[0])->note == "second");
  CHECK(batch.agencies().size() == 1);
}

TEST_CASE("batch: a copy goes its own way") {
  Batch batch(SourceCode("report"));
  batch.add(kPukou, kCases, observation(2023, "1"));
  Batch copy = batch;
  copy.add(kLuhe, kRate, observation(2022, "2"));
  CHECK(batch.size() == 1);
  CHECK(batch.agencies().size() == 1);
  CHECK(told(copy, 0) == "pukou cases 2023: 1");
  CHECK(told(copy, 1) == "luhe rate 2022: 2");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
