// JSON for Vega-Lite: small, and of texts and numbers that are at hand.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace annals::picture {

// A value that is JSON already.
struct JsonText {
  std::string text;
};

JsonText json_string(std::string_view text);
JsonText json_number(double value);
JsonText json_number(int value);
JsonText json_bool(bool value);

using JsonMembers = std::vector<std::pair<std::string_view, JsonText>>;
JsonText json_object(const JsonMembers& members);
// "lines": each element on a line of its own.
JsonText json_array(const std::vector<JsonText>& elements, bool lines = false);

}  // namespace annals::picture
