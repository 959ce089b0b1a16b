#include "storage/patient.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/text.h"
#include "storage/connection.h"
#include "storage/errors.h"
#include "storage/file_check.h"
#include "storage/file_header.h"
#include "storage/freezes.h"
#include "storage/migrate.h"
#include "storage/new_file.h"
#include "storage/page_check.h"
#include "storage/raw_file.h"

namespace annals::storage {

namespace fs = std::filesystem;

struct Leftover {
  const char* suffix;
  const char* name;  // of the rule too
  bool (*take_in)(SQLite::Database& database, const fs::path& file);
};

namespace {

// Steps of SQLite's machine, in thousands, and for each byte. Looking a sound store over takes some
// ten for each of its bytes.
constexpr std::int64_t kLeastSteps = 100'000;
constexpr std::uintmax_t kStepsPerByte = 200;
// More faults than these are not told apart.
constexpr int kFaultsCounted = 100;

fs::path make_folder(const fs::path& parent) {
  std::string name = (parent / "annals-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    fail(ErrorCode::kIo,
         "no folder can be made in " + name_of(parent) + ": look whether it may be written");
  }
  return name;
}

FileHeader header_on(const fs::path& copy) {
  FileHeader header;
  std::ifstream in(copy, std::ios::binary);
  in.read(header.bytes().data(), FileHeader::kSize);
  return header;
}

void put_header(const FileHeader& header, const fs::path& copy) {
  std::fstream out(copy, std::ios::binary | std::ios::in | std::ios::out);
  out.write(header.bytes().data(), FileHeader::kSize);
}

void forget_log(const fs::path& copy) {
  FileHeader header = header_on(copy);
  header.forget_log();
  put_header(header, copy);
}

// How many faults SQLite finds in the pages, and rows that name what is not there; many where it
// cannot even begin.
int count_faults(const fs::path& file) {
  try {
    BareDatabase database(file);
    int count = static_cast<int>(page_faults(database, kFaultsCounted).size());
    SQLite::Statement references(database, "PRAGMA foreign_key_check");
    while (count < kFaultsCounted && references.executeStep()) ++count;
    return count;
  } catch (const SQLite::Exception& exception) {
    if (is_of_system(exception)) throw;
    return kFaultsCounted + 1;
  }
}

// Throws what tells of the system. That a file cannot be opened may lie in a log of noise.
void heed(sqlite3* database, int code) {
  if ((code & 0xFF) != SQLITE_CANTOPEN) throw_if_of_system(database, code);
}

// Takes in what SQLite left beside the file; false if there is nothing that can be used. A journal
// is rolled back by the first reading, and gone then.
bool take_in_journal(SQLite::Database& database, const fs::path& file) {
  heed(database.getHandle(), database.tryExec("PRAGMA schema_version"));
  return !is_taken(beside(file, "-journal"));
}

// A log is found by the first reading, and its pages are moved into the file.
bool take_in_log(SQLite::Database& database, const fs::path& file) {
  heed(database.getHandle(), database.tryExec("PRAGMA schema_version"));
  int pages = 0;
  heed(database.getHandle(),
       sqlite3_wal_checkpoint_v2(database.getHandle(), "main", SQLITE_CHECKPOINT_TRUNCATE, &pages,
                                 nullptr));
  // A log that was emptied counts none: what is left of it is asked.
  std::error_code error;
  const bool emptied = fs::file_size(beside(file, "-wal"), error) == 0 && !error;
  return pages >= 0 && emptied;
}

constexpr Leftover kJournal{"-journal", "journal", take_in_journal};
constexpr Leftover kLog{"-wal", "log", take_in_log};

bool take_in(const Leftover& leftover, const fs::path& file) {
  try {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return leftover.take_in(database, file);
  } catch (const SQLite::Exception& exception) {
    if (is_of_system(exception)) throw;
    return false;
  }
}

bool differ(const fs::path& a, const fs::path& b) {
  std::error_code error;
  if (fs::file_size(a, error) != fs::file_size(b, error)) return true;
  std::ifstream in_a(a, std::ios::binary), in_b(b, std::ios::binary);
  std::vector<char> piece_a(1 << 20), piece_b(1 << 20);
  while (in_a && in_b) {
    in_a.read(piece_a.data(), static_cast<std::streamsize>(piece_a.size()));
    in_b.read(piece_b.data(), static_cast<std::streamsize>(piece_b.size()));
    if (piece_a != piece_b) return true;  // both hold the same beyond their ends
  }
  return in_a.bad() || in_b.bad();
}

// What stands in a schema, by name; where each thing begins is left out.
using Schema = std::map<std::string, std::string>;

Schema schema_of(SQLite::Database& database) {
  SQLite::Statement rows(database, "SELECT type, name, tbl_name, sql FROM sqlite_schema");
  Schema schema;
  while (rows.executeStep()) {
    std::string text;
    for (int i = 0; i < 4; ++i) text += rows.getColumn(i).getString() + '\n';
    schema[rows.getColumn(1).getString()] = text;
  }
  return schema;
}

// The table of a store with the most rows; a file without it is of another program.
constexpr const char* kTableOfValues = "observation";

std::string differences(const Schema& expected, const Schema& found) {
  std::set<std::string> names;
  for (const auto& [name, text] : expected) {
    const auto same = found.find(name);
    if (same == found.end() || same->second != text) names.insert(name);
  }
  for (const auto& [name, text] : found) {
    if (!expected.contains(name)) names.insert(name);
  }
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + core::quoted(name);
  return list;
}

}  // namespace

BareDatabase::BareDatabase(const fs::path& file)
    : SQLite::Database(file.string(), SQLite::OPEN_READONLY) {
  sqlite3* const handle = getHandle();
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  std::error_code error;
  const std::uintmax_t size = fs::file_size(file, error);
  left_ = kLeastSteps + static_cast<std::int64_t>(error ? 0 : size / 1000 * kStepsPerByte);
  sqlite3_progress_handler(handle, 1000, &spend, &left_);
}

int BareDatabase::spend(void* left) { return --*static_cast<std::int64_t*>(left) < 0 ? 1 : 0; }

Patient::Patient(const fs::path& file, const fs::path& parent) : file_(file) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (status.type() == fs::file_type::not_found) {
    fail(ErrorCode::kNotFound, "there is no file " + name_of(file));
  }
  if (status.type() != fs::file_type::regular) {
    fail(ErrorCode::kIo, name_of(file) + " is not a file that can be read");
  }
  folder_ = make_folder(parent);
  copy_ = folder_ / "copy.db";
  try {
    take_copy();
  } catch (...) {
    fs::remove_all(folder_, error);
    throw;
  }
}

Patient::~Patient() {
  std::error_code ignored;  // on purpose: a leftover in a folder for such is no failure
  fs::remove_all(folder_, ignored);
}

bool Patient::has(const char* rule) const {
  return std::any_of(complaints_.begin(), complaints_.end(),
                     [&](const Defect& each) { return each.rule == rule; });
}

void Patient::complain(const char* rule, std::string message) {
  complaints_.push_back({rule, std::move(message)});
}

std::unique_ptr<BareDatabase> Patient::open() const {
  auto database = std::make_unique<BareDatabase>(copy_);
  // What is read once stays at hand, damaged or not.
  database->exec("BEGIN");
  return database;
}

void Patient::take_copy() {
  std::error_code error;
  if (fs::file_size(file_, error) == 0) {
    complain("empty", "the file is empty: there is not one byte in it");
    return;
  }
  copy_database(file_, copy_);
  take_in(kJournal);
  take_in(kLog);
  mend_header();
  mend_schema();
}

// It is tried on a second copy: what does not belong to the file makes it worse.
void Patient::take_in(const Leftover& leftover) {
  const fs::path beside_it = beside(file_, leftover.suffix);
  std::error_code error;
  if (!fs::exists(beside_it, error) || fs::file_size(beside_it, error) == 0 || error) return;
  const auto set_aside = [&](const char* why) {
    complain(leftover.name, "the " + std::string(leftover.name) + " beside the file, " +
                                name_of(beside_it) + ", " + why);
  };
  const fs::path with = folder_ / ("with_" + std::string(leftover.name) + ".db");
  copy_database(copy_, with);
  copy_database(beside_it, beside(with, leftover.suffix));
  // Which SQLite might remove.
  if (names_another_file(with)) {
    return set_aside("is of a transaction over several files, and is left aside");
  }
  const bool taken = storage::take_in(leftover, with);
  forget_log(with);
  forget_log(copy_);
  if (!taken || !differ(with, copy_)) {
    return set_aside("holds nothing that can be used, and is left aside");
  }
  if (count_faults(with) > count_faults(copy_)) {
    return set_aside(
        "does not belong to it: with it the file makes less sense than without, and so it is left "
        "aside");
  }
  fs::rename(with, copy_, error);
}

void Patient::mend_header() {
  FileHeader header = header_on(copy_);
  check_header(header);
  check_length(header);
  std::error_code error;
  const std::uintmax_t size = fs::file_size(copy_, error);
  const std::uintmax_t pages = (size + page_size_ - 1) / page_size_;
  fs::resize_file(copy_, pages * page_size_, error);
  header.forget_log();
  header.set_page_count(static_cast<std::uint32_t>(pages));
  put_header(header, copy_);
}

void Patient::check_header(const FileHeader& header) {
  if (!header.is_sqlite()) {
    complain("not_a_database", "the first bytes are not those of a database");
    return;
  }
  if (header.has_possible_page_size()) {
    page_size_ = header.page_size();
  } else {
    complain("not_a_database", "the size of its pages is given as " +
                                   std::to_string(header.page_size()) + " bytes, which cannot be");
  }
  version_ = header.number(FileHeader::Field::kUserVersion);
  if (!header.is_of_store()) {
    complain("other_program",
             "it is not marked as a store: a database of another program, or "
             "damaged there");
  }
  if (version_ > static_cast<std::uint32_t>(newest_schema_version())) {
    complain("newer", "it says to be of schema " + std::to_string(version_) +
                          ", and this program knows up to " +
                          std::to_string(newest_schema_version()));
  }
}

void Patient::check_length(const FileHeader& header) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(copy_, error);
  const std::uintmax_t expected = header.expected_length();
  if (has("not_a_database") || size >= expected) return;
  complain("cut_off", "it is cut off: it has " + std::to_string(size) + " of " +
                          std::to_string(expected) + " bytes");
  if (header.has_log() && !is_taken(beside(file_, "-wal"))) {
    complain("missing_log",
             "there is no log beside it; if there was a file " + name_of(beside(file_, "-wal")) +
                 " when it was copied, it is part of it: put it there and try again");
  }
}

void Patient::mend_schema() {
  const bool known = version_ >= 1 && version_ <= migrations().size();
  Connection fresh("", {}, migrations().first(known ? version_ : migrations().size()));
  const Schema expected = schema_of(fresh.database());
  try {
    const auto database = open();
    const Schema found = schema_of(*database);
    schema_sound_ = found == expected;
    // What somebody added is not looked at.
    readable_ = std::includes(found.begin(), found.end(), expected.begin(), expected.end());
    if (schema_sound_) return;
    if (!found.contains(kTableOfValues)) {
      complain("other_program", "it has none of the tables of a store");
      return;
    }
    complain("schema",
             "its schema is not that of a store; what differs: " + differences(expected, found));
    if (readable_ || has("newer")) return;
  } catch (const SQLite::Exception& exception) {
    if (is_of_system(exception)) throw;
    if (!has("not_a_database")) {
      complain("schema", "the pages that tell where its tables are cannot be read");
    }
  }
  if (page_size_ != kPageSize) return;
  std::vector<std::uint32_t> roots;
  SQLite::Statement rows(fresh.database(), "SELECT rootpage FROM sqlite_schema WHERE rootpage > 0");
  while (rows.executeStep()) {
    roots.push_back(static_cast<std::uint32_t>(rows.getColumn(0).getInt64()));
  }
  put_schema(image_of(fresh), roots);
  readable_ = true;
}

// Puts in the pages of the schema of a new store. Its tables begin where those of every store begin
// that was never vacuumed.
void Patient::put_schema(const std::string& image, const std::vector<std::uint32_t>& roots) {
  std::error_code error;
  const std::uintmax_t size = std::max<std::uintmax_t>(fs::file_size(copy_, error), image.size());
  fs::resize_file(copy_, size, error);
  {
    std::fstream out(copy_, std::ios::binary | std::ios::in | std::ios::out);
    for (std::uint32_t page = 1; page <= image.size() / page_size_; ++page) {
      if (std::find(roots.begin(), roots.end(), page) != roots.end()) continue;
      const std::size_t begin = std::size_t{page - 1} * page_size_;
      out.seekp(static_cast<std::streamoff>(begin));
      out.write(image.data() + begin, page_size_);
    }
  }
  FileHeader header = header_on(copy_);
  header.forget_log();
  header.set(FileHeader::Field::kFreeList, 0);
  header.set(FileHeader::Field::kFreePages, 0);
  header.set_page_count(static_cast<std::uint32_t>(size / page_size_));
  put_header(header, copy_);
}

}  // namespace annals::storage
