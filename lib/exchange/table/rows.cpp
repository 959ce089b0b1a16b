#include "exchange/table/rows.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>
#include <utility>

#include "core/text.h"
#include "exchange/text/csv.h"
#include "exchange/text/decoding.h"
#include "exchange/text/encoding.h"

namespace annals::exchange {
namespace {

std::string name_of(const std::filesystem::path& file) {
  return "file " + core::quoted(file.string(), 1000);
}

class TextRows : public Rows {
 public:
  TextRows(CsvReader reader, std::filesystem::path file, const CsvForm& form)
      : reader_(std::move(reader)), file_(std::move(file)), form_(form) {}

  Result<bool> next() override { return reader_.next(); }
  Result<void> rewind() override {
    auto again = CsvReader::open(file_, form_);
    if (!again) return again.error();
    reader_ = *std::move(again);
    return {};
  }
  std::span<const std::string_view> cells() const override { return reader_.cells(); }
  std::size_t line() const override { return reader_.line(); }
  std::uint64_t bytes_read() const override { return reader_.bytes_read(); }
  bool broken() const override { return reader_.broken(); }
  std::string place(std::size_t line, std::size_t) const override {
    return "line " + std::to_string(line);
  }
  std::string_view fault(std::size_t) const override { return {}; }
  bool covered(std::size_t) const override { return false; }
  std::string_view sheet() const override { return {}; }
  TextEncoding encoding() const override { return form_.encoding; }

 private:
  CsvReader reader_;
  std::filesystem::path file_;
  CsvForm form_;
};

Result<std::string> first_bytes(const std::filesystem::path& file) {
  std::error_code problem;
  const auto status = std::filesystem::status(file, problem);
  if (!std::filesystem::exists(status))
    return Error{ErrorCode::kNotFound, name_of(file) + " is not there"};
  if (std::filesystem::is_directory(status))
    return Error{ErrorCode::kNotFound, name_of(file) + " is a folder: name a table"};
  std::ifstream in(file, std::ios::binary);
  if (!in) return Error{ErrorCode::kIo, name_of(file) + " cannot be opened"};
  std::array<char, kBeginningBytes> bytes{};
  in.read(bytes.data(), bytes.size());
  return std::string(bytes.data(), static_cast<std::size_t>(in.gcount()));
}

// How often a character stands outside quotes.
std::size_t count(std::string_view line, char character) {
  bool quoted = false;
  std::size_t found = 0;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (c == character && !quoted) ++found;
  }
  return found;
}

// By the first line that has one of the separators; a comma where none has.
char separator_of(const std::filesystem::path& file, TextEncoding encoding) {
  constexpr int kLinesLookedAt = 50;
  if (file.extension() == ".tsv" || file.extension() == ".tab") return '\t';
  const auto in = open_text(file, encoding);
  std::string line;
  for (int i = 0; in && i < kLinesLookedAt && std::getline(*in, line); ++i) {
    if (count(line, ',') > 0) return ',';
    if (count(line, '\t') > 0) return '\t';
    if (count(line, ';') > 0) return ';';
  }
  return ',';
}

Error is_no_table(const std::filesystem::path& file, std::string_view format) {
  return {ErrorCode::kInvalidData,
          name_of(file) + " is " + std::string(format) + ": save it as XLSX or as CSV in UTF-8"};
}

// "the file is not UTF-8" with the name of the file.
Error named(Error error, const std::filesystem::path& file) {
  constexpr std::string_view kTheFile = "the file";
  if (error.message.starts_with(kTheFile)) error.message.replace(0, kTheFile.size(), name_of(file));
  return error;
}

}  // namespace

Result<std::unique_ptr<Rows>> open_rows(const std::filesystem::path& file,
                                        const TableMapping& mapping) {
  const auto bytes = first_bytes(file);
  if (!bytes) return bytes.error();
  const std::string_view format = recognised(*bytes).format;
  if (bytes->starts_with("PK")) return open_xlsx_rows(file, mapping.sheet);
  if (!mapping.sheet.empty()) {
    return Error{
        ErrorCode::kInvalidArgument,
        name_of(file) + " is no workbook, so it has no sheet " + core::quoted(mapping.sheet)};
  }
  if (!format.empty() && !format.starts_with("UTF-16")) return is_no_table(file, format);
  if (mapping.encoding == TextEncoding::kUtf16 && format.empty()) {
    return Error{
        ErrorCode::kInvalidData,
        name_of(file) + " does not begin with the byte order mark of UTF-16: save it as UTF-8"};
  }
  return open_text_rows(file, mapping);
}

Result<std::unique_ptr<Rows>> open_text_rows(const std::filesystem::path& file,
                                             const TableMapping& mapping) {
  TextEncoding encoding = mapping.encoding;
  if (encoding == TextEncoding::kDetect) {
    auto detected = detected_encoding(file);
    if (!detected) return named(detected.error(), file);
    encoding = *detected;
  }
  const char separator =
      mapping.separator == '\0' ? separator_of(file, encoding) : mapping.separator;
  const CsvForm form{.separator = separator, .any_width = true, .encoding = encoding};
  auto reader = CsvReader::open(file, form);
  if (!reader) return reader.error();
  return std::unique_ptr<Rows>(std::make_unique<TextRows>(*std::move(reader), file, form));
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters;
}

}  // namespace annals::exchange
