// Dumps of stores, and what they hold, compared.
#pragma once

#include <annals/annals.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "same_store.h"
#include "support/shown.h"
#include "support/temp_dir.h"

namespace annals::test {

// Every file of a folder, by its name, as bytes.
inline std::map<std::string, std::string> files_of(const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files[entry.path().lexically_relative(folder).generic_string()] = read_bytes(entry.path());
  }
  return files;
}

// Every write and revision with both clocks, and every waiver and freeze, a line each.
inline std::string history_text(const Store& store) {
  std::string text;
  for (const RecordedWrite& write : store.writes().value()) {
    const WriteRecord& record = write.record;
    text += std::to_string(record.id) + " " + to_string(record.recorded_at) + " " + record.author +
            " " + record.reason + " " + record.program + " " + write.source.str() + "\n";
  }
  store
      .each_revision([&](const RecordedRevision& revision) -> Result<void> {
        text += revision.agency.str() + " " + revision.indicator.str() + " " +
                std::to_string(revision.write) + (revision.retracted ? " retracted " : " ") +
                shown(revision.observation) + "\n";
        return {};
      })
      .value();
  for (const Waiver& each : store.waivers().value()) {
    text += each.rule.str() + " " + each.agency.str() + " " + each.indicator.str() + " " +
            to_string(each.year) + " " + each.why + " " + to_string(each.until) + " " +
            (each.document ? each.document->str() : "") + " " + each.given_for + " " + each.who +
            " " + to_string(each.recorded_at) + "\n";
  }
  for (const Freeze& each : store.freezes().value()) {
    text += each.name + " " + each.note + " " + each.author + " " + to_string(each.recorded_at) +
            " " + std::to_string(each.last_write) + "\n";
  }
  return text;
}

// All that two stores hold and answer: now, as of days, as recorded, and as frozen.
inline void check_same_history(const Store& a, const Store& b) {
  check_same(a, b);
  CHECK(history_text(a) == history_text(b));
  for (const char* day : {"2019-12-31", "2021-06-30", "2023-12-31"}) {
    const ReadOptions options{.as_of = parse_date(day).value()};
    for (const Indicator& indicator : a.indicators().value()) {
      CHECK(shown(a.cross_section(indicator.code, options)) ==
            shown(b.cross_section(indicator.code, options)));
    }
  }
  for (const Freeze& freeze : a.freezes().value()) {
    CAPTURE(freeze.name);
    const Store frozen_a = a.frozen(freeze.name).value();
    const Store frozen_b = b.frozen(freeze.name).value();
    check_same(frozen_a, frozen_b);
    CHECK(history_text(frozen_a) == history_text(frozen_b));
  }
}

// A dump of a store in a folder of its own, and what becomes of it.
struct Dumped {
  explicit Dumped(const Store& store) : summary(dump_folder(store, folder()).value()) {}

  std::filesystem::path folder() const { return place / "dump"; }
  std::filesystem::path file() const { return place / "store.json"; }
  std::string read(const char* name) const { return read_bytes(folder() / name); }

  // Writes over a file, with "from" replaced by "to" where that stands first.
  void change(const char* name, std::string_view from, std::string_view to) const {
    std::string text = read(name);
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    place.write(std::string("dump/") + name, text.replace(at, from.size(), to));
  }

  // What a load into a new store says, a line an issue; "ok" if it loads. Then the store is empty.
  std::string loaded(const LoadOptions& options = {.edited = true}) const {
    Store store = Store::in_memory().value();
    return outcome(load_folder(store, folder(), options), store);
  }
  std::string loaded_json() const {
    Store store = Store::in_memory().value();
    return outcome(load_json(store, file()), store);
  }
  std::string outcome(const Result<LoadReport>& report, const Store& store) const {
    if (report && report->issues.empty()) return "ok";
    CHECK(store.agencies()->empty());
    CHECK(store.revision_count().value() == 0);
    const std::string path = place.path().string() + "/";
    std::string text = report ? told(report->issues, place) : shown(report.error());
    for (std::size_t at = text.find(path); at != std::string::npos; at = text.find(path)) {
      text.erase(at, path.size());
    }
    return text;
  }

  TempDir place;
  DumpSummary summary;
};

// Two sources, a correction, a retraction, a waiver, a freeze, and what was renamed after it.
inline Store small_store() {
  Store store = Store::in_memory({.author = "lin"}).value();
  Agency city{.code = AgencyCode("city"), .names = {{{"zh", "某市"}}, {}}};
  Agency court{.code = AgencyCode("court"),
               .names = {{{"en", "The court"}, {"zh", "某法院"}}, {{"zh", {"法院", "a|b\\c"}}}},
               .kind = AgencyKind::kCourt,
               .parent = city.code};
  store.define(city).value();
  store.define(court).value();
  store.define(indicator("cases")).value();
  store.define(indicator("rate", IndicatorKind::kPercent)).value();
  store.define(source("r1", "2023")).value();
  store.define(source("r2", "2024-03")).value();
  const IndicatorCode rate("rate");
  Observation first = observation(2022, "97.30", "P");
  first.note = "=1+1, as \"printed\"";
  store.write(Batch(SourceCode("r1")).add(court.code, rate, first), {.reason = "first"}).value();
  store
      .write(Batch(SourceCode("r2"))
                 .add(court.code, rate, observation(2022, "97.4"))
                 .add(court.code, rate, observation(2023, "", "L")))
      .value();
  store
      .waive({.rule = RuleCode("sources-disagree"),
              .agency = court.code,
              .indicator = rate,
              .year = Year(2022),
              .why = "two counts",
              .until = parse_date("2030-12-31").value(),
              .document = SourceCode("r2"),
              .given_for = "97.30; 97.4"})
      .value();
  store.freeze("sent", "to the city").value();
  court.names.names["en"] = "The High Court";
  store.define(court, Redefine::kReplace).value();
  store.write(Batch(SourceCode("r2")).retract(court.code, rate, Year(2022), "withdrawn")).value();
  return store;
}

}  // namespace annals::test
