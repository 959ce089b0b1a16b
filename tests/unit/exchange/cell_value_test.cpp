#include "exchange/table/cell_value.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>

#include "support/builders.h"

TEST_SUITE_BEGIN("cell_value");

namespace annals::exchange {
namespace {

Indicator cases() {
  Indicator made = test::indicator("cases");
  made.unit = "件";
  return made;
}

Indicator rate() {
  Indicator made = test::indicator("rate", IndicatorKind::kPercent);
  made.unit = "%";
  return made;
}

Result<CellValue> read_cell(std::string_view text, const Indicator& indicator = cases(),
                            const TableMapping& mapping = {}, int power = 0) {
  const ValueRules rules{MissingMarks(mapping), mapping.decimal_mark, mapping.eurostat_flags};
  return read_value(text, rules, UnitWords(indicator), power);
}

// "at_least 122e3 BP {note}"; "-" for no value and "nothing" for a cell that says nothing.
std::string text_of(const CellValue& cell) {
  if (!cell.said) return "nothing";
  std::string text;
  if (cell.bound != Bound::kExact) text = std::string(to_string(cell.bound)) + ' ';
  text += cell.value ? cell.value->str() : "-";
  if (!cell.status.normal()) text += ' ' + cell.status.letters();
  if (!cell.note.empty()) text += " {" + cell.note + '}';
  return text;
}

std::string read(std::string_view text, const Indicator& indicator = cases(),
                 const TableMapping& mapping = {}) {
  return text_of(read_cell(text, indicator, mapping).value());
}

std::string refusal(std::string_view text, const Indicator& indicator = cases(),
                    const TableMapping& mapping = {}) {
  const auto result = read_cell(text, indicator, mapping);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::kInvalidData);
  return result.error().message;
}

TEST_CASE("cell_value: a number keeps its digits, whatever blanks surround it") {
  CHECK(read("97.30") == "97.30");
  CHECK(read(" \u00A097.30\u3000") == "97.30");
  CHECK(read("-5") == "-5");
  CHECK(read("\u22125") == "-5");
  CHECK(read("+5") == "5");
  CHECK(read("0123") == "123");
  CHECK(read(".5") == "0.5");
  CHECK(read("5.") == "5");
  CHECK(read("1e3") == "1e3");
  CHECK(read("\uFF11e3") == "1e3");
}

TEST_CASE("cell_value: well-formed groups of three are one number") {
  for (const char* text : {"1,234,567", "1 234 567", "1\u00A0234\u00A0567", "1\u202F234\u202F567",
                           "１，２３４，５６７"}) {
    CAPTURE(text);
    CHECK(read(text) == "1234567");
  }
  CHECK(read("1,234,567.89") == "1234567.89");
  CHECK(read("-12,345") == "-12345");
}

TEST_CASE("cell_value: any number in groups is the number without them") {
  std::mt19937_64 random(20240131);
  for (int i = 0; i < 2000; ++i) {
    const std::string plain = std::to_string(random() % 1'000'000'000'000'000);
    for (const char* separator : {",", " ", "\u00A0", "\u202F", "，"}) {
      std::string grouped;
      for (std::size_t at = 0; at < plain.size(); ++at) {
        if (at > 0 && (plain.size() - at) % 3 == 0) grouped += separator;
        grouped += plain[at];
      }
      CAPTURE(grouped);
      REQUIRE(read(grouped) == plain);
    }
  }
}

TEST_CASE("cell_value: other groups are refused and not guessed") {
  CHECK(
      refusal("12,34") ==
      "\"12,34\" is not a number in groups of three: write it without separators, or with a point "
      "if the comma is its decimal mark");
  CHECK(refusal("12 34") ==
        "\"12 34\" is not a number in groups of three: write it without separators");
  for (const char* text :
       {"1,5", "1,2345", "1,,234", "123,4567.8", "0,123", "1234,567", "1,234 567", "1,234,", ",123",
        "1.234,5", "1.5 000", "1 e3", "1,234e3"}) {
    CAPTURE(text);
    CHECK_FALSE(read_cell(text));
  }
}

TEST_CASE("cell_value: where the comma is the decimal mark, points make groups") {
  TableMapping mapping;
  mapping.decimal_mark = ',';
  CHECK(read("12,5", cases(), mapping) == "12.5");
  CHECK(read("1.234,50", cases(), mapping) == "1234.50");
  CHECK(read("1.234", cases(), mapping) == "1234");
  CHECK_FALSE(read_cell("12.5", cases(), mapping));
}

TEST_CASE("cell_value: what strtod would take in part or as infinite is refused") {
  for (const char* text : {"NaN", "inf", "-Infinity", "0x1F", "1_000", "1.2.3", "--5", "5-", "5.0.",
                           "1E+400", "1e-400", "\u00B2", "\u0663", "97.3\u00B2", "5-7", "5~7",
                           "1.7976931348623157e308", "0.1000000000000000055511151231257827"}) {
    CAPTURE(text);
    CHECK_FALSE(read_cell(text));
  }
}

TEST_CASE("cell_value: a number in brackets is refused, alone or behind another") {
  CHECK(
      refusal("(123)") ==
      "\"(123)\" may be a negative amount or a remark: write 123 with its sign, without brackets");
  CHECK(refusal("383（38%）") ==
        "\"383(38%)\" has a number in brackets, which may be a footnote or a second value: give it "
        "a column of its own");
}

TEST_CASE("cell_value: words for bounds, 万 and 亿, with blanks or without") {
  CHECK(read("12.2万") == "122e3");
  CHECK(read("12.2 万") == "122e3");
  CHECK(read("1.5亿") == "15e7");
  CHECK(read("1.26万亿") == "126e10");
  CHECK(read("5千") == "5e3");
  CHECK(read("约 1,200") == "about 1200");
  CHECK(read("超过300") == "at_least 300");
  CHECK(read("不足5万") == "at_most 5e4");
  CHECK(read("20余万") == "at_least 20e4");
}

TEST_CASE("cell_value: the unit of the indicator may stand behind its number") {
  CHECK(read("99件") == "99");
  CHECK(read("12.2 万件") == "122e3");
  CHECK(read("300余件") == "at_least 300");
  CHECK(read("12万件以上") == "at_least 12e4");
  CHECK(refusal("99人") == "\"99人\" is not a number: \"人\" does not belong to it");
}

TEST_CASE("cell_value: a percent sign belongs to a percent, and to nothing else") {
  CHECK(read("97.30%", rate()) == "97.30");
  CHECK(read("约97.3％", rate()) == "about 97.3");
  CHECK(read("95%以上", rate()) == "at_least 95");
  CHECK(refusal("97.3%") == "\"97.3%\" has the sign %, but the unit of \"cases\" is \"件\"");
  CHECK(refusal("3.2‰", rate()) == "\"3.2‰\" has the sign ‰, but the unit of \"rate\" is \"%\"");
}

TEST_CASE("cell_value: remarks and footnote marks become the note") {
  CHECK(read("97.3（含开发区）") == "97.3 {含开发区}");
  CHECK(read("97.3*") == "97.3 {*}");
  CHECK(read("97.3①") == "97.3 {①}");
  CHECK(read("97.3[1]") == "97.3 {1}");
  CHECK(read("1,234注2") == "1234 {注2}");
  CHECK(read("12万（预计）*") == "12e4 {预计; *}");
  CHECK(read("…（未统计）") == "- O {未统计}");
  CHECK(read("97.3()*") == "97.3 {*}");
}

TEST_CASE("cell_value: a cell full of footnote marks keeps them all, and is read in a moment") {
  // Where each mark moves all that stand behind it, this takes the time of the whole suite.
  const std::string marks(200'000, '*');
  CHECK(read_cell("1" + marks).value().note.size() == 3 * marks.size() - 2);
}

TEST_CASE("cell_value: marks for a missing value are missing, and 0 and -5 are numbers") {
  for (const char* text :
       {"-", "- ", "\u2014", "\u2013", "\u2014\u2014", "\u2026", "......", "..", ":", "n/a", "N/A",
        "NA", "null", "#N/A", "无", "暂无", "不详", "－", ""}) {
    CAPTURE(text);
    CHECK(read(text) == "- O");
  }
  CHECK(read("#VALUE!") == "- O {#VALUE!}");
  CHECK(read("0") == "0");
  CHECK(read("-0") == "0");
}

TEST_CASE("cell_value: other marks are refused until they are declared") {
  CHECK(refusal("x") ==
        "\"x\" is neither a number nor a known mark for a missing value: write digits, or declare "
        "what it means");
  for (const char* text : {"*", "/", "待统计", "NaN", "九十九"}) {
    CAPTURE(text);
    CHECK_FALSE(read_cell(text));
  }
  TableMapping mapping;
  mapping.missing["x"] = ObsStatusSet(ObsStatus::kSuppressed);
  mapping.missing["NaN"] = std::nullopt;
  mapping.missing["-"] = ObsStatusSet(ObsStatus::kCannotExist);
  mapping.blank = std::nullopt;
  CHECK(read("X", cases(), mapping) == "- Q");
  CHECK(read("nan", cases(), mapping) == "nothing");
  CHECK(read("-", cases(), mapping) == "- M");
  CHECK(read(" ", cases(), mapping) == "nothing");
}

TEST_CASE("cell_value: a number may be declared a mark for a missing value") {
  TableMapping mapping;
  mapping.missing["-99"] = ObsStatusSet(ObsStatus::kNotCollected);
  CHECK(read("-99", cases(), mapping) == "- L");
  CHECK(read("-98", cases(), mapping) == "-98");
}

TEST_CASE("cell_value: all flags of Eurostat are kept, beside a value and without one") {
  TableMapping mapping;
  mapping.eurostat_flags = true;
  const auto flagged = [&](std::string_view text) { return read(text, rate(), mapping); };
  CHECK(flagged("3.6 b") == "3.6 B");
  CHECK(flagged("7.9 bep") == "7.9 BEP");
  CHECK(flagged("0 n") == "0 N");
  CHECK(flagged(": c") == "- Q");
  CHECK(flagged(": z") == "- M");
  CHECK(flagged(":") == "- O");
  CHECK(flagged(": bu") == "- BO {flags u}");
  CHECK(flagged("3.6 pr") == "3.6 P {flags r}");
  CHECK(flagged("3.6 c") == "3.6 {flags c}");
  CHECK_FALSE(read_cell("3.6 b", rate()));
}

TEST_CASE("unit_power: a table may count in 万 of the indicator's unit") {
  const UnitWords unit(cases());
  CHECK(unit_power("件", unit).value() == 0);
  CHECK(unit_power(" 万件", unit).value() == 4);
  CHECK(unit_power("万人", unit).error().message ==
        "\"万人\" is not the unit of \"cases\", which is \"件\"");
  CHECK(text_of(read_cell("12.2", cases(), {}, 4).value()) == "122e3");
  CHECK(
      read_cell("12.2万", cases(), {}, 4).error().message ==
      "\"12.2万\" has a word such as 万 of its own, and the table counts in one already: write the "
      "digits alone");
}

}  // namespace
}  // namespace annals::exchange

TEST_SUITE_END();
