// Reads back the elements of a picture, so that tests compare what is there and not its bytes.
#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace annals::test {

struct SvgElement {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;  // as escaped; between its tag and the next one
  std::size_t depth = 0;

  std::string at(const std::string& attribute) const {
    const auto found = attributes.find(attribute);
    return found == attributes.end() ? std::string() : found->second;
  }
};

// The elements in order. A text that is no well-formed XML of our kind gives one element "broken".
inline std::vector<SvgElement> elements_of(std::string_view svg) {
  std::vector<SvgElement> all;
  std::vector<std::string> open;
  const std::vector<SvgElement> broken{{.name = "broken", .attributes = {}, .text = {}}};
  for (std::size_t at = 0; (at = svg.find('<', at)) != std::string_view::npos;) {
    const std::size_t end = svg.find('>', at);
    if (end == std::string_view::npos) return broken;
    std::string_view tag = svg.substr(at + 1, end - at - 1);
    at = end + 1;
    if (tag.starts_with('/')) {
      if (open.empty() || open.back() != tag.substr(1)) return broken;
      open.pop_back();
      continue;
    }
    const bool closed = tag.ends_with('/');
    if (closed) tag.remove_suffix(1);
    SvgElement element{.name = std::string(tag.substr(0, tag.find(' '))),
                       .attributes = {},
                       .text = std::string(svg.substr(at, svg.find('<', at) - at)),
                       .depth = open.size()};
    for (std::size_t quote = tag.find("=\""); quote != std::string_view::npos;) {
      const std::size_t name = tag.rfind(' ', quote) + 1;
      const std::size_t stop = tag.find('"', quote + 2);
      if (stop == std::string_view::npos) return broken;
      element.attributes[std::string(tag.substr(name, quote - name))] =
          std::string(tag.substr(quote + 2, stop - quote - 2));
      quote = tag.find("=\"", stop);
    }
    if (!closed) open.push_back(element.name);
    all.push_back(std::move(element));
  }
  return open.empty() ? all : broken;
}

// Those whose class holds the word.
inline std::vector<SvgElement> of_class(const std::vector<SvgElement>& all, std::string_view word) {
  std::vector<SvgElement> found;
  for (const SvgElement& element : all) {
    const std::string padded = " " + element.at("class") + " ";
    if (padded.find(" " + std::string(word) + " ") != std::string::npos) found.push_back(element);
  }
  return found;
}

// Whether some text of the picture holds the words.
inline bool says(const std::vector<SvgElement>& all, std::string_view words) {
  return std::any_of(all.begin(), all.end(), [&](const SvgElement& element) {
    return element.text.find(words) != std::string::npos;
  });
}

inline double number_of(std::string_view text) {
  double value = std::nan("");
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// True if two texts differ at most in numbers, and these by no more than "tolerance".
inline bool alike(std::string_view a, std::string_view b, double tolerance) {
  const auto is_number = [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-'; };
  std::size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (is_number(a[i]) && is_number(b[j])) {
      double x = 0, y = 0;
      const auto left = std::from_chars(a.data() + i, a.data() + a.size(), x);
      const auto right = std::from_chars(b.data() + j, b.data() + b.size(), y);
      if (left.ec == std::errc() && right.ec == std::errc()) {
        if (std::abs(x - y) > tolerance) return false;
        i = static_cast<std::size_t>(left.ptr - a.data());
        j = static_cast<std::size_t>(right.ptr - b.data());
        continue;
      }
    }
    if (a[i++] != b[j++]) return false;
  }
  return i == a.size() && j == b.size();
}

// The elements of "golden/NAME.svg"; none if it is not there.
inline std::vector<SvgElement> golden(const std::string& name) {
  std::ifstream file(ANNALS_PICTURE_GOLDEN "/" + name + ".svg", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return elements_of(text);
}

// The first difference between two pictures, element by element; empty if there is none.
inline std::string difference(const std::vector<SvgElement>& a, const std::vector<SvgElement>& b,
                              double tolerance = 0.5) {
  if (a.size() != b.size()) {
    return std::to_string(a.size()) + " elements, not " + std::to_string(b.size());
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::string place = "element " + std::to_string(i) + " <" + a[i].name + ">: ";
    if (a[i].name != b[i].name || a[i].depth != b[i].depth) return place + "not " + b[i].name;
    if (!alike(a[i].text, b[i].text, tolerance)) return place + a[i].text + " / " + b[i].text;
    if (a[i].attributes.size() != b[i].attributes.size()) return place + "other attributes";
    for (const auto& [name, value] : a[i].attributes) {
      const bool exact = name.starts_with("data-") || name == "class";
      const bool same = exact ? value == b[i].at(name) : alike(value, b[i].at(name), tolerance);
      if (!same) return place + name + "=" + value + " / " + b[i].at(name);
    }
  }
  return {};
}

}  // namespace annals::test
