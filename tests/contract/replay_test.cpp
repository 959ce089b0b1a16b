// A history that is read from one store and taken over by another.
#include <annals/store.h>
#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "support/builders.h"
#include "support/court.h"
#include "support/shown.h"
#include "support/test_store.h"

TEST_SUITE_BEGIN("store");

namespace annals::test {
namespace {

struct Recorded {
  std::vector<RecordedWrite> writes;
  std::vector<RecordedRevision> revisions;
  std::vector<Waiver> waivers;
};

Recorded recorded(const Store& store) {
  Recorded result;
  result.writes = store.writes().value();
  store
      .each_revision([&](const RecordedRevision& revision) -> Result<void> {
        result.revisions.push_back(revision);
        return {};
      })
      .value();
  result.waivers = store.waivers().value();
  return result;
}

// "ok", or the issue and the error: "revisions 2 value: invalid_data: …".
std::string replayed(Store& store, const Recorded& recorded) {
  std::size_t next = 0;
  std::string place;
  RecordedHistory history{.writes = recorded.writes, .waivers = recorded.waivers};
  history.next_revision = [&](RecordedRevision& revision) -> Result<bool> {
    if (next == recorded.revisions.size()) return false;
    revision = recorded.revisions[next++];
    return true;
  };
  history.on_issue = [&](const HistoryIssue& issue) {
    static constexpr const char* kParts[] = {"writes", "revisions", "waivers"};
    place = std::string(kParts[static_cast<std::size_t>(issue.part)]) + " " +
            std::to_string(issue.row) + " " + std::string(issue.field) + ": ";
  };
  const Result<void> done = store.replay(history);
  return done ? "ok" : place + shown(done.error());
}

// Two sources, a correction, a retraction with a reason, and a missing value.
void fill(Store& store) {
  define_court(store);
  store.define(source("r1", "2024")).value();
  store.define(source("r2", "2023")).value();
  store.write(says(source("r1", "2024"), 2020, "97.30"), {.author = "lin", .reason = "as printed"})
      .value();
  store.write(says(source("r2", "2023"), 2021, "", "L")).value();
  store.write(says(source("r1", "2024"), 2020, "97.4"), {.author = "wang", .reason = "corrected"})
      .value();
  store.write(says(source("r2", "2023"), 2020, "96")).value();
  store.write(retracts("r1", 2020), {.reason = "withdrawn"}).value();
}

void define_alone(Store& store) {
  define_court(store);
  store.define(source("r1", "2024")).value();
  store.define(source("r2", "2023")).value();
}

std::string clocks_of(const Store& store) {
  std::string text;
  for (const Revision& each : store.history(AgencyCode("court"), IndicatorCode("rate")).value()) {
    text += std::to_string(each.write->id) + " " + annals::to_string(each.write->recorded_at) +
            " " + each.write->author + " " + each.write->reason + " " + each.write->program + "; ";
  }
  return text + shown(store.history(AgencyCode("court"), IndicatorCode("rate")));
}

STORE_CASE("store: a history that is taken over is the same, with both its clocks") {
  Store old = Store::in_memory({.author = "tester"}).value();
  fill(old);
  define_alone(*store);
  CHECK(replayed(*store, recorded(old)) == "ok");
  CHECK(clocks_of(*store) == clocks_of(old));
  CHECK(rate_of(*store) == "2020=96 @r2; 2021=- (L) @r2");
  CHECK(shown(store->verify()) == "none");
  const ReadOptions early{.as_of = parse_date("2023-12-31").value()};
  CHECK(shown(store->series(AgencyCode("court"), IndicatorCode("rate"), early)) ==
        shown(old.series(AgencyCode("court"), IndicatorCode("rate"), early)));
}

STORE_CASE("store: after a history is taken over the next write has the next number") {
  Store old = Store::in_memory().value();
  fill(old);
  define_alone(*store);
  CHECK(replayed(*store, recorded(old)) == "ok");
  store->write(says(source("r1", "2024"), 2022, "5")).value();
  CHECK(store->writes()->back().record.id == 6);
}

STORE_CASE("store: a store with values takes over no history") {
  fill(*store);
  CHECK(replayed(*store, {}) ==
        "already_exists: the store holds values, waivers or freezes already; a history is taken "
        "over by a store that has none");
}

// What is refused once "spoil" has changed the history of fill(); nothing of it remains.
template <typename Spoil>
std::string refused(Spoil spoil) {
  Store old = Store::in_memory().value();
  fill(old);
  Recorded spoiled = recorded(old);
  spoil(spoiled);
  Store store = Store::in_memory().value();
  define_alone(store);
  std::string told = replayed(store, spoiled);
  CHECK(store.writes()->empty());
  CHECK(store.revision_count().value() == 0);
  return told;
}

TEST_CASE("store: writes that are out of order, or name no source, are refused") {
  CHECK(refused([](Recorded& it) { std::swap(it.writes[0], it.writes[1]); }) ==
        "writes 1 id: invalid_data: 1 does not ascend: the ids of writes begin above 0, and each "
        "is greater than the one before");
  CHECK(refused([](Recorded& it) {
          it.writes[2].record.recorded_at = it.writes[1].record.recorded_at - std::chrono::hours(1);
        }) ==
        "writes 2 recorded_at: invalid_data: write 3 is recorded before write 2: writes stand in "
        "the order of their time");
  CHECK(refused([](Recorded& it) { it.writes[0].source = SourceCode("r11"); }) ==
        "writes 0 source: not_found: source \"r11\" is not defined; did you mean \"r1\"?");
  CHECK(refused([](Recorded& it) {
          it.writes.push_back(it.writes.back());
          it.writes.back().record.id = 9;
        }) ==
        "writes 5 id: invalid_data: write 9 has no revision: take it out, or put back what it "
        "wrote");
}

// The revisions of fill(): 0 to 3 are of 2020 (r1, r1, r2, the retraction), 4 of 2021.
TEST_CASE("store: revisions that write() would refuse are refused") {
  CHECK(refused([](Recorded& it) { it.revisions[4].agency = AgencyCode("curt"); }) ==
        "revisions 4 agency: not_found: agency \"curt\" is not defined; did you mean \"court\"?");
  CHECK(refused([](Recorded& it) {
          it.revisions[4].observation.status = {};
        }).starts_with("revisions 4 value: invalid_data: there is neither a value nor"));
  CHECK(refused([](Recorded& it) { it.revisions[4].write = 7; }) ==
        "revisions 4 write: invalid_data: there is no write 7");
  CHECK(refused([](Recorded& it) {
          it.revisions[4].observation.year = Year(3000);
        }).starts_with("revisions 4 year: invalid_data: 3000 is not a year"));
  CHECK(refused([](Recorded& it) {
          it.revisions[4].observation.value = dec("5");
        }).starts_with("revisions 4 status: invalid_data: "));
  CHECK(refused([](Recorded& it) {
          it.revisions[4].observation.denominator = dec("-1");
        }).starts_with("revisions 4 : invalid_data: "));
  CHECK(refused([](Recorded& it) { it.revisions[4].observation.locator = "\xE6"; }) ==
        "revisions 4 : invalid_data: the locator is not UTF-8");
}

TEST_CASE("store: revisions that are out of order, repeated or empty of news are refused") {
  const std::string kOrder =
      " : invalid_data: the revision is out of its order, or is there twice: revisions stand by "
      "agency, indicator, year and write";
  CHECK(refused([](Recorded& it) { std::swap(it.revisions[0], it.revisions[1]); }) ==
        "revisions 1" + kOrder);
  CHECK(refused([](Recorded& it) { it.revisions.insert(it.revisions.begin(), it.revisions[0]); }) ==
        "revisions 1" + kOrder);
  CHECK(refused([](Recorded& it) { std::swap(it.revisions[0], it.revisions[4]); }) ==
        "revisions 1" + kOrder);
  CHECK(refused([](Recorded& it) { it.revisions[1].observation = it.revisions[0].observation; }) ==
        "revisions 1 : invalid_data: the revision adds nothing: its source says the same already "
        "in write 1");
}

TEST_CASE("store: a retraction of nothing, and one with a value, are refused") {
  CHECK(refused([](Recorded& it) {
          it.revisions[3].write = 2;
          it.revisions.erase(it.revisions.begin() + 2);
          it.revisions.erase(it.revisions.begin(), it.revisions.begin() + 2);
        }) ==
        "revisions 0 retracted: invalid_data: its source says nothing of the observation before, "
        "so there is nothing to retract");
  CHECK(refused([](Recorded& it) { it.revisions[3].observation.value = dec("1"); }) ==
        "revisions 3 retracted: invalid_data: a retraction has a year and a note, and nothing "
        "else");
  const auto with = [](auto change) {
    return refused([&](Recorded& it) { change(it.revisions[3].observation); });
  };
  const std::string told = with([](Observation& it) { it.bound = Bound::kAbout; });
  CHECK(told.starts_with("revisions 3 retracted: "));
  CHECK(with([](Observation& it) { it.status = ObsStatusSet::parse("E").value(); }) == told);
  CHECK(with([](Observation& it) { it.numerator = dec("1"); }) == told);
  CHECK(with([](Observation& it) { it.denominator = dec("1"); }) == told);
  CHECK(with([](Observation& it) { it.locator = "page 7"; }) == told);
  // What is withdrawn already is not withdrawn again.
  CHECK(refused([](Recorded& it) {
          it.writes.push_back(it.writes.back());
          it.writes.back().record.id = 6;
          it.revisions.insert(it.revisions.begin() + 4, it.revisions[3]);
          it.revisions[4].write = 6;
        }) ==
        "revisions 4 : invalid_data: the revision adds nothing: its source says the same already "
        "in write 5");
}

STORE_CASE("store: a visit of all revisions ends with its first error") {
  fill(*store);
  int seen = 0;
  const auto visited = store->each_revision([&](const RecordedRevision&) -> Result<void> {
    if (++seen == 2) return Error{ErrorCode::kIo, "the disk is full"};
    return {};
  });
  CHECK(shown(visited) == "io: the disk is full");
  CHECK(seen == 2);
}

STORE_CASE("store: readings of one state do not see what is written meanwhile") {
  if (!store.on_file()) return;
  fill(*store);
  Store& reader = *store;
  const auto done = reader.in_one_state([&]() -> Result<void> {
    Store other = Store::open(store.file()).value();
    other.write(says(source("r1", "2024"), 2022, "5")).value();
    CHECK(reader.writes()->size() == 5);
    return {};
  });
  CHECK(shown(done) == "ok");
  CHECK(reader.writes()->size() == 6);
}

STORE_CASE("store: a freeze that is taken over answers as it did") {
  Store old = Store::in_memory({.author = "lin"}).value();
  fill(old);
  old.freeze("sent", "to the city").value();
  Agency renamed = agency("court");
  renamed.names.names["en"] = "The Court";
  old.define(renamed, Redefine::kReplace).value();
  old.write(says(source("r2", "2023"), 2020, "95")).value();
  const Freeze freeze = old.freezes()->front();
  define_alone(*store);
  store->define(renamed, Redefine::kReplace).value();
  REQUIRE(replayed(*store, recorded(old)) == "ok");
  Freeze restored =
      store->restore_freeze(freeze, 0, old.frozen_definitions("sent").value()).value();
  restored.sha256 = freeze.sha256;  // over the ids of this store
  CHECK(restored == freeze);
  const Store frozen = store->frozen("sent").value();
  CHECK(rate_of(frozen) == "2020=96 @r2; 2021=- (L) @r2");
  CHECK(frozen.find_agency("court")->names.names.at("en") == "court");
  CHECK(shown(store->verify()) == "none");
}

STORE_CASE("store: a freeze whose values do not fit its definitions is refused") {
  Store old = Store::in_memory().value();
  fill(old);
  const Freeze freeze = old.freeze("sent").value();
  Store narrow = Store::in_memory().value();
  define_alone(narrow);
  Agency late = agency("court");
  late.first_year = Year(2021);
  narrow.define(late, Redefine::kReplace).value();
  define_alone(*store);
  REQUIRE(replayed(*store, recorded(old)) == "ok");
  CHECK(shown(store->restore_freeze(freeze, 0, narrow).error()) ==
        "invalid_data: the freeze \"sent\": \"court\", \"rate\" in 2020: agency \"court\" did not "
        "exist in 2020: it begins in 2021");
  CHECK(shown(store->restore_freeze(freeze, 0, Store::in_memory().value()).error()) ==
        "invalid_data: the freeze \"sent\" does not define \"r1\", of which it has values");
  Freeze early = freeze;
  early.recorded_at -= std::chrono::hours(24);
  CHECK(shown(store->restore_freeze(early, 0, narrow).error()) ==
        "invalid_data: the freeze \"sent\" is recorded before write 5, which it holds");
  Store wide = Store::in_memory().value();
  define_alone(wide);
  wide.define(agency("elsewhere")).value();
  CHECK(shown(store->restore_freeze(freeze, 0, wide).error()) ==
        "invalid_data: the freeze \"sent\" defines \"elsewhere\", which the store does not: what "
        "is defined once stays");
  CHECK(shown(store->restore_freeze(freeze, 1, narrow).error()) ==
        "invalid_data: the freeze \"sent\" has 1 waivers, but the store has 0");
  CHECK(store->freezes()->empty());
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
