#include "storage/packed_table.h"

#include <annals/store.h>
#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "support/court.h"
#include "support/raw_sql.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("packed_table");

namespace annals {
namespace {

using namespace test;  // NOLINT: the vocabulary of this file

// A store of two sources that disagree on 2020, and a retraction of all that is said of 2021.
void fill(const std::filesystem::path& file) {
  Store store = Store::open(file).value();
  define_court(store);
  store.write(says(source("early", "2023"), 2020, "90.1")).value();
  store.write(says(source("late", "2024"), 2020, "90.2")).value();
  store.write(says(source("early", "2023"), 2021, "91.0")).value();
  store.write(retracts("early", 2021)).value();
  store.write(says(source("early", "2023"), 2022, "92.0")).value();
}

Store opened(const TempDir& folder) { return Store::open(folder / "store.db").value(); }

TEST_CASE("packed_table: reading rests on it alone") {
  const TempDir folder;
  fill(folder / "store.db");
  const std::string before = rate_of(opened(folder));
  run_sql(folder / "store.db", "UPDATE observation SET mantissa = mantissa + 1");
  CHECK(rate_of(opened(folder)) == before);
}

TEST_CASE("packed_table: a reading as of a day rests on the history") {
  const TempDir folder;
  fill(folder / "store.db");
  run_sql(folder / "store.db", "DELETE FROM packed_series");
  CHECK(rate_of(opened(folder)) == "empty");
  CHECK(rate_of(opened(folder), {.as_of = parse_date("2023-12-31").value()}) ==
        "2020=90.1 @early; 2022=92.0 @early");
}

TEST_CASE("packed_table: what does not follow from the history is found and made anew") {
  const TempDir folder;
  fill(folder / "store.db");
  const std::string before = rate_of(opened(folder));
  const std::string defect =
      "packed_series: \"court\", \"rate\": the packed series does not follow from the history; "
      "rebuild it";
  SUBCASE("a value in the history") {
    run_sql(folder / "store.db",
            "UPDATE observation SET mantissa = 921 WHERE mantissa = 920; "
            "UPDATE observation SET mantissa = 920 WHERE mantissa = 921; "
            "UPDATE packed_series SET content = x'01e40f000100000208'");
    CHECK(shown(opened(folder).verify()) == defect);
  }
  SUBCASE("a row that is gone") {
    run_sql(folder / "store.db", "DELETE FROM packed_series");
    CHECK(shown(opened(folder).verify()) == defect);
  }
  SUBCASE("a row too many") {
    run_sql(folder / "store.db",
            "INSERT INTO packed_series SELECT i.id << 32 | a.id, x'01e40f000100000208' "
            "FROM agency AS a JOIN indicator AS i ON a.code = 'tax' AND i.code = 'cases'");
    CHECK(shown(opened(folder).verify()) ==
          "packed_series: \"tax\", \"cases\": there is a packed series and no history of it; "
          "rebuild it");
  }
  SUBCASE("a row of what is not there") {
    run_sql(folder / "store.db",
            "INSERT INTO packed_series VALUES (99 << 32 | 98, x'01e40f000100000208'), "
            "(-1, x'01e40f000100000208')");
    const std::string each =
        "packed_series: an agency that is not there, an indicator that is not there: there is a "
        "packed series and no history of it; rebuild it";
    CHECK(shown(opened(folder).verify()) == each + "\n" + each);
    CHECK(opened(folder).rebuild().value() == 2);
    run_sql(folder / "store.db", "DELETE FROM packed_series");
  }
  SUBCASE("a row without a byte") {
    run_sql(folder / "store.db", "UPDATE packed_series SET content = x''");
    CHECK(shown(opened(folder).verify()) == defect);
    const Store store = opened(folder);
    CHECK(store.in_one_state([&]() -> Result<void> {
      CHECK(shown(store.series(kCourt, kRate).error()) ==
            "invalid_data: the packed form of a series is damaged; rebuild it");
      return {};
    }));
  }
  SUBCASE("bytes that are no series") {
    run_sql(folder / "store.db", "UPDATE packed_series SET content = x'FF'");
    CHECK(shown(opened(folder).verify()) == defect);
    CHECK(shown(opened(folder).series(kCourt, kRate).error()) ==
          "invalid_data: the packed form of a series is damaged; rebuild it");
  }
  Store store = opened(folder);
  CHECK(store.rebuild().value() == 1);
  CHECK(shown(store.verify()) == "none");
  CHECK(rate_of(store) == before);
  CHECK(store.rebuild().value() == 0);
}

TEST_CASE("packed_table: an id that none has is damage") {
  for (const char* id : {"4294967296", "-1"}) {
    CAPTURE(id);
    const TempDir folder;
    fill(folder / "store.db");
    run_sql(folder / "store.db", std::string("UPDATE agency SET id = ") + id +
                                     " WHERE code = 'tax'; UPDATE agency_name "
                                     "SET agency_id = " +
                                     id +
                                     " WHERE agency_id = (SELECT id + 1 FROM agency WHERE "
                                     "code = 'court')");
    CHECK(opened(folder).series(kTax, kRate).error().code == ErrorCode::kInvalidData);
    CHECK(shown(opened(folder).verify()) == "integrity: CHECK constraint failed in agency");
  }
}

// A key of the table as SQLite writes it in a row.
std::string stored_key(const std::filesystem::path& file, const char* agency,
                       const char* indicator) {
  auto key = std::stoull(rows_of(
      file,
      std::string("SELECT i.id << 32 | a.id FROM agency AS a, indicator AS i WHERE a.code = '") +
          agency + "' AND i.code = '" + indicator + "'"));
  std::string bytes(1, static_cast<char>(key & 0x7F));
  while ((key >>= 7) != 0) bytes.insert(0, 1, static_cast<char>(0x80 | (key & 0x7F)));
  return bytes;
}

TEST_CASE("packed_table: rows that are not in order are damage for whoever reads them") {
  const TempDir folder;
  const std::filesystem::path file = folder / "store.db";
  fill(file);
  const AgencyCode water("water"), woods("woods");
  opened(folder).define(agency("water")).value();
  opened(folder).define(agency("woods")).value();
  Batch others(source("others", "2024"));
  for (const AgencyCode& code : {kTax, water, woods}) {
    others.add(code, kRate, observation(2023, "93.0"));
  }
  opened(folder).write(others).value();
  const std::string second = stored_key(file, "tax", "rate");
  const std::string third = stored_key(file, "water", "rate");
  std::string bytes = read_bytes(file);
  const std::size_t of_second = bytes.find(second), of_third = bytes.find(third);
  REQUIRE(of_second != std::string::npos);
  REQUIRE(of_third != std::string::npos);
  REQUIRE(bytes.find(second, of_second + 1) == std::string::npos);
  REQUIRE(bytes.find(third, of_third + 1) == std::string::npos);
  SUBCASE("two have the id of the other") {
    bytes.replace(of_second, second.size(), third);
    bytes.replace(of_third, third.size(), second);
  }
  SUBCASE("two have the same id") { bytes.replace(of_third, third.size(), second); }
  SUBCASE("one has an id of another indicator") { bytes[of_third] = '\x88'; }
  folder.write("store.db", bytes);
  const std::string damage =
      "invalid_data: the store is damaged: its packed series are not in the order of their ids; "
      "restore it from a backup";
  Store store = opened(folder);
  CHECK(shown(store.cross_section(kRate)) == damage);
  const Result<Panel> panel = store.panel({.indicators = {kRate}});
  CHECK_FALSE(panel);
  if (!panel) CHECK(shown(panel.error()) == damage);
  CHECK(shown(store.write(Batch(source("others", "2024"))
                              .add(kCourt, kRate, observation(2024, "94.0"))
                              .add(woods, kRate, observation(2024, "94.1")))) == damage);
  CHECK_FALSE(store.verify().value().empty());
}

TEST_CASE("packed_table: a store for reading only is not rebuilt") {
  const TempDir folder;
  fill(folder / "store.db");
  Store store = Store::open(folder / "store.db", {.read_only = true}).value();
  CHECK(store.rebuild().error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("packed_table: another day of publication weighs the sources anew") {
  const TempDir folder;
  fill(folder / "store.db");
  Store store = opened(folder);
  CHECK(rate_of(store) == "2020=90.2 @late; 2022=92.0 @early");
  store.define(source("early", "2025"), Redefine::kReplace).value();
  CHECK(rate_of(store) == "2020=90.1 @early; 2022=92.0 @early");
  CHECK(shown(store.verify()) == "none");
}

TEST_CASE("packed_table: what has no history cannot be weighed anew") {
  const TempDir folder;
  fill(folder / "store.db");
  run_sql(folder / "store.db", "DELETE FROM observation");
  Store store = opened(folder);
  CHECK(shown(store.define(source("early", "2025"), Redefine::kReplace).error()) ==
        "invalid_data: there is a packed series and no history of it; rebuild it");
  CHECK(store.rebuild().value() == 1);
  CHECK(store.define(source("early", "2025"), Redefine::kReplace));
}

TEST_CASE("packed_table: a failed write leaves it as it was") {
  const TempDir folder;
  fill(folder / "store.db");
  Store store = opened(folder);
  const std::string before = rate_of(store);
  const auto failed = store.atomically([&]() -> Result<void> {
    store.write(says(source("late", "2024"), 2022, "99.9")).value();
    CHECK(rate_of(store) != before);
    return Error{ErrorCode::kCancelled, "given up"};
  });
  CHECK(!failed);
  CHECK(rate_of(store) == before);
  CHECK(shown(store.verify()) == "none");
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
