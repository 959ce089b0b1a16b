#include <annals/reading.h>
#include <doctest/doctest.h>

#include <string>

#include "reading_of.h"

namespace annals::test {

TEST_SUITE("flowed_text") {
  TEST_CASE("flowed_text: a text without pages and grids stays as it is") {
    CHECK(flowed_text("").empty());
    CHECK(flowed_text("受理99件，\n审结93件。\n\n| a | b |\n") ==
          "受理99件，\n审结93件。\n\n| a | b |\n");
    CHECK(flowed_text("no end of line") == "no end of line");
  }

  TEST_CASE("flowed_text: a full line goes on in the next, unless that is indented") {
    CHECK(flowed_text("   全年受理案件九十九件其中调解结案的有三十\n"
                      " 六件。\n"
                      "   全年审结案件九十三件，审结率为百分之九十\n"
                      " 四。\n\f") ==
          "全年受理案件九十九件其中调解结案的有三十六件。\n"
          "全年审结案件九十三件，审结率为百分之九十四。\n");
  }

  TEST_CASE("flowed_text: a figure and its unit come together over the end of a page") {
    const std::string pages =
        "  全年办结群众来信和来访事项合计达到一百件，回访群众117\n"
        "\n            — 1 —\n\f"
        "件，其中上门回访的有二十三件，电话回访的有九十四件。\n"
        "\n            — 2 —\n\f";
    CHECK(flowed_text(pages).find("回访群众117件，其中") != std::string::npos);
    CHECK(flowed_text(pages).find("—") == std::string::npos);
  }

  TEST_CASE("flowed_text: numbers of pages go, in whatever form") {
    for (const char* const number :
         {"3", "- 3 -", "— 3 —", "第 3 页", "第3页 共12页", "3/12", "Page 3 of 12"}) {
      CAPTURE(number);
      CHECK(flowed_text("受理99件。\n" + std::string(number) + "\n\f").find('3') ==
            std::string::npos);
    }
  }

  TEST_CASE("flowed_text: running lines go, but for the head of the first page") {
    const std::string flowed = flowed_text(
        "2023年临川区工作报告\n受理99件。\n区政府办公室编印 1\n\f"
        "2023年临川区工作报告\n审结93件。\n区政府办公室编印 2\n\f"
        "2023年临川区工作报告\n未结6件。\n区政府办公室编印 3\n\f");
    CHECK(flowed == "2023年临川区工作报告\n受理99件。\n审结93件。\n未结6件。\n");
  }

  TEST_CASE("flowed_text: heads of left and right pages go too") {
    std::string pages;
    for (int page = 1; page <= 4; ++page) {
      pages += page % 2 == 1 ? "临川区\n" : "年度报告\n";
      pages += "受理" + std::to_string(page * page + 10) + "件。\n\f";
    }
    const std::string flowed = flowed_text(pages);
    CHECK(flowed.find("临川区") == flowed.rfind("临川区"));
    CHECK(flowed.find("年度报告") == flowed.rfind("年度报告"));
  }

  TEST_CASE("flowed_text: rows that are much alike are no running lines") {
    CHECK(flowed_text("受理案件99件\n合计 83 75\n\f受理案件93件\n合计 92 71\n\f") ==
          "受理案件99件\n合计 83 75\n受理案件93件\n合计 92 71\n");
  }

  TEST_CASE("flowed_text: columns are kept, and no row is joined") {
    const std::string table =
        "  单位        受理（件）    审结（件）\n"
        "  市场监管局        45            40\n"
        "  公安分局          38            35\n";
    const std::string flowed = flowed_text(table + "\f");
    CHECK(flowed.find("市场监管局        45            40\n公安分局") != std::string::npos);
    CHECK(values_in(flowed) == "45件 40件 38件 35件");
  }

  TEST_CASE("flowed_text: a heading begins anew behind a full line") {
    CHECK(flowed_text("全年受理案件九十九件审结案件九十三件。\n一、下一步打算\n\f") ==
          "全年受理案件九十九件审结案件九十三件。\n一、下一步打算\n");
  }

  TEST_CASE("flowed_text: English words keep their blank, and divided ones are whole again") {
    CHECK(flowed_text("The bureau accepted 99 recon-\nsideration cases and closed 93 of\n"
                      "them in the year.\n\f") ==
          "The bureau accepted 99 reconsideration cases and closed 93 of them in the year.\n");
  }

  TEST_CASE("flowed_text: a row of a grid is one line") {
    const std::string grid =
        "+----------+-------+\n"
        "| 指标     | 2023年|\n"
        "+==========+=======+\n"
        "| 受理案件 | 99    |\n"
        "|          |       |\n"
        "| （件）   |       |\n"
        "+----------+-------+\n"
        "behind\n";
    CHECK(flowed_text(grid) == "| 指标 | 2023年 |\n| 受理案件（件） | 99 |\nbehind\n");
    CHECK(values_in(flowed_text(grid)) == "99件");
  }

  TEST_CASE("flowed_text: any bytes, and many of them, are made one flow in a moment") {
    std::string bytes;
    unsigned state = 7;
    for (int i = 0; i < 1'000'000; ++i) {
      state = state * 1664525U + 1013904223U;
      bytes += static_cast<char>(state >> 24U);
    }
    std::string pages;
    for (int i = 0; i < 200'000; ++i) pages += "7\n\f";
    for (const std::string& text :
         {bytes, std::string(1'000'000, '\f'), pages, "\f" + std::string(1'000'000, '|'),
          "+--+\n" + std::string(1'000'000, '|')}) {
      CHECK(flowed_text(text).size() <= 6 * text.size() + 10);
    }
  }
}

}  // namespace annals::test
