#include "operations.h"

#include <annals/dump.h>
#include <annals/import.h>

#include <cctype>
#include <utility>
#include <vector>

#include "support/full_store.h"
#include "support/raw_sql.h"
#include "support/soak.h"

namespace annals::test {
namespace {

namespace fs = std::filesystem;
using Base = Operation::Base;
using Answer = Result<std::string>;

struct Bases {
  std::string new_store, full_store, frozen_store, dump;
};

Bases make_bases() {
  const TempDir folder;
  Bases bases;
  { Store::open(folder / "new.db").value(); }
  bases.new_store = read_bytes(folder / "new.db");
  {
    Store store = Store::open(folder / "full.db", {.author = "tester"}).value();
    fill_everything(store);
  }
  bases.full_store = read_bytes(folder / "full.db");
  {
    Store store = Store::open(folder / "full.db").value();
    if (!soaking()) dump_json(store, folder / "dump.json").value();
    store.freeze("sent").value();  // which takes its time to be loaded
    if (soaking()) dump_json(store, folder / "dump.json").value();
  }
  bases.frozen_store = read_bytes(folder / "full.db");
  bases.dump = read_bytes(folder / "dump.json");
  return bases;
}

const Bases& bases() {
  static const Bases kBases = make_bases();
  return kBases;
}

template <typename T>
Answer answer(const Result<T>& result) {
  if (!result) return result.error();
  return shown(*result);
}
Answer answer(const Result<void>& result) {
  if (!result) return result.error();
  return std::string("ok");
}
template <typename T>
Answer count(const Result<std::vector<T>>& result) {
  if (!result) return result.error();
  return std::to_string(result->size());
}

// One that defines something.
template <typename T>
Operation defines(std::string_view name, T definition, Redefine redefine = Redefine::kRefuse) {
  return {.name = name, .run = [=](const Place& place) {
            return answer(place.store->define(definition, redefine));
          }};
}

Operation writes(std::string_view name, Batch batch, bool heavy = false) {
  return {.name = name, .heavy = heavy, .run = [=](const Place& place) {
            return answer(place.store->write(batch));
          }};
}

// So many that they are written in bulk.
Batch bulk() {
  Batch batch(source("bulk", "2021"));
  for (int year = 1; year < 2500; ++year) {
    Observation each = observation(year, std::to_string(year));
    batch.add(kCourt, kCases, each).add(kTax, kRate, each);
    if (year % 50 == 0) each.note = std::string(200, 'n');
    batch.add(kCourt, kRate, each);
  }
  return batch;
}

Answer write_in_parts(const Place& place) {
  return answer(place.store->atomically([&]() -> Result<void> {
    place.store->define(agency("new")).value();
    Batch batch(source("r9", "2020"));
    batch.add(AgencyCode("new"), kCases, observation(2000, "5"));
    place.store->write(batch).value();
    Batch more(source("r9", "2020"));
    more.add(AgencyCode("new"), kCases, observation(2001, "6"));
    place.store->write(more, {.continued = true}).value();
    return {};
  }));
}

// As if very many were to come: without the log.
Answer write_the_first(const Place& place) {
  const auto write = [&]() -> Result<void> {
    Store& store = *place.store;
    define_court(store);
    store.write(bulk()).value();
    return {};
  };
  return answer(place.store->atomically(write, {.expected_values = 1'000'000}));
}

Answer import(const Place& place) {
  place.folder.write("agencies.csv", "code,kind,name_en\nnew,county,The new one\n");
  place.folder.write("values.csv",
                     "agency,indicator,year,value,source,note\n"
                     "new,cases,2001,7,plan,a note\nnew,cases,2002,8,plan,\n");
  const auto report =
      import_csv(*place.store, {{CsvContent::kAgencies, place.folder / "agencies.csv"},
                                {CsvContent::kObservations, place.folder / "values.csv"}});
  if (!report) return report.error();
  if (!report->issues.empty()) return report->issues.front().error;
  return shown(report->written);
}

Answer load(const Place& place) {
  place.folder.write("dump.json", bases().dump);
  const auto report = load_json(*place.store, place.folder / "dump.json");
  if (!report) return report.error();
  if (!report->issues.empty()) return report->issues.front().error;
  return std::to_string(report->loaded.revisions);
}

// Whether the copy is the same; it is taken away, so that the next may be made.
std::string look_at_copy(const Place& place) {
  const bool same = contents(place.folder / "copy.db") == contents(place.file());
  fs::remove(place.folder / "copy.db");
  return same ? "the copy is the same" : "the copy is another";
}

Answer read_everything(const Place& place) {
  const Store& store = *place.store;
  std::string all;
  const auto add = [&](const Answer& part) { all += part.value() + "\n"; };
  const Result<void> done = store.in_one_state([&]() -> Result<void> {
    add(count(store.agencies()));
    add(store.find_indicator("rate").value().code.str());
    add(count(store.successions()));
    add(count(store.definition_versions()));
    add(count(store.breaks()));
    add(count(store.targets()));
    add(count(store.rules()));
    add(count(store.waivers()));
    add(answer(store.series(kCourt, kRate)));
    add(answer(store.cross_section(kCases, {.recorded_by = Timestamp::max()})));
    add(answer(store.profile(kTax)));
    add(answer(store.history(kCourt, kRate)));
    add(count(store.writes()));
    return store.each_revision([&](const RecordedRevision& revision) -> Result<void> {
      all += revision.agency.str() + shown(revision.observation);
      return {};
    });
  });
  if (!done) return done.error();
  return all;
}

std::vector<Operation> definitions() {
  Agency renamed = agency("tax");
  renamed.names.names["en"] = "Revenue";
  renamed.names.aliases["en"] = {"tax"};
  Indicator fuller = indicator("cases");
  fuller.definition["en"] = std::string(6000, 'd');
  fuller.lower_bound = 0;
  Rule range{.code = RuleCode("range"), .kind = RuleKind::kRange};
  range.indicator = kRate;
  range.high = dec("99");
  return {
      defines("define a subject",
              Subject{.code = SubjectCode("tax-law"), .parent = SubjectCode("law")}),
      defines("define an agency", agency("new")),
      defines("rename an agency", renamed, Redefine::kReplace),
      defines("define an indicator", indicator("new", IndicatorKind::kPercent)),
      defines("redefine an indicator", fuller, Redefine::kReplace),
      defines("define a source", source("new", "2020")),
      defines("date a source anew", source("r0", "2022"), Redefine::kReplace),
      defines("merge agencies",
              Succession{SuccessionKind::kMerge, AgencyCode("child"), kCourt, Year(2012)}),
      defines("define a version", DefinitionVersion{.indicator = kCases, .version = "2"}),
      defines("define a break", SeriesBreak{.indicator = kCases, .first_year = Year(2005)}),
      defines("define a target", Target{.agency = kTax,
                                        .indicator = kRate,
                                        .year = Year(2031),
                                        .value = 7,
                                        .source = SourceCode("plan")}),
      defines("define a rule", range),
  };
}

std::vector<Operation> all() {
  std::vector<Operation> result = definitions();
  const auto add = [&](Operation operation) { result.push_back(std::move(operation)); };
  add(writes("write", says(source("r7", "2022"), 2020, "77")));
  add(writes("revise", says(source("r1", "2016"), 1991, "78")));
  add(writes("retract", retracts("r1", 1991)));
  add(writes("write in bulk", bulk(), true));
  add({.name = "write in parts", .run = write_in_parts});
  add({.name = "write the first values",
       .base = Base::kNewStore,
       .heavy = true,
       .run = write_the_first});
  add({.name = "waive", .run = [](const Place& place) {
         Waiver waiver = a_waiver();
         waiver.why = "another reason";
         return answer(place.store->waive(waiver));
       }});
  add({.name = "freeze", .heavy = true, .run = [](const Place& place) -> Answer {
         const Result<Freeze> made = place.store->freeze("again", "a note");
         if (!made) return made.error();
         return made->name;
       }});
  add({.name = "read a freeze",
       .base = Base::kFrozenStore,
       .run = [](const Place& place) -> Answer {
         const Result<Store> frozen = place.store->frozen("sent");
         if (!frozen) return frozen.error();
         return rate_of(*frozen);
       }});
  add({.name = "import", .run = import});
  add({.name = "load", .base = Base::kNewStore, .heavy = true, .run = load});
  add({.name = "back up",
       .run =
           [](const Place& place) { return answer(place.store->backup(place.folder / "copy.db")); },
       .look = look_at_copy});
  add({.name = "rebuild", .run = [](const Place& place) -> Answer {
         const Result<std::size_t> wrong = place.store->rebuild();
         if (!wrong) return wrong.error();
         return std::to_string(*wrong);
       }});
  add({.name = "verify", .run = [](const Place& place) { return answer(place.store->verify()); }});
  add({.name = "read", .run = read_everything});
  add({.name = "read a panel", .run = [](const Place& place) -> Answer {
         const Result<Panel> panel = place.store->panel();
         if (!panel) return panel.error();
         return std::to_string(panel->agency_count());
       }});
  add({.name = "examine", .run = [](const Place& place) {
         return answer(place.store->examine(std::vector{says("r1", 1991, "78")}));
       }});
  add({.name = "open", .opens = true, .run = [](const Place& place) -> Answer {
         const Result<Store> store = Store::open(place.file());
         if (!store) return store.error();
         return answer(store->revision_count());
       }});
  add({.name = "open for reading", .opens = true, .run = [](const Place& place) -> Answer {
         const Result<Store> store = Store::open(place.file(), {.read_only = true});
         if (!store) return store.error();
         return answer(store->revision_count());
       }});
  add({.name = "create",
       .base = Base::kNoFile,
       .opens = true,
       .run = [](const Place& place) -> Answer {
         const Result<Store> store = Store::open(place.file());
         if (!store) return store.error();
         return answer(store->revision_count());
       }});
  return result;
}

// "2024-01-31T08:30:00.000Z" as zeros, and what is a digest over such: 64 hexadecimal digits.
std::string without_clock(std::string text) {
  const auto digit = [&](std::size_t at) {
    return std::isdigit(static_cast<unsigned char>(text[at])) != 0;
  };
  for (std::size_t at = text.find('T'); at != std::string::npos; at = text.find('T', at + 1)) {
    if (at < 10 || at + 13 >= text.size() || text[at + 13] != 'Z' || !digit(at - 1)) continue;
    for (std::size_t i = at - 10; i < at + 13; ++i) {
      if (digit(i)) text[i] = '0';
    }
  }
  std::size_t run = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    run = std::isxdigit(static_cast<unsigned char>(text[at])) != 0 ? run + 1 : 0;
    if (run == 64) text.replace(at - 63, 64, 64, '0');
  }
  return text;
}

}  // namespace

std::span<const Operation> operations() {
  static const std::vector<Operation> kOperations = all();
  return kOperations;
}

void prepare(const Operation& operation, const TempDir& folder) {
  switch (operation.base) {
    case Base::kNoFile:
      break;
    case Base::kNewStore:
      folder.write("store.db", bases().new_store);
      break;
    case Base::kFullStore:
      folder.write("store.db", bases().full_store);
      break;
    case Base::kFrozenStore:
      folder.write("store.db", bases().frozen_store);
      break;
  }
}

std::string contents(const fs::path& file) {
  std::error_code ignored;  // on purpose: what is not there holds nothing
  if (!fs::exists(file, ignored)) return "nothing";
  // For writing: a journal may have to be rolled back.
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
  if (rows_of(database, "SELECT count(*) FROM sqlite_schema") == "0") return "nothing";
  return without_clock(dump(database));
}

}  // namespace annals::test
