#include "exchange/text/json_writer.h"

namespace annals::exchange {
namespace {

// What stands behind the backslash for a character with a short form; 0 if it has none.
char short_escape(char c) noexcept {
  switch (c) {
    case '"':
    case '\\':
      return c;
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return 0;
  }
}

}  // namespace

JsonWriter& JsonWriter::key(std::string_view name) {
  before_value();
  quote(name);
  out_ << (levels_.back().layout == JsonLayout::kLines ? ": " : ":");
  behind_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  before_value();
  quote(value);
  return *this;
}

JsonWriter& JsonWriter::literal(std::string_view characters) {
  before_value();
  out_ << characters;
  return *this;
}

JsonWriter& JsonWriter::text_or_null(std::string_view name, std::string_view value) {
  key(name);
  return value.empty() ? null() : text(value);
}

JsonWriter& JsonWriter::printed(std::string_view name, const std::optional<Decimal>& value) {
  key(name);
  return value ? text(value->str()) : null();
}

JsonWriter& JsonWriter::texts(std::string_view name, const LocalizedText& texts) {
  key(name).begin_object(JsonLayout::kOnLine);
  for (const auto& [language, value] : texts) member(language, value);
  return end_object();
}

void JsonWriter::end_document() { out_ << '\n'; }

JsonWriter& JsonWriter::begin(char bracket, JsonLayout layout) {
  before_value();
  out_ << bracket;
  const bool on_line = !levels_.empty() && levels_.back().layout == JsonLayout::kOnLine;
  levels_.push_back({on_line ? JsonLayout::kOnLine : layout});
  return *this;
}

JsonWriter& JsonWriter::end(char bracket) {
  const Level level = levels_.back();
  levels_.pop_back();
  if (level.layout == JsonLayout::kLines && !level.empty) new_line();
  out_ << bracket;
  return *this;
}

void JsonWriter::before_value() {
  if (behind_key_) {
    behind_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (!level.empty) out_ << ',';
  level.empty = false;
  if (level.layout == JsonLayout::kLines) new_line();
}

void JsonWriter::new_line() { out_ << '\n' << std::string(2 * levels_.size(), ' '); }

void JsonWriter::quote(std::string_view value) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out_ << '"';
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (const char escape = short_escape(c)) {
      out_ << '\\' << escape;
    } else if (byte < 0x20) {
      out_ << "\\u00" << kHex[byte >> 4] << kHex[byte & 15];
    } else {
      out_ << c;
    }
  }
  out_ << '"';
}

}  // namespace annals::exchange
