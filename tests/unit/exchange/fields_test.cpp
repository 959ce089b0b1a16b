#include "exchange/records/fields.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/builders.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("fields");

namespace annals::exchange {
namespace {

using List = std::vector<std::string>;

TEST_CASE("fields: a list has its parts between bars") {
  CHECK(*read_list("浦口区") == List{"浦口区"});
  CHECK(*read_list("浦口区|浦口|PK") == List{"浦口区", "浦口", "PK"});
  CHECK(*read_list(" a | b ") == List{" a ", " b "});
}

TEST_CASE("fields: in a part of a list a backslash lets '|' and itself stand") {
  CHECK(*read_list("a\\|b|c") == List{"a|b", "c"});
  CHECK(*read_list("a\\\\|c") == List{"a\\", "c"});
  CHECK(*read_list("C:\\temp|\\") == List{"C:\\temp", "\\"});
  for (const List& parts : {List{}, List{"a|b", "\\", "\\|", " "}, List{"|", "||"}}) {
    CHECK(*read_list(write_list(parts)) == parts);
  }
}

TEST_CASE("fields: an empty cell is a list of nothing") { CHECK(read_list("")->empty()); }

TEST_CASE("fields: an empty part of a list is refused") {
  for (const std::string text : {"|", "a|", "|a", "a||b"}) {
    CAPTURE(text);
    CHECK(read_list(text).error() ==
          Error{ErrorCode::kInvalidData,
                "\"" + text + "\" has an empty part: write one \"|\" between two parts"});
  }
}

TEST_CASE("fields: a whole number is digits, with a minus where it is below zero") {
  CHECK(*read_whole("0") == 0);
  CHECK(*read_whole("18") == 18);
  CHECK(*read_whole("-1") == -1);
}

TEST_CASE("fields: what is no whole number is refused") {
  for (const std::string text : {"2.0", "two", " 2", "2 ", "+2", "1e1", "99999999999", "２"}) {
    CAPTURE(text);
    CHECK(read_whole(text).error() ==
          Error{ErrorCode::kInvalidData,
                "\"" + text + "\" is not a whole number: write digits only, such as 2"});
  }
}

// The rows of a file of indicators, one after the other.
class Rows {
 public:
  explicit Rows(const std::string& text)
      : file_{CsvContent::kIndicators, folder_.write("indicators.csv", text)},
        sheet_(Sheet::open(file_, issues_).value()),
        store_(Store::in_memory().value()),
        directory_(store_, [] {}) {
    REQUIRE(sheet_.next().value());
  }
  Sheet& sheet() { return sheet_; }
  Directory& directory() { return directory_; }
  // The issues so far: "column: message".
  std::string told() {
    std::string text;
    for (const ImportIssue& issue : issues_.take({file_})) {
      text += issue.column + ": " + issue.error.message + '\n';
    }
    return text;
  }

 private:
  test::TempDir folder_;
  ImportFile file_;
  IssueList issues_;
  Sheet sheet_;
  Store store_;
  Directory directory_;
};

TEST_CASE("fields: an empty cell leaves its target as it is") {
  Rows rows("code,kind,decimals\nrate,percent,\n");
  Fields fields(rows.sheet(), rows.directory());
  int decimals = 7;
  fields.read("decimals", decimals, read_whole);
  fields.read("factor", decimals, read_whole);  // a column that is not there
  CHECK(decimals == 7);
  CHECK(fields.ok());
}

TEST_CASE("fields: a cell that cannot be read is an issue and leaves its target as it is") {
  Rows rows("code,kind,decimals\nrate,percent,two\n");
  Fields fields(rows.sheet(), rows.directory());
  int decimals = 7;
  fields.read("decimals", decimals, read_whole);
  CHECK(decimals == 7);
  CHECK_FALSE(fields.ok());
  CHECK(rows.told() == "decimals: \"two\" is not a whole number: write digits only, such as 2\n");
}

TEST_CASE("fields: every cell that must be filled and is not is an issue") {
  Rows rows("code,kind,unit\n,,%\n");
  const Fields fields(rows.sheet(), rows.directory());
  CHECK_FALSE(fields.ok());
  CHECK(rows.told() ==
        "code: the cell is empty: fill it\n"
        "kind: the cell is empty: fill it\n");
}

TEST_CASE("fields: names and aliases are gathered by language") {
  Rows rows("code,kind,name_zh,aliases_zh,name_en,aliases_en\nrate,percent,满意率,满意度|率,,\n");
  Fields fields(rows.sheet(), rows.directory());
  const Names names = fields.names();
  CHECK(names.names == LocalizedText{{"zh", "满意率"}});
  CHECK(names.aliases.size() == 1);
  CHECK(names.aliases.at("zh") == List{"满意度", "率"});
}

TEST_CASE("fields: the texts of one beginning are its own") {
  Rows rows("code,kind,unit,unit_en,unit_zh,definition_en\nrate,count,件,cases,件,Cases closed.\n");
  const Fields fields(rows.sheet(), rows.directory());
  CHECK(fields.texts("unit_") == LocalizedText{{"en", "cases"}, {"zh", "件"}});
  CHECK(fields.texts("definition_") == LocalizedText{{"en", "Cases closed."}});
  CHECK(fields.text("unit") == "件");
}

TEST_CASE("fields: what a cell names is looked up, and excused where it was refused before") {
  Rows rows("code,kind,subject,formula\nrate,percent,litigation,services\n");
  Fields fields(rows.sheet(), rows.directory());
  rows.directory().subjects.excuse("services");
  CHECK_FALSE(fields.known("formula", rows.directory().subjects));
  CHECK_FALSE(fields.ok());
  CHECK(rows.told().empty());
  CHECK_FALSE(fields.known("subject", rows.directory().subjects));
  CHECK(rows.told() == "subject: subject \"litigation\" is not known\n");
  CHECK_FALSE(fields.known("unit", rows.directory().subjects));
  CHECK(rows.told().empty());
}

TEST_CASE("fields: a code that is none is an issue") {
  Rows rows("code,kind\nsatisfaction rate,percent\n");
  Fields fields(rows.sheet(), rows.directory());
  fields.code<IndicatorCode>("code");
  CHECK_FALSE(fields.ok());
  CHECK(rows.told() ==
        "code: indicator code \"satisfaction rate\" has a blank at character 13: use letters, "
        "digits, '.', '_' and '-'\n");
}

}  // namespace
}  // namespace annals::exchange

TEST_SUITE_END();
