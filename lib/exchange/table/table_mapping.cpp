#include <annals/import_table.h>
#include <annals/names.h>

#include <array>
#include <fstream>
#include <optional>
#include <span>
#include <system_error>
#include <utility>

#include "core/numbers.h"
#include "core/text.h"
#include "core/utf8.h"
#include "core/whole_file.h"

namespace annals {
namespace {

template <typename T>
struct Word {
  T value;
  std::string_view word;
};

constexpr Word<TableLayout> kLayouts[] = {
    {TableLayout::kDetect, "detect"},
    {TableLayout::kLong, "long"},
    {TableLayout::kWideYears, "wide-years"},
    {TableLayout::kWideIndicators, "wide-indicators"},
    {TableLayout::kWideAgencies, "wide-agencies"},
};
constexpr Word<TextEncoding> kEncodings[] = {
    {TextEncoding::kDetect, "detect"},
    {TextEncoding::kUtf8, "utf-8"},
    {TextEncoding::kUtf16, "utf-16"},
    {TextEncoding::kGb18030, "gb18030"},
};
constexpr Word<FiscalYear> kFiscalYears[] = {
    {FiscalYear::kEnd, "end"},
    {FiscalYear::kStart, "start"},
};
constexpr Word<char> kSeparators[] = {{',', "comma"}, {';', "semicolon"}, {'\t', "tab"}};
constexpr Word<char> kDecimalMarks[] = {{'.', "point"}, {',', "comma"}};
constexpr Word<bool> kFlags[] = {{true, "eurostat"}, {false, "none"}};

template <typename T>
std::string_view word_of(T value, std::span<const Word<T>> words) {
  for (const Word<T>& entry : words) {
    if (entry.value == value) return entry.word;
  }
  return "";
}

template <typename T>
Result<T> parse_word(std::string_view text, std::span<const Word<T>> words) {
  std::vector<std::string_view> known;
  for (const Word<T>& entry : words) {
    if (entry.word == folded(text)) return entry.value;
    known.push_back(entry.word);
  }
  return Error{ErrorCode::kInvalidData,
               core::quoted(text) + " is not known here; write " + core::one_of(known)};
}

Result<MissingMeaning> parse_meaning(std::string_view text) {
  if (folded(text) == "skip") return MissingMeaning();
  const auto status = ObsStatusSet::parse(text);
  if (!status) return status.error();
  if (!status->allows_missing()) {
    return Error{ErrorCode::kInvalidData,
                 core::quoted(text) +
                     " does not say why a value is missing; write O, L, M, H, Q or "
                     "K, or skip"};
  }
  return MissingMeaning(*status);
}

// One line of a mapping, or one option that says the same.
class MappingReader {
 public:
  explicit MappingReader(TableMapping mapping) : mapping_(std::move(mapping)) {}

  Result<void> read(std::string_view key, std::string_view value) {
    if (key.starts_with("column.")) return read_column(key.substr(7), value);
    if (key.starts_with("missing ")) return read_missing(core::trimmed(key.substr(8)), value);
    if (std::string* const text = text_of(key)) {
      *text = value;
      return {};
    }
    return read_setting(key, value);
  }
  TableMapping take() { return std::move(mapping_); }

 private:
  template <typename T>
  static Result<void> put(Result<T> read, T& target) {
    if (!read) return read.error();
    target = *std::move(read);
    return {};
  }

  std::string* text_of(std::string_view key) {
    if (key == "agency") return &mapping_.agency;
    if (key == "indicator") return &mapping_.indicator;
    if (key == "unit") return &mapping_.unit;
    if (key == "sheet") return &mapping_.sheet;
    if (key == "language") return &mapping_.language;
    return nullptr;
  }

  Result<void> read_setting(std::string_view key, std::string_view value) {
    TableMapping& m = mapping_;
    if (key == "layout") return put(parse_word<TableLayout>(value, kLayouts), m.layout);
    if (key == "encoding") return put(parse_word<TextEncoding>(value, kEncodings), m.encoding);
    if (key == "separator") return put(parse_word<char>(value, kSeparators), m.separator);
    if (key == "decimal") return put(parse_word<char>(value, kDecimalMarks), m.decimal_mark);
    if (key == "flags") return put(parse_word<bool>(value, kFlags), m.eurostat_flags);
    if (key == "fiscal_year")
      return put(parse_word<FiscalYear>(value, kFiscalYears), m.fiscal_year);
    if (key == "blank") return put(parse_meaning(value), m.blank);
    if (key == "year") return put(optional(parse_year(value)), m.year);
    if (key == "source") return put(optional(SourceCode::parse(value)), m.source);
    if (key == "heading_line") return read_line(value);
    if (key == "ignore") {
      m.ignored.emplace_back(value);
      return {};
    }
    return unknown(key);
  }

  template <typename T>
  static Result<std::optional<T>> optional(Result<T> read) {
    if (!read) return read.error();
    return std::optional<T>(*std::move(read));
  }

  Result<void> read_line(std::string_view value) {
    if (!core::all_digits(value) || value.size() > 7 || core::digits_value(value) == 0) {
      return Error{ErrorCode::kInvalidData,
                   core::quoted(value) + " is no line; write a number from 1 on"};
    }
    mapping_.heading_line = static_cast<std::size_t>(core::digits_value(value));
    return {};
  }

  Result<void> read_missing(std::string_view mark, std::string_view value) {
    if (mark.size() >= 2 && mark.starts_with('"') && mark.ends_with('"'))
      mark = mark.substr(1, mark.size() - 2);
    auto meaning = parse_meaning(value);
    if (!meaning) return meaning.error();
    mapping_.missing[std::string(mark)] = *meaning;
    return {};
  }

  Result<void> read_column(std::string_view name, std::string_view value) {
    struct Column {
      std::string_view name;
      std::string TableColumns::*text;
    };
    static constexpr std::array kColumns{
        Column{"agency", &TableColumns::agency},
        Column{"agency_name", &TableColumns::agency_name},
        Column{"indicator", &TableColumns::indicator},
        Column{"indicator_name", &TableColumns::indicator_name},
        Column{"year", &TableColumns::year},
        Column{"value", &TableColumns::value},
        Column{"unit", &TableColumns::unit},
        Column{"bound", &TableColumns::bound},
        Column{"numerator", &TableColumns::numerator},
        Column{"denominator", &TableColumns::denominator},
        Column{"status", &TableColumns::status},
        Column{"source", &TableColumns::source},
        Column{"locator", &TableColumns::locator},
        Column{"note", &TableColumns::note},
    };
    for (const Column& column : kColumns) {
      if (column.name != name) continue;
      mapping_.columns.*column.text = value;
      return {};
    }
    return unknown("column." + std::string(name));
  }

  static Error unknown(std::string_view key) {
    return {ErrorCode::kInvalidData, core::quoted(key) +
                                         " is no key of a mapping; the keys are layout, sheet, "
                                         "heading_line, agency, indicator, year, source, unit, "
                                         "column.<name>, ignore, missing <mark>, blank, encoding, "
                                         "separator, decimal, fiscal_year, flags and language"};
  }

  TableMapping mapping_;
};

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return core::trimmed(line);
}

Error at_line(std::size_t line, const Error& error) {
  return {ErrorCode::kInvalidData,
          "the mapping, line " + std::to_string(line) + ": " + error.message};
}

}  // namespace

std::string_view to_string(TableLayout layout) noexcept {
  return word_of<TableLayout>(layout, kLayouts);
}
Result<TableLayout> parse_table_layout(std::string_view text) {
  return parse_word<TableLayout>(text, kLayouts);
}
std::string_view to_string(TextEncoding encoding) noexcept {
  return word_of<TextEncoding>(encoding, kEncodings);
}
Result<TextEncoding> parse_text_encoding(std::string_view text) {
  return parse_word<TextEncoding>(text, kEncodings);
}

Result<TableMapping> parse_table_mapping(std::string_view text, TableMapping base) {
  MappingReader reader(std::move(base));
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::string_view line = take_line(text);
    if (line.empty() || line.starts_with('#')) continue;
    // A mark may be a sign of equality itself: the last one divides.
    const std::size_t sign = line.starts_with("missing ") ? line.rfind('=') : line.find('=');
    if (sign == std::string_view::npos) {
      return at_line(number, {ErrorCode::kInvalidData,
                              core::quoted(line) + " is not of the form key = value"});
    }
    const auto done =
        reader.read(core::trimmed(line.substr(0, sign)), core::trimmed(line.substr(sign + 1)));
    if (!done) return at_line(number, done.error());
  }
  return reader.take();
}

namespace {

// "the mapping, line 3: …" with the name of the file.
Error named(Error error, const std::string& file) {
  constexpr std::string_view kTheMapping = "the mapping";
  if (error.message.starts_with(kTheMapping)) error.message.replace(0, kTheMapping.size(), file);
  return error;
}

}  // namespace

Result<TableMapping> read_table_mapping(const std::filesystem::path& file, TableMapping base) {
  const std::string name = "file " + core::quoted(file.string(), 1000);
  std::error_code problem;
  if (!std::filesystem::exists(file, problem))
    return Error{ErrorCode::kNotFound, name + " is not there"};
  if (std::filesystem::is_directory(file, problem))
    return Error{ErrorCode::kNotFound, name + " is a folder: name a mapping file"};
  std::ifstream in(file, std::ios::binary);
  const std::optional<std::string> text = core::read_whole(in);
  if (!text) return Error{ErrorCode::kIo, name + " cannot be read"};
  if (core::invalid_utf8(*text))
    return Error{ErrorCode::kInvalidData, name + " is not UTF-8: save it as UTF-8"};
  auto mapping = parse_table_mapping(*text, std::move(base));
  if (!mapping) return named(mapping.error(), file.string());
  return mapping;
}

}  // namespace annals
