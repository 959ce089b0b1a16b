// The views that other programs read say the same as the library.
#include <annals/store.h>
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/court.h"
#include "support/raw_sql.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("views");

namespace annals {
namespace {

using namespace test;  // NOLINT: the vocabulary of this file

std::string text(const std::optional<Decimal>& value) {
  if (!value) return "NULL|NULL";
  return std::to_string(value->mantissa()) + "|" + std::to_string(value->exponent());
}

std::string line(const Series& series, std::size_t i) {
  const Observation& each = series.observations()[i];
  return series.agency().code.str() + "|" + series.indicator().code.str() + "|" +
         std::to_string(static_cast<int>(each.year)) + "|" + text(each.value) + "|" +
         std::to_string(static_cast<int>(each.bound)) + "|" + each.status.letters() + "|" +
         series.source(i)->code.str() + "|" + each.locator + "|" + each.note;
}

// All that series() gives, in the order of the query below.
std::string current_by_library(const Store& store) {
  std::string result;
  for (const Agency& who : store.agencies().value()) {
    for (const Indicator& what : store.indicators().value()) {
      const Series series = store.series(who.code, what.code).value();
      for (std::size_t i = 0; i < series.size(); ++i) {
        result += (result.empty() ? "" : "\n") + line(series, i);
      }
    }
  }
  return result;
}
constexpr const char* kCurrentByView =
    "SELECT agency, indicator, year, mantissa, exponent, bound, obs_status, source, locator, note "
    "FROM current_observation ORDER BY agency, indicator, year";

std::string history_by_library(const Store& store) {
  std::string result;
  for (const Agency& who : store.agencies().value()) {
    for (const Indicator& what : store.indicators().value()) {
      for (const Revision& each : store.history(who.code, what.code).value()) {
        result += (result.empty() ? "" : "\n") + who.code.str() + "|" + what.code.str() + "|" +
                  std::to_string(static_cast<int>(each.observation.year)) + "|" +
                  text(each.observation.value) + "|" + (each.retracted ? "1" : "0") + "|" +
                  each.source->code.str() + "|" + std::to_string(each.write->id) + "|" +
                  to_string(each.write->recorded_at) + "|" + each.write->author + "|" +
                  each.write->reason + "|" + each.observation.note;
      }
    }
  }
  return result;
}
constexpr const char* kHistoryByView =
    "SELECT agency, indicator, year, mantissa, exponent, retracted, source, batch_id, "
    "recorded_at, author, reason, note FROM revision "
    "ORDER BY agency, indicator, year, batch_id";

// Sources with and without dates, some of one day; values, reasons, retractions.
class Writer {
 public:
  explicit Writer(Store& store) : store_(store) {
    const char* const dates[] = {"", "", "2023", "2023-12", "2023-12-31", "2024-02", "2024-02-29"};
    for (const char* date : dates) {
      sources_.push_back(source("r" + std::to_string(sources_.size()), date));
    }
  }

  void write_one() {
    Batch batch(sources_[pick(static_cast<int>(sources_.size()))]);
    const AgencyCode who = pick(2) == 0 ? kCourt : kTax;
    const IndicatorCode what = pick(2) == 0 ? kRate : kCases;
    const int year = 2018 + static_cast<int>(pick(4));
    if (pick(4) == 0) {
      batch.retract(who, what, Year(year), pick(2) == 0 ? "" : "withdrawn");
    } else {
      batch.add(who, what, any_observation(year));
    }
    // Some retract what was never said, which is refused.
    static_cast<void>(store_.write(batch, {.reason = "why"}).has_value());
  }

 private:
  std::size_t pick(int below) {
    return std::uniform_int_distribution<std::size_t>(0,
                                                      static_cast<std::size_t>(below) - 1)(random_);
  }
  Observation any_observation(int year) {
    if (pick(6) == 0) return observation(year, "", "Q");
    Observation result = observation(year, std::to_string(pick(100)) + ".00");
    result.bound = static_cast<Bound>(pick(4));
    if (pick(3) == 0) result.locator = "page " + std::to_string(pick(9));
    if (pick(3) == 0) result.note = "note";
    return result;
  }

  Store& store_;
  std::vector<SourceDocument> sources_;
  std::mt19937 random_{20240131};
};

TEST_CASE("views: current_observation and revision say what series() and history() say") {
  const TempDir folder;
  Store store = Store::open(folder / "store.db").value();
  define_court(store);
  Writer writer(store);
  for (int round = 0; round < 30; ++round) {
    for (int i = 0; i < 10; ++i) writer.write_one();
    CAPTURE(round);
    REQUIRE(rows_of(folder / "store.db", kCurrentByView) == current_by_library(store));
    REQUIRE(rows_of(folder / "store.db", kHistoryByView) == history_by_library(store));
  }
  CHECK(store.revision_count().value() > 200);
}

// What a view says of one value, with names, numbers and dates as a person wants them.
std::string said(std::string_view columns, const Observation& what,
                 const std::string& view = "current_observation") {
  const TempDir folder;
  const std::filesystem::path file = folder / "store.db";
  Store store = Store::open(file).value();
  define_court(store);
  Agency court = agency("court");
  court.names.names["zh"] = "法院";
  store.define(court, Redefine::kReplace).value();
  store.write(Batch(source("r1", "2024-02")).add(kCourt, kRate, what)).value();
  return rows_of(file, "SELECT " + std::string(columns) + " FROM " + view);
}

TEST_CASE("views: a value is a number, whatever its exponent") {
  CHECK(said("value, typeof(value)", observation(2020, "97.30")) == "97.3|real");
  CHECK(said("value", observation(2020, "122e3")) == "122000.0");
  CHECK(said("value", observation(2020, "-0.05")) == "-0.05");
  CHECK(said("value, obs_status", observation(2020, "", "L")) == "NULL|L");
}

TEST_CASE("views: names come in Chinese where there are any, and units and titles with them") {
  CHECK(said("agency_name, indicator_name, unit, source_title, published",
             observation(2020, "1")) == "法院|rate|%|Report r1|2024-02");
}

TEST_CASE("views: counts stand beside the rate") {
  Observation rate = observation(2020, "50");
  rate.numerator = dec("1");
  rate.denominator = dec("2e3");
  CHECK(said("numerator, denominator", rate) == "1.0|2000.0");
  CHECK(said("numerator, denominator, locator, note", observation(2020, "50")) == "NULL|NULL||");
  CHECK(said("numerator, denominator", rate, "revision") == "1.0|2000.0");
  CHECK(said("numerator, denominator, locator, note", observation(2020, "50"), "revision") ==
        "NULL|NULL||");
}

// How SQLite reads the table of observations, o in both views, for a question to a view.
std::string way_to_observations(const std::string& view, const std::string& condition) {
  const TempDir folder;
  { Store::open(folder / "store.db").value(); }
  SQLite::Database database((folder / "store.db").string(), SQLite::OPEN_READONLY);
  SQLite::Statement plan(
      database, "EXPLAIN QUERY PLAN SELECT year, value FROM " + view + " WHERE " + condition);
  std::string result;
  while (plan.executeStep()) {
    const std::string step = plan.getColumn("detail").getString();
    if (step.starts_with("SCAN o") || step.starts_with("SEARCH o ")) result += step;
  }
  return result;
}

TEST_CASE("views: values are sought by the key and not through the whole table") {
  for (const char* view : {"current_observation", "revision"}) {
    CAPTURE(view);
    CHECK(way_to_observations(view, "agency = 'court' AND indicator = 'rate'") ==
          "SEARCH o USING PRIMARY KEY (agency_id=? AND indicator_id=?)");
    CHECK(way_to_observations(view, "indicator = 'rate' AND year = 2020") ==
          "SEARCH o USING PRIMARY KEY (agency_id=? AND indicator_id=? AND year=?)");
    CHECK(way_to_observations(view, "agency = 'court'") ==
          "SEARCH o USING PRIMARY KEY (agency_id=?)");
  }
}

TEST_CASE("views: a half known date is known from its last day") {
  const TempDir folder;
  {
    Store store = Store::open(folder / "store.db").value();
    for (const char* date : {"2023", "2023-02", "2024-02", "2023-12", "2024-02-28"}) {
      store.define(source(std::string("d") + date, date)).value();
    }
    store.define(source("none")).value();
    for (const SourceDocument& each : store.sources().value()) {
      if (!each.published) continue;
      CHECK(rows_of(folder / "store.db",
                    "SELECT known_from FROM source WHERE code = '" + each.code.str() + "'") ==
            to_string(each.published->last_day()));
    }
  }
  CHECK(rows_of(folder / "store.db", "SELECT known_from FROM source WHERE code = 'none'") ==
        "NULL");
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
