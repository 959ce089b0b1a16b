#include "storage/packed_handle.h"

#include <algorithm>
#include <cstddef>

#include "storage/packed_series.h"

namespace annals::storage {
namespace {

// More than a series takes; what a damaged row says of its size is not believed.
constexpr int kMostBytes = 1 << 20;

}  // namespace

bool PackedHandle::move_to(std::int64_t key) noexcept {
  if (blob_) return sqlite3_blob_reopen(blob_.get(), key) == SQLITE_OK;
  sqlite3_blob* opened = nullptr;
  const int code =
      sqlite3_blob_open(database_, "main", "packed_series", "content", key, 0, &opened);
  blob_.reset(opened);
  return code == SQLITE_OK;
}

char* PackedHandle::room_for(std::size_t bytes) {
  if (content_.size() < bytes + Unpacker::kRoomBehind) {
    content_.resize(bytes + Unpacker::kRoomBehind);
  }
  return content_.data();
}

std::optional<std::string_view> PackedHandle::find(std::int64_t key) {
  if (!in_one_state_) return std::nullopt;
  if (move_to(key)) {
    const int size = sqlite3_blob_bytes(blob_.get());
    if (size > kMostBytes) return std::nullopt;
    char* content = room_for(static_cast<std::size_t>(size));
    if (sqlite3_blob_read(blob_.get(), content, size, 0) == SQLITE_OK) {
      return std::string_view(content, static_cast<std::size_t>(size));
    }
  }
  blob_.reset();  // a handle that failed once fails ever after
  return std::nullopt;
}

std::string_view PackedHandle::keep(std::string_view content) {
  char* kept = room_for(content.size());
  std::copy(content.begin(), content.end(), kept);
  return {kept, content.size()};
}

}  // namespace annals::storage
