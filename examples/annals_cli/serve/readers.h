// Stores kept open to be read, one for each that reads at the same time.
#pragma once

#include <sys/types.h>

#include <memory>
#include <mutex>
#include <vector>

#include "../session.h"

namespace annals::cli {

class Readers {
 public:
  // Opens as the session does: its file, and its freeze where one is named.
  explicit Readers(const Session& session) : session_(session) {}

  // Calls "work" with a store that no other thread uses meanwhile, of which all that it reads is of
  // one state. Fails as opening it does, and as "work" does. After the file was replaced by another
  // one, that is read.
  Result<void> with_store(const std::function<Result<void>(const Store&)>& work);

 private:
  // What tells a file from another one that took its name.
  struct FileId {
    dev_t device = 0;
    ino_t number = 0;
    friend bool operator==(const FileId&, const FileId&) = default;
  };
  struct Reader {
    FileId file;
    StoreToRead store;
  };

  FileId file_now() const;
  std::unique_ptr<Reader> take(const FileId& file);
  void give_back(std::unique_ptr<Reader> reader);

  const Session& session_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Reader>> idle_;
};

}  // namespace annals::cli
