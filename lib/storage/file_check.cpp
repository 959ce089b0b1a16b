#include "storage/file_check.h"

#include <annals/error.h>
#include <sqlite3.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

#include "storage/backup.h"
#include "storage/errors.h"
#include "storage/file_header.h"
#include "storage/new_file.h"
#include "storage/raw_file.h"

namespace annals::storage {
namespace {

namespace fs = std::filesystem;

FileHeader header_of(const fs::path& file) {
  FileHeader header;
  RawFile in(file);
  const int code = in.read(header.bytes());
  if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) {
    fail(ErrorCode::kIo, name_of(file) + " cannot be read: look whether you may read it");
  }
  if (code != SQLITE_OK || !header.is_sqlite()) {
    fail(ErrorCode::kSchemaMismatch,
         name_of(file) + " is not a store: it is not a SQLite database");
  }
  return header;
}

// A store is in no transaction over several files, so that another program has written such a
// journal, or an attacker.
void check_journal(const fs::path& file, const std::string& name) {
  if (!names_another_file(file)) return;
  fail(ErrorCode::kSchemaMismatch,
       name +
           " has a journal beside it of a transaction over several files, in which no store takes "
           "part; open it with the program that wrote the journal, or restore it from a backup");
}

// A file shorter than its header says, with nothing beside it that would complete it. The size is
// looked at last: another connection may just have completed the file and removed its log.
void check_length(const fs::path& file, const FileHeader& header) {
  if (has_content(file, "-wal") || has_content(file, "-journal")) return;
  std::error_code error;
  const std::uintmax_t size = fs::file_size(file, error);
  const std::uintmax_t expected = header.expected_length();
  if (error || size >= expected) return;
  fail(ErrorCode::kInvalidData, name_of(file) + " is cut off: it has " + std::to_string(size) +
                                    " of " + std::to_string(expected) +
                                    " bytes; restore it from a backup");
}

}  // namespace

bool has_content(const fs::path& file, std::string_view suffix) {
  std::error_code ignored;  // on purpose: what cannot be seen is not there
  const auto size = fs::file_size(beside(resolved(file), suffix), ignored);
  return !ignored && size > 0;
}

bool names_another_file(const fs::path& file) {
  constexpr std::string_view kEnd{"\xD9\xD5\x05\xF9\x20\xA1\x63\xD7", 8};
  std::ifstream in(beside(resolved(file), "-journal"), std::ios::binary | std::ios::ate);
  if (!in || in.tellg() < static_cast<std::streamoff>(kEnd.size())) return false;
  in.seekg(-static_cast<std::streamoff>(kEnd.size()), std::ios::end);
  std::array<char, kEnd.size()> end{};
  in.read(end.data(), static_cast<std::streamsize>(end.size()));
  return in && std::string_view(end.data(), end.size()) == kEnd;
}

void check_file(const fs::path& file, bool may_create, int newest_version) {
  const std::string name = name_of(file);
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (status.type() == fs::file_type::not_found) {
    if (may_create) return;
    fail(ErrorCode::kNotFound, "there is no store " + name);
  }
  if (status.type() == fs::file_type::none || status.type() == fs::file_type::unknown) {
    fail(ErrorCode::kIo, name + (error == std::errc::permission_denied
                                     ? " cannot be reached: permission denied"
                                     : " cannot be reached: look whether the name is right"));
  }
  if (status.type() != fs::file_type::regular) {
    fail(ErrorCode::kIo, name + " is not a file");
  }
  check_journal(file, name);
  const std::uintmax_t size = fs::file_size(file, error);
  if (!error && size == 0) {
    if (may_create) return;
    fail(ErrorCode::kSchemaMismatch, name + " is not a store: it is empty");
  }
  const FileHeader header = header_of(file);
  // While a journal waits to be rolled back the header may be half written; SQLite will tell.
  if (has_content(file, "-journal")) return;
  if (!header.is_of_store()) {
    fail(ErrorCode::kSchemaMismatch, name + " is not a store: it is a database of another program");
  }
  const std::uint32_t version = header.number(FileHeader::Field::kUserVersion);
  if (version > static_cast<std::uint32_t>(newest_version)) {
    refuse_newer(file, version, newest_version);
  }
  check_length(file, header);
}

void refuse_newer(const fs::path& file, std::int64_t version, int newest_version) {
  std::string advice = "use that version";
  for (int older = newest_version; older > 0; --older) {
    const fs::path kept = name_of_version(file, older);
    if (!is_taken(kept)) continue;
    advice += ", or this one with " + name_of(kept) +
              ", the copy from before the upgrade, which lacks what was written since";
    break;
  }
  if (advice == "use that version") {
    advice += ", or dump the store there and load the dump here";
  }
  fail(ErrorCode::kSchemaMismatch, name_of(file) + " was written by a newer version (schema " +
                                       std::to_string(version) + "; this program knows up to " +
                                       std::to_string(newest_version) + "); " + advice);
}

}  // namespace annals::storage
