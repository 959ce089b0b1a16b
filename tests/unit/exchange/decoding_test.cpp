#include "exchange/text/decoding.h"

#include <doctest/doctest.h>

#include <iterator>
#include <string>
#include <string_view>

#include "exchange/text/csv.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("decoding");

namespace annals::exchange {
namespace {

using test::TempDir;

std::string detected(std::string_view bytes) {
  const TempDir folder;
  const auto encoding = detected_encoding(folder.write("f", bytes));
  return encoding ? std::string(to_string(*encoding)) : encoding.error().message;
}

std::string read(std::string_view bytes, TextEncoding encoding) {
  const TempDir folder;
  const auto in = open_text(folder.write("f", bytes), encoding);
  return {std::istreambuf_iterator<char>(*in), std::istreambuf_iterator<char>()};
}

// 浦口区 in GB18030.
constexpr std::string_view kPukou = "\xC6\xD6\xBF\xDA\xC7\xF8";

TEST_CASE("decoding: UTF-8 goes before all else, and nothing is UTF-8") {
  CHECK(detected("") == "utf-8");
  CHECK(detected("a,b\n") == "utf-8");
  CHECK(detected("\xEF\xBB\xBF浦口区") == "utf-8");
}

TEST_CASE("decoding: UTF-16 shows by its mark alone") {
  CHECK(detected(std::string_view("\xFF\xFE\x61\x00", 4)) == "utf-16");
  CHECK(detected(std::string_view("\xFE\xFF\x00\x61", 4)) == "utf-16");
}

TEST_CASE("decoding: common Chinese characters show GB18030, on whatever line they stand") {
  CHECK(detected(kPukou) == "gb18030");
  CHECK(detected("a,b\n1,2\n" + std::string(kPukou) + "\n") == "gb18030");
}

TEST_CASE("decoding: letters of Latin-1 among ASCII are not taken for Chinese") {
  CHECK(detected("Orl\xE9"
                 "ans\n")
            .starts_with("the file is not UTF-8, and may be GB18030"));
  CHECK(detected("\xFF\n") == "the file is neither UTF-8 nor GB18030: save it as UTF-8");
}

TEST_CASE("decoding: a file is read as UTF-8, and a byte that is wrong ends it") {
  CHECK(read(kPukou, TextEncoding::kGb18030) == "浦口区");
  CHECK(read(std::string_view("\xFF\xFE\x61\x00\x66\x6D", 6), TextEncoding::kUtf16) == "a浦");
  CHECK(read(std::string_view("\xFE\xFF\x00\x61\x6D\x66", 6), TextEncoding::kUtf16) == "a浦");
  CHECK(read("a\xC6", TextEncoding::kGb18030) == "a\xFF");
  CHECK(read("a\xFF"
             "b",
             TextEncoding::kGb18030) == "a\xFF");
}

TEST_CASE("decoding: characters across the blocks of a file stay whole") {
  std::string bytes = "x", text = "x";
  for (int i = 0; i < 100'000; ++i) {
    bytes += kPukou;
    text += "浦口区";
  }
  CHECK(read(bytes, TextEncoding::kGb18030) == text);
}

TEST_CASE("csv: another separator, records of any width and another encoding") {
  const TempDir folder;
  const auto file = folder.write("f.csv", std::string(kPukou) + ";\"a;b\"\n1,5\n\xC6");
  auto reader =
      CsvReader::open(
          file, CsvForm{.separator = ';', .any_width = true, .encoding = TextEncoding::kGb18030})
          .value();
  REQUIRE(reader.next().value());
  CHECK(reader.cells().size() == 2);
  CHECK(reader.cells()[0] == "浦口区");
  CHECK(reader.cells()[1] == "a;b");
  REQUIRE(reader.next().value());
  CHECK(reader.cells().size() == 1);
  CHECK(reader.cells()[0] == "1,5");
  const auto broken = reader.next();
  REQUIRE_FALSE(broken);
  CHECK(broken.error().message ==
        "the line holds bytes that are not gb18030: name the encoding of the file, or save it as "
        "UTF-8");
  CHECK(reader.line() == 3);
  CHECK(reader.broken());
  CHECK_FALSE(reader.next().value());
}

}  // namespace
}  // namespace annals::exchange

TEST_SUITE_END();
