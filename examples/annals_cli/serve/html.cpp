#include "html.h"

#include <annals/terminal.h>

namespace annals::cli {
namespace {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : terminal_safe(text)) {
    switch (c) {
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '&':
        result += "&amp;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

}  // namespace

Html& Html::open(std::string_view element, Attributes attributes) {
  empty(element, attributes);
  open_.emplace_back(element);
  return *this;
}

Html& Html::close() {
  text_ += "</" + open_.back() + ">\n";
  open_.pop_back();
  return *this;
}

Html& Html::text(std::string_view text) {
  text_ += escaped(text);
  return *this;
}

Html& Html::element(std::string_view element, std::string_view content, Attributes attributes) {
  return open(element, attributes).text(content).close();
}

Html& Html::empty(std::string_view element, Attributes attributes) {
  text_ += '<';
  text_ += element;
  for (const auto& [name, value] : attributes) {
    text_ += ' ';
    text_ += name;
    if (!value.empty()) text_ += "=\"" + escaped(value) + '"';
  }
  text_ += '>';
  return *this;
}

std::string Html::take() && {
  while (!open_.empty()) close();
  return std::move(text_);
}

std::string url_encoded(std::string_view text) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      result += c;
    } else {
      result += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
  return result;
}

}  // namespace annals::cli
