// Runs a target over the files, and the files of the folders, that are named: the short run that
// every build has among its tests, whatever its compiler.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "support/target.h"

namespace {

std::vector<std::filesystem::path> files_of(const std::filesystem::path& path) {
  if (!std::filesystem::is_directory(path)) return {path};
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::filesystem::filesystem_error("cannot be read", file, {});
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// The name of each is told first, so that the last one told is the one that broke something.
int replay(const std::vector<std::filesystem::path>& paths) {
  std::size_t count = 0;
  for (const auto& path : paths) {
    for (const auto& file : files_of(path)) {
      std::printf("%s\n", file.c_str());
      std::fflush(stdout);
      annals::fuzz::try_input(bytes_of(file));
      ++count;
    }
  }
  std::printf("%zu inputs\n", count);
  return count > 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return replay({argv + 1, argv + argc});
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    return 1;
  }
}
