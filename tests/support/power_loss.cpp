#include "support/power_loss.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include "support/temp_dir.h"

namespace annals::test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = 512;

void put(std::string& content, std::size_t at, std::string_view bytes) {
  if (content.size() < at + bytes.size()) content.resize(at + bytes.size(), '\0');
  content.replace(at, bytes.size(), bytes);
}

// Each piece of a write, cut at multiples of 512 bytes of the file, stays or is lost. Noise stands
// where the file grew for a piece that is lost.
void put_some(std::string& content, std::size_t at, std::string_view bytes, Random& random) {
  while (!bytes.empty()) {
    const std::size_t length = std::min(bytes.size(), kPiece - at % kPiece);
    if (random.one_in(2)) {
      put(content, at, bytes.substr(0, length));
    } else if (at >= content.size() && random.one_in(2)) {
      put(content, at, std::string(length, static_cast<char>(random.below(256))));
    }
    at += length;
    bytes.remove_prefix(length);
  }
}

}  // namespace

PowerLoss::File& PowerLoss::file(const std::string& path) {
  const auto known = files_.find(path);
  if (known != files_.end()) return known->second;
  File file;
  file.present = fs::exists(path);
  if (file.present) file.durable = read_bytes(path);
  return files_.emplace(path, std::move(file)).first->second;
}

void PowerLoss::written(const std::string& path, std::size_t at, std::string_view bytes) {
  file(path).changes.push_back({at, std::string(bytes)});
}

void PowerLoss::cut(const std::string& path, std::size_t size) {
  file(path).changes.push_back({.at = size, .is_cut = true});
}

void PowerLoss::removed(const std::string& path, bool synced) {
  File& gone = file(path);
  gone.changes.clear();
  gone.present = false;
  if (synced) gone.durable.reset();
  gone.removed = gone.durable.has_value();
}

void PowerLoss::synced(const std::string& path) {
  File& safe = file(path);
  safe.durable = read_bytes(path);
  safe.changes.clear();
  safe.removed = false;
}

std::optional<std::string> PowerLoss::left_of(const File& file, Unsynced unsynced, Random& random) {
  if (file.removed &&
      (unsynced == Unsynced::kLost || (unsynced != Unsynced::kKept && random.one_in(2)))) {
    return file.durable;
  }
  if (!file.present) return std::nullopt;
  const bool is_new = file.removed || !file.durable;
  if (is_new && unsynced == Unsynced::kLost) return std::nullopt;
  std::string content = is_new ? "" : *file.durable;
  std::size_t count = file.changes.size();
  if (unsynced == Unsynced::kLost) count = 0;
  if (unsynced == Unsynced::kFirst) count = random.below(count + 1);
  for (std::size_t i = 0; i < count; ++i) {
    const Change& change = file.changes[i];
    if (change.is_cut) {
      if (unsynced != Unsynced::kSome || random.one_in(2)) content.resize(change.at, '\0');
    } else if (unsynced == Unsynced::kSome) {
      put_some(content, change.at, change.bytes, random);
    } else {
      put(content, change.at, change.bytes);
    }
  }
  return content;
}

void PowerLoss::leave(Unsynced unsynced, Random& random) const {
  for (const auto& [path, file] : files_) {
    const std::optional<std::string> content = left_of(file, unsynced, random);
    fs::remove(path);
    fs::remove(path + "-shm");  // memory, for SQLite
    if (content) std::ofstream(path, std::ios::binary) << *content;
  }
}

}  // namespace annals::test
