// Whole reports: tables, headings, places in the text, and bytes that are none.
#include <doctest/doctest.h>

#include "reading_of.h"

namespace annals::test {
namespace {

std::string repeated(std::string_view unit, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += unit;
  return text;
}

TEST_SUITE("reading: tables") {
  TEST_CASE("rows with bars have names in the first column and in the header") {
    CHECK(phrases_in("受理案件情况表（单位：件）\n部门 | 2022年 | 2023年 | 占比\n公安局 | 12 | 15 "
                     "| 60.0%\n合计 | 20 | 25 | 100.0%") ==
          "公安局受理案件=12件; 公安局受理案件=15件; 公安局受理案件占比=60.0%; "
          "受理案件=20件; 受理案件=25件; 受理案件占比=100.0%");
    CHECK(years_in("部门 | 2022年 | 2023年\n公安局 | 12 | 15") == "2022:12 2023:15");
  }

  TEST_CASE("columns kept apart by blanks are a table too") {
    CHECK(phrases_in(
              "处理结果\n结果    件数（件）    比例\n维持    20    80.0%\n撤销    5    20.0%") ==
          "维持处理结果=20件; 维持比例=80.0%; 撤销处理结果=5件; 撤销比例=20.0%");
  }

  TEST_CASE("names and values may alternate along a row") {
    CHECK(values_in("各省受理案件（件）\n甲省 | 310 | 乙省 | 205\n合计 | 515") ==
          "310件 205件 515件");
  }

  TEST_CASE("a dash and an empty cell are no values, and zero is one") {
    CHECK(values_in("单位 | 2022年 | 2023年（件）\n甲局 | - | 0件\n乙局 |  | 3件") == "0件 3件");
  }

  TEST_CASE("a falling change keeps its sign and is no level") {
    const Reading reading = reading_of("单位 | 2023年 | 同比\n甲局 | 7 | -30.0%");
    REQUIRE(reading.proposals.size() == 2);
    CHECK(reading.proposals[1].value.str() == "-30.0");
    CHECK(reading.proposals[1].is_change);
  }

  TEST_CASE("a table without units takes the unit of a figure that the text tells too") {
    CHECK(values_in(
              "全年受理复议案件59件。\n单位 | 2022年 | 2023年\n甲局 | 40 | 28\n合计 | 96 | 59") ==
          "59件 40件 28件 96件 59件");
  }

  TEST_CASE("serial numbers are no values") {
    CHECK(values_in("序号 | 单位 | 案件（件）\n1 | 甲局 | 30\n2 | 乙局 | 21") == "30件 21件");
  }
}

TEST_SUITE("reading: reports") {
  TEST_CASE("a proposal says where it stands, in bytes and by its headings") {
    const std::string text = "一、主要工作\n（二）行政复议。受理案件１２件。\n";
    const Reading reading = reading_of(text);
    REQUIRE(reading.proposals.size() == 1);
    const Proposal& proposal = reading.proposals[0];
    CHECK(text.substr(proposal.offset, proposal.length) == "１２件");
    CHECK(proposal.printed == "12");
    CHECK(proposal.chapter == "一、主要工作 / (二)行政复议");
    CHECK(proposal.clause == "受理案件12件");
    CHECK(text.substr(proposal.clause_offset).starts_with("受理案件"));
  }

  TEST_CASE("a new chapter ends what the one before announced") {
    CHECK(values_in("四、下一步打算\n培训300人次。\n附：主要数据\n").empty());
    CHECK(values_in("一、下一步打算\n培训300人次。\n二、基本情况\n受理案件5件。") == "5件");
  }

  TEST_CASE("lines that a page has broken are made whole, and keep their bytes") {
    const std::string text =
        "一、主要工作情况\n"
        "今年以来，我镇持续推进依法行政，全年依法受理行政复\n"
        "议案件45件，审结40件，组织镇村干部开展法治培训1\n"
        "2场次，参训人员达到860人次，办理人大代表建议和政\n"
        "协提案共计33件，群众满意率达到98.6%。\n"
        "二、存在问题\n";
    const Reading reading = reading_of(text);
    CHECK(values_in(text) == "45件 40件 12场次 860人次 33件 98.6%");
    REQUIRE(reading.proposals.size() == 6);
    CHECK(reading.proposals[0].phrase == "受理行政复议案件");
    CHECK(text.substr(reading.proposals[3].offset, reading.proposals[3].length) == "860人次");
  }

  TEST_CASE("a text of whole paragraphs is not joined") {
    CHECK(values_in("受理案件情况\n公开条数4541条\n") == "4541条");
  }

  TEST_CASE("values of a table stand in the unit that its header names, and its ten thousands") {
    CHECK(values_in("收支情况（单位：万元）\n| 项目 | 2023年 |\n| 罚没收入 | 12.4 |\n") ==
          "124e3元");
    CHECK(values_in("| 项目 | 金额（亿元） | 人次（万人次） |\n| 救助 | 1.25 | 3.4 |\n") ==
          "125e6元 34e3人次");
  }

  TEST_CASE("an empty text has no proposals") {
    const Reading reading = read_report("");
    CHECK(reading.proposals.empty());
    CHECK(reading.passed_over.empty());
    CHECK_FALSE(reading.year);
  }

  TEST_CASE("bytes that are no UTF-8 are skipped") {
    CHECK(values_in("\xFF\xFE受理案件\xE5\x8F 5件\x80。") == "5件");
    CHECK(values_in(std::string_view("\0受理案件5件\0", 18)) == "5件");
  }

  TEST_CASE("radicals, as text out of a PDF has them, are the characters they stand for") {
    CHECK(phrases_in("受理⾏政案件5件。") == "受理行政案件=5件");
  }

  TEST_CASE("the time is linear: ten times a line that is all one thing is read") {
    for (const std::string_view unit : {"7",
                                        "1件",
                                        "占1%，",
                                        "(",
                                        "《",
                                        "A率、",
                                        "2021年1件，",
                                        "1件、",
                                        "同比上升1个百分点，",
                                        "|1",
                                        "一",
                                        "1-",
                                        "，",
                                        ")",
                                        "（",
                                        "其中",
                                        "其中1件，",
                                        "区",
                                        "分别1件、",
                                        "分别增长1%、",
                                        "a ",
                                        "7 a ",
                                        "\t",
                                        "、",
                                        "“"}) {
      CAPTURE(unit);
      const Reading reading = read_report(repeated(unit, 50'000));
      CHECK(reading.proposals.size() <= 50'000);
    }
  }

  TEST_CASE("what is filled in does not grow without end") {
    for (const Proposal& proposal : read_report(repeated("占1%，", 20'000)).proposals) {
      CHECK(proposal.phrase.size() <= 400);
    }
  }
}

}  // namespace
}  // namespace annals::test
