// What other hands did to the tables of a store is told when it is opened.
#include "storage/schema_check.h"

#include <SQLiteCpp/Database.h>
#include <annals/store.h>
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "storage/errors.h"
#include "support/raw_sql.h"
#include "support/temp_dir.h"
#include "support/thrown.h"

TEST_SUITE_BEGIN("schema check");

namespace annals::storage {
namespace {

// How a store is refused after "sql" was run on its file; "nothing thrown" if it is not.
std::string refusal_after(const std::string& sql) {
  const test::TempDir folder;
  { const Connection connection(folder / "store.db", {}); }
  test::run_sql(folder / "store.db", sql);
  std::string text = test::failure_of([&] { return Connection(folder / "store.db", {}).file(); });
  const std::string name = "\"" + (folder / "store.db").string() + "\"";
  if (const auto at = text.find(name); at != std::string::npos) text.replace(at, name.size(), "it");
  return text;
}

std::string refused(const std::string& what) {
  return "schema_mismatch: it is not a store as it was made: " + what +
         "; restore it from a backup";
}

TEST_CASE("schema check: the digest of today is that of what the migrations make") {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  for (const std::string_view step : migrations()) database.exec(std::string(step));
  CHECK(schema_digest(database.getHandle()) == kSchemaOfToday);
  database.exec("CREATE TRIGGER Batch AFTER INSERT ON batch BEGIN DELETE FROM batch; END");
  CHECK(schema_digest(database.getHandle()) != kSchemaOfToday);
}

TEST_CASE("schema check: what is missing is named") {
  CHECK(refusal_after("DROP VIEW revision") == refused("its view \"revision\" is not there"));
  CHECK(refusal_after("DROP INDEX batch_by_source") ==
        refused("its index \"batch_by_source\" is not there"));
  CHECK(refusal_after("DROP TABLE waiver") == refused("its table \"waiver\" is not there"));
}

TEST_CASE("schema check: what is another is named") {
  CHECK(refusal_after("ALTER TABLE freeze ADD COLUMN more TEXT") ==
        refused("its table \"freeze\" was changed by other hands"));
  CHECK(refusal_after("ALTER TABLE freeze DROP COLUMN note") ==
        refused("its table \"freeze\" was changed by other hands"));
  CHECK(refusal_after("DROP VIEW revision; CREATE VIEW revision AS SELECT 1") ==
        refused("its view \"revision\" was changed by other hands"));
  CHECK(refusal_after("DROP VIEW revision; CREATE TABLE Revision (a)") ==
        refused("its view \"revision\" was changed by other hands"));
  CHECK(refusal_after("DROP TABLE freeze; CREATE VIEW freeze AS SELECT 1 AS id") ==
        refused("its table \"freeze\" was changed by other hands"));
}

TEST_CASE("schema check: what was added to a table or view of a store is named") {
  CHECK(refusal_after("CREATE TRIGGER wipe AFTER INSERT ON batch BEGIN DELETE FROM batch; END") ==
        refused("a trigger \"wipe\" was added to \"batch\""));
  CHECK(refusal_after("CREATE TRIGGER wipe INSTEAD OF INSERT ON revision BEGIN SELECT 1; END") ==
        refused("a trigger \"wipe\" was added to \"revision\""));
  CHECK(refusal_after("CREATE UNIQUE INDEX only_one ON BATCH (author)") ==
        refused("an index \"only_one\" was added to \"batch\""));
}

TEST_CASE("schema check: tables and views of other names stay, and a freeze leaves them out") {
  CHECK(refusal_after("CREATE TABLE mine (a); CREATE INDEX mine_by_a ON mine (a); "
                      "CREATE VIEW my_view AS SELECT * FROM revision; "
                      "CREATE TRIGGER of_mine AFTER INSERT ON mine BEGIN DELETE FROM mine; END; "
                      "ANALYZE") == "nothing thrown");
  const test::TempDir folder;
  { Store::open(folder / "store.db").value(); }
  test::run_sql(folder / "store.db", "CREATE TABLE mine (a)");
  Store store = Store::open(folder / "store.db").value();
  CHECK(store.freeze("sent").has_value());
  CHECK(store.frozen("sent").has_value());
}

}  // namespace
}  // namespace annals::storage

TEST_SUITE_END();
