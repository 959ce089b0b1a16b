// Files out of a store, and into one, while SQLite runs out of memory: each reading of the store on
// the way may fail, and none is passed over.
#include <annals/diff.h>
#include <annals/dump.h>
#include <annals/export.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "support/faulty_memory.h"
#include "support/full_store.h"
#include "support/shown.h"
#include "support/soak.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("exchange faults");

namespace annals::test {
namespace {

namespace fs = std::filesystem;
using Answer = Result<std::string>;

// What is done with a full store and a folder in which nothing of "out" is yet.
struct Exchange {
  std::string name;
  std::function<Answer(const Store&, const fs::path& out)> run;
};

template <typename Summary>
Answer counted(const Result<Summary>& summary, std::size_t Summary::*count) {
  if (!summary) return summary.error();
  return std::to_string((*summary).*count);
}

Answer exported(const Store& store, const fs::path& out, ExportFormat format) {
  return counted(export_file(store, out, format), &ExportSummary::observations);
}

// The frozen state against today's, all that differs in a line each.
Answer differences(const Store& store) {
  const auto frozen = store.frozen("sent");
  if (!frozen) return frozen.error();
  std::string text;
  const auto summary =
      diff_values({*frozen}, {store}, {}, [&](const ValueDifference& each) -> Result<void> {
        text += each.agency.str() + " " + to_string(each.year) + "\n";
        return {};
      });
  if (!summary) return summary.error();
  const auto definitions = diff_definitions(*frozen, store);
  if (!definitions) return definitions.error();
  const auto moment = moment_of_write(store, 7);  // the last: others may share a millisecond
  if (!moment) return moment.error();
  return text + std::to_string(definitions->size());
}

Answer loaded(const Result<LoadReport>& report) {
  if (!report) return report.error();
  CHECK(report->issues.empty());
  return std::to_string(report->loaded.revisions);
}

std::vector<Exchange> exchanges(const fs::path& dumped) {
  std::vector<Exchange> all{
      {"dump_folder",
       [](const Store& store, const fs::path& out) {
         return counted(dump_folder(store, out), &DumpSummary::revisions);
       }},
      {"dump_json",
       [](const Store& store, const fs::path& out) {
         return counted(dump_json(store, out), &DumpSummary::revisions);
       }},
      {"diff", [](const Store& store, const fs::path&) { return differences(store); }},
      {"load_folder",
       [dumped](const Store&, const fs::path&) -> Answer {
         auto store = Store::in_memory();
         if (!store) return store.error();
         return loaded(load_folder(*store, dumped.parent_path() / "dump"));
       }},
      {"load_json", [dumped](const Store&, const fs::path&) -> Answer {
         auto store = Store::in_memory();
         if (!store) return store.error();
         return loaded(load_json(*store, dumped));
       }}};
  for (const ExportFormat format :
       {ExportFormat::kCsv, ExportFormat::kCsvWide, ExportFormat::kJson, ExportFormat::kJsonLines,
        ExportFormat::kMarkdown, ExportFormat::kSdmxCsv, ExportFormat::kSdmxJson,
        ExportFormat::kSdmxStructure}) {
    all.push_back(
        {std::string(to_string(format)), [format](const Store& store, const fs::path& out) {
           return exported(store, out, format);
         }});
  }
  return all;
}

void prepare(const fs::path& file, const fs::path& dumped) {
  Store store = Store::open(file).value();
  fill_everything(store);
  store.freeze("sent").value();
  Agency court = agency("court");
  court.names.names["zh"] = "法院";
  store.define(court, Redefine::kReplace).value();
  store.write(Batch(source("later")).add(kCourt, kRate, observation(2011, "7"))).value();
  dump_json(store, dumped).value();
  dump_folder(store, dumped.parent_path() / "dump").value();
}

// Refuses an allocation here and there among all those that "exchange" asks for; tells how many.
std::int64_t attempt_all(const Exchange& exchange, const TempDir& folder) {
  const fs::path out = folder / "out";
  const auto run = [&](int nth, bool lasting, int* struck, int* seen) {
    fs::remove_all(out);
    // Opened anew, so that nothing is at hand from the last time.
    const Store store = Store::open(folder / "store.db").value();
    const MemoryPlan plan(nth, lasting);
    Answer answer = exchange.run(store, out);
    *struck = plan.struck();
    *seen = plan.seen();
    return answer;
  };
  int struck = 0, seen = 0;
  const Answer expected = run(std::numeric_limits<int>::max(), false, &struck, &seen);
  REQUIRE(expected);
  const int points = soaking() ? seen : lessened(60);
  std::int64_t all_struck = 0;
  for (int i = 0; i < points; ++i) {
    const int nth = 1 + static_cast<int>(std::int64_t{i} * seen / points);
    CAPTURE(nth);
    int now = 0, ignored = 0;
    const Answer answer = run(nth, i % 2 == 0, &now, &ignored);
    all_struck += now > 0 ? 1 : 0;
    if (answer) {
      CHECK(*answer == *expected);
    } else {
      CAPTURE(shown(answer.error()));
      CHECK(answer.error().code == ErrorCode::kIo);
      CHECK_FALSE(fs::exists(out));
    }
  }
  return all_struck;
}

TEST_CASE("exchange faults: where a reading of the store fails, that is told and no file is left") {
  const TempDir folder;
  prepare(folder / "store.db", folder / "dumped.json");
  std::int64_t struck = 0;
  for (const Exchange& exchange : exchanges(folder / "dumped.json")) {
    CAPTURE(exchange.name);
    struck += attempt_all(exchange, folder);
  }
  CHECK(struck > lessened(100));
  tell_count("failed allocations survived by exports, dumps, loads and comparisons", struck);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
