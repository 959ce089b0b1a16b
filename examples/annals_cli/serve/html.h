// A writer of the explorer's own pages.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace annals::cli {

// Whatever is given as text or as the value of an attribute is escaped, and what would reorder or
// hide it replaced; names of elements and attributes are our own.
class Html {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  // An attribute without a value is written as its name alone.
  Html& open(std::string_view element, Attributes attributes = {});
  Html& close();
  Html& text(std::string_view text);
  // An element with nothing but a text in it.
  Html& element(std::string_view element, std::string_view text, Attributes attributes = {});
  // An element without an end.
  Html& empty(std::string_view element, Attributes attributes = {});

  // Closes what is open; the page, with its first line.
  std::string take() &&;

 private:
  std::string text_ = "<!DOCTYPE html>\n";
  std::vector<std::string> open_;
};

// A value within an address.
std::string url_encoded(std::string_view text);

}  // namespace annals::cli
