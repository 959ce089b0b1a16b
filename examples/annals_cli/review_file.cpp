#include "review_file.h"

#include <annals/text_file.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <string_view>
#include <utility>

#include "typed_text.h"

namespace annals::cli {
namespace {

constexpr std::array<std::string_view, 17> kColumns{
    "accept",     "agency", "indicator", "year",    "value",     "bound",
    "unit",       "status", "phrase",    "printed", "on_record", "locator",
    "confidence", "checks", "note",      "clause",  "reasons"};

// What a spreadsheet would run is kept as text by an apostrophe.
std::string field(std::string text) {
  constexpr std::string_view kRuns = "=+@\t";
  const bool number = text.size() > 1 && text[0] == '-' && text[1] >= '0' && text[1] <= '9';
  if (!text.empty() &&
      (kRuns.find(text[0]) != std::string_view::npos || (text[0] == '-' && !number)))
    text.insert(0, 1, '\'');
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string two_digits(double confidence) {
  const int hundredths = static_cast<int>(confidence * 100 + 0.5);
  std::string digits = std::to_string(hundredths);
  while (digits.size() < 3) digits.insert(0, 1, '0');
  return digits.insert(digits.size() - 2, 1, '.');
}

std::string line_of(const Session& session, const ReviewSheet& sheet, std::size_t position,
                    bool marked) {
  const Proposal& proposal = sheet.proposals[position];
  const Observation* const now = recorded(sheet.known, proposal);
  std::string reasons;
  for (const std::string& reason : proposal.reasons)
    reasons += (reasons.empty() ? "" : "; ") + reason;
  const ObsStatusSet status = status_of(proposal);
  const std::array<std::string, kColumns.size()> cells{
      marked ? "yes" : "",
      proposal.agency ? proposal.agency->str() : proposal.agency_phrase,
      proposal.indicator ? proposal.indicator->str() : "",
      proposal.year ? to_string(*proposal.year) : "",
      proposal.value.str(),
      std::string(to_string(proposal.bound)),
      proposal.unit,
      status.normal() ? "" : status.letters(),
      proposal.phrase,
      proposal.printed,
      now && now->value ? now->value->str() : "",
      locator_of(proposal),
      two_digits(proposal.confidence),
      checks_of(session, sheet, position),
      note_of(session, proposal),
      marked_clause(proposal),
      reasons};
  std::string line;
  for (const std::string& cell : cells)
    line += (line.empty() && &cell == cells.data() ? "" : ",") + field(cell);
  return line + "\r\n";
}

// The records of a CSV file (RFC 4180), each with the line it begins in.
struct Record {
  std::size_t line = 1;
  std::vector<std::string> cells;

  bool blank() const {
    return std::all_of(cells.begin(), cells.end(), [](const auto& c) { return c.empty(); });
  }
};

// Empty if a quote is never closed.
std::optional<std::vector<Record>> records_of(std::string_view text, char separator) {
  std::vector<Record> records;
  Record record{1, {""}};
  std::size_t line = 1;
  bool quoted = false;
  const auto end_record = [&] {
    for (std::string& cell : record.cells) cell = trimmed(cell);
    if (!record.blank()) records.push_back(std::move(record));
    record = {line, {""}};
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') ++line;
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      record.cells.back() += text[++i];
    } else if (c == '"' && (quoted || record.cells.back().empty())) {
      quoted = !quoted;
    } else if (quoted || (c != separator && c != '\n' && c != '\r')) {
      record.cells.back() += c;
    } else if (c == separator) {
      record.cells.emplace_back();
    } else if (c == '\n') {
      end_record();
    }
  }
  if (quoted) return std::nullopt;
  end_record();
  return records;
}

bool says_yes(const std::string& word) {
  constexpr std::string_view kYes[] = {"yes", "y", "Y", "Yes", "YES",  "x",    "X", "1",
                                       "是",  "√", "✓", "ｙ",  "true", "TRUE", "对"};
  return std::find(std::begin(kYes), std::end(kYes), word) != std::end(kYes);
}
bool says_no(const std::string& word) {
  constexpr std::string_view kNo[] = {"",   "no", "n",     "N",     "No", "NO",
                                      "否", "0",  "false", "FALSE", "-",  "×"};
  return std::find(std::begin(kNo), std::end(kNo), word) != std::end(kNo);
}

Error wrong(const Record& record, std::string_view column, const std::string& why) {
  return {ErrorCode::kInvalidData, "line " + std::to_string(record.line) + ", column \"" +
                                       std::string(column) + "\": " + why};
}

using Columns = std::map<std::string, std::size_t>;

std::string cell_of(const Record& record, const Columns& columns, const std::string& name) {
  const auto at = columns.find(name);
  if (at == columns.end() || at->second >= record.cells.size()) return {};
  std::string cell = record.cells[at->second];
  // The apostrophe that kept a spreadsheet from running it.
  if (cell.size() > 1 && cell[0] == '\'' &&
      std::string_view("=+@-").find(cell[1]) != std::string_view::npos)
    cell.erase(0, 1);
  return cell;
}

Result<void> read_value(const Record& record, const Columns& columns, Observation& observation) {
  std::string text = cell_of(record, columns, "value");
  if (text.empty()) return wrong(record, "value", "an accepted row needs one");
  // As a spreadsheet shows thousands, where it can mean nothing else.
  const std::size_t comma = text.find(',');
  if (comma != std::string::npos) {
    return wrong(
        record, "value",
        "\"" + text + "\" has a comma: write thousands without, and decimals with a point");
  }
  if (const std::string unit = cell_of(record, columns, "unit");
      !unit.empty() && text.ends_with(unit) && text.size() > unit.size())
    text.resize(text.size() - unit.size());
  const auto value = parse_printed_value(text);
  if (!value) return wrong(record, "value", value.error().message);
  observation.value = value->value;
  observation.bound = value->bound;
  if (const std::string bound = cell_of(record, columns, "bound");
      !bound.empty() && value->bound == Bound::kExact) {
    const auto parsed = parse_bound(bound);
    if (!parsed) return wrong(record, "bound", parsed.error().message);
    observation.bound = *parsed;
  }
  const auto status = ObsStatusSet::parse(cell_of(record, columns, "status"));
  if (!status) return wrong(record, "status", status.error().message);
  observation.status = *status;
  return {};
}

Result<AcceptedRow> row_of(const Record& record, const Columns& columns) {
  AcceptedRow row{.place = "line " + std::to_string(record.line),
                  .agency = cell_of(record, columns, "agency"),
                  .indicator = cell_of(record, columns, "indicator"),
                  .phrase = cell_of(record, columns, "phrase"),
                  .observation = {.year = kFirstYear}};
  if (row.agency.empty()) return wrong(record, "agency", "an accepted row needs one");
  if (row.indicator.empty())
    return wrong(record, "indicator", "an accepted row needs one: write its code or name");
  std::string year_text = cell_of(record, columns, "year");
  if (year_text.empty()) return wrong(record, "year", "an accepted row needs one");
  if (year_text.ends_with("年")) year_text.resize(year_text.size() - std::string("年").size());
  const auto year = parse_year(year_text);
  if (!year) return wrong(record, "year", year.error().message);
  row.observation.year = *year;
  if (auto read = read_value(record, columns, row.observation); !read) return read.error();
  row.observation.locator = cell_of(record, columns, "locator");
  row.observation.note = cell_of(record, columns, "note");
  return row;
}

// The separator of the heading: what it has most of.
char separator_of(std::string_view text) {
  const std::string_view heading = text.substr(0, text.find('\n'));
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char each : {',', ';', '\t'}) {
    const auto count = std::count(heading.begin(), heading.end(), each);
    if (count > most) best = each, most = count;
  }
  return best;
}

Error no_review(const std::filesystem::path& file, const std::string& why) {
  return {ErrorCode::kInvalidData, "\"" + file.string() + "\" is no review: " + why};
}

// The columns by name, of which four are needed.
Result<Columns> columns_of(const std::filesystem::path& file, const Record& heading) {
  Columns columns;
  for (std::size_t i = 0; i < heading.cells.size(); ++i) {
    if (heading.cells[i].empty() || columns.emplace(heading.cells[i], i).second) continue;
    return no_review(file, "its first line names \"" + heading.cells[i] + "\" twice");
  }
  for (const char* const needed : {"accept", "value", "indicator", "year", "agency"}) {
    if (columns.count(needed) == 0)
      return no_review(file, "its first line must name \"" + std::string(needed) + "\"");
  }
  return columns;
}

}  // namespace

Result<void> write_review(const Session& session, const std::filesystem::path& file,
                          const ReviewSheet& sheet, const std::vector<bool>& marked) {
  // What somebody marked in it would be lost.
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) {
    return Error{ErrorCode::kAlreadyExists,
                 "\"" + file.string() + "\" is there already: name another file"};
  }
  std::ofstream out(file, std::ios::binary);
  out << "\xEF\xBB\xBF";
  for (const std::string_view column : kColumns)
    out << (column == kColumns.front() ? "" : ",") << column;
  out << "\r\n";
  for (std::size_t i = 0; i < sheet.proposals.size(); ++i)
    out << line_of(session, sheet, i, i < marked.size() && marked[i]);
  if (!out.flush()) return Error{ErrorCode::kIo, "\"" + file.string() + "\" cannot be written"};
  return {};
}

Result<std::vector<AcceptedRow>> read_review(const std::filesystem::path& file) {
  const auto read = read_text_file(file);
  if (!read) {
    return Error{read.error().code, "\"" + file.string() + "\" " + read.error().message};
  }
  const auto records = records_of(read->text, separator_of(read->text));
  if (!records) return no_review(file, "a quote in it is never closed");
  if (records->empty()) return no_review(file, "it is empty");
  const auto columns = columns_of(file, records->front());
  if (!columns) return columns.error();
  std::vector<AcceptedRow> rows;
  for (std::size_t r = 1; r < records->size(); ++r) {
    const Record& record = (*records)[r];
    const std::string mark = cell_of(record, *columns, "accept");
    if (says_no(mark)) continue;
    if (!says_yes(mark)) {
      return wrong(record, "accept",
                   "\"" + mark + "\" is neither \"yes\" nor \"no\"; leave it empty for no");
    }
    auto row = row_of(record, *columns);
    if (!row) return row.error();
    rows.push_back(*std::move(row));
  }
  return rows;
}

}  // namespace annals::cli
