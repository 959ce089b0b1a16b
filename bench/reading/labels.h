// Labelled reports, and how a reading of them scores.
#pragma once

#include <annals/reading.h>

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <string_view>

namespace annals::bench {

struct FileScore {
  std::size_t listed = 0, proposed = 0, found = 0;
  std::size_t year_right = 0, phrase_right = 0;
  std::size_t known = 0, known_right = 0, wrong_and_sure = 0;

  FileScore& operator+=(const FileScore& other);
};

// Reads "text" and compares with the list. What was missed or is wrong is told to "told".
FileScore score_report(std::string_view text, std::string_view list, const Vocabulary& vocabulary,
                       std::ostream* told);

// indicators.csv and agencies.csv of a folder such as examples/data.
Vocabulary read_vocabulary(const std::filesystem::path& folder);

}  // namespace annals::bench
