// What a disk holds after the power failed: all that was synced, and of the rest any part.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/random.h"

namespace annals::test {

// Follows the changes that SQLite makes to files and remembers which of them were synced. The disk
// keeps its word of a sync, and writes by pieces of 512 bytes; until then it may keep any of them.
class PowerLoss {
 public:
  // What becomes of changes that were not synced.
  enum class Unsynced {
    kLost,
    kKept,
    kFirst,  // kept up to one of them
    kSome,   // any pieces, in any order; what a lost one leaves beyond the old end is noise
  };

  // To be told before a file is opened or made, and when that was done.
  void opens(const std::string& path) { file(path); }
  void opened(const std::string& path) { file(path).present = true; }
  // To be told before the file system is.
  void written(const std::string& path, std::size_t at, std::string_view bytes);
  void cut(const std::string& path, std::size_t size);
  void removed(const std::string& path, bool synced);
  // To be told after a sync of the file.
  void synced(const std::string& path);

  // Makes the files what they are when the power is back.
  void leave(Unsynced unsynced, Random& random) const;

 private:
  struct Change {
    std::size_t at = 0;  // of a cut: the new size
    std::string bytes{};
    bool is_cut = false;
  };
  struct File {
    std::optional<std::string> durable;  // as of the last sync; nothing if it was not there
    // A name that was taken away and not yet synced may come back with the file it stood for.
    bool removed = false;
    bool present = true;  // a file stands under the name now
    std::vector<Change> changes{};
  };

  File& file(const std::string& path);
  static std::optional<std::string> left_of(const File& file, Unsynced unsynced, Random& random);

  std::map<std::string, File> files_;
};

}  // namespace annals::test
