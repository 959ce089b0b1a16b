// A writer of JSON that keeps numbers as they were printed: 97.30 is a number with two zeros here,
// and nowhere a double.
#pragma once

#include <annals/decimal.h>
#include <annals/names.h>

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace annals::exchange {

// How the members of an object or array stand.
enum class JsonLayout {
  kLines,   // each on a line of its own, indented
  kOnLine,  // all on one line, and so all within them
};

// REQUIRES: calls that make a document: a key before each member of an object, and each begin
// closed by its end. Texts are UTF-8.
class JsonWriter {
 public:
  explicit JsonWriter(std::ostream& out) : out_(out) {}

  JsonWriter& begin_object(JsonLayout layout = JsonLayout::kLines) { return begin('{', layout); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_array(JsonLayout layout = JsonLayout::kLines) { return begin('[', layout); }
  JsonWriter& end_array() { return end(']'); }

  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);
  JsonWriter& number(std::int64_t value) { return literal(std::to_string(value)); }
  // Exactly these characters, which are JSON.
  JsonWriter& literal(std::string_view characters);
  JsonWriter& null() { return literal("null"); }

  // Members of an object.
  JsonWriter& member(std::string_view name, std::string_view value) {
    return key(name).text(value);
  }
  JsonWriter& member(std::string_view name, std::int64_t value) { return key(name).number(value); }
  // null for a text that is empty.
  JsonWriter& text_or_null(std::string_view name, std::string_view value);
  // As a text, so that no reader makes a double of it; null if there is none.
  JsonWriter& printed(std::string_view name, const std::optional<Decimal>& value);
  // An object with a member for each language, on one line.
  JsonWriter& texts(std::string_view name, const LocalizedText& texts);

  // A new document on a line of its own.
  void end_document();

 private:
  struct Level {
    JsonLayout layout;
    bool empty = true;
  };

  JsonWriter& begin(char bracket, JsonLayout layout);
  JsonWriter& end(char bracket);
  void before_value();
  void new_line();
  void quote(std::string_view value);

  std::ostream& out_;
  std::vector<Level> levels_;
  bool behind_key_ = false;
};

}  // namespace annals::exchange
