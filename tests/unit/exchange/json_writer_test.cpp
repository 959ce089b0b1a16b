#include "exchange/text/json_writer.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "support/builders.h"

TEST_SUITE_BEGIN("json_writer");

namespace annals::exchange {
namespace {

TEST_CASE("json_writer: members stand on lines of their own, or all on one") {
  std::ostringstream out;
  JsonWriter json(out);
  json.begin_object().member("a", 1).key("b").begin_array(JsonLayout::kOnLine);
  json.number(2).null().begin_object().member("c", "d").end_object().end_array();
  json.key("e").begin_array().end_array().end_object().end_document();
  CHECK(out.str() == "{\n  \"a\": 1,\n  \"b\": [2,null,{\"c\":\"d\"}],\n  \"e\": []\n}\n");
}

TEST_CASE("json_writer: a number has the digits that it was given") {
  std::ostringstream out;
  JsonWriter json(out);
  json.begin_array(JsonLayout::kOnLine).literal("97.30").literal("-0.50").end_array();
  CHECK(out.str() == "[97.30,-0.50]");
}

TEST_CASE("json_writer: a printed value is a text, and null where there is none") {
  std::ostringstream out;
  JsonWriter json(out);
  json.begin_object(JsonLayout::kOnLine).printed("a", test::dec("97.30"));
  json.printed("b", std::nullopt).text_or_null("c", "").end_object();
  CHECK(out.str() == R"({"a":"97.30","b":null,"c":null})");
}

TEST_CASE("json_writer: every text is read back as it was") {
  for (const std::string& text :
       {std::string("六（一）"), std::string("\"\\/\b\f\n\r\t"), std::string("\x01\x1F\x7F"),
        std::string("a\0b", 3), std::string("\u2028")}) {
    std::ostringstream out;
    JsonWriter json(out);
    json.begin_object().member(text, text).end_object();
    const auto read = nlohmann::json::parse(out.str());
    CHECK(read.begin().key() == text);
    CHECK(read.begin().value() == text);
  }
}

}  // namespace
}  // namespace annals::exchange

TEST_SUITE_END();
