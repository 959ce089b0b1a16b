#include "storage/raw_file.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <system_error>

#include "storage/errors.h"
#include "storage/new_file.h"

namespace annals::storage {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail_copy(const fs::path& from, const fs::path& to, const std::string& why) {
  fail(ErrorCode::kIo, name_of(from) + " cannot be copied to " + name_of(to) + ": " + why);
}

}  // namespace

RawFile::RawFile(const fs::path& file)
    : name_(sqlite3_create_filename(resolved(file).c_str(), "", "", 0, nullptr)) {
  sqlite3_vfs* const system = sqlite3_vfs_find(nullptr);
  if (system == nullptr || !name_) {
    fail(ErrorCode::kIo,
         name_of(file) +
             " cannot be used: there is not enough memory; the store is as it was before");
  }
  memory_.resize(static_cast<std::size_t>(system->szOsFile) / sizeof(std::max_align_t) + 1);
  open_ = system->xOpen(system, name_.get(), handle(), SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB,
                        nullptr) == SQLITE_OK;
}

RawFile::~RawFile() {
  if (handle()->pMethods != nullptr) handle()->pMethods->xClose(handle());
}

int RawFile::read(std::span<char> bytes, std::int64_t offset) {
  if (!open_) return SQLITE_CANTOPEN;
  return handle()->pMethods->xRead(handle(), bytes.data(), static_cast<int>(bytes.size()), offset);
}

void copy_database(const fs::path& from, const fs::path& to) {
  constexpr std::uintmax_t kPiece = 1 << 20;
  const fs::path folder = to.parent_path();
  std::error_code error;
  const std::uintmax_t size = fs::file_size(from, error);
  if (error) fail_copy(from, folder, error.message());
  RawFile in(from);
  std::ofstream out(to, std::ios::binary | std::ios::trunc);
  fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write, error);
  std::vector<char> piece(static_cast<std::size_t>(std::min(size, kPiece)));
  for (std::uintmax_t done = 0; done < size; done += piece.size()) {
    piece.resize(static_cast<std::size_t>(std::min(size - done, kPiece)));
    const int code = in.read(piece, static_cast<std::int64_t>(done));
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) {
      fail_copy(from, folder, "look whether you may read it");
    }
    out.write(piece.data(), static_cast<std::streamsize>(piece.size()));
  }
  out.close();
  if (!out) fail_copy(from, folder, "look whether there is room for it");
}

}  // namespace annals::storage
