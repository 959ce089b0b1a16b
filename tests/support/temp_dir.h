// A folder of its own for a test, gone at the end.
#pragma once

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>

namespace annals::test {

class TempDir {
 public:
  TempDir() {
    static std::atomic<int> count{0};
    path_ =
        parent() / ("annals-test-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
    std::filesystem::create_directories(path_);
  }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  ~TempDir() {
    std::error_code ignored;  // on purpose: a leftover folder fails no test
    std::filesystem::remove_all(path_, ignored);
  }

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

  // Writes a file here and returns its path.
  std::filesystem::path write(std::string_view name, std::string_view bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return path_ / name;
  }

 private:
  // In memory where there is such a place and TMPDIR names no other: a store waits for the disk at
  // every commit, which tells a test nothing.
  static std::filesystem::path parent() {
    const std::filesystem::path in_memory = "/dev/shm";
    const bool usable = std::getenv("TMPDIR") == nullptr && ::access(in_memory.c_str(), W_OK) == 0;
    return usable ? in_memory : std::filesystem::temp_directory_path();
  }

  std::filesystem::path path_;
};

inline std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace annals::test
