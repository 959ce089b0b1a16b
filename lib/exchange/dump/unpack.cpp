// Reads the JSON form of a dump into a folder of CSV files, event by event.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "core/text.h"
#include "exchange/dump/document.h"
#include "exchange/dump/dump_package.h"
#include "exchange/dump/dump_records.h"

namespace annals::exchange {
namespace {

using Json = nlohmann::json;

// Characters of a stream, with the line on which the next one stands.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  CountingIterator() = default;
  CountingIterator(std::istream& in, std::size_t& line) : at_(in), line_(&line) {}

  char operator*() const { return *at_; }
  CountingIterator& operator++() {
    if (*at_ == '\n') ++*line_;
    ++at_;
    return *this;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
    return a.at_ == b.at_;
  }

 private:
  std::istreambuf_iterator<char> at_;
  std::size_t* line_ = nullptr;
};

// The table of a path such as "freezes/1/agencies"; those of definitions without columns by
// language. Empty if there is none.
std::optional<DumpTable> table_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash + 1);
  for (const CsvContent content : definition_contents()) {
    if (path.substr(folder.size()) == to_string(content)) {
      return definition_table(content, folder, {});
    }
  }
  for (DumpTable& table :
       std::vector{writes_table(), revisions_table(), waivers_table(), freezes_table()}) {
    if (path == table.name) return std::move(table);
  }
  return std::nullopt;
}

std::optional<CsvContent> content_of(const DumpTable& table) {
  for (const CsvContent content : definition_contents()) {
    if (table.name == to_string(content)) return content;
  }
  return std::nullopt;
}

class Unpacker : public nlohmann::json_sax<Json> {
 public:
  Unpacker(const std::filesystem::path& file, const std::filesystem::path& folder,
           const std::size_t& line)
      : file_(file), sink_(folder), line_(line) {}

  const std::optional<Error>& error() const { return error_; }
  LineMap take_lines() { return std::move(lines_); }

  // After the last event.
  Result<void> finish() {
    if (!form_seen_ || !version_seen_) {
      return bad("it does not say that it is a dump: it lacks \"form\" or \"version\"");
    }
    if (const std::string missing = missing_table(); !missing.empty()) {
      return Error{ErrorCode::kInvalidData, core::quoted(file_.string(), 4096) +
                                                " lacks the table " + core::quoted(missing) +
                                                ", which every dump has"};
    }
    return sink_.finish();
  }

  bool null() override { return value("", false, "null"); }
  bool boolean(bool value_read) override {
    return value_read ? value("true", false, "true") : value("", false, "false");
  }
  bool number_integer(std::int64_t number) override {
    return value(std::to_string(number), true, "a number below zero");
  }
  bool number_unsigned(std::uint64_t number) override {
    return value(std::to_string(number), true, std::to_string(number));
  }
  bool number_float(double, const std::string& text) override {
    return stop("the number " + core::quoted(text) +
                " is not whole: a printed value is written as a string");
  }
  bool string(std::string& text) override { return value(text, false, "a string"); }
  bool binary(Json::binary_t&) override { return stop("it holds bytes that are no text"); }

  bool start_object(std::size_t) override {
    if (depth_ != kDocument && depth_ != kTables && depth_ != kRecords) return misplaced("{");
    if (depth_ == kTables && key_ != "tables") return misplaced("{");
    ++depth_;
    if (depth_ == kFields) {
      cells_.clear();
      record_line_ = line_;
    }
    return true;
  }
  bool end_object() override {
    --depth_;
    return depth_ != kRecords || end_record();
  }
  bool start_array(std::size_t) override {
    if (depth_ != kRecords - 1 || !table_) return misplaced("[");
    ++depth_;
    return true;
  }
  bool end_array() override {
    --depth_;
    return end_table();
  }
  bool key(std::string& name) override {
    key_ = name;
    if (depth_ == kTables && name != "form" && name != "version" && name != "tables") {
      return stop(core::quoted(name) + " is no part of a dump");
    }
    if (depth_ == kRecords - 1) return begin_table(name);
    if (depth_ == kFields && cells_.contains(name)) {
      return stop(core::quoted(name) + " is there twice in one record");
    }
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return stop("the text is not JSON in UTF-8, or is cut off");
  }

 private:
  // What stands where: the document, its parts, the tables, the records of one, the fields of one.
  enum : int { kDocument = 0, kTables = 1, kRecords = 3, kFields = 4 };
  struct Kept {
    Cells cells;
    std::size_t line;
  };

  // The first table that is not there: of the dump, or of the freezes up to the last that it has.
  std::string missing_table() const {
    std::size_t tables = 0;
    for (std::size_t number = 0; tables < seen_.size() || number == 0; ++number) {
      for (std::string path : table_paths(number)) {
        if (!seen_.contains(path)) return path;
        ++tables;
      }
    }
    return "";
  }

  Error bad(const std::string& what) const {
    return {ErrorCode::kInvalidData, core::quoted(file_.string(), 4096) + ": " + what};
  }
  bool stop(const std::string& what) {
    error_ = Error{ErrorCode::kInvalidData, core::quoted(file_.string(), 4096) + ", line " +
                                                std::to_string(line_) + ": " + what};
    return false;
  }
  bool misplaced(const std::string& what) {
    return stop(core::quoted(what) + " stands where a dump has none");
  }
  bool done(const Result<void>& result) {
    if (!result) error_ = result.error();
    return result.has_value();
  }

  bool value(const std::string& text, bool number, const std::string& shown) {
    if (depth_ == kTables) return part(text, number);
    if (depth_ != kFields) return misplaced(shown);
    cells_[key_] = text;
    return !number || check_number(text);
  }

  bool part(const std::string& text, bool number) {
    if (key_ == "form" && !number && text == kDocumentForm) return form_seen_ = true;
    if (key_ == "version" && number) {
      version_seen_ = true;
      if (text == std::to_string(kDumpVersion)) return true;
      error_ = Error{ErrorCode::kSchemaMismatch,
                     core::quoted(file_.string(), 4096) + " is a dump of version " + text +
                         ", and this program reads version " + std::to_string(kDumpVersion)};
      return false;
    }
    return stop("\"form\" is " + std::string(kDocumentForm) +
                ", \"version\" a number and \"tables\" the tables");
  }

  // Only whole numbers and years are numbers; a year is written with four digits.
  bool check_number(const std::string& text) {
    const auto field = std::find_if(table_->fields.begin(), table_->fields.end(),
                                    [&](const DumpField& each) { return each.name == key_; });
    const FieldType type = field == table_->fields.end() ? FieldType::kString : field->type;
    if (type == FieldType::kInteger) return true;
    if (type != FieldType::kYear) {
      return stop(core::quoted(key_) + " is a number here, but is written as a string");
    }
    cells_[key_] = text.size() < 4 ? std::string(4 - text.size(), '0') + text : text;
    return true;
  }

  bool begin_table(const std::string& path) {
    table_ = table_of(path);
    if (!table_ || !safe_folder(table_->folder)) {
      return stop(core::quoted(path) + " is no table of a dump");
    }
    if (!seen_.insert(path).second)
      return stop("the table " + core::quoted(path) + " is there twice");
    kept_.clear();
    csv_line_ = 2;
    return content_of(*table_) || done(sink_.begin(*table_));
  }

  static bool safe_folder(const std::string& folder) {
    if (folder.empty()) return true;
    constexpr std::string_view kBegin = "freezes/";
    return folder.starts_with(kBegin) && folder.size() > kBegin.size() + 1 &&
           folder.find_first_not_of("0123456789", kBegin.size()) == folder.size() - 1;
  }

  // Records of definitions are kept until all their columns are known; all others pass on.
  bool end_record() {
    if (!content_of(*table_)) return add({std::move(cells_), record_line_});
    kept_.push_back({std::move(cells_), record_line_});
    return true;
  }

  bool end_table() {
    if (const auto content = content_of(*table_)) {
      std::set<std::string> columns;
      for (const Kept& record : kept_) {
        for (const auto& [column, text] : record.cells) columns.insert(column);
      }
      table_ = definition_table(*content, table_->folder, columns);
      if (!done(sink_.begin(*table_))) return false;
      for (const Kept& record : kept_) {
        if (!add(record)) return false;
      }
    }
    table_.reset();
    return true;
  }

  bool add(const Kept& record) {
    std::size_t known = 0;
    std::size_t lines = 1;
    row_.clear();
    for (const DumpField& field : table_->fields) {
      const auto found = record.cells.find(field.name);
      row_.push_back(found == record.cells.end() ? "" : found->second);
      known += found == record.cells.end() ? 0 : 1;
      lines += static_cast<std::size_t>(std::count(row_.back().begin(), row_.back().end(), '\n'));
    }
    if (known < record.cells.size()) return unknown_field(record);
    lines_.add(table_->file(), csv_line_, record.line);
    csv_line_ += lines;
    return done(sink_.add(row_));
  }

  bool unknown_field(const Kept& record) {
    for (const auto& cell : record.cells) {
      const bool known =
          std::any_of(table_->fields.begin(), table_->fields.end(),
                      [&](const DumpField& field) { return field.name == cell.first; });
      if (known) continue;
      error_ = Error{ErrorCode::kInvalidData,
                     core::quoted(file_.string(), 4096) + ", line " + std::to_string(record.line) +
                         ": " + core::quoted(cell.first) + " is no field of " + table_->path()};
    }
    return false;
  }

  const std::filesystem::path& file_;
  PackageSink sink_;
  const std::size_t& line_;
  LineMap lines_;
  std::optional<Error> error_;
  int depth_ = kDocument;
  std::string key_;
  std::optional<DumpTable> table_;
  std::set<std::string> seen_;
  bool form_seen_ = false, version_seen_ = false;
  Cells cells_;
  std::vector<Kept> kept_;
  std::vector<std::string> row_;
  std::size_t record_line_ = 0, csv_line_ = 2;
};

}  // namespace

Result<LineMap> unpack_document(const std::filesystem::path& file,
                                const std::filesystem::path& folder) {
  std::error_code problem;
  if (!std::filesystem::exists(file, problem)) {
    return Error{ErrorCode::kNotFound, "there is no file " + core::quoted(file.string(), 4096)};
  }
  const Error cannot_be_read{ErrorCode::kIo, core::quoted(file.string(), 4096) + " cannot be read"};
  std::ifstream in(file, std::ios::binary);
  if (!in) return cannot_be_read;
  std::size_t line = 1;
  Unpacker unpacker(file, folder, line);
  try {
    Json::sax_parse(CountingIterator(in, line), CountingIterator(), &unpacker);
  } catch (const std::ios_base::failure&) {
    return cannot_be_read;  // from the buffer of the stream itself
  }
  if (unpacker.error()) return *unpacker.error();
  if (auto finished = unpacker.finish(); !finished) return finished.error();
  return unpacker.take_lines();
}

}  // namespace annals::exchange
