#include "report/html.h"

#include <algorithm>

#include "report/words.h"

namespace annals::report {
namespace {

// Nearly all text: printable ASCII without markup.
bool plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c >= ' ' && c < 0x7F && c != '<' && c != '>' && c != '&' && c != '"' && c != '\'';
  });
}

}  // namespace

std::string escaped(std::string_view text) {
  if (plain(text)) return std::string(text);
  std::string result;
  for (const char c : shown(text)) {
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

void Html::escaped(std::string_view text) {
  if (plain(text))
    text_ += text;
  else
    text_ += report::escaped(text);
}

void Html::begin(std::string_view element, Attributes attributes) {
  text_ += '<';
  text_ += element;
  for (const Attribute& attribute : attributes) {
    if (attribute.value.empty()) continue;  // an attribute that is not given
    text_ += ' ';
    text_ += attribute.name;
    text_ += "=\"";
    escaped(attribute.value);
    text_ += '"';
  }
}

Html& Html::open(std::string_view element, Attributes attributes) {
  begin(element, attributes);
  text_ += '>';
  open_.push_back(element);
  return *this;
}

Html& Html::close() {
  text_ += "</";
  text_ += open_.back();
  text_ += '>';
  open_.pop_back();
  return *this;
}

Html& Html::text(std::string_view text) {
  escaped(text);
  return *this;
}

Html& Html::element(std::string_view element, std::string_view content, Attributes attributes) {
  return open(element, attributes).text(content).close();
}

Html& Html::empty(std::string_view element, Attributes attributes) {
  begin(element, attributes);
  text_ += "/>";
  return *this;
}

Html& Html::raw(std::string_view markup) {
  text_ += markup;
  return *this;
}

Html& Html::line() {
  text_ += '\n';
  return *this;
}

}  // namespace annals::report
