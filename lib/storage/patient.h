// A file that may be damaged or hostile, as a copy that can be read.
#pragma once

#include <SQLiteCpp/Database.h>
#include <annals/defect.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "storage/file_header.h"

namespace annals::storage {

// A read-only connection that runs nothing of what stands in the schema, and that gives up after
// more steps than a file of this size can be worth: pages that lead to one another in circles, or
// all to one, would otherwise be read for ever.
class BareDatabase : public SQLite::Database {
 public:
  explicit BareDatabase(const std::filesystem::path& file);

 private:
  static int spend(void* left);

  std::int64_t left_;  // of the steps, in thousands
};

struct Leftover;  // what SQLite left beside a file: a log or a journal

// Copies the file with its leftovers into a folder of its own, takes them in if they belong to the
// file, and mends the copy where that makes more of it readable: a header that says what is not so,
// and a schema that is damaged or not ours, for which the one that such a store begins with is put
// in. What is read afterwards follows our schema, whatever stood in the file.
class Patient {
 public:
  // Makes the copy in "parent". Throws Failure with kNotFound and kIo.
  Patient(const std::filesystem::path& file, const std::filesystem::path& parent);
  Patient(const Patient&) = delete;
  Patient& operator=(const Patient&) = delete;
  ~Patient();

  // What was wrong so far.
  const std::vector<Defect>& complaints() const noexcept { return complaints_; }
  bool has(const char* rule) const;
  // True if the tables can be found, so that reading them may give something.
  bool readable() const noexcept { return readable_; }
  // The schema of the file was ours, and not put in its place.
  bool schema_sound() const noexcept { return schema_sound_; }
  const std::filesystem::path& copy() const noexcept { return copy_; }

  // A connection to the copy that can do nothing but read tables. REQUIRES: readable().
  std::unique_ptr<BareDatabase> open() const;

 private:
  void complain(const char* rule, std::string message);
  void take_copy();
  void take_in(const Leftover& leftover);
  void mend_header();
  void check_header(const FileHeader& header);
  void check_length(const FileHeader& header);
  void mend_schema();
  void put_schema(const std::string& image, const std::vector<std::uint32_t>& roots);

  std::filesystem::path file_, folder_, copy_;
  std::vector<Defect> complaints_;
  std::uint32_t page_size_ = kPageSize;
  std::uint32_t version_ = 0;
  bool readable_ = false, schema_sound_ = false;
};

}  // namespace annals::storage
