// What salvage makes of rows that say something else than was written: each kind of loss is told in
// a sentence, and the new store is sound.
#include <annals/doctor.h>
#include <annals/store.h>
#include <doctest/doctest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "storage/file_header.h"
#include "support/full_store.h"
#include "support/raw_sql.h"
#include "support/shown.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("salvage");

namespace annals::test {
namespace {

namespace fs = std::filesystem;

// A store with something in every table, frozen at its end; closed.
const std::string& full_bytes() {
  static const std::string kBytes = [] {
    const TempDir folder;
    {
      Store store = Store::open(folder / "store.db").value();
      fill_everything(store);
      store.freeze("sent").value();
    }
    return read_bytes(folder / "store.db");
  }();
  return kBytes;
}

// A file as salvage finds it, and what it makes of it.
class Patient {
 public:
  explicit Patient(const std::string& bytes = full_bytes()) { folder_.write("store.db", bytes); }

  fs::path file() const { return folder_ / "store.db"; }
  fs::path saved_file() const { return folder_ / "new.db"; }

  SalvageReport salvage() const {
    const Result<SalvageReport> report = annals::salvage(file(), saved_file());
    REQUIRE(report);
    CHECK(shown(Store::open(saved_file()).value().verify()) == "none");
    return *report;
  }

 private:
  TempDir folder_;
};

// What is told of a full store after "sql" went past the library: losses and values left out, a
// line each.
std::string told_after(const std::string& sql) {
  const Patient patient;
  run_sql(patient.file(), sql);
  const SalvageReport report = patient.salvage();
  std::string text;
  for (const Defect& each : report.losses) text += each.rule + ": " + each.message + "\n";
  for (const DoubtfulValue& each : report.left_out) {
    text +=
        each.agency + " " + each.indicator + " " + to_string(each.year) + ": " + each.why + "\n";
  }
  if (report.unconfirmed > 0) text += std::to_string(report.unconfirmed) + " unconfirmed\n";
  return text;
}

constexpr const char* kNoFreeze =
    "freeze: the freeze \"sent\" is left out: not all that it stands on could be read\n";

TEST_CASE("salvage: what a definition lacks or belies is told, and left out or left open") {
  struct Loss {
    std::string sql, told;
  };
  const Loss losses[] = {
      {"UPDATE agency_name SET folded = 'elsewhere' WHERE agency_id = 1",
       "name: the name \"court\" of an agency may be another: it was looked up as \"elsewhere\"\n"},
      {"UPDATE indicator_name SET folded = 'elsewhere' WHERE indicator_id = 1",
       "name: the name \"rate\" of an indicator may be another: it was looked up as "
       "\"elsewhere\"\n"},
      {"UPDATE agency SET parent_id = (SELECT id FROM agency WHERE code = 'child') "
       "WHERE code = 'court'",
       "circle: one agency stood above itself; what stood above it is left open\n"},
      {"UPDATE subject SET parent_id = id",
       "circle: one subject stood above itself; what stood above it is left open\n"},
      {"DELETE FROM subject",
       "reference: table \"indicator\": in 1 row \"subject_id\" named what is lost, and is left "
       "open\n"},
      {"DELETE FROM source WHERE code = 'plan'",
       "reference: table \"target\": 1 row that belonged to lost rows of \"source\", left out\n"},
      {"UPDATE indicator SET formula = 'nothing * 2', numerator_id = NULL, denominator_id = NULL "
       "WHERE code = 'full'",
       "formula: indicator \"full\" is no longer computed: indicator \"nothing\" is not defined\n"},
      {"UPDATE indicator SET formula = 'rate +' WHERE code = 'cases'",
       "formula: indicator \"cases\" is no longer computed: indicator \"cases\" has the formula "
       "\"rate +\", which ends where a code or a number is due\n"},
      {"UPDATE indicator SET formula = 'cases + 1' WHERE code = 'cases'",
       "formula: indicator \"cases\" is no longer computed: indicator \"cases\" would be computed "
       "from itself: \"cases\" needs itself\n"},
      {"DELETE FROM rule_term WHERE side = 'right'",
       "rule: rule \"balance\" lacks terms of its sums, and is left out\n"},
      {"UPDATE succession SET kind = 'sale'",
       "rows: table \"succession\": 1 row that no store may hold, left out\n"},
      {"UPDATE series_break SET pre_break_mantissa = 5",
       "rows: table \"series_break\": 1 row that no store may hold, left out\n"},
      {"UPDATE target SET exponent = 41",
       "rows: table \"target\": 1 row that no store may hold, left out\n"},
      {"UPDATE target SET mantissa = 9223372036854775807, exponent = 40",
       "rows: table \"target\": 1 row that no store may hold, left out\n"},
      {"UPDATE agency_name SET name = CAST(x'E6B3' AS TEXT) WHERE agency_id = 1",
       "rows: table \"agency_name\": 1 row that no store may hold, left out\n"},
      {"UPDATE source SET published = '2015-02-31' WHERE code = 'plan'",
       "rows: table \"source\": 1 row that no store may hold, left out\n"
       "definition: source \"plan\": nothing but its code could be read; define it anew\n"}};
  for (const Loss& each : losses) {
    CAPTURE(each.sql);
    const std::string told = told_after(each.sql);
    CHECK((told == each.told || told == each.told + kNoFreeze));
  }
}

// Whoever kept the frozen state elsewhere can compare; what is saved of it would be another.
TEST_CASE("salvage: a freeze goes with the values and details that it stands on") {
  CHECK(told_after("DELETE FROM observation_detail WHERE year = 1992 AND batch_id = 1 "
                   "AND agency_id = 1") ==
        std::string("detail: 1 value has lost counts, place in the source or note\n") + kNoFreeze);
  CHECK(told_after("DELETE FROM observation_detail WHERE year = 1992") ==
        std::string("detail: 10 values have lost counts, place in the source or note\n") +
            kNoFreeze);
  CHECK(told_after("UPDATE observation SET mantissa = 5 WHERE year = 1991 AND batch_id = 1") ==
        kNoFreeze);
  CHECK(told_after("UPDATE freeze SET sha256 = hex(zeroblob(32))") == kNoFreeze);
  CHECK(told_after("UPDATE freeze SET definitions = x'00'") == kNoFreeze);
}

TEST_CASE("salvage: a write whose moment is out of line is given that of its neighbour") {
  const char* const wrong[] = {"2999-01-01T00:00:00.000Z", "2999-01-01T00:00:00.000Z",
                               "1999-01-01T00:00:00.000Z"};
  const int writes[] = {1, 2, 5};
  for (std::size_t i = 0; i < 3; ++i) {
    CAPTURE(writes[i]);
    const Patient patient;
    const std::string neighbour = std::to_string(i == 0 ? 2 : writes[i] - 1);
    const std::string moment =
        rows_of(patient.file(), "SELECT recorded_at FROM batch WHERE id = " + neighbour);
    const std::string of_it = " WHERE id = " + std::to_string(writes[i]);
    run_sql(patient.file(),
            "UPDATE batch SET recorded_at = '" + std::string(wrong[i]) + "'" + of_it);
    const SalvageReport report = patient.salvage();
    REQUIRE_FALSE(report.losses.empty());
    CHECK(report.losses[0].message == "write " + std::to_string(writes[i]) +
                                          " was not recorded at " + wrong[i] +
                                          ", which is out of line; it is given as " + moment);
    CHECK(rows_of(patient.saved_file(), "SELECT recorded_at FROM batch" + of_it) == moment);
  }
}

TEST_CASE("salvage: what the two copies of a value say is printed with all that tells them apart") {
  const auto told_of = [](const std::string& set) {
    const std::string told = told_after("UPDATE observation SET " + set +
                                        " WHERE year = 1991 AND batch_id = 5 AND agency_id = 1");
    REQUIRE(told.starts_with(kNoFreeze));
    return told.substr(std::string(kNoFreeze).size());
  };
  CHECK(told_of("obs_status = 'E'") ==
        "court rate 1991: the history says 45 (E) in write 5, and its packed copy 45 in write 5\n");
  CHECK(told_of("bound = 1") ==
        "court rate 1991: the history says about 45 in write 5, and its packed copy 45 in write "
        "5\n");
  CHECK(told_of("mantissa = 450, exponent = -1") ==
        "court rate 1991: the history says 45.0 in write 5, and its packed copy 45 in write 5\n");
  CHECK(told_of("mantissa = NULL, exponent = NULL, obs_status = 'M'") ==
        "court rate 1991: the history says no value (M) in write 5, and its packed copy 45 in "
        "write 5\n");
  CHECK(told_of("retracted = 1, mantissa = NULL, exponent = NULL, has_detail = 0") ==
        "court rate 1991: a source takes back what it had not said\n");
  CHECK(told_of("year = 2020") ==
        "court rate 1991: the history says 44 in write 4, and its packed copy 45 in write 5\n"
        "court rate 2020: the history says 45 in write 5, and its packed copy nothing\n");
}

TEST_CASE("salvage: a year that only one of the two copies knows is left out") {
  CHECK(told_after("DELETE FROM observation WHERE year = 1991 AND agency_id = 1") ==
        std::string(kNoFreeze) +
            "court rate 1991: its packed copy says 45 in write 5, and the history nothing\n");
  // What a bound forbids was never taken, whatever both say.
  const std::string told = told_after(
      "UPDATE indicator SET upper_bound_mantissa = 48, upper_bound_exponent = 0 "
      "WHERE code = 'rate'");
  CHECK(told == std::string(kNoFreeze) +
                    "court rate 1995: 49 is above 48%, the most that \"rate\" can be\n"
                    "court rate 1996: 49 is above 48%, the most that \"rate\" can be\n"
                    "court rate 1997: 49 is above 48%, the most that \"rate\" can be\n"
                    "court rate 1998: 49 is above 48%, the most that \"rate\" can be\n"
                    "court rate 1999: 49 is above 48%, the most that \"rate\" can be\n");
}

TEST_CASE("salvage: without a packed copy that can be read values are saved as unconfirmed") {
  for (const std::string sql :
       {"UPDATE packed_series SET content = x'00'", "DELETE FROM packed_series"}) {
    CAPTURE(sql);
    CHECK(told_after(sql) == "40 unconfirmed\n");
  }
}

TEST_CASE("salvage: packed copies of what is lost are left out with it") {
  CHECK(told_after("INSERT INTO packed_series VALUES (99 << 32 | 1, x'01e40f000100000208'), "
                   "(1 << 32 | 99, x'01e40f000100000208'), (-1, x'')") ==
        "reference: table \"packed_series\": 2 rows that belonged to lost rows of \"agency\", "
        "left out\n"
        "reference: table \"packed_series\": 1 row that belonged to lost rows of \"indicator\", "
        "left out\n");
}

TEST_CASE("salvage: a number with a fraction where a whole one belongs is no value") {
  const Patient patient;
  // The table takes any number once it is no longer strict.
  run_sql(patient.file(),
          "PRAGMA writable_schema = ON;"
          "UPDATE sqlite_schema SET sql = replace(replace(sql, 'STRICT, ', ''), 'STRICT', '')");
  run_sql(patient.file(),
          "UPDATE observation SET mantissa = 45.5 WHERE year = 1991 AND batch_id = 5 "
          "AND agency_id = 1");
  const SalvageReport report = patient.salvage();
  REQUIRE(report.left_out.size() == 1);
  CHECK(report.left_out[0].why ==
        "the history says 44 in write 4, and its packed copy 45 in write 5");
}

// The page of such a kind on which "text" stands alone; counted from 0.
std::optional<std::size_t> page_with(const std::string& bytes, char kind, const std::string& text) {
  for (std::size_t page = 1; (page + 1) * storage::kPageSize <= bytes.size(); ++page) {
    const std::size_t begin = page * storage::kPageSize;
    if (bytes[begin] != kind) continue;
    if (bytes.substr(begin, storage::kPageSize).find(text) != std::string::npos) return page;
  }
  return std::nullopt;
}

TEST_CASE("salvage: a code that stands otherwise in its index is told") {
  std::string bytes;
  {
    const TempDir folder;
    {
      Store store = Store::open(folder / "store.db").value();
      define_court(store);
      store.define(agency("zebra-crossing")).value();
      store
          .write(
              Batch(source("r1")).add(AgencyCode("zebra-crossing"), kRate, observation(2020, "7")))
          .value();
    }
    bytes = read_bytes(folder / "store.db");
  }
  constexpr char kIndexLeaf = 0x0A;
  const auto page = page_with(bytes, kIndexLeaf, "zebra-crossing");
  REQUIRE(page);
  bytes.replace(bytes.find("zebra-crossing", *page * storage::kPageSize), 14, "zebra-cropping");
  const Patient patient(bytes);
  const SalvageReport report = patient.salvage();
  REQUIRE(report.losses.size() == 1);
  CHECK(report.losses[0].message ==
        "agency \"zebra-crossing\" may be \"zebra-cropping\": its code is written both ways");
  CHECK(report.values == 1);
}

// Of many agencies, so that the history lies on many pages.
std::string wide_bytes(int agencies) {
  const TempDir folder;
  {
    Store store = Store::open(folder / "store.db").value();
    define_court(store);
    Batch batch(source("r1", "2019"));
    Batch later(source("r2", "2020"));
    for (int i = 0; i < agencies; ++i) {
      const std::string code = "office" + std::to_string(10'000 + i);
      store.define(agency(code)).value();
      for (int year = 1980; year < 2000; ++year) {
        batch.add(AgencyCode(code), kRate, observation(year, std::to_string(year % 90)));
        if (year % 4 == 0) {
          later.add(AgencyCode(code), kRate, observation(year, std::to_string(year % 90 + 1)));
        }
      }
    }
    store.write(batch).value();
    store.write(later).value();
  }
  return read_bytes(folder / "store.db");
}

// The pages of the history, in its order, that branch off no further; none where SQLite was built
// without what tells them.
std::vector<std::size_t> pages_of_history(const fs::path& file) {
  SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
  if (rows_of(database, "SELECT sqlite_compileoption_used('ENABLE_DBSTAT_VTAB')") != "1") return {};
  SQLite::Statement pages(database,
                          "SELECT pageno FROM dbstat WHERE name = 'observation' "
                          "AND pagetype = 'leaf' ORDER BY path");
  std::vector<std::size_t> numbers;
  while (pages.executeStep()) {
    numbers.push_back(static_cast<std::size_t>(pages.getColumn(0).getInt64()) - 1);
  }
  return numbers;
}

TEST_CASE(
    "salvage: what stands between two lost pages is saved, and the lost taken from the copy") {
  const std::string bytes = wide_bytes(600);
  std::vector<std::size_t> pages;
  {
    const Patient sound(bytes);
    pages = pages_of_history(sound.file());
  }
  if (pages.empty()) {
    MESSAGE("which page holds what cannot be seen here");
    return;
  }
  REQUIRE(pages.size() > 12);
  std::string damaged = bytes;
  for (const std::size_t at : {pages.size() / 5, pages.size() / 2, pages.size() - 3}) {
    damaged.replace(pages[at] * storage::kPageSize, storage::kPageSize, storage::kPageSize, '\xA5');
  }
  const Patient patient(damaged);
  const SalvageReport report = patient.salvage();
  CHECK(report.values == 600 * 20);
  CHECK(report.left_out.empty());
  CHECK(report.restored > 100);
  CHECK(report.restored < report.values / 2);
  for (const SalvagedTable& table : report.tables) {
    if (table.table == "observation") CHECK(table.gaps == 3);
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
