#include "storage/seals.h"

#include <annals/store.h>
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/sha256.h"
#include "support/full_store.h"
#include "support/raw_sql.h"
#include "support/room.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("seals");

namespace annals {
namespace {

using namespace test;  // NOLINT: the vocabulary of this file

TEST_CASE("seals: a store without anything has none") {
  const Store store = Store::in_memory().value();
  CHECK_FALSE(store.last_seal().value());
}

TEST_CASE("seals: each change adds one, signed by who made it") {
  Store store = Store::in_memory({.author = "li"}).value();
  store.define(agency("court")).value();
  const Seal first = store.last_seal().value().value();
  CHECK(first.number == 1);
  CHECK(first.kind == "agency");
  CHECK(first.author == "li");
  store.define(agency("court")).value();
  CHECK(store.last_seal().value() == first);
  store.define(indicator("rate", IndicatorKind::kPercent)).value();
  store.write(says("r1", 2020, "97.30"), {.author = "wang"}).value();
  // The batch, and the source that it brought along.
  CHECK(store.last_seal().value()->number == 4);
}

TEST_CASE("seals: what fails, or changes nothing, seals nothing") {
  Store store = Store::in_memory().value();
  define_court(store);
  store.write(says("r1", 2020, "97.30")).value();
  const auto before = store.last_seal().value();
  CHECK_FALSE(store.write(
      says("r1", 2020, "97.30").add(AgencyCode("none"), kRate, observation(2020, "1"))));
  store.write(says("r1", 2020, "97.30")).value();
  CHECK_FALSE(store.atomically([&]() -> Result<void> {
    store.define(agency("third")).value();
    return Error{ErrorCode::kInvalidData, "no"};
  }));
  CHECK(store.last_seal().value() == before);
  CHECK(shown(store.verify()) == "none");
}

TEST_CASE("seals: one transaction seals a record once, however often it is defined") {
  Store store = Store::in_memory().value();
  store
      .atomically([&]() -> Result<void> {
        store.define(agency("court")).value();
        Agency other = agency("court");
        other.kind = AgencyKind::kCourt;
        store.define(other, Redefine::kReplace).value();
        return {};
      })
      .value();
  CHECK(store.last_seal().value()->number == 1);
  CHECK(shown(store.verify()) == "none");
}

// By hand: printf '%064d\nagency\n1\n2024-01-31T08:30:00.000Z\nli\n%s\n' 0 $(printf x | sha256sum)
TEST_CASE("seals: the digest is that of the lines that are documented") {
  const storage::StoredSeal seal{.number = 1,
                                 .kind = "agency",
                                 .record_id = 1,
                                 .recorded_at = "2024-01-31T08:30:00.000Z",
                                 .author = "li",
                                 .content = core::Sha256().add("x").hex(),
                                 .parts = {},
                                 .digest = {}};
  CHECK(seal.digest_after(std::string(64, '0')) ==
        "1e5d8452393f46b940ca2af81cfc30be134af386341cb52c53b8d7438610a51b");
}

TEST_CASE("seals: they tell what was defined, written, waived and frozen, in order") {
  Store store = Store::in_memory({.author = "lin"}).value();
  fill_everything(store);
  store.freeze("sent").value();
  Agency tax = agency("tax");
  tax.names.names["en"] = "Taxes";
  store.define(tax, Redefine::kReplace).value();
  const std::vector<Seal> seals = store.seals().value();
  std::string all;
  for (std::size_t i = 0; i < seals.size(); ++i) {
    CHECK(seals[i].number == static_cast<std::int64_t>(i) + 1);
    CHECK(seals[i].author == "lin");
    all += seals[i].kind + " " + seals[i].name + "\n";
  }
  CHECK(seals.back() == store.last_seal().value());
  CHECK(store.find_seal(seals[3].digest).value() == seals[3]);
  for (const char* each : {"agency court", "subject law", "indicator full", "source plan",
                           "target court, rate in 2030", "rule balance", "batch 6",
                           "waiver balance, court, cases in 2000", "freeze sent\nagency tax"}) {
    CAPTURE(each);
    CHECK(all.find(each + std::string("\n")) != std::string::npos);
  }
}

TEST_CASE("seals: one whose record is gone or of no kind has no name") {
  const TempDir folder;
  {
    Store store = Store::open(folder / "store.db").value();
    store.define(agency("court")).value();
    store.define(agency("tax")).value();
  }
  run_sql(folder / "store.db",
          "DELETE FROM agency WHERE code = 'tax'; PRAGMA ignore_check_constraints = ON; "
          "UPDATE seal SET kind = 'letter' WHERE id = 1");
  const std::vector<Seal> seals = Store::open(folder / "store.db").value().seals().value();
  REQUIRE(seals.size() == 2);
  CHECK(seals[0].kind == "letter");
  CHECK(seals[0].name.empty());
  CHECK(seals[1].name.empty());
}

TEST_CASE("seals: one is found by its digest or the first 16 digits of it") {
  Store store = Store::in_memory().value();
  store.define(agency("court")).value();
  const Seal first = store.last_seal().value().value();
  store.define(agency("tax")).value();
  CHECK(store.find_seal(first.digest).value() == first);
  CHECK(store.find_seal(first.digest.substr(0, 16)).value() == first);
  CHECK_FALSE(store.find_seal(std::string(64, '0')).value());
  CHECK(shown(store.find_seal(first.digest.substr(0, 15)).error()) ==
        "invalid_argument: \"" + first.digest.substr(0, 15) +
            "\" is no digest: give its 64 hexadecimal digits in lower case, or the first 16 of "
            "them or more");
  CHECK_FALSE(store.find_seal(first.digest + "0"));
  CHECK_FALSE(store.find_seal(std::string(16, '%')));
}

TEST_CASE("seals: a history has the same contents in the store that takes it over") {
  Store from = Store::in_memory().value();
  // In another order of ids than that of codes.
  for (const char* code : {"tax", "court"}) from.define(agency(code)).value();
  from.define(indicator("rate", IndicatorKind::kPercent)).value();
  from.define(indicator("cases")).value();
  Batch batch(source("r1"));
  batch.add(kTax, kRate, observation(2020, "1")).add(kCourt, kRate, observation(2020, "2"));
  batch.add(kCourt, kCases, observation(2020, "3"));
  from.write(batch).value();
  from.write(says("r1", 2020, "4")).value();

  const TempDir folder;
  Store to = Store::open(folder / "to.db").value();
  define_court(to);
  to.define(source("r1")).value();
  RecordedHistory history{.writes = from.writes().value()};
  std::vector<RecordedRevision> revisions;
  from.each_revision([&](const RecordedRevision& revision) -> Result<void> {
        revisions.push_back(revision);
        return {};
      })
      .value();
  std::size_t next = 0;
  history.next_revision = [&](RecordedRevision& revision) -> Result<bool> {
    if (next == revisions.size()) return false;
    revision = revisions[next++];
    return true;
  };
  to.replay(history).value();
  CHECK(shown(to.verify()) == "none");
  CHECK(shown(from.verify()) == "none");
  from.backup(folder / "from.db").value();
  const std::string contents =
      "SELECT record_id, content, hex(parts) FROM seal WHERE kind = 'batch' ORDER BY record_id";
  CHECK(rows_of(folder / "from.db", contents) == rows_of(folder / "to.db", contents));
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
