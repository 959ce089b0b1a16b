// The doctor itself under faults: a lack of memory, of room or of a right must never pass for
// damage of the file that is looked at.
#include <annals/doctor.h>
#include <annals/store.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "support/faulty_memory.h"
#include "support/faulty_vfs.h"
#include "support/file_size_limit.h"
#include "support/full_store.h"
#include "support/shown.h"
#include "support/soak.h"
#include "support/temp_dir.h"
#include "support/temporary_folder.h"

TEST_SUITE_BEGIN("doctor faults");

namespace annals::test {
namespace {

namespace fs = std::filesystem;

// A sound store with a freeze, closed, and a folder of its own for what the doctor makes.
struct Surgery {
  Surgery() {
    {
      Store store = Store::open(file()).value();
      fill_everything(store);
      store.freeze("sent").value();
    }
    fs::create_directory(work());
  }
  fs::path file() const { return folder / "store.db"; }
  fs::path work() const { return folder / "work"; }

  TempDir folder;
};

using Answer = Result<std::string>;

Answer examine(const Surgery& surgery) {
  const TemporaryFolder temporary(surgery.work());
  const auto defects = examine_file(surgery.file());
  if (!defects) return defects.error();
  return shown(*defects);
}

Answer save(const Surgery& surgery) {
  const auto report = salvage(surgery.file(), surgery.work() / "new.db");
  if (!report) return report.error();
  std::string text = std::to_string(report->values) + " values";
  for (const std::vector<Defect>& defects : {report->complaints, report->losses}) {
    if (!defects.empty()) text += ", " + shown(defects);
  }
  return text;
}

struct Work {
  const char* name;
  Answer (*run)(const Surgery&);
  std::string expected;
};
const Work kWorks[] = {{"examine", examine, "none"}, {"salvage", save, "40 values"}};

// What there is to see when a work ended somehow: it is done whole, or told and left nothing.
void check_end(const Work& work, const Surgery& surgery, const Answer& answer) {
  if (answer) {
    CHECK(*answer == work.expected);
  } else {
    CAPTURE(shown(answer.error()));
    CHECK((answer.error().code == ErrorCode::kIo || answer.error().code == ErrorCode::kBusy));
    CHECK(fs::is_empty(surgery.work()));
  }
  fs::remove_all(surgery.work());
  fs::create_directory(surgery.work());
}

TEST_CASE("doctor faults: memory that runs out is not taken for damage") {
  const Surgery surgery;
  std::int64_t struck = 0;
  for (const Work& work : kWorks) {
    CAPTURE(work.name);
    int seen = 0;
    {
      const MemoryPlan plan(std::numeric_limits<int>::max(), false);
      check_end(work, surgery, work.run(surgery));
      seen = plan.seen();
    }
    const int points = soaking() ? seen : std::min(seen, lessened(80));
    for (int i = 0; i < points; ++i) {
      const int nth = 1 + static_cast<int>(std::int64_t{i} * seen / points);
      CAPTURE(nth);
      const Answer answer = [&] {
        const MemoryPlan plan(nth, i % 2 == 0);
        Answer given = work.run(surgery);
        struck += plan.struck() > 0 ? 1 : 0;
        return given;
      }();
      check_end(work, surgery, answer);
    }
  }
  CHECK(struck > lessened(100));
  tell_count("failed allocations survived by the doctor", struck);
}

TEST_CASE("doctor faults: a file system that fails is not taken for damage") {
  const Surgery surgery;
  std::int64_t struck = 0;
  for (const Work& work : kWorks) {
    CAPTURE(work.name);
    for (const Fault fault : kReportedFaults) {
      CAPTURE(to_string(fault));
      for (int nth = 1;; nth = soaking() ? nth + 1 : 3 * nth) {
        CAPTURE(nth);
        int now = 0;
        const Answer answer = [&] {
          const FaultPlan plan(fault, nth, nth % 2 == 0);
          Answer given = work.run(surgery);
          now = plan.struck();
          return given;
        }();
        check_end(work, surgery, answer);
        if (now == 0) break;
        ++struck;
      }
    }
  }
  CHECK(struck > 30);
  tell_count("faults of the file system survived by the doctor", struck);
}

TEST_CASE("doctor faults: without a folder for a copy that is said") {
  const Surgery surgery;
  const TemporaryFolder temporary(surgery.folder / "nowhere");
  CHECK(shown(examine_file(surgery.file()).error()) ==
        "io: there is no folder for temporary files: look where TMPDIR leads");
}

TEST_CASE("doctor faults: without room for a copy that is said") {
  const Surgery surgery;
  const std::uintmax_t size = fs::file_size(surgery.file());
  for (const Work& work : kWorks) {
    CAPTURE(work.name);
    for (std::uintmax_t room = 0; room < size; room += size / 7) {
      CAPTURE(room);
      const Answer answer = [&] {
        const FileSizeLimit limit(room);
        return work.run(surgery);
      }();
      REQUIRE_FALSE(answer);
      CHECK(answer.error().message.find("look whether there is room for it") != std::string::npos);
      check_end(work, surgery, answer);
    }
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
