// A writer of CSV (RFC 4180).
#pragma once

#include <ostream>
#include <string_view>

namespace annals::exchange {

// Writes records that end in LF. A cell with a comma, a quote or the end of a line in it is quoted.
class CsvWriter {
 public:
  explicit CsvWriter(std::ostream& out) : out_(out) {}

  // A cell as it is.
  CsvWriter& cell(std::string_view text);
  // A text of a person, made harmless for spreadsheets.
  CsvWriter& text(std::string_view text);
  void end_record();

 private:
  std::ostream& out_;
  bool begun_ = false;
};

}  // namespace annals::exchange
