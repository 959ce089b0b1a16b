#include <annals/store.h>
#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "support/court.h"
#include "support/raw_sql.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("check_seals");

namespace annals {
namespace {

using namespace test;  // NOLINT: the vocabulary of this file

const char* const kHigh = "2023-12-31";

void define_all(Store& store) {
  store.define(Subject{.code = SubjectCode("law")}).value();
  define_court(store);
  store.define(source("plan")).value();
  store.define(Succession{SuccessionKind::kMerge, kTax, kCourt, Year(2022), "order 1"}).value();
  DefinitionVersion version{.indicator = kRate, .version = "v2"};
  version.note = "new form";
  store.define(version).value();
  store.define(SeriesBreak{.indicator = kRate, .first_year = Year(2015), .reason = "new form"})
      .value();
  store
      .define(Target{.agency = kCourt,
                     .indicator = kRate,
                     .year = Year(2021),
                     .value = dec("95"),
                     .source = SourceCode("plan")})
      .value();
  Rule rule{.code = RuleCode("high")};
  rule.kind = RuleKind::kRange;
  rule.indicator = kRate;
  rule.high = dec("100");
  store.define(rule).value();
}

// Every kind of record, some of them defined anew; batches of one series and of several.
void fill(const std::filesystem::path& file) {
  Store store = Store::open(file, {.author = "li"}).value();
  define_all(store);
  Agency court = agency("court");
  court.kind = AgencyKind::kCourt;
  store.define(court, Redefine::kReplace).value();
  store.write(says("r1", 2020, "97.30")).value();
  Observation full = observation(2021, "50.0");
  full.locator = "p. 3";
  Batch batch(source("r2", kHigh));
  batch.add(kCourt, kCases, observation(2020, "90"))
      .add(kCourt, kRate, full)
      .add(kTax, kRate, observation(2021, "", "L"));
  store.write(batch).value();
  store.write(says("r1", 2020, "97.40")).value();
  store.write(retracts("r1", 2020, "misprint")).value();
  store
      .waive({.rule = RuleCode("high"),
              .agency = kCourt,
              .indicator = kRate,
              .year = Year(2021),
              .why = "as printed",
              .until = parse_date("2030-01-01").value()})
      .value();
  store.freeze("as sent").value();
}

// What the seals tell of that store after "sql" was done to it.
std::string told_after(const std::string& sql) {
  const TempDir folder;
  fill(folder / "store.db");
  run_sql(folder / "store.db", sql);
  auto defects = Store::open(folder / "store.db").value().verify();
  if (defects) std::erase_if(*defects, [](const Defect& defect) { return defect.rule != "seal"; });
  return shown(defects);
}

TEST_CASE("check_seals: what the library wrote is as it was sealed") {
  CHECK(told_after("") == "none");
}

TEST_CASE("check_seals: ten thousand series of a write are sealed in order, each as it is") {
  const TempDir folder;
  {
    Store store = Store::open(folder / "store.db").value();
    Batch batch(source("r1")), other(source("r2"));
    for (int i = 0; i < 100; ++i) {
      const Agency each = agency("a" + std::to_string(i));
      const Indicator kind = indicator("m" + std::to_string(i), IndicatorKind::kCount);
      store.define(each).value();
      store.define(kind).value();
    }
    for (int i = 0; i < 10'000; ++i) {
      const AgencyCode who("a" + std::to_string(i / 100));
      const IndicatorCode what("m" + std::to_string(i % 100));
      Observation said = observation(2020, std::to_string(i));
      if (i % 7 == 0) said.note = "of note";
      batch.add(who, what, said);
      if (i % 5 == 0) other.add(who, what, observation(2020 + i % 2, std::to_string(i + 1)));
    }
    store
        .atomically([&]() -> Result<void> {
          store.write(batch).value();
          store.write(other).value();
          return {};
        })
        .value();
    CHECK(shown(store.verify()) == "none");
  }
  run_sql(folder / "store.db",
          "UPDATE observation SET mantissa = 1 WHERE mantissa = 9876 AND batch_id = 1");
  auto defects = Store::open(folder / "store.db").value().verify().value();
  std::erase_if(defects, [](const Defect& defect) { return defect.rule != "seal"; });
  CHECK(shown(defects) == "seal: batch 1 of \"r1\" was changed: \"a98\", \"m76\"");
}

TEST_CASE("check_seals: a definition that other hands changed is named, whatever of it they took") {
  const std::vector<std::pair<const char*, const char*>> changes{
      {"UPDATE subject SET code = 'lore'", "subject \"lore\" was changed"},
      {"UPDATE agency SET first_year = 1990 WHERE code = 'tax'", "agency \"tax\" was changed"},
      {"UPDATE agency_name SET name = 'Tax Office' WHERE name = 'tax'",
       "agency \"tax\" was changed"},
      {"UPDATE succession SET basis = 'order 2'", "agency \"tax\" was changed"},
      {"DELETE FROM succession", "agency \"tax\" was changed"},
      {"UPDATE indicator SET polarity = 'higher_is_better' WHERE code = 'rate'",
       "indicator \"rate\" was changed"},
      {"UPDATE definition_version SET note = ''", "indicator \"rate\" was changed"},
      {"UPDATE series_break SET first_year = 2016", "indicator \"rate\" was changed"},
      {"UPDATE source SET title = 'Report' WHERE code = 'r2'", "source \"r2\" was changed"},
      {"UPDATE target SET mantissa = 90", "target \"court, rate in 2021\" was changed"},
      {"UPDATE rule SET severity = 'note'", "rule \"high\" was changed"},
      {"UPDATE waiver SET why = 'it may stand'",
       "waiver \"high, court, rate in 2021\" was changed"},
      {"UPDATE freeze SET note = 'final'", "freeze \"as sent\" was changed"},
  };
  for (const auto& change : changes) {
    CAPTURE(change.first);
    CHECK(told_after(change.first) == std::string("seal: ") + change.second);
  }
}

TEST_CASE("check_seals: a definition that other hands added or removed is told") {
  CHECK(told_after("INSERT INTO subject (code) VALUES ('lore')") ==
        "seal: subject \"lore\" was added");
  CHECK(told_after("DELETE FROM target") == "seal: target number 1 was removed");
}

TEST_CASE("check_seals: a figure that other hands changed is named") {
  const std::vector<std::pair<const char*, const char*>> changes{
      {"UPDATE observation SET mantissa = 9990 WHERE mantissa = 9730",
       "batch 1 of \"r1\" was changed: \"court\", \"rate\", or what it says of itself"},
      {"UPDATE observation SET mantissa = 973, exponent = -1 WHERE mantissa = 9730",
       "batch 1 of \"r1\" was changed: \"court\", \"rate\", or what it says of itself"},
      {"UPDATE observation SET mantissa = 91 WHERE mantissa = 90",
       "batch 2 of \"r2\" was changed: \"court\", \"cases\""},
      {"UPDATE observation SET obs_status = 'M' WHERE obs_status = 'L'",
       "batch 2 of \"r2\" was changed: \"tax\", \"rate\""},
      {"UPDATE observation SET bound = 1 WHERE mantissa = 500",
       "batch 2 of \"r2\" was changed: \"court\", \"rate\""},
      {"UPDATE observation_detail SET locator = 'p. 4' WHERE locator <> ''",
       "batch 2 of \"r2\" was changed: \"court\", \"rate\""},
      {"UPDATE observation_detail SET note = '' WHERE note = 'misprint'",
       "batch 4 of \"r1\" was changed: \"court\", \"rate\", or what it says of itself"},
  };
  for (const auto& change : changes) {
    CAPTURE(change.first);
    CHECK(told_after(change.first) == std::string("seal: ") + change.second);
  }
}

TEST_CASE("check_seals: figures that other hands added or removed are told") {
  CHECK(told_after("DELETE FROM observation WHERE mantissa = 90") ==
        "seal: batch 2 of \"r2\" was changed: a series before \"court\", \"rate\" was removed");
  CHECK(told_after("DELETE FROM observation WHERE obs_status = 'L'") ==
        "seal: batch 2 of \"r2\" was changed: its last series were removed");
  CHECK(told_after("DELETE FROM observation WHERE mantissa = 9740") ==
        "seal: batch 3 of \"r1\" was changed: all its values were removed");
  CHECK(told_after("INSERT INTO observation SELECT 2, 2, 2020, 2, 7, 0, 'A', 0, 0, 0") ==
        "seal: batch 2 of \"r2\" was changed: \"tax\", \"cases\" was added");
}

TEST_CASE("check_seals: a batch that other hands signed anew or put in is told") {
  CHECK(told_after("UPDATE batch SET author = 'wang' WHERE id = 2") ==
        "seal: batch 2 of \"r2\" was changed in what it says of itself: its source, time, author, "
        "reason or program");
  CHECK(told_after("INSERT INTO batch SELECT 9, source_id, recorded_at, '', '', '' FROM batch "
                   "WHERE id = 4; INSERT INTO observation SELECT 1, 2, 1999, 9, 7, 0, 'A', 0, 0, "
                   "0") == "seal: batch 9 of \"r1\" was added");
}

TEST_CASE("check_seals: a seal that other hands wrote breaks the chain") {
  CHECK(told_after("UPDATE seal SET author = 'wang' WHERE id = 3") ==
        "seal: the chain of seals is broken at number 3: what was sealed from there on may be "
        "anything");
  CHECK(told_after("DELETE FROM seal WHERE id = 1; UPDATE subject SET code = code") ==
        "seal: the chain of seals is broken at number 1: what was sealed from there on may be "
        "anything\nseal: subject \"law\" was added");
}

TEST_CASE("check_seals: what was frozen has no chain of its own, and is sound") {
  const TempDir folder;
  fill(folder / "store.db");
  const Store store = Store::open(folder / "store.db").value();
  CHECK(shown(store.frozen("as sent").value().verify()) == "none");
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
