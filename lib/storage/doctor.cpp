#include <annals/doctor.h>

#include <system_error>
#include <utility>

#include "core/text.h"
#include "storage/errors.h"
#include "storage/guarded.h"
#include "storage/new_file.h"
#include "storage/page_check.h"
#include "storage/patient.h"
#include "storage/registry.h"
#include "storage/salvage.h"
#include "storage/seals.h"
#include "storage/verify.h"

namespace annals {
namespace {

namespace fs = std::filesystem;
using storage::Connection;
using storage::fail;
using storage::Failure;
using storage::name_of;
using storage::Patient;

// More faults than these are not counted.
constexpr int kFaultsCounted = 100;

void look_at_pages(SQLite::Database& database, std::vector<Defect>& defects) {
  int count = 0;
  std::string first;
  try {
    const std::vector<std::string> faults = storage::page_faults(database, kFaultsCounted);
    count = static_cast<int>(faults.size());
    if (count > 0) first = faults.front();
  } catch (const SQLite::Exception& exception) {
    if (storage::is_of_system(exception)) throw;
    ++count;
    first = exception.what();
  }
  if (count == 0) return;
  const std::string words =
      count == 1 ? "there is a fault in its pages: "
                 : "there are " + std::string(count < kFaultsCounted ? "" : "at least ") +
                       std::to_string(count) + " faults in its pages, the first of them: ";
  defects.push_back({"pages", words + core::quoted(first, 200)});
}

// Reads every table to its end, or as far as can be; the rows that were found.
std::int64_t look_at_tables(SQLite::Database& database, std::vector<Defect>& defects) {
  Connection fresh("", {});
  std::int64_t found = 0;
  for (const storage::TableShape& shape : storage::table_shapes(fresh)) {
    storage::TableReader reader(
        database, shape, [&] { return storage::places_in(shape, fresh); },
        storage::seek_columns_of(shape));
    std::int64_t rows = 0;
    reader.read([&](const storage::Row&) { ++rows; });
    found += rows;
    if (reader.gaps().empty()) continue;
    defects.push_back({"table", "table " + core::quoted(shape.name) + " cannot be read whole: " +
                                    std::to_string(rows) + (rows == 1 ? " row" : " rows") +
                                    " were found, and others are lost"});
  }
  return found;
}

// What Store::verify() says of the copy.
void look_at_model(const Patient& patient, std::vector<Defect>& defects) {
  const auto found = storage::guarded(patient.copy(), [&] {
    Connection connection(patient.copy(), {.create_if_missing = false, .read_only = true});
    storage::Registry registry(connection);
    return storage::verify(connection, registry);
  });
  if (!found) {
    const ErrorCode code = found.error().code;
    if (code == ErrorCode::kIo || code == ErrorCode::kBusy) throw Failure{found.error()};
    defects.push_back({"store", found.error().message});
    return;
  }
  defects.insert(defects.end(), found->begin(), found->end());
}

bool only_about_logs(const std::vector<Defect>& defects) {
  for (const Defect& defect : defects) {
    if (defect.rule != "log" && defect.rule != "journal") return false;
  }
  return true;
}

fs::path folder_for_copy() {
  std::error_code error;
  fs::path folder = fs::temp_directory_path(error);
  if (error) {
    fail(ErrorCode::kIo, "there is no folder for temporary files: look where TMPDIR leads");
  }
  return folder;
}

std::vector<Defect> examine(const fs::path& file) {
  const Patient patient(file, folder_for_copy());
  std::vector<Defect> defects = patient.complaints();
  if (!patient.readable()) return defects;
  {
    const auto database = patient.open();
    std::vector<Defect> of_content;
    look_at_pages(*database, of_content);
    const bool has_rows = look_at_tables(*database, of_content) > 0;
    // Where not even the beginning is a store's, and nothing else is, there is no more to say.
    if (patient.has("not_a_database") && !has_rows) return defects;
    defects.insert(defects.end(), of_content.begin(), of_content.end());
  }
  if (only_about_logs(defects)) look_at_model(patient, defects);
  return defects;
}

// Fails if there is nothing to be saved, saying why.
void check_salvageable(const Patient& patient, const fs::path& file) {
  if (patient.readable()) return;
  const std::string why =
      patient.complaints().empty() ? "" : ": " + patient.complaints().front().message;
  const bool foreign = patient.has("other_program") || patient.has("newer");
  fail(foreign ? ErrorCode::kSchemaMismatch : ErrorCode::kInvalidData,
       "nothing can be saved of " + name_of(file) + why);
}

bool nothing_saved(const SalvageReport& report) {
  for (const SalvagedTable& table : report.tables) {
    if (table.rows > 0) return false;
  }
  return true;
}

SalvageReport save(const fs::path& file, const fs::path& new_file) {
  if (storage::is_taken(new_file)) {
    fail(ErrorCode::kAlreadyExists,
         name_of(new_file) + " is there already; choose a name that is free");
  }
  const fs::path folder = new_file.has_parent_path() ? new_file.parent_path() : fs::path(".");
  const Patient patient(file, folder);
  check_salvageable(patient, file);
  SalvageReport report;
  report.complaints = patient.complaints();
  storage::NewFile made(storage::free_name(new_file, ".part"));
  {
    const auto from = patient.open();
    look_at_pages(*from, report.complaints);
    Connection to(made.path(), {});
    storage::Salvage salvage{*from, to, report};
    to.database().exec("PRAGMA foreign_keys = OFF");
    {
      storage::WriteScope scope(to);
      storage::copy_tables(salvage);
      storage::mend_definitions(salvage);
      storage::judge_values(salvage);
      storage::drop_changed_freezes(salvage);
      storage::seal_everything(to, "salvage");
      scope.commit();
    }
    if (nothing_saved(report)) {
      fail(ErrorCode::kInvalidData,
           "nothing can be saved of " + name_of(file) + ": no row of any table could be read");
    }
    storage::Registry registry(to);
    for (Defect& defect : storage::verify(to, registry)) {
      report.losses.push_back({"new_file", "the new store is not sound: " + defect.message});
    }
  }
  made.finish_as(new_file, false);
  return report;
}

}  // namespace

Result<std::vector<Defect>> examine_file(const fs::path& file) {
  return storage::guarded(file, [&] { return examine(file); });
}

Result<SalvageReport> salvage(const fs::path& file, const fs::path& new_file) {
  return storage::guarded(new_file, [&] { return save(file, new_file); });
}

}  // namespace annals
