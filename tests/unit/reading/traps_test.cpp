// Wordings that make reading hard, each in a sentence of our own.
#include <doctest/doctest.h>

#include "reading_of.h"

namespace annals::test {
namespace {

TEST_SUITE("reading: what is no value") {
  TEST_CASE("the number of a document, in whatever brackets, is a reference") {
    CHECK(values_in("根据云政办〔2022〕15号，印发通知。") == "");
    CHECK(values_in("根据云政办﹝2025﹞8号和云府规[2023]2号文件要求。") == "");
    CHECK(values_in("依据青政函（2021）36号批复，整改问题4个。") == "4个");
  }

  TEST_CASE("years and spans of years are none, with blanks and without a dash") {
    CHECK(values_in("落实规划（2021—2025 年）各项要求。") == "");
    CHECK(values_in("落实《实施纲要（20212025年）》，推进20212025年规划。") == "");
    CHECK(values_in("二〇二三年，全面总结二○二二年工作。") == "");
    CHECK(values_in("2021-2023年度计划已全部落实。") == "");
  }

  TEST_CASE("a year inside a title does not change the year of what follows") {
    CHECK(years_in("撰写《2022年度行政复议白皮书》，分析上一年度案件特点并给出5条对策。") ==
          "2023:5条");
  }

  TEST_CASE("counts inside titles are parts of the titles") {
    CHECK(values_in("出台《促进民营经济发展18条（2023版）》。") == "");
    CHECK(passed_in("出台《促进民营经济发展18条》。") == "title");
  }

  TEST_CASE("names with digits are names") {
    CHECK(values_in("提升12345政务服务便民热线办理质效。") == "");
    CHECK(values_in("推广“222”基层治理模式和“1+8”调解体系。") == "");
    CHECK(values_in("构建1+11基层法律服务网络，运行12348平台。") == "");
    CHECK(values_in("建成5G基站，PM2.5持续下降，实施3·15专项行动。") == "");
  }

  TEST_CASE("a hotline before its figure is no part of it") {
    CHECK(values_in("12345热线办结工单7310件。") == "7310件");
    CHECK(values_in("通过12315平台处理投诉216件。") == "216件");
    CHECK(phrases_in("12309热线接听来电88次。") == "12309热线接听来电=88次");
  }

  TEST_CASE("a time limit is no value") {
    CHECK(values_in("文件印发后20日内报送备案。") == "");
    CHECK(values_in("受理后5个工作日内答复，7天内办结。") == "");
    CHECK(passed_in("受理后5个工作日内答复。") == "deadline");
  }

  TEST_CASE("firsts and growth without a number have none") {
    CHECK(values_in("办理全省首例代位求偿案，获评全市第一。") == "");
    CHECK(values_in("办案数量较改革前成倍增长、翻了一番。") == "");
  }

  TEST_CASE("what should be reached is a target") {
    CHECK(values_in("败诉率4.8%，低于考核线6%以下的要求。") == "4.8%");
    CHECK(values_in("满意率95.1%（考核目标为90%）。") == "95.1%");
    CHECK(values_in("力争到年底办结率达到98%。") == "");
    CHECK(values_in("诉讼比为1.12:1（考核要求大于1）。") == "1.12比");
  }

  TEST_CASE("ordinals are none") {
    CHECK(values_in("召开第4次会议，综合排名列全省第3位，进入前10名。") == "");
    CHECK(values_in("学习二十届三中全会精神，审议第十二次会议议题。") == "");
    CHECK(passed_in("位列全市第2名。") == "ordinal");
  }

  TEST_CASE("days, months and times of day are dates") {
    CHECK(values_in("5月16日至6月3日开展检查，9月底完成。") == "");
    CHECK(values_in("自2023年3月1日起施行，每日9:00至17:30开放。") == "");
    CHECK(values_in("1—11月共受理案件48件。") == "48件");
  }

  TEST_CASE("a threshold that defines a count is none, the count is one") {
    CHECK(values_in("收案超过50件的有7个单位。") == "7个");
    CHECK(values_in("南山、北河、东林都不到200件。") == "");
  }

  TEST_CASE("what only sets the scene is none") {
    CHECK(values_in("在18个试点领域推行改革，全省14个市州同步实施。") == "");
    CHECK(values_in("落实4项制度，系5年来首次。") == "");
    CHECK(values_in("从3个方面发力。") == "");
    CHECK(values_in("满意率96.5%（全市平均95.8%），高于全省平均1.2个百分点。") == "96.5%");
  }

  TEST_CASE("small counts in words are not proposed unless they are known") {
    CHECK(values_in("打造六大调解平台，履行五大程序，连续两年获评先进。") == "");
    CHECK(values_in("没有一起案件被撤销。") == "");
    const Vocabulary vocabulary{{{IndicatorCode("meetings"),
                                  {"领导小组会议次数", "召开领导小组会议"},
                                  "次",
                                  IndicatorKind::kCount}},
                                {}};
    const Reading known = reading_of("召开领导小组会议三次。", vocabulary);
    REQUIRE(known.proposals.size() == 1);
    CHECK(known.proposals[0].value == Decimal(3));
  }

  TEST_CASE("a printed zero is a value") {
    CHECK(values_in("行政诉讼败诉0件，复议撤销0件。") == "0件 0件");
  }

  TEST_CASE("what recurs is a rule and no count") {
    CHECK(values_in("每月召开2次例会，每季度通报1次。") == "");
    CHECK(values_in("平均每天接待120人次。") == "120人次");
  }

  TEST_CASE("plans are none") {
    CHECK(values_in("2024年，计划新建站点20个。") == "");
    CHECK(values_in("五、下一步工作打算\n（一）推进改革。培训干部300人次，覆盖率达95%。") == "");
  }

  TEST_CASE("articles, sections and telephones are references") {
    CHECK(values_in("依据第23条第2款，联系电话025-58881234。") == "");
    CHECK(values_in("1.加强领导。2.1 完善机制。（3）健全制度。") == "");
  }

  TEST_CASE("a span of values is no one value") {
    CHECK(values_in("办理时间为3-5个工作日，费用减免10%~15%。") == "");
    CHECK(passed_in("办理时间为3-5个工作日。") == "range range");
  }
}

}  // namespace
}  // namespace annals::test
