// A writer of HTML that is well-formed XML too.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace annals::report {

struct Attribute {
  std::string_view name;
  std::string value;
};

// Whatever is given as text or as the value of an attribute is escaped; names of elements and
// attributes are our own.
class Html {
 public:
  using Attributes = std::initializer_list<Attribute>;

  Html& open(std::string_view element, Attributes attributes = {});
  Html& close();
  Html& text(std::string_view text);
  // An element with nothing but a text in it.
  Html& element(std::string_view element, std::string_view text, Attributes attributes = {});
  // An element that has no end tag in HTML.
  Html& empty(std::string_view element, Attributes attributes = {});
  // Markup of our own making.
  Html& raw(std::string_view markup);
  Html& line();

  // REQUIRES: all is closed.
  std::string take() && { return std::move(text_); }

 private:
  void begin(std::string_view element, Attributes attributes);
  void escaped(std::string_view text);

  std::string text_;
  std::vector<std::string_view> open_;  // elements are literals
};

// Characters that are markup in HTML as references.
std::string escaped(std::string_view text);

}  // namespace annals::report
