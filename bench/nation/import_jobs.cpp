// CSV to store: the reader alone, and the command line program against a plain sorted INSERT.
#include <annals/annals.h>

#include <cstdint>
#include <cstring>
#include <fstream>
#include <span>
#include <stdexcept>
#include <vector>

#include "exchange/text/csv.h"
#include "nation/jobs.h"
#include "storage/batch_digest.h"
#include "storage/packed_key.h"
#include "support/bare.h"
#include "support/process.h"
#include "support/rounds.h"

namespace annals::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlock = std::size_t{1} << 20;

// The lines of a file, by nothing but memchr.
double count_lines(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::vector<char> block(kBlock);
  std::size_t lines = 0;
  while (in.read(block.data(), static_cast<std::streamsize>(block.size())), in.gcount() > 0) {
    const char* at = block.data();
    const char* const end = at + in.gcount();
    while ((at = static_cast<const char*>(
                std::memchr(at, '\n', static_cast<std::size_t>(end - at)))) != nullptr) {
      ++lines;
      ++at;
    }
  }
  return static_cast<double>(lines);
}

double count_records(const fs::path& file) {
  auto reader = exchange::CsvReader::open(file).value();
  std::size_t records = 0;
  while (reader.next().value()) ++records;
  return static_cast<double>(records);
}

std::vector<PanelValue> sorted_values(const Nation& nation) {
  std::vector<PanelValue> values;
  values.reserve(nation.values());
  for (int agency = 0; agency < nation.agencies; ++agency) {
    for (int indicator = 0; indicator < nation.indicators; ++indicator) {
      for (int year = 0; year < nation.years; ++year) {
        values.push_back(nation_value(nation, agency, indicator, year));
      }
    }
  }
  return values;
}

void insert_sorted(BareDatabase& database, const std::vector<PanelValue>& values,
                   std::int64_t first_county) {
  const std::int64_t first_measure = database.number("SELECT min(id) FROM indicator");
  database.run("BEGIN IMMEDIATE");
  database.run(
      "INSERT INTO batch (id, source_id, recorded_at, author, reason, program) "
      "SELECT 1, id, '2024-01-31T08:30:00.000Z', '', '', 'bench' FROM source");
  const BareStatement insert(
      database,
      "INSERT INTO observation (agency_id, indicator_id, year, batch_id, mantissa, exponent, "
      "obs_status, bound, retracted, has_detail) VALUES (?1, ?2, ?3, 1, ?4, ?5, 'A', 0, 0, 0)");
  for (const PanelValue& value : values) {
    sqlite3_bind_int64(insert.get(), 1, value.agency + first_county);
    sqlite3_bind_int64(insert.get(), 2, value.indicator + first_measure);
    sqlite3_bind_int(insert.get(), 3, value.year);
    sqlite3_bind_int64(insert.get(), 4, value.mantissa);
    sqlite3_bind_int(insert.get(), 5, value.exponent);
    check(sqlite3_step(insert.get()), database.handle());
    sqlite3_reset(insert.get());
  }
  database.run("COMMIT");
}

// Rows that are there already, sorted; to the end of closing the file, as for the program.
Outcome insert_plainly(const Files& files, const Nation& nation) {
  files.fresh(files.bare());
  const Ended ended = in_child([&] {
    const std::vector<PanelValue> values = sorted_values(nation);
    return seconds_of([&] {
      BareDatabase database = open_like_store(files.bare());
      insert_sorted(database, values,
                    database.number("SELECT id FROM agency WHERE code = 'county-0000'"));
    });
  });
  Files::remove_store(files.bare());
  return {ended.seconds, ended.peak_bytes};
}

Outcome import_by_program(const Files& files, const Settings& settings) {
  files.fresh(files.store());
  const Ended ended = run_program({settings.annals, "--store", files.store().string(), "import",
                                   files.csv().string(), "--source", kReport});
  return {ended.seconds, ended.peak_bytes};
}

// The digests by which an import is sealed, as its end makes them, beside the whole of it.
Job sealed(const Files& files, const Job& import, double seconds) {
  storage::Connection store(files.store(), {.read_only = true});
  std::vector<storage::SeriesKey> series;
  {
    storage::Cursor cursor = store.cursor("SELECT id FROM packed_series ORDER BY id");
    while (cursor.step()) series.push_back(storage::series_key(cursor.integer(0)));
  }
  const std::int64_t batch = 1;
  std::vector<double> times;
  for (double all = 0; all < seconds; all += times.back()) {
    times.push_back(seconds_of([&] { storage::digests_of(store, std::span(&batch, 1), series); }));
  }
  Job job{.name = "seal of an import", .floor = "the import"};
  job.values = import.values;
  job.seconds = Timing{job.name, times}.median();
  job.floor_seconds = import.seconds;
  job.ratio = job.seconds / job.floor_seconds;
  return job;
}

void require_whole(const Files& files, const Nation& nation) {
  BareDatabase database = open_like_store(files.store());
  const auto rows = static_cast<std::size_t>(database.number("SELECT count(*) FROM observation"));
  const auto packed =
      static_cast<std::size_t>(database.number("SELECT count(*) FROM packed_series"));
  if (rows != nation.values() || packed != nation.series()) {
    throw std::runtime_error("the import has lost values");
  }
}

}  // namespace

void import_jobs(const Files& files, const Settings& settings, Run& run) {
  const Nation& nation = run.nation;
  run.csv_bytes = fs::file_size(files.csv());
  run.jobs.push_back(measured({.name = "CSV parsed",
                               .floor = "ends of lines by memchr",
                               .values = nation.values(),
                               .work = [&] { return count_records(files.csv()); },
                               .floor_work = [&] { return count_lines(files.csv()); }},
                              settings.seconds));
  run.jobs.push_back(measured({.name = "import",
                               .floor = "prepared INSERT of sorted rows",
                               .values = nation.values(),
                               .work = [&] { return import_by_program(files, settings); },
                               .floor_work = [&] { return insert_plainly(files, nation); }},
                              settings.import_rounds));
  run.jobs.push_back(sealed(files, run.jobs.back(), settings.seconds));
  require_whole(files, nation);
  run.file_bytes = fs::file_size(files.store());
}

}  // namespace annals::bench
