// What must hold for the export of any store, tried on made-up ones and on the example data.
#include <annals/export.h>
#include <annals/import_sdmx.h>
#include <annals/import_table.h>
#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "exporting.h"
#include "support/random.h"

TEST_SUITE_BEGIN("export");

namespace annals::test {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kMissing{"O"sv, "L"sv, "M"sv, "Q"sv, "J"sv, "S"sv};
constexpr std::array kStatuses{""sv, ""sv, "P"sv, "E"sv, "BP"sv, "D"sv, "BDIP"sv};
constexpr std::array kWords{"正文"sv, "a, b"sv, "\"so\""sv, "two\nlines"sv, "\r"sv,
                            "\t"sv,   "="sv,    "+"sv,      "-1"sv,         "@x"sv,
                            "'"sv,    "~"sv,    " "sv,      "🏛"sv};
constexpr std::array kSources{"report-2023"sv, "old.report_v1"sv};

std::string some_words(Random& random) {
  std::string text;
  for (std::size_t n = random.below(4u); n > 0; --n) text += random.of(kWords);
  return text;
}

Observation some_observation(Random& random, int year, bool counted) {
  Observation result{.year = Year(year)};
  if (random.one_in(5)) {
    result.status = ObsStatusSet::parse(random.of(kMissing)).value();
  } else {
    auto mantissa = static_cast<std::int64_t>(random.below(10'000));
    if (random.one_in(6)) mantissa *= 99'999'999'999'999;
    if (random.one_in(4)) mantissa = -mantissa;
    const int digits = static_cast<int>(random.below(random.one_in(9) ? 40 : 5));
    result.value = Decimal::make(mantissa, counted ? digits : -digits).value();
    result.bound = static_cast<Bound>(random.below(4));
    result.status = ObsStatusSet::parse(random.of(kStatuses)).value();
  }
  if (random.one_in(4)) result.numerator = Decimal(static_cast<int>(random.below(50)));
  if (random.one_in(4)) result.denominator = Decimal(1 + static_cast<int>(random.below(50)));
  result.locator = some_words(random);
  result.note = some_words(random);
  return result;
}

void define_all(Store& store) {
  store.define(agency("a.b")).value();
  store.define(agency("320111")).value();
  store.define(indicator("cases.all")).value();
  store.define(indicator("score.x-y_z", IndicatorKind::kScore)).value();
  store.define(source(kSources[0], "2024-01-31")).value();
  store.define(source(kSources[1], "2019")).value();
}

Store made_up_store(Random& random) {
  Store store = Store::in_memory().value();
  define_all(store);
  for (const std::string_view code : kSources) {
    Batch batch{SourceCode(code)};
    for (const Agency& each : store.agencies().value()) {
      for (const Indicator& of : store.indicators().value()) {
        for (int year = 2015; year < 2024; ++year) {
          if (random.one_in(3)) continue;
          batch.add(each.code, of.code,
                    some_observation(random, year, of.kind == IndicatorKind::kCount));
        }
      }
    }
    store.write(batch).value();
  }
  return store;
}

// The current observations with their sources, a line each.
std::string current_text(const Store& store) {
  std::string text;
  for (const Agency& each : store.agencies().value()) {
    for (const Series& series : store.profile(each.code).value()) {
      for (std::size_t i = 0; i < series.size(); ++i) {
        text += each.code.str() + ' ' + series.indicator().code.str() + ' ' +
                text_of(series.observations()[i]) + ' ' + series.source(i)->code.str() + '\n';
      }
    }
  }
  return text;
}

// The definitions of a store, without its values.
Store same_definitions(const Store& store) {
  Store result = Store::in_memory().value();
  // A parent may stand behind its children, and a rate before its counts.
  for (int round = 0; round < 4; ++round) {
    for (const Subject& each : store.subjects().value()) static_cast<void>(result.define(each));
    for (const Agency& each : store.agencies().value()) static_cast<void>(result.define(each));
    for (const Indicator& each : store.indicators().value()) {
      static_cast<void>(result.define(each));
    }
  }
  for (const SourceDocument& each : store.sources().value()) result.define(each).value();
  REQUIRE(result.agencies().value() == store.agencies().value());
  REQUIRE(result.indicators().value() == store.indicators().value());
  return result;
}

void check_both_round_trips(const Store& store) {
  const TempDir folder;
  const std::string before = current_text(store);
  Store from_csv = same_definitions(store);
  export_file(store, folder / "a.csv", ExportFormat::kCsv).value();
  const auto csv = import_csv(from_csv, {{CsvContent::kObservations, folder / "a.csv"}}).value();
  CHECK(told(csv.issues, folder) == "");
  CHECK(current_text(from_csv) == before);
  Store from_sdmx = same_definitions(store);
  export_file(store, folder / "m.csv", ExportFormat::kSdmxCsv).value();
  const auto sdmx = import_sdmx_csv(from_sdmx, folder / "m.csv").value();
  CHECK(told(sdmx.issues, folder) == "");
  CHECK(sdmx.notices.empty());
  CHECK(current_text(from_sdmx) == before);
}

// What CSV with years as columns has room for: "a.b cases.all 2021 97.30 about BP", a line each.
std::string wide_text(const Store& store) {
  std::string text;
  for (const Agency& each : store.agencies().value()) {
    for (const Series& series : store.profile(each.code).value()) {
      for (Observation observation : series.observations()) {
        observation.numerator = observation.denominator = std::nullopt;
        observation.locator = observation.note = "";
        text += each.code.str() + ' ' + series.indicator().code.str() + ' ' + text_of(observation) +
                '\n';
      }
    }
  }
  return text;
}

void check_wide_round_trip(const Store& store, const ExportOptions& options = {}) {
  const TempDir folder;
  Store again = same_definitions(store);
  export_file(store, folder / "wide.csv", ExportFormat::kCsvWide, {}, options).value();
  TableMapping mapping;
  mapping.source = store.sources().value().front().code;
  const auto report = import_table(again, folder / "wide.csv", mapping).value();
  std::string told;
  for (const auto& issue : report.issues) told += issue.str() + '\n';
  for (const auto& notice : report.notices) told += notice.str() + '\n';
  CHECK(told == "");
  CHECK(wide_text(again) == wide_text(store));
}

TEST_CASE("export: CSV with years as columns gives back values, bounds and statuses") {
  Random random(20251126);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    Store store = made_up_store(random);
    if (round % 3 == 1) {
      store = same_definitions(store);
      Batch few{SourceCode(kSources[0])};
      few.add(AgencyCode("a.b"), IndicatorCode("cases.all"), observation(2020, "7"));
      few.add(AgencyCode("320111"), IndicatorCode("cases.all"), observation(2021, "8"));
      store.write(few).value();
    }
    check_wide_round_trip(store, {.languages = {"zh", "en"}, .byte_order_mark = round % 2 == 0});
  }
}

TEST_CASE("export: CSV and SDMX-CSV of any store give back its observations") {
  Random random(20251125);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    check_both_round_trips(made_up_store(random));
  }
}

TEST_CASE("export: CSV and SDMX-CSV of the example data give back its observations") {
  Store store = Store::in_memory().value();
  const std::string folder = std::string(ANNALS_EXAMPLE_DATA) + "/";
  REQUIRE(import_csv(store, {{CsvContent::kSubjects, folder + "subjects.csv"},
                             {CsvContent::kAgencies, folder + "agencies.csv"},
                             {CsvContent::kIndicators, folder + "indicators.csv"},
                             {CsvContent::kSources, folder + "sources.csv"},
                             {CsvContent::kObservations, folder + "observations.csv"}})
              ->written.inserted == 206);
  check_both_round_trips(store);
  check_wide_round_trip(store);
}

// What an import makes of a message in which some bytes are others, and some parts gone.
TEST_CASE("import sdmx: a damaged message is told or read, and the store is sound") {
  Random random(99);
  Store store = made_up_store(random);
  const std::string message = exported(store, ExportFormat::kSdmxCsv);
  const std::string before = current_text(store);
  const TempDir folder;
  int told = 0;
  for (int round = 0; round < 300; ++round) {
    std::string damaged = message.substr(0, 300 + random.below(3000u));
    for (std::size_t n = 1 + random.below(4u); n > 0; --n) {
      const std::size_t at = random.below(damaged.size());
      if (random.one_in(3)) {
        damaged.erase(at, random.below(20u));
      } else {
        damaged[at] = random.of(",\"\n\r;:-.0123456789aNZ@#\xE4\0"sv);
      }
      if (damaged.empty()) damaged = ",";
    }
    CAPTURE(damaged);
    const auto report = import_sdmx_csv(store, folder.write("m.csv", damaged), {.dry_run = true});
    REQUIRE(report.has_value());
    if (!report->issues.empty()) ++told;
  }
  CHECK(told > 100);
  CHECK(current_text(store) == before);
}

// The value at a position of a component; empty for null.
std::string at_position(const nlohmann::json& component, const nlohmann::json& position) {
  if (position.is_null()) return "";
  const nlohmann::json& value = component["values"][position.get<std::size_t>()];
  if (value.contains("id")) return value["id"];
  return value["value"].is_string() ? value["value"].get<std::string>() : value["value"].dump();
}

TEST_CASE("export: every document of JSON can be read, and SDMX-JSON has all the attributes") {
  Random random(7);
  for (int round = 0; round < 20; ++round) {
    const Store store = made_up_store(random);
    for (const ExportFormat format : {ExportFormat::kJson, ExportFormat::kSdmxStructure}) {
      CHECK(nlohmann::json::accept(exported(store, format)));
    }
    const auto json = nlohmann::json::parse(exported(store, ExportFormat::kSdmxJson));
    const auto& structure = json["data"]["structures"][0];
    const auto& attributes = structure["attributes"]["observation"];
    const auto& years = structure["dimensions"]["observation"][0];
    std::string found, expected;
    const auto& series = json["data"]["dataSets"][0]["series"]["1:0"]["observations"];
    for (const auto& [position, values] : series.items()) {
      found += at_position(years, std::stoi(position)) + ' ' +
               at_position(attributes[0], values[1]) + at_position(attributes[1], values[2]) + ' ' +
               at_position(attributes[9], values[10]) + ' ' +
               at_position(attributes[10], values[11]) + '\n';
    }
    const Series own = store.series(AgencyCode("a.b"), IndicatorCode("cases.all")).value();
    for (const Observation& each : own.observations()) {
      expected += to_string(each.year) + ' ' + each.status.letters() + ' ' + each.locator + ' ' +
                  each.note + '\n';
    }
    CHECK(found == expected);
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
