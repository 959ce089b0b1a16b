#include <annals/text_file.h>
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "support/shown.h"
#include "support/temp_dir.h"

namespace annals::test {
namespace {

// What comes of a file with these bytes: "gb18030: text", or why it is refused.
std::string read(std::string_view bytes) {
  const TempDir folder;
  const auto text = read_text_file(folder.write("report.txt", bytes), 1'000'000);
  if (!text) return shown(text.error());
  return std::string(to_string(text->encoding)) + ": " + text->text;
}

}  // namespace

TEST_SUITE("read_text_file") {
  TEST_CASE("read_text_file: UTF-8 is read as it is, without its mark") {
    CHECK(read("受理99件\n") == "utf-8: 受理99件\n");
    CHECK(read("\xEF\xBB\xBF"
               "99") == "utf-8: 99");
  }

  TEST_CASE("read_text_file: GB18030 and UTF-16 are read where they surely are that") {
    CHECK(read("\xBD\xAD\xC4\xFE\xC7\xF8"
               "99\xBC\xFE") == "gb18030: 江宁区99件");
    CHECK(read(std::string_view("\xFF\xFE\x39\x00\xF6\x4E", 6)) == "utf-16: 9件");
  }

  TEST_CASE("read_text_file: what may be another encoding is refused") {
    CHECK(read("caf\xE9 na\xEFve") ==
          "invalid_data: is neither UTF-8 nor surely GB18030 (GBK): save it as UTF-8");
    CHECK(read("\x81\x40\x81\x41\x81\x42") ==
          "invalid_data: is neither UTF-8 nor surely GB18030 (GBK): save it as UTF-8");
  }

  TEST_CASE("read_text_file: what is no text is called by its name") {
    CHECK(read("%PDF-1.7") == "invalid_data: is a PDF document");
    CHECK(read("PK\x03\x04 and so on") ==
          "invalid_data: is a ZIP archive, as are DOCX, XLSX, WPS and OFD files");
    CHECK(read(std::string_view("\x7F"
                                "ELF\0\0\0",
                                7)) == "invalid_data: is no text");
    CHECK(read("") == "invalid_data: is empty");
  }

  TEST_CASE("read_text_file: a form feed and a tab are text") {
    CHECK(read("a\fb\tc") == "utf-8: a\fb\tc");
  }

  TEST_CASE("read_text_file: so are signs to a terminal and an end of DOS, and no other control") {
    CHECK(read("\x1B[1m99\x1A") == "utf-8: \x1B[1m99\x1A");
    for (const char control : {'\x01', '\x07', '\x0E', '\x19', '\x1C'}) {
      CHECK(read("99" + std::string(1, control)) == "invalid_data: is no text");
    }
  }

  TEST_CASE("read_text_file: too many bytes are refused, and what is no file") {
    CHECK(read(std::string(1'000'001, 'a')) == "invalid_data: is larger than 1 MB");
    CHECK(shown(read_text_file("no such file").error()) == "not_found: is not a file");
    CHECK(shown(read_text_file(".").error()) == "not_found: is not a file");
  }
}

}  // namespace annals::test
