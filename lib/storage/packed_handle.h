// Reading packed series one after the other in one state of the file.
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace annals::storage {

// SQLite's handle on the content of a row, moved from row to row: a fifth of the work of a
// statement.
class PackedHandle {
 public:
  explicit PackedHandle(sqlite3* database) noexcept : database_(database) {}

  // The transaction that reads one state. An open handle would keep it from ending.
  void begin() noexcept { in_one_state_ = true; }
  void end() noexcept {
    in_one_state_ = false;
    blob_.reset();
  }

  // The content of the row with this key. Empty if it was not had in this way, for whatever reason:
  // a statement tells more.
  std::optional<std::string_view> find(std::int64_t key);

  // What find() and keep() give has Unpacker::kRoomBehind behind it, and is valid until the next
  // call of either.
  std::string_view keep(std::string_view content);

 private:
  struct Close {
    // What it reports is the failure of the last move, which was heeded then.
    void operator()(sqlite3_blob* blob) const noexcept { sqlite3_blob_close(blob); }
  };

  bool move_to(std::int64_t key) noexcept;
  char* room_for(std::size_t bytes);

  sqlite3* database_;
  bool in_one_state_ = false;
  std::unique_ptr<sqlite3_blob, Close> blob_;
  std::string content_;
};

}  // namespace annals::storage
