#include "review.h"

#include <array>
#include <fstream>
#include <iterator>
#include <string_view>

namespace annals::cli {
namespace {

constexpr std::array<std::string_view, 15> kColumns{
    "accept",  "agency",    "indicator", "year",       "value", "bound",  "unit",   "phrase",
    "printed", "on_record", "locator",   "confidence", "note",  "clause", "reasons"};

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

std::string note_of(const Proposal& proposal) {
  if (!proposal.derived) return {};
  return "not printed: " + proposal.derived->how + ", from " + proposal.derived->range.low.str() +
         " to " + proposal.derived->range.high.str();
}

std::string line_of(const Proposal& proposal, const OnRecord& known) {
  const Observation* const now = recorded(known, proposal);
  std::string reasons;
  for (const std::string& reason : proposal.reasons)
    reasons += (reasons.empty() ? "" : "; ") + reason;
  const std::array<std::string, kColumns.size()> cells{
      "",
      proposal.agency ? proposal.agency->str() : proposal.agency_phrase,
      proposal.indicator ? proposal.indicator->str() : "",
      proposal.year ? to_string(*proposal.year) : "",
      proposal.value.str(),
      std::string(to_string(proposal.bound)),
      proposal.unit,
      proposal.phrase,
      proposal.printed,
      now && now->value ? now->value->str() : "",
      locator_of(proposal),
      two_digits(proposal.confidence),
      note_of(proposal),
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
};

std::vector<Record> records_of(std::string_view text) {
  std::vector<Record> records;
  Record record{1, {""}};
  std::size_t line = 1;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') ++line;
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      record.cells.back() += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
      record.cells.back() += c;
    } else if (c == ',') {
      record.cells.emplace_back();
    } else if (c == '\n') {
      records.push_back(std::move(record));
      record = {line, {""}};
    }
  }
  if (record.cells.size() > 1) records.push_back(std::move(record));
  return records;
}

bool says_yes(const std::string& word) {
  for (const std::string_view yes : {"yes", "y", "Y", "Yes", "YES", "x", "X", "1", "是"}) {
    if (word == yes) return true;
  }
  return false;
}

Error wrong(const Record& record, std::string_view column, const std::string& why) {
  return {ErrorCode::kInvalidData, "line " + std::to_string(record.line) + ", column \"" +
                                       std::string(column) + "\": " + why};
}

Result<AcceptedRow> row_of(const Record& record,
                           const std::map<std::string, std::size_t>& columns) {
  const auto cell = [&](const std::string& name) {
    const auto at = columns.find(name);
    return at == columns.end() || at->second >= record.cells.size() ? std::string()
                                                                    : record.cells[at->second];
  };
  AcceptedRow row{.line = record.line,
                  .agency = cell("agency"),
                  .indicator = cell("indicator"),
                  .phrase = cell("phrase"),
                  .locator = cell("locator"),
                  .note = cell("note"),
                  .observation = {.year = kFirstYear}};
  if (row.agency.empty()) return wrong(record, "agency", "an accepted row needs one");
  if (row.indicator.empty())
    return wrong(record, "indicator", "an accepted row needs one: write its code or name");
  const auto year = parse_year(cell("year"));
  if (!year) return wrong(record, "year", year.error().message);
  const auto value = parse_printed_value(cell("value"));
  if (!value) return wrong(record, "value", value.error().message);
  row.observation.year = *year;
  row.observation.value = value->value;
  row.observation.bound = value->bound;
  if (const std::string bound = cell("bound"); !bound.empty() && value->bound == Bound::kExact) {
    const auto parsed = parse_bound(bound);
    if (!parsed) return wrong(record, "bound", parsed.error().message);
    row.observation.bound = *parsed;
  }
  row.observation.locator = row.locator;
  row.observation.note = row.note;
  return row;
}

}  // namespace

Result<OnRecord> on_record(const Store& store, const AgencyCode& agency) {
  const auto profile = store.profile(agency);
  if (!profile) return profile.error();
  OnRecord known;
  for (const Series& series : *profile) {
    for (const Observation& observation : series.observations())
      known.emplace(std::pair(series.indicator().code, observation.year), observation);
  }
  return known;
}

std::string locator_of(const Proposal& proposal) {
  // 七、... / （一）...: what stands before the first mark of each heading.
  std::string locator;
  std::string_view rest = proposal.chapter;
  while (!rest.empty()) {
    const std::size_t end = rest.find(" / ");
    const std::string_view heading = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 3);
    if (heading.starts_with('(')) {
      const std::size_t close = heading.find(')');
      if (close != std::string_view::npos)
        locator += "（" + std::string(heading.substr(1, close - 1)) + "）";
    } else if (const std::size_t mark = heading.find("、");
               mark != std::string_view::npos && mark <= 9) {
      locator += heading.substr(0, mark);
    }
  }
  return locator.empty() ? "正文" : locator;
}

std::string marked_clause(const Proposal& proposal) {
  const std::size_t begin = proposal.offset - proposal.clause_offset;
  if (proposal.offset < proposal.clause_offset || begin + proposal.length > proposal.clause.size())
    return proposal.clause;
  const std::size_t at = proposal.clause.find(proposal.printed);
  if (at == std::string::npos || proposal.printed.empty()) return proposal.clause;
  // Of equal figures the one at its place, as far as the clause keeps the bytes of the text.
  const std::size_t near = proposal.clause.find(proposal.printed, begin > 3 ? begin - 3 : 0);
  std::string marked = proposal.clause;
  const std::size_t place = near == std::string::npos ? at : near;
  marked.insert(place + proposal.printed.size(), "】");
  return marked.insert(place, "【");
}

const Observation* recorded(const OnRecord& known, const Proposal& proposal) {
  if (!proposal.indicator || !proposal.year) return nullptr;
  const auto found = known.find({*proposal.indicator, *proposal.year});
  return found == known.end() ? nullptr : &found->second;
}

Result<void> write_review(const std::filesystem::path& file, const std::vector<Proposal>& proposals,
                          const OnRecord& known) {
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
  for (const Proposal& proposal : proposals) out << line_of(proposal, known);
  if (!out.flush()) return Error{ErrorCode::kIo, "\"" + file.string() + "\" cannot be written"};
  return {};
}

Result<std::vector<AcceptedRow>> read_review(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return Error{ErrorCode::kNotFound, "\"" + file.string() + "\" cannot be opened"};
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  std::string_view text = bytes;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::vector<Record> records = records_of(text);
  std::map<std::string, std::size_t> columns;
  if (!records.empty()) {
    for (std::size_t i = 0; i < records.front().cells.size(); ++i)
      columns.emplace(records.front().cells[i], i);
  }
  if (columns.count("accept") == 0 || columns.count("value") == 0) {
    return Error{ErrorCode::kInvalidData,
                 "\"" + file.string() +
                     "\" is no review: its first line must name \"accept\" and \"value\""};
  }
  std::vector<AcceptedRow> rows;
  for (std::size_t r = 1; r < records.size(); ++r) {
    const std::size_t at = columns.at("accept");
    if (at >= records[r].cells.size() || !says_yes(records[r].cells[at])) continue;
    auto row = row_of(records[r], columns);
    if (!row) return row.error();
    rows.push_back(*std::move(row));
  }
  return rows;
}

}  // namespace annals::cli
