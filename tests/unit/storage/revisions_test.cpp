#include "storage/revisions.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "support/raw_sql.h"
#include "support/room.h"
#include "support/thrown.h"

TEST_SUITE_BEGIN("revisions");

namespace annals::storage {
namespace {

using test::Room;

// One word: of which source, and whether it is a retraction.
struct Word {
  const char* source;
  bool retracted = false;
};

// Sources "undated", "early" (2023), "late" (2024) and "day" (2024-12-31, as late as "late").
void define_sources(Room& room) {
  room.define(test::source("undated"));
  room.define(test::source("early", "2023"));
  room.define(test::source("late", "2024"));
  room.define(test::source("day", "2024-12-31"));
}

// Records the words one after another, a day apart from 1 January 2025 on.
std::vector<StoredRevision> recorded(Room& room, const std::vector<Word>& words) {
  std::vector<StoredRevision> revisions;
  int day = 0;
  for (const Word& word : words) {
    room.connection
        .cursor(
            "INSERT INTO batch (source_id, recorded_at, author, reason, program) "
            "VALUES (?1, ?2, '', '', '')")
        .put(source_id(room.connection, SourceCode(word.source)))
        .put("2025-01-0" + std::to_string(++day) + "T00:00:00.000Z")
        .run();
    StoredRevision revision;
    revision.batch_id = room.connection.database().getLastInsertRowid();
    revision.year = 2020;
    revision.retracted = word.retracted;
    revisions.push_back(revision);
  }
  return revisions;
}

// The position of the current one; -1 if there is none.
int current(const std::vector<Word>& words, const ReadOptions& options = {}) {
  Room room;
  define_sources(room);
  const auto position = current_among(recorded(room, words), room.registry, options);
  return position ? static_cast<int>(*position) : -1;
}

ReadOptions as_of(const char* day) { return {.as_of = parse_date(day).value()}; }
ReadOptions by(const char* moment) { return {.recorded_by = parse_timestamp(moment).value()}; }

TEST_CASE("revisions: of none, none is current") { CHECK(current({}) == -1); }

TEST_CASE("revisions: a source's latest word is its word") {
  CHECK(current({{"late"}}) == 0);
  CHECK(current({{"late"}, {"late"}}) == 1);
}

TEST_CASE("revisions: the source published last counts, whatever the order of recording") {
  CHECK(current({{"early"}, {"late"}}) == 1);
  CHECK(current({{"late"}, {"early"}}) == 0);
  CHECK(current({{"late"}, {"early"}, {"early"}}) == 0);
}

TEST_CASE("revisions: between equals the one recorded last counts") {
  CHECK(current({{"late"}, {"day"}}) == 1);
  CHECK(current({{"day"}, {"late"}}) == 1);
  CHECK(current({{"day"}, {"late"}, {"day"}}) == 2);
}

TEST_CASE("revisions: a source without a date gives way") {
  CHECK(current({{"early"}, {"undated"}}) == 0);
  CHECK(current({{"undated"}}) == 0);
}

TEST_CASE("revisions: a retraction takes back all that its source said") {
  CHECK(current({{"late"}, {"late", true}}) == -1);
  CHECK(current({{"early"}, {"late"}, {"late", true}}) == 0);
  CHECK(current({{"late"}, {"late"}, {"late", true}}) == -1);
  CHECK(current({{"late"}, {"late", true}, {"late"}}) == 2);
  CHECK(current({{"late"}, {"early"}, {"early", true}}) == 0);
}

TEST_CASE("revisions: as of a day later publications and undated ones are not seen") {
  const std::vector<Word> words{{"late"}, {"early"}, {"undated"}};
  CHECK(current(words, as_of("2024-12-31")) == 0);
  CHECK(current(words, as_of("2024-12-30")) == 1);
  CHECK(current(words, as_of("2023-12-31")) == 1);
  CHECK(current(words, as_of("2023-12-30")) == -1);
}

TEST_CASE("revisions: recorded by a moment later words are not seen, retractions included") {
  const std::vector<Word> words{{"late"}, {"late"}, {"late", true}};
  CHECK(current(words, by("2024-12-31")) == -1);
  CHECK(current(words, by("2025-01-01T00:00:00.000Z")) == 0);
  CHECK(current(words, by("2025-01-02")) == 1);
  CHECK(current(words, by("2025-01-03")) == -1);
}

TEST_CASE("revisions: years are told apart") {
  std::vector<StoredRevision> revisions(5);
  const std::int16_t years[] = {2019, 2019, 2020, 2021, 2021};
  for (std::size_t i = 0; i < 5; ++i) revisions[i].year = years[i];
  CHECK(end_of_year(revisions, 0) == 2);
  CHECK(end_of_year(revisions, 2) == 3);
  CHECK(end_of_year(revisions, 3) == 5);
}

TEST_CASE("revisions: a status that no store should hold is damage") {
  Room room;
  Cursor cursor = room.connection.cursor("SELECT 2020, 1, 5, 0, 'X?', 0, 0, 0");
  CHECK(cursor.step());
  CHECK(test::failure_of([&] { return read_revision(cursor, 0); }) ==
        "invalid_data: the store holds the status \"X?\"");
}

}  // namespace
}  // namespace annals::storage

TEST_SUITE_END();
