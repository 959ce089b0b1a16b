// The reader of CSV, over the bytes of a file. The first byte of an input says how the file is
// read: of its bits 1 allows records of any width, 2 is for semicolons, 4 for tabs, 8 for UTF-16
// and 16 for GB18030; so '@' is plain CSV and 'D' has tabs.
#include <sstream>
#include <string>
#include <vector>

#include "core/utf8.h"
#include "exchange/text/csv.h"
#include "exchange/text/csv_writer.h"
#include "support/target.h"
#include "support/temp_dir.h"

namespace annals::fuzz {
namespace {

using Record = std::vector<std::string>;

struct Reading {
  std::vector<Record> records;
  std::string told;  // lines, mistakes and cells, one after the other
};

exchange::CsvForm form_of(char byte) {
  const auto bits = static_cast<unsigned char>(byte);
  exchange::CsvForm form;
  form.any_width = (bits & 1U) != 0;
  if ((bits & 2U) != 0) form.separator = ';';
  if ((bits & 4U) != 0) form.separator = '\t';
  if ((bits & 8U) != 0) form.encoding = TextEncoding::kUtf16;
  if ((bits & 16U) != 0) form.encoding = TextEncoding::kGb18030;
  return form;
}

Reading read(const std::filesystem::path& file, const exchange::CsvForm& form,
             std::size_t block_bytes) {
  auto reader = exchange::CsvReader::open(file, form, block_bytes).value();
  Reading reading;
  std::size_t line = 0;
  for (;;) {
    const auto more = reader.next();
    if (more && !*more) break;
    require(reader.line() >= line, "lines go forward");
    line = reader.line();
    reading.told += std::to_string(line);
    if (more) {
      Record& record = reading.records.emplace_back();
      for (const std::string_view cell : reader.cells()) {
        require(!core::invalid_utf8(cell), "a cell is UTF-8");
        record.emplace_back(cell);
        reading.told.append("[").append(cell).append("]");
      }
      require(!record.empty(), "a record has a cell");
      require(form.any_width || record.size() == reading.records.front().size(),
              "every record is as wide as the first");
    } else {
      reading.told.append("!").append(more.error().message);
      require(more.error().code == ErrorCode::kInvalidData, "what is wrong lies in the data");
    }
    reading.told += '\n';
  }
  const auto again = reader.next();
  require(again && !*again, "the end stays the end");
  return reading;
}

// A record of one empty cell is written as an empty line, which is no record.
bool is_lost(const Record& record) { return record.size() == 1 && record[0].empty(); }

void require_written_back(const test::TempDir& folder, const Reading& reading) {
  std::ostringstream out;
  exchange::CsvWriter writer(out);
  std::vector<Record> expected;
  for (const Record& record : reading.records) {
    if (is_lost(record)) continue;
    expected.push_back(record);
    for (const std::string& cell : record) writer.cell(cell);
    writer.end_record();
  }
  exchange::CsvForm form;
  form.any_width = true;
  const auto back = read(folder.write("back.csv", out.str()), form, exchange::kCsvBlockBytes);
  // A mark in front of the first cell is taken for that of the file, or for that of a workbook.
  const bool marked = !expected.empty() && (expected[0][0].starts_with("\xEF\xBB\xBF") ||
                                            expected[0][0].starts_with("PK\x03\x04"));
  require(marked || back.records == expected, "what is written is read back");
}

}  // namespace

void try_input(std::string_view input) {
  static const test::TempDir folder;
  if (input.empty()) return;
  const auto form = form_of(input[0]);
  const auto file = folder.write("table.csv", input.substr(1));
  const Reading reading = read(file, form, exchange::kCsvBlockBytes);
  // A byte at a time takes a call for each: only where that is soon done.
  if (input.size() <= 4096) {
    require(read(file, form, 1).told == reading.told, "one byte a block reads the same");
  }
  require(read(file, form, 61).told == reading.told, "61 bytes a block read the same");
  require_written_back(folder, reading);
}

}  // namespace annals::fuzz
