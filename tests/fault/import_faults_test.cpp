// Files of every form into a store while SQLite runs out of memory: each reading of the store on
// the way may fail, and what it tells is not taken for something wrong with the file.
#include <annals/export.h>
#include <annals/import.h>
#include <annals/import_sdmx.h>
#include <annals/import_table.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "support/faulty_memory.h"
#include "support/full_store.h"
#include "support/raw_sql.h"
#include "support/shown.h"
#include "support/soak.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("import faults");

namespace annals::test {
namespace {

namespace fs = std::filesystem;
using Answer = Result<std::string>;

struct Import {
  std::string name;
  std::function<Answer(Store&)> run;
  bool writes = true;
};

template <typename Report>
Answer told(const Result<Report>& report) {
  if (!report) return report.error();
  std::string text = shown(report->written);
  for (const auto& issue : report->issues) text += "\n" + issue.str();
  for (const auto& notice : report->notices) text += "\n" + notice.str();
  return text;
}

#ifdef ANNALS_XLSX
Answer told(const Result<ExportSummary>& summary) {
  if (!summary) return summary.error();
  return std::to_string(summary->observations);
}
#endif

TableMapping of_plan() {
  TableMapping mapping;
  mapping.source = SourceCode("plan");
  return mapping;
}

class Imports {
 public:
  explicit Imports(const TempDir& folder) : folder_(folder) {}

  std::vector<Import> all() {
    add_csv();
    add_refused_definitions();
    add_tables();
    add_sdmx();
#ifdef ANNALS_XLSX
    add_workbooks();
#endif
    return std::move(all_);
  }

 private:
  void add_csv() {
    const std::vector<ImportFile> files{
        file(CsvContent::kSubjects, "code,name_en\nsport,Sport\n"),
        file(CsvContent::kAgencies,
             "code,kind,name_en,parent\nnorth,county,North,court\nsouth,county,South,north\n"),
        file(CsvContent::kIndicators, "code,name_en,kind,unit\nvisits,Visits,count,visits\n"),
        file(CsvContent::kDefinitions, "indicator,version\nvisits,2\n"),
        file(CsvContent::kBreaks, "indicator,first_year,reason\nrate,2012,counted anew\n"),
        file(CsvContent::kSuccessions, "kind,predecessor,successor,year\nmerge,south,north,2012\n"),
        file(CsvContent::kSources, "code,title\nnew,A report\n"),
        file(CsvContent::kRules,
             "code,kind,severity,identity\nmore,identity,error,cases >= visits\n"),
        file(CsvContent::kTargets,
             "agency,indicator,year,direction,value,source\nnorth,visits,2030,at_least,5,new\n"),
        file(CsvContent::kObservations,
             "agency,indicator,year,value,source\nnorth,visits,2001,1,new\n"
             "South,Visits,2002,2,new\ncourt,rate,2003,3,plan\ncourt,rate,2004,4,plan\n")};
    add("csv", [files](Store& store) { return told(import_csv(store, files)); });
    add("csv in parts",
        [files](Store& store) { return told(import_csv(store, files, {.rows_of_a_part = 1})); });
    const std::vector<ImportFile> wrong{
        file(CsvContent::kObservations,
             "agency,indicator,year,value,source\ncuort,rate,2001,1,plan\ncourt,raet,2002,2,plan\n"
             "court,rate,2003,3,plna\ncourt,rate,2003,300,plan\n",
             "wrong.csv")};
    refuse("wrong csv", [wrong](Store& store) { return told(import_csv(store, wrong)); });
  }

  // What follows from a definition that is refused is passed over, a failure met there is not.
  void add_refused_definitions() {
    const std::vector<ImportFile> files{
        file(CsvContent::kAgencies, "code,kind,name_en\nnorth,district,North\n", "refused.csv"),
        file(CsvContent::kObservations,
             "agency,indicator,year,value,source\nnorth,cases,2001,1,plan\n"
             "North,rate,2001,2,plan\nnowhere,rate,2001,2,plan\nnorth,Cases,2001,1,plan\n",
             "few.csv")};
    refuse("refused definitions", [files](Store& store) { return told(import_csv(store, files)); });
  }

  void add_tables() {
    const fs::path wide = folder_.write("wide.csv",
                                        "agency,indicator,2001,2002\ncourt,cases,1,2\n"
                                        "tax,rate,3,4\nnorth,visits,5,6\nsouth,visits,7,x\n"
                                        "court,full,101,5\ntax,cases (cases),8,9\n");
    const auto into = [wide, rejected = folder_ / "rejected.csv"](Store& store,
                                                                  std::size_t rows_of_a_part) {
      TableOptions options{.create = true};
      options.skip_bad_rows = rejected;
      options.rows_of_a_part = rows_of_a_part;
      TableMapping mapping = of_plan();
      mapping.source = SourceCode("made");
      return told(import_table(store, wide, mapping, options));
    };
    add("table", [into](Store& store) { return into(store, 1000); });
    add("table in parts", [into](Store& store) { return into(store, 2); });
    const fs::path wrong = folder_.write(
        "wrong_table.csv",
        "agency,indicator,year,value,source\ncuort,rate,2001,1,plan\ncourt,raet,2002,2,plan\n"
        "court,raet (cases),2002,2,plan\ncourt,rate,2003,3,plna\ncourt,rate,2003,300,plan\n");
    refuse("wrong table", [wrong](Store& store) { return told(import_table(store, wrong)); });
  }

  void add_sdmx() {
    const std::string heading =
        "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,SOURCE\n";
    const fs::path good =
        folder_.write("good_sdmx.csv", heading +
                                           "dataflow,X:Y(1.0),R,court,rate,2001,1,plan\n"
                                           "dataflow,X:Y(1.0),R,tax,cases,2002,2,plan\n"
                                           "dataflow,X:Y(1.0),R,child,cases,2002,2,r0\n");
    add("sdmx", [good](Store& store) { return told(import_sdmx_csv(store, good)); });
    add("sdmx in parts",
        [good](Store& store) { return told(import_sdmx_csv(store, good, {.rows_of_a_part = 1})); });
    const fs::path wrong =
        folder_.write("wrong_sdmx.csv", heading +
                                            "dataflow,X:Y(1.0),R,cuort,rate,2001,1,plan\n"
                                            "dataflow,X:Y(1.0),R,court,rate,2002,1,plna\n"
                                            "dataflow,X:Y(1.0),R,court,raet,2002,1,\n");
    refuse("wrong sdmx", [wrong](Store& store) { return told(import_sdmx_csv(store, wrong)); });
  }

#ifdef ANNALS_XLSX
  void add_workbooks() {
    const fs::path book = folder_ / "book.xlsx";
    const fs::path again = folder_ / "again.xlsx";
    {
      Store store = Store::in_memory().value();
      fill_everything(store);
      store.write(Batch(SourceCode("r0")).add(kTax, kRate, observation(2020, "5"))).value();
      export_file(store, book, ExportFormat::kXlsx).value();
    }
    add("workbook", [book](Store& store) {
      TableMapping mapping;
      mapping.sheet = "Values";
      return told(import_table(store, book, mapping, {.create = true}));
    });
    all_.push_back({"export xlsx",
                    [again](Store& store) {
                      return told(export_file(store, again, ExportFormat::kXlsx, {}, {}, true));
                    },
                    false});
  }
#endif

  void add(std::string name, std::function<Answer(Store&)> run) {
    all_.push_back({std::move(name), std::move(run)});
  }
  void refuse(std::string name, std::function<Answer(Store&)> run) {
    all_.push_back({std::move(name), std::move(run), false});
  }
  ImportFile file(CsvContent content, std::string_view text, std::string name = {}) const {
    if (name.empty()) name = std::string(to_string(content)) + ".csv";
    return {content, folder_.write(name, text)};
  }

  const TempDir& folder_;
  std::vector<Import> all_;
};

// Refuses an allocation here and there among all those that an import asks for; tells how many.
std::int64_t attempt_all(const Import& import, const TempDir& folder) {
  const fs::path file = folder / "store.db";
  const auto run = [&](int nth, bool lasting, int* struck, int* seen) {
    fs::copy_file(folder / "full.db", file, fs::copy_options::overwrite_existing);
    // Opened anew, so that nothing is at hand from the last time.
    Store store = Store::open(file).value();
    const MemoryPlan plan(nth, lasting);
    Answer answer = import.run(store);
    *struck = plan.struck();
    *seen = plan.seen();
    return answer;
  };
  const std::string before = dump(folder / "full.db");
  int struck = 0, seen = 0;
  const Answer expected = run(std::numeric_limits<int>::max(), false, &struck, &seen);
  REQUIRE(expected);
  CAPTURE(*expected);
  CHECK((dump(file) != before) == import.writes);
  const int points = soaking() ? seen : std::min(seen, 60);
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
      CHECK(difference(before, dump(file)) == "");
    }
  }
  return all_struck;
}

TEST_CASE(
    "import faults: where a reading of the store fails, that is told and nothing is written") {
  const TempDir folder;
  {
    Store store = Store::open(folder / "full.db").value();
    fill_everything(store);
  }
  std::int64_t struck = 0;
  for (const Import& import : Imports(folder).all()) {
    CAPTURE(import.name);
    struck += attempt_all(import, folder);
  }
  CHECK(struck > 300);
  tell_count("failed allocations survived by imports", struck);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
