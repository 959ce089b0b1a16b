// Files damaged in every way: what is said of them, and what is saved. The long run, over many more
// rounds than a test may take: ANNALS_SOAK_ROUNDS=20000 annals_fault_tests -ts=doctor
#include <annals/doctor.h>
#include <annals/store.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "storage/file_header.h"
#include "support/full_store.h"
#include "support/half_written.h"
#include "support/raw_sql.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("doctor");

namespace annals::test {
namespace {

namespace fs = std::filesystem;

// Something in every table, and values over some tens of pages.
void fill(Store& store) {
  define_everything(store);
  for (int i = 0; i < 12; ++i) {
    Agency each = agency("bureau" + std::to_string(i));
    each.names.aliases["zh"] = {"局" + std::to_string(i)};
    each.parent = i % 2 == 0 ? kCourt : kTax;
    store.define(each).value();
  }
  for (int i = 0; i < 4; ++i) {
    Batch batch(source("r" + std::to_string(i), std::to_string(2015 + i)));
    for (int a = 0; a < 12; ++a) {
      const AgencyCode code("bureau" + std::to_string(a));
      for (int year = 1970; year < 2010; ++year) {
        Observation each = observation(year, std::to_string(1000 * a + year + i));
        if (year % 5 == 0) each.note = "a note on the year";
        if (year % 3 == 0 || i == 0) batch.add(code, a % 2 == 0 ? kRate : kCases, each);
        if (i == 1) batch.add(code, kCases, observation(year - 60, std::to_string(year)));
      }
    }
    store.write(batch).value();
  }
  store.write(Batch(SourceCode("r3")).retract(AgencyCode("bureau3"), kCases, Year(1980))).value();
  store.waive(a_waiver()).value();
}

std::string bytes_of(bool frozen) {
  const TempDir folder;
  {
    Store store = Store::open(folder / "store.db", {.author = "lin"}).value();
    fill(store);
    if (frozen) store.freeze("sent").value();
  }
  return read_bytes(folder / "store.db");
}

// The bytes of a closed store.
const std::string& sound_bytes() {
  static const std::string kBytes = bytes_of(false);
  return kBytes;
}

using Key = std::tuple<std::string, std::string, int>;
// What is current, as text.
std::map<Key, std::string> values_of(const Store& store) {
  std::map<Key, std::string> values;
  store
      .for_each_series({},
                       [&](const Series& series) -> Result<void> {
                         for (const Observation& each : series.observations()) {
                           values[{series.agency().code.str(), series.indicator().code.str(),
                                   static_cast<int>(each.year)}] =
                               (each.value ? each.value->str() : "") + each.status.letters() +
                               std::string(to_string(each.bound));
                         }
                         return {};
                       })
      .value();
  return values;
}

const std::map<Key, std::string>& sound_values() {
  static const std::map<Key, std::string> kValues = [] {
    const TempDir folder;
    folder.write("store.db", sound_bytes());
    return values_of(Store::open(folder / "store.db").value());
  }();
  return kValues;
}

std::string rules_of(const Result<std::vector<Defect>>& defects) {
  if (!defects) return shown(defects.error());
  std::vector<std::string> rules;
  for (const Defect& each : *defects) rules.push_back(each.rule);
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  std::string text;
  for (const std::string& rule : rules) text += (text.empty() ? "" : " ") + rule;
  return text;
}

std::size_t pages() { return sound_bytes().size() / storage::kPageSize; }

std::string without_page(std::size_t page) {
  std::string bytes = sound_bytes();
  return bytes.replace(page * storage::kPageSize, storage::kPageSize, storage::kPageSize, '\xA5');
}

struct Saved {
  std::optional<SalvageReport> report;
  std::map<Key, std::string> values;
};

// Saves what can be; what is saved verifies, and every value in it that is not told to be
// unconfirmed is what it was.
Saved saved(const std::string& bytes, bool compare = true) {
  const TempDir folder;
  const fs::path file = folder.write("store.db", bytes);
  Saved result;
  const Result<SalvageReport> report = salvage(file, folder / "new.db");
  CHECK(read_bytes(file) == bytes);
  if (!report) {
    CHECK_FALSE(fs::exists(folder / "new.db"));
    CHECK((report.error().code == ErrorCode::kSchemaMismatch ||
           report.error().code == ErrorCode::kInvalidData));
    return result;
  }
  result.report = *report;
  const Store store = Store::open(folder / "new.db", {.create_if_missing = false}).value();
  const std::vector<Defect> defects = store.verify().value();
  CHECK(shown(defects) == "none");
  result.values = values_of(store);
  CHECK(static_cast<std::int64_t>(result.values.size()) == report->values);
  if (!compare) return result;
  // A code that may be another is told; its values are then under that one.
  const bool codes_sure = std::none_of(report->losses.begin(), report->losses.end(),
                                       [](const Defect& each) { return each.rule == "code"; });
  if (!codes_sure || report->unconfirmed > 0) return result;
  for (const auto& each : result.values) {
    const Key& key = each.first;
    const auto original = sound_values().find(key);
    CAPTURE(std::get<0>(key));
    CAPTURE(std::get<1>(key));
    CAPTURE(std::get<2>(key));
    CHECK((original != sound_values().end() && original->second == each.second));
  }
  return result;
}

TEST_CASE("doctor: nothing is wrong with a sound store, and all of it is saved") {
  const TempDir folder;
  const std::string bytes = bytes_of(true);
  const fs::path file = folder.write("store.db", bytes);
  CHECK(rules_of(examine_file(file)) == "");
  const SalvageReport report = salvage(file, folder / "new.db").value();
  CHECK(report.whole());
  CHECK(report.complaints.empty());
  // What was saved is sealed anew.
  CHECK(difference(dump(file, "seal"), dump(folder / "new.db", "seal")) == "");
  CHECK(shown(Store::open(folder / "new.db").value().frozen("sent").value().verify()) == "none");
}

TEST_CASE("doctor: a file that is there is not written over") {
  const TempDir folder;
  const fs::path file = folder.write("store.db", sound_bytes());
  folder.write("new.db", "a letter");
  CHECK(salvage(file, folder / "new.db").error().code == ErrorCode::kAlreadyExists);
  CHECK(read_bytes(folder / "new.db") == "a letter");
}

TEST_CASE("doctor: what is no database, empty or not there is told as such") {
  const TempDir folder;
  CHECK(examine_file(folder / "nothing.db").error().code == ErrorCode::kNotFound);
  CHECK(examine_file(folder.path()).error().code == ErrorCode::kIo);
  CHECK(rules_of(examine_file(folder.write("empty.db", ""))) == "empty");
  const fs::path letter = folder.write("letter.db", std::string(10'000, 'x'));
  CHECK(rules_of(examine_file(letter)) == "not_a_database");
  for (const char* name : {"empty.db", "letter.db", "nothing.db"}) {
    CAPTURE(name);
    CHECK_FALSE(salvage(folder / name, folder / "new.db"));
    CHECK_FALSE(fs::exists(folder / "new.db"));
  }
}

TEST_CASE("doctor: a database of another program or of a newer version is left to them") {
  const TempDir folder;
  run_sql(folder / "other.db", "CREATE TABLE letter (a)");
  CHECK(rules_of(examine_file(folder / "other.db")) == "other_program");
  CHECK(salvage(folder / "other.db", folder / "new.db").error().code == ErrorCode::kSchemaMismatch);
  folder.write("newer.db", sound_bytes());
  run_sql(folder / "newer.db",
          "PRAGMA user_version = 7; ALTER TABLE agency ADD COLUMN colour TEXT");
  CHECK(rules_of(examine_file(folder / "newer.db")) == "newer schema");
  CHECK(salvage(folder / "newer.db", folder / "new.db").error().code == ErrorCode::kSchemaMismatch);
}

TEST_CASE("doctor: a file that is cut off anywhere gives what stands before") {
  for (std::size_t page = 1; page < pages(); page += 17) {
    CAPTURE(page);
    const std::string bytes = sound_bytes().substr(0, page * storage::kPageSize + 7);
    const TempDir folder;
    CHECK(rules_of(examine_file(folder.write("store.db", bytes))).starts_with("cut_off"));
    const Saved rest = saved(bytes);
    CHECK(rest.values.size() <= sound_values().size());
  }
  CHECK(saved(sound_bytes().substr(0, sound_bytes().size() - storage::kPageSize)).values.size() >
        100);
}

TEST_CASE("doctor: without any one page the rest is saved") {
  std::size_t most = 0;
  for (std::size_t page = 0; page < pages(); page += page < 4 ? 1 : 5) {
    CAPTURE(page);
    const Saved rest = saved(without_page(page));
    REQUIRE(rest.report);
    most = std::max(most, rest.values.size());
    CHECK_FALSE((rest.values.size() < sound_values().size() && rest.report->whole()));
  }
  // A page that nothing hangs on costs no value.
  CHECK(most == sound_values().size());
}

TEST_CASE("doctor: without a page of values these are taken from the packed copy") {
  const TempDir folder;
  const fs::path file = folder.write("store.db", sound_bytes());
  SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
  // A page of the table that is no more than a leaf.
  std::string bytes = sound_bytes();
  std::size_t damaged = 0;
  const auto root = static_cast<std::size_t>(std::stoi(
      rows_of(database, "SELECT rootpage FROM sqlite_schema WHERE name = 'observation'")));
  for (std::size_t page = 0; page < pages() && damaged < 3; ++page) {
    if (page + 1 == root || bytes[page * storage::kPageSize] != '\x0A') continue;
    const Saved rest = saved(without_page(page));
    if (!rest.report || rest.report->restored == 0) continue;
    ++damaged;
    CHECK(rest.values == sound_values());
    CHECK(rest.report->left_out.empty());
  }
  CHECK(damaged >= 3);
}

TEST_CASE("doctor: a schema that was changed is not followed") {
  const TempDir folder;
  const fs::path file = folder.write("store.db", sound_bytes());
  run_sql(file,
          "CREATE TRIGGER lure AFTER INSERT ON agency BEGIN DELETE FROM observation; END;"
          "CREATE VIEW lure_view AS SELECT 1");
  CHECK(rules_of(examine_file(file)) == "schema");
  {
    const SalvageReport report = salvage(file, folder / "new.db").value();
    CHECK(report.whole());
    CHECK(values_of(Store::open(folder / "new.db").value()) == sound_values());
    CHECK(rows_of(folder / "new.db", "SELECT name FROM sqlite_schema WHERE name LIKE 'lure%'") ==
          "");
  }
  // A view where a table was.
  run_sql(file,
          "ALTER TABLE observation RENAME TO elsewhere;"
          "CREATE VIEW observation AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
          "FROM n) SELECT i AS agency_id, 1 AS indicator_id, 1 AS year, 1 AS batch_id FROM n");
  CHECK(rules_of(examine_file(file)).starts_with("schema"));
  const SalvageReport report = salvage(file, folder / "again.db").value();
  CHECK(report.whole());
  CHECK(values_of(Store::open(folder / "again.db").value()) == sound_values());
}

TEST_CASE("doctor: rows that name what is not there are told and left out") {
  const TempDir folder;
  const fs::path file = folder.write("store.db", sound_bytes());
  run_sql(file, "DELETE FROM agency WHERE code = 'bureau5'");
  CHECK(rules_of(examine_file(file)).find("foreign_key") != std::string::npos);
  const SalvageReport report = salvage(file, folder / "new.db").value();
  CHECK_FALSE(report.losses.empty());
  const std::map<Key, std::string> values = values_of(Store::open(folder / "new.db").value());
  for (const auto& [key, value] : sound_values()) {
    CHECK(values.contains(key) == (std::get<0>(key) != "bureau5"));
  }
}

TEST_CASE("doctor: a value that its packed copy contradicts is left out and named") {
  const TempDir folder;
  const fs::path file = folder.write("store.db", sound_bytes());
  run_sql(file,
          "UPDATE observation SET mantissa = 77 WHERE year = 1971 AND agency_id = "
          "(SELECT id FROM agency WHERE code = 'bureau1')");
  CHECK(rules_of(examine_file(file)) == "packed_series seal");
  const SalvageReport report = salvage(file, folder / "new.db").value();
  REQUIRE(report.left_out.size() == 1);
  CHECK(report.left_out[0].agency == "bureau1");
  CHECK(report.left_out[0].indicator == "cases");
  CHECK(report.left_out[0].year == Year(1971));
  CHECK(report.left_out[0].why ==
        "the history says 77 in write 4, and its packed copy 2974 in write 4");
  const std::map<Key, std::string> values = values_of(Store::open(folder / "new.db").value());
  CHECK(values.size() == sound_values().size() - 1);
}

TEST_CASE("doctor: a log is taken in if it belongs to the file, and else left aside") {
  const TempDir folder;
  const fs::path file = folder / "store.db";
  folder.write("store.db", sound_bytes());
  {
    Store store = Store::open(file).value();
    store.write(says(source("r1", "2016"), 2021, "77")).value();
    fs::copy_file(file, folder / "copy.db");
    fs::copy_file(folder / "store.db-wal", folder / "copy.db-wal");
  }
  CHECK(rules_of(examine_file(folder / "copy.db")) == "");
  CHECK(salvage(folder / "copy.db", folder / "new.db").value().values ==
        static_cast<std::int64_t>(sound_values().size()) + 1);
  // The same log beside another store.
  {
    Store other = Store::open(folder / "other.db").value();
    define_court(other);
    for (int year = 1900; year < 2000; ++year) other.write(says("r1", year, "7")).value();
  }
  fs::copy_file(folder / "copy.db-wal", folder / "other.db-wal",
                fs::copy_options::overwrite_existing);
  CHECK(rules_of(examine_file(folder / "other.db")) == "log");
  CHECK(salvage(folder / "other.db", folder / "new2.db").value().values == 100);
  // Noise is no log.
  folder.write("other.db-wal", std::string(5000, '\xA5'));
  CHECK(rules_of(examine_file(folder / "other.db")) == "log");
}

TEST_CASE("doctor: a journal is rolled back if it belongs to the file, and else left aside") {
  const TempDir folder;
  leave_half_written(folder / "copy.db");
  const std::string half = read_bytes(folder / "copy.db");
  const std::string journal = read_bytes(folder / "copy.db-journal");
  CHECK(rules_of(examine_file(folder / "copy.db")) == "");
  CHECK(salvage(folder / "copy.db", folder / "new.db").value().values == 0);
  // They are left as they are.
  CHECK(read_bytes(folder / "copy.db") == half);
  CHECK(read_bytes(folder / "copy.db-journal") == journal);
  // Without it the file is none.
  folder.write("half.db", half);
  CHECK(rules_of(examine_file(folder / "half.db")) != "");
  // The same journal beside another store.
  folder.write("other.db", sound_bytes());
  folder.write("other.db-journal", journal);
  CHECK(rules_of(examine_file(folder / "other.db")) == "journal");
  CHECK(salvage(folder / "other.db", folder / "new2.db").value().values ==
        static_cast<std::int64_t>(sound_values().size()));
  // Noise is no journal, and neither is one that would have another file removed.
  folder.write("other.db-journal", std::string(5000, '\xA5'));
  CHECK(rules_of(examine_file(folder / "other.db")) == "journal");
  folder.write("other.db-journal", journal + "\xD9\xD5\x05\xF9\x20\xA1\x63\xD7");
  CHECK(rules_of(examine_file(folder / "other.db")) == "journal");
}

TEST_CASE("doctor: with random bytes changed nothing crashes, and no value is made up") {
  const char* const asked = std::getenv("ANNALS_SOAK_ROUNDS");
  const int rounds = asked ? std::atoi(asked) : 12;
  std::mt19937 random(20240131);
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  int whole = 0;
  for (int round = 0; round < rounds; ++round) {
    CAPTURE(round);
    std::string bytes = sound_bytes();
    for (std::size_t i = 0, n = 1 + below(3); i < n; ++i) {
      char& byte = bytes[below(bytes.size())];
      byte = static_cast<char>(byte ^ (1 << below(8)));
    }
    const TempDir folder;
    CHECK(examine_file(folder.write("store.db", bytes)).has_value());
    const Saved rest = saved(bytes);
    if (rest.report && rest.values == sound_values()) ++whole;
  }
  CHECK(whole > rounds / 4);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
