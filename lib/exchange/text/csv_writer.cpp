#include "exchange/text/csv_writer.h"

#include "exchange/text/spreadsheet_text.h"

namespace annals::exchange {

CsvWriter& CsvWriter::cell(std::string_view text) {
  if (begun_) out_ << ',';
  begun_ = true;
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out_ << text;
    return *this;
  }
  out_ << '"';
  for (const char c : text) {
    if (c == '"') out_ << '"';
    out_ << c;
  }
  out_ << '"';
  return *this;
}

CsvWriter& CsvWriter::text(std::string_view text) { return cell(harmless(text)); }

void CsvWriter::end_record() {
  out_ << '\n';
  begun_ = false;
}

}  // namespace annals::exchange
