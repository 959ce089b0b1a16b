// The doctor: what is wrong with a file that cannot be used, and saving what can still be read.
//
// The file is never trusted and never changed: it is copied, with the log or journal beside it, and
// the copy is looked at. Nothing that stands in its schema is run. It should not be in use
// meanwhile.
#pragma once

#include <annals/calendar.h>
#include <annals/defect.h>
#include <annals/error.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace annals {

// What is wrong, in sentences for a person, by the rule that is broken: "empty", "not_a_database",
// "other_program", "newer", "cut_off", "log", "journal", "missing_log", "schema", "pages", "table",
// and those of Store::verify(). Empty: nothing is wrong.
//
// Fails with kNotFound if there is no such file, and with kIo if it or the folder for its copy,
// that of the system for temporary files, cannot be used.
Result<std::vector<Defect>> examine_file(const std::filesystem::path& file);

// How much of a table was saved.
struct SalvagedTable {
  std::string table;         // see schema/README.md
  std::int64_t rows = 0;     // saved
  std::int64_t refused = 0;  // read, but not what a store may hold
  std::size_t gaps = 0;      // places where pages could not be read; what stood there is lost
};

// A value that was left out, since it cannot be said what it is.
struct DoubtfulValue {
  std::string agency, indicator;  // their codes
  Year year;
  std::string why;  // "the history says 97.3 and its packed copy 97.2"

  friend bool operator==(const DoubtfulValue&, const DoubtfulValue&) = default;
};

struct SalvageReport {
  std::vector<Defect> complaints;     // what was wrong with the file as such
  std::vector<SalvagedTable> tables;  // that hold or held anything, in the order of the schema
  // What could not be saved as it was, a sentence each: rows that name rows that are lost, codes
  // and names that are doubtful, freezes that are not what they were.
  std::vector<Defect> losses;
  std::vector<DoubtfulValue> left_out;
  std::int64_t values = 0;       // current values that were saved
  std::int64_t unconfirmed = 0;  // of these: the packed copy that would confirm them is lost
  std::int64_t restored = 0;     // of these: taken from the packed copy, since the history is lost

  // True if nothing is lost or doubtful.
  bool whole() const noexcept { return losses.empty() && left_out.empty() && unconfirmed == 0; }
};

// Saves what can be read of a damaged store into a new one, which verifies clean. Reads table by
// table, going on behind what cannot be read. Each current value is kept twice in a store, in the
// history and packed; where the two disagree and nothing tells which is right, the value is left
// out, and named. Earlier revisions have no second copy: of these, and of texts, damage that makes
// sense is not noticed here. What was saved is sealed anew: the chain of the new store begins with
// it.
//
// Fails with kAlreadyExists if "new_file" is there, kSchemaMismatch for a file of another program
// or a newer version, kInvalidData if not even the tables can be found, kNotFound and kIo. On an
// error there is no new file.
Result<SalvageReport> salvage(const std::filesystem::path& file,
                              const std::filesystem::path& new_file);

}  // namespace annals
