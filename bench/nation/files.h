// The files that one size of nation works on, in a folder of its own that is gone at the end.
#pragma once

#include <filesystem>
#include <string>

#include "support/nation.h"

namespace annals::bench {

class Files {
 public:
  // Makes the CSV file and a store with nothing but definitions.
  Files(const std::filesystem::path& parent, const Nation& nation);
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;
  ~Files();

  std::filesystem::path csv() const { return folder_ / "values.csv"; }
  // The last store that was made by fresh(), or that came of it.
  std::filesystem::path store() const { return folder_ / "nation.db"; }
  // A second one, for the floor of an import.
  std::filesystem::path bare() const { return folder_ / "bare.db"; }
  std::filesystem::path operator/(const std::string& name) const { return folder_ / name; }

  // Puts a store with the definitions, and without values, at "file".
  void fresh(const std::filesystem::path& file) const;
  static void remove_store(const std::filesystem::path& file);

 private:
  std::filesystem::path definitions() const { return folder_ / "definitions.db"; }

  std::filesystem::path folder_;
};

}  // namespace annals::bench
