#include "nation/files.h"

#include <unistd.h>

#include <stdexcept>
#include <system_error>

namespace annals::bench {

namespace fs = std::filesystem;

Files::Files(const fs::path& parent, const Nation& nation) {
  std::string pattern = (parent / "annals-nation-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) {
    throw std::runtime_error("no folder can be made in \"" + parent.string() + "\"");
  }
  folder_ = pattern;
  write_nation(csv(), nation);
  Store store = Store::open(definitions()).value();
  define_nation(store, nation);
}

Files::~Files() {
  std::error_code ignored;  // on purpose: what is left over harms nothing
  fs::remove_all(folder_, ignored);
}

void Files::remove_store(const fs::path& file) {
  for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(file.string() + suffix);
}

void Files::fresh(const fs::path& file) const {
  remove_store(file);
  fs::copy_file(definitions(), file);
}

}  // namespace annals::bench
