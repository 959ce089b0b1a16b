#include "exchange/dump/document.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <system_error>

#include "core/text.h"

namespace annals::exchange {
namespace {

using Json = nlohmann::json;

const std::string& beginning() {
  static const std::string text = "{\"form\": \"" + std::string(kDocumentForm) + "\",";
  return text;
}

// Years and whole numbers are numbers; printed values are strings, since 97.30 is not 97.3.
void append_value(std::string& line, FieldType type, const std::string& cell) {
  switch (type) {
    case FieldType::kInteger:
      line += cell;
      return;
    case FieldType::kYear:  // "0987" is no number of JSON
      line += cell.substr(std::min(cell.find_first_not_of('0'), cell.size() - 1));
      return;
    case FieldType::kBoolean:
      line += cell;
      return;
    case FieldType::kString:
    case FieldType::kNumber:
    case FieldType::kDate:
    case FieldType::kMoment:
      break;
  }
  line += Json(cell).dump();
}

}  // namespace

Result<void> DocumentSink::open(const std::filesystem::path& file) {
  file_ = file;
  out_.open(file, std::ios::binary | std::ios::trunc);
  if (!out_) {
    return Error{ErrorCode::kIo, core::quoted(file.string(), 4096) + " cannot be written"};
  }
  out_ << beginning() << " \"version\": " << kDumpVersion << ", \"tables\": {";
  return {};
}

Result<void> DocumentSink::begin(const DumpTable& table) {
  out_ << (table_ ? "\n],\n" : "\n") << Json(table.path()).dump() << ": [";
  table_ = table;
  first_ = true;
  return {};
}

Result<void> DocumentSink::add(std::span<const std::string> cells) {
  line_ = first_ ? "\n{" : ",\n{";
  first_ = false;
  bool first_cell = true;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    if (cells[i].find('\0') != std::string::npos) {
      return Error{ErrorCode::kInvalidData, "the text " + core::quoted(cells[i]) +
                                                " holds a NUL byte, which no dump can: correct it "
                                                "first"};
    }
    line_ += first_cell ? "" : ", ";
    first_cell = false;
    line_ += '"' + table_->fields[i].name + "\": ";
    append_value(line_, table_->fields[i].type, cells[i]);
  }
  line_ += '}';
  out_ << line_;
  return {};
}

Result<void> DocumentSink::finish() {
  out_ << (table_ ? "\n]" : "") << "\n}}\n";
  out_.close();
  if (out_) return {};
  return Error{ErrorCode::kIo,
               core::quoted(file_.string(), 4096) + " cannot be written; is the disk full?"};
}

void LineMap::add(const std::string& file, std::size_t line, std::size_t document_line) {
  auto& shifts = shifts_[file];
  const auto shift = static_cast<std::ptrdiff_t>(document_line) - static_cast<std::ptrdiff_t>(line);
  if (shifts.empty() || shifts.back().second != shift) shifts.emplace_back(line, shift);
}

std::size_t LineMap::document_line(const std::string& file, std::size_t line) const {
  const auto found = shifts_.find(file);
  if (found == shifts_.end() || line == 0) return 0;
  const auto behind =
      std::upper_bound(found->second.begin(), found->second.end(), line,
                       [](std::size_t wanted, const auto& shift) { return wanted < shift.first; });
  if (behind == found->second.begin()) return 0;
  return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(line) + std::prev(behind)->second);
}

bool looks_like_document(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(beginning().size(), '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  return static_cast<std::size_t>(in.gcount()) == text.size() && text == beginning();
}

}  // namespace annals::exchange
