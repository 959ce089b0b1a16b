#include "picture/markup.h"

#include <array>
#include <charconv>
#include <cmath>

#include "core/utf8.h"

namespace annals::picture {
namespace {

bool is_line_end(char32_t c) {
  return c == '\n' || c == '\r' || c == '\t' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// XML 1.0 has no other controls, and neither U+FFFE nor U+FFFF.
bool is_refused(const core::CodePoint& c) {
  return !c.valid || core::is_control(c.value) || core::reorders_text(c.value) ||
         c.value == 0xFFFE || c.value == 0xFFFF;
}

std::string_view entity(char32_t c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::string coordinate(double value) {
  if (!std::isfinite(value)) return "0";
  const double rounded = std::round(value * 100) / 100;
  std::array<char, 400> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded,
                                 std::chars_format::fixed, 2);
  std::string text(buffer.data(), end.ptr);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string escaped(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const core::CodePoint c = core::first_code_point(text);
    if (is_line_end(c.value))
      result += ' ';
    else if (is_refused(c))
      result += core::kReplacement;
    else if (const std::string_view known = entity(c.value); !known.empty())
      result += known;
    else
      result += text.substr(0, c.length);
    text.remove_prefix(c.length);
  }
  return result;
}

std::string id_of(std::string_view text) {
  std::string id;
  for (const char c : text) {
    const bool inner = (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (is_letter(c) || (inner && !id.empty())) id += c;
  }
  return id.empty() ? "chart" : id;
}

Markup& Markup::open(std::string_view name) {
  finish_tag();
  out_ += '<';
  out_ += name;
  names_.emplace_back(name);
  in_tag_ = true;
  return *this;
}

Markup& Markup::attribute(std::string_view name, std::string_view value) {
  out_ += ' ';
  out_ += name;
  out_ += "=\"" + escaped(value) + "\"";
  return *this;
}

Markup& Markup::attribute(std::string_view name, double value) {
  return attribute(name, coordinate(value));
}

Markup& Markup::text(std::string_view text) {
  finish_tag();
  out_ += escaped(text);
  return *this;
}

Markup& Markup::close() {
  if (in_tag_) {
    out_ += "/>";
    in_tag_ = false;
  } else {
    out_ += "</" + names_.back() + ">";
  }
  names_.pop_back();
  if (names_.size() <= 2) out_ += '\n';
  return *this;
}

Markup& Markup::leaf(std::string_view name, std::string_view text) {
  return open(name).text(text).close();
}

void Markup::finish_tag() {
  if (!in_tag_) return;
  out_ += '>';
  in_tag_ = false;
}

}  // namespace annals::picture
