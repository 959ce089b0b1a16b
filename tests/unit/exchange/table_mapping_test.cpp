#include <annals/import_table.h>
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "support/temp_dir.h"

TEST_SUITE_BEGIN("table_mapping");

namespace annals::test {
namespace {

std::string refusal(std::string_view text) {
  const auto result = parse_table_mapping(text);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::kInvalidData);
  return result.error().message;
}

TEST_CASE("table_mapping: every key is read, and comments and blank lines are passed over") {
  const TableMapping mapping =
      parse_table_mapping(
          "# how to read it\n\nlayout = wide-years\r\n sheet = 表 1\n"
          "heading_line = 3\ncolumn.agency = 填报单位\ncolumn.note = F\n"
          "ignore = 合计\nignore = Total\nagency = 浦口区\nindicator = a=b\n"
          "year = 2023\nsource = report-2023\nunit = 万件\nmissing x = M\n"
          "missing \"=\" = skip\nblank = skip\nencoding = GB18030\n"
          "separator = semicolon\ndecimal = comma\nfiscal_year = start\n"
          "flags = eurostat\nlanguage = zh")
          .value();
  CHECK(mapping.layout == TableLayout::kWideYears);
  CHECK(mapping.sheet == "表 1");
  CHECK(mapping.heading_line == 3);
  CHECK(mapping.columns.agency == "填报单位");
  CHECK(mapping.columns.note == "F");
  CHECK(mapping.ignored == std::vector<std::string>{"合计", "Total"});
  CHECK(mapping.agency == "浦口区");
  CHECK(mapping.indicator == "a=b");
  CHECK(mapping.year == Year(2023));
  CHECK(mapping.source == SourceCode("report-2023"));
  CHECK(mapping.unit == "万件");
  CHECK(mapping.missing.at("x") == ObsStatusSet(ObsStatus::kCannotExist));
  CHECK_FALSE(mapping.missing.at("=").has_value());
  CHECK_FALSE(mapping.blank.has_value());
  CHECK(mapping.encoding == TextEncoding::kGb18030);
  CHECK(mapping.separator == ';');
  CHECK(mapping.decimal_mark == ',');
  CHECK(mapping.fiscal_year == FiscalYear::kStart);
  CHECK(mapping.eurostat_flags);
  CHECK(mapping.language == "zh");
}

TEST_CASE("table_mapping: what is not told stays as it was") {
  TableMapping base;
  base.agency = "pukou";
  CHECK(parse_table_mapping("year = 2023", base).value().agency == "pukou");
  CHECK(parse_table_mapping("", base).value().agency == "pukou");
}

TEST_CASE("table_mapping: mistakes are told by their line") {
  CHECK(refusal("\nlayuot = long") ==
        "the mapping, line 2: \"layuot\" is no key of a mapping; the keys are layout, sheet, "
        "heading_line, agency, indicator, year, source, unit, column.<name>, ignore, missing "
        "<mark>, blank, encoding, separator, decimal, fiscal_year, flags and language");
  CHECK(refusal("layout = tall") ==
        "the mapping, line 1: \"tall\" is not known here; write detect, long, wide-years, "
        "wide-indicators or wide-agencies");
  CHECK(refusal("long") == "the mapping, line 1: \"long\" is not of the form key = value");
  CHECK(refusal("missing x = P") ==
        "the mapping, line 1: \"P\" does not say why a value is missing; write O, L, M, H, Q or K, "
        "or skip");
  CHECK(refusal("heading_line = 0") ==
        "the mapping, line 1: \"0\" is no line; write a number from 1 on");
  CHECK(refusal("year = 23").starts_with("the mapping, line 1: "));
  CHECK(refusal("column.agnecy = x").starts_with("the mapping, line 1: \"column.agnecy\""));
}

TEST_CASE("table_mapping: a mistake in a file is told by its file and line") {
  const TempDir folder;
  const auto file = folder.write("map.txt", "# a form\nlayout = tall\n");
  CHECK(read_table_mapping(file).error().message ==
        file.string() +
            ", line 2: \"tall\" is not known here; write detect, long, wide-years, "
            "wide-indicators or wide-agencies");
}

TEST_CASE("table_mapping: a file that is not there, is no file or no UTF-8 is told") {
  const TempDir folder;
  CHECK(read_table_mapping(folder / "none.txt").error().code == ErrorCode::kNotFound);
  CHECK(read_table_mapping(folder.path()).error() ==
        Error{ErrorCode::kNotFound,
              "file \"" + folder.path().string() + "\" is a folder: name a mapping file"});
  CHECK(read_table_mapping(folder.write("bad.txt", "sheet = \xFF")).error().message ==
        "file \"" + (folder / "bad.txt").string() + "\" is not UTF-8: save it as UTF-8");
  CHECK(read_table_mapping(folder.write("good.txt", "year = 2023")).value().year == Year(2023));
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
