#include "readers.h"

#include <sys/stat.h>

#include <utility>

namespace annals::cli {

Readers::FileId Readers::file_now() const {
  struct stat found {};
  if (::stat(session_.store_file.c_str(), &found) != 0) return {};
  return {found.st_dev, found.st_ino};
}

std::unique_ptr<Readers::Reader> Readers::take(const FileId& file) {
  const std::lock_guard lock(mutex_);
  while (!idle_.empty()) {
    auto reader = std::move(idle_.back());
    idle_.pop_back();
    if (reader->file == file) return reader;
  }
  return nullptr;
}

void Readers::give_back(std::unique_ptr<Reader> reader) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(reader));
}

Result<void> Readers::with_store(const std::function<Result<void>(const Store&)>& work) {
  const FileId file = file_now();
  auto reader = take(file);
  if (!reader) {
    auto store = session_.open_to_read();
    if (!store) return store.error();
    reader = std::make_unique<Reader>(Reader{file, std::move(store)});
  }
  const Store& store = *reader->store;
  const Result<void> done = store.in_one_state([&] { return work(store); });
  give_back(std::move(reader));
  return done;
}

}  // namespace annals::cli
