#include "picture/json_text.h"

#include <array>
#include <charconv>
#include <cmath>

#include "core/utf8.h"

namespace annals::picture {
namespace {

std::string json_escape(char32_t c) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text = "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) text += kDigits[(c >> shift) & 0xF];
  return text;
}

}  // namespace

// Besides what JSON asks for, what would end a script in a page, and what reorders text.
JsonText json_string(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const core::CodePoint c = core::first_code_point(text);
    if (c.value == '"' || c.value == '\\') {
      out += '\\';
      out += static_cast<char>(c.value);
    } else if (!c.valid) {
      out += core::kReplacement;
    } else if (core::is_control(c.value) || core::reorders_text(c.value) || c.value == '<' ||
               c.value == 0x2028 || c.value == 0x2029) {
      out += json_escape(c.value);
    } else {
      out += text.substr(0, c.length);
    }
    text.remove_prefix(c.length);
  }
  return {out + "\""};
}

// What is not finite has no number in JSON.
JsonText json_number(double value) {
  if (!std::isfinite(value)) return {"null"};
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {std::string(buffer.data(), end.ptr)};
}

JsonText json_number(int value) { return {std::to_string(value)}; }

JsonText json_bool(bool value) { return {value ? "true" : "false"}; }

JsonText json_object(const JsonMembers& members) {
  std::string text = "{";
  for (const auto& [name, value] : members) {
    if (text.size() > 1) text += ", ";
    text += json_string(name).text + ": " + value.text;
  }
  return {text + "}"};
}

JsonText json_array(const std::vector<JsonText>& elements, bool lines) {
  std::string text = "[";
  for (std::size_t i = 0; i < elements.size(); ++i) {
    text += (i == 0 ? "" : ",");
    text += lines ? "\n  " : (i == 0 ? "" : " ");
    text += elements[i].text;
  }
  return {text + (lines && !elements.empty() ? "\n]" : "]")};
}

}  // namespace annals::picture
