// Writes the elements of an SVG picture: escaped, indented by nothing, and in the order given.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace annals::picture {

// A number with up to two digits behind the point, without a locale: "12", "0.5", "-3.25". What is
// not finite is "0".
std::string coordinate(double value);

// Text for XML: markup escaped, and what XML does not hold or what reorders text replaced by
// U+FFFD; line ends become blanks.
std::string escaped(std::string_view text);

// The characters of an id: letters, digits, '-' and '_', a letter first; others are left out.
std::string id_of(std::string_view text);

class Markup {
 public:
  // Opens an element; attributes follow, then children or text, then close().
  Markup& open(std::string_view name);
  Markup& attribute(std::string_view name, std::string_view value);
  Markup& attribute(std::string_view name, double value);
  Markup& text(std::string_view text);
  Markup& close();
  // An element that has only text.
  Markup& leaf(std::string_view name, std::string_view text);

  // The text, when all is closed.
  std::string take() && { return std::move(out_); }

 private:
  void finish_tag();

  std::string out_;
  std::vector<std::string> names_;  // of the open elements
  bool in_tag_ = false;
};

}  // namespace annals::picture
