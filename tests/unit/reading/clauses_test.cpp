// The structure of clauses: which phrase belongs to which value.
#include <doctest/doctest.h>

#include "reading_of.h"

namespace annals::test {
namespace {

TEST_SUITE("reading: clauses") {
  TEST_CASE("one rate of several indicators is proposed for each") {
    CHECK(phrases_in("备案率、及时率和规范率均达100%。") ==
          "备案率=100%; 及时率=100%; 规范率=100%");
    CHECK(phrases_in("办理热线工单35件，办结率、满意率达99%。") ==
          "办理热线工单=35件; 热线工单办结率=99%; 热线工单满意率=99%");
  }

  TEST_CASE("a list of examples before 等 is one subject") {
    CHECK(phrases_in("规模企业、科技企业和外资企业等重点企业入驻率达88.5%。") ==
          "重点企业入驻率=88.5%");
    CHECK(phrases_in("审核采购合同、租赁合同等各类合同41件。") == "审核合同=41件");
  }

  TEST_CASE("several counted objects of one verb are several values") {
    CHECK(values_in("累计汇聚31个部门、46个系统、890项目录、3.6亿余条数据和7200路视频。") ==
          "31个 46个 890项 >=36e7条 7200路");
    CHECK(phrases_in("梳理21家单位权责清单3300项。") ==
          "梳理单位权责清单=21家; 单位权责清单=3300项");
    CHECK(phrases_in("完成64家机构310个账户的实名登记。") ==
          "完成机构的实名登记=64家; 完成账户的实名登记=310个");
  }

  TEST_CASE("各 gives one count to each") {
    CHECK(phrases_in("开展专题培训、集中学习各4次。") == "开展专题培训=4次; 开展集中学习=4次");
  }

  TEST_CASE("分别 pairs names and values, and changes with what they change") {
    CHECK(phrases_in("办结率、满意率分别为97.5%、99.1%。") == "办结率=97.5%; 满意率=99.1%");
    CHECK(phrases_in("受理案件80件、审结案件72件，分别同比增长12.5%和9.1%。") ==
          "受理案件=80件; 审结案件=72件; 受理案件同比增长=12.5%; 审结案件同比增长=9.1%");
    CHECK(phrases_in("东城和西城的增幅为31.2%、18.4%。") == "东城增幅=31.2%; 西城增幅=18.4%");
  }

  TEST_CASE("years in a list are paired with their values") {
    CHECK(years_in("2021年、2022年、2023年受理案件分别为40件、52件、61件。") ==
          "2021:40件 2022:52件 2023:61件");
    CHECK(years_in("败诉率自2020年起依次是9.1%、8.4%、7.2%、6.5%。") ==
          "2020:9.1% 2021:8.4% 2022:7.2% 2023:6.5%");
  }

  TEST_CASE("equal values of one clause stay apart") {
    CHECK(phrases_in("组织规章清理2次、文件清理2次。") == "组织规章清理=2次; 组织文件清理=2次");
  }

  TEST_CASE("the indicator may stand behind the value") {
    CHECK(phrases_in("1860个审批事项进驻镇级大厅。") == "审批事项进驻镇级大厅=1860个");
    CHECK(phrases_in("对305件疑难诉求开展回访。") == "疑难诉求开展回访=305件");
  }

  TEST_CASE("a bare verb takes the object that was counted before") {
    CHECK(phrases_in("依法受理行政复议案件45件，审结40件、正在审理5件；其中直接纠错3件。") ==
          "受理行政复议案件=45件; 审结行政复议案件=40件; 正在审理行政复议案件=5件; "
          "直接纠错行政复议案件=3件");
    CHECK(phrases_in("清理规范性文件58件，保留50件，废止8件。") ==
          "清理规范性文件=58件; 保留规范性文件=50件; 废止规范性文件=8件");
  }

  TEST_CASE("a bare rate takes the object of its own clause chain") {
    CHECK(phrases_in("承办政协提案33件，满意率100%。受理热线诉求5200件，满意率97.8%。") ==
          "承办政协提案=33件; 政协提案满意率=100%; 受理热线诉求=5200件; 热线诉求满意率=97.8%");
  }

  TEST_CASE("其中 names a part of what was counted") {
    CHECK(phrases_in("受理行政复议案件60件，其中涉及征收拆迁14件。") ==
          "受理行政复议案件=60件; 涉及征收拆迁=14件");
    CHECK(phrases_in("受理行政复议案件60件，其中公安类14件。") ==
          "受理行政复议案件=60件; 公安类受理行政复议案件=14件");
  }

  TEST_CASE("a long object between the verb and the value is left out") {
    CHECK(phrases_in("审查印发《镇级环境保护管理办法》等规范性文件4件。") ==
          "审查印发规范性文件=4件");
  }

  TEST_CASE("a share belongs to what was counted before it") {
    CHECK(phrases_in("消费投诉81件，占40.5%。") == "消费投诉=81件; 消费投诉占比=40.5%");
    CHECK(phrases_in("调解结案30件，占全部结案的25%。") == "调解结案=30件; 调解结案占结案比例=25%");
  }

  TEST_CASE("分别占 gives its share to each of the counts before") {
    CHECK(phrases_in("涉及公安20件、社保10件，分别占50%和25%。") ==
          "涉及公安=20件; 涉及社保=10件; 涉及公安占比=50%; 涉及社保占比=25%");
  }

  TEST_CASE("a colon announces what the names behind it are values of") {
    CHECK(phrases_in("受理案件：东城12件，西城9件。") == "东城受理案件=12件; 西城受理案件=9件");
    CHECK(phrases_in("各领域败诉率：征收（12.5%）、社保（8.1%）。") ==
          "征收败诉率=12.5%; 社保败诉率=8.1%");
  }

  TEST_CASE("a value in brackets belongs to the name before them") {
    CHECK(phrases_in("线上办理（320件）、窗口办理（150件）。") == "线上办理=320件; 窗口办理=150件");
    CHECK(values_in("受理案件90件（含线上12件），办结88件。") == "90件 12件 88件");
  }
}

TEST_SUITE("reading: values") {
  TEST_CASE("万, 亿 and 余 keep the printed precision") {
    CHECK(values_in("受理工单12.2万件。") == "122e3件");
    CHECK(values_in("发放宣传册3万余份，归集数据20.5亿余条。") == ">=3e4份 >=205e7条");
    CHECK(values_in("服务群众10余万人次，接待260余人。") == ">=10e4人次 >=260人");
    CHECK(values_in("入驻企业1万多家，归集1亿2000万条数据。") == ">=1e4家 12000e4条");
  }

  TEST_CASE("words before and behind a value are its bound") {
    CHECK(values_in("上升近30个百分点，约19.2%的案件和解。") == "~30个百分点 ~19.2%");
    CHECK(values_in("参训率超过80%，群众知晓率达90%以上。") == ">=80% >=90%");
    CHECK(values_in("平均用时不足20分钟，参训干部500人左右。") == "<=20分钟 ~500人");
    CHECK(values_in("签约30个项目，最近3次检查均合格。") == "30个 3次");
  }

  TEST_CASE("odd units and halves are read") {
    CHECK(values_in("平均审理7.5天，压缩至1.47个工作日。") == "7.5天 1.47个工作日");
    CHECK(values_in("走访企业310家次，接入监控88路，宣讲16场次，出庭9件次。") ==
          "310家次 88路 16场次 9件次");
    CHECK(values_in("平均办理时间3个半工作日。") == "3.5个工作日");
  }

  TEST_CASE("trailing zeros stay") {
    CHECK(values_in("占22.0%，合格率100.0%。") == "22.0% 100.0%");
  }

  TEST_CASE("separators, blanks and full width are one form") {
    CHECK(values_in("受理案件1,234件，收到来信22 471件。") == "1234件 22471件");
    CHECK(values_in("受理案件１２３件，办结率９８．５％。") == "123件 98.5%");
    CHECK(values_in("登记１，２３４件，办结 56 件。") == "1234件 56件");
  }

  TEST_CASE("ratios and multiples are values of their own kind") {
    CHECK(values_in("复议与诉讼之比为1.25:1。") == "1.25比");
    CHECK(values_in("复议与诉讼之比为1.25：1。") == "1.25比");
    CHECK(values_in("案件数是上年的2.5倍。") == "2.5倍");
  }

  TEST_CASE("per cent and numbers in words are read where they are large enough to be counts") {
    CHECK(values_in("满意率达百分之九十八点五。") == "98.5%");
    CHECK(values_in("调处纠纷一百二十三件，培训三十余人次。") == "123件 >=30人次");
  }

  TEST_CASE("more than eighteen digits are passed over") {
    CHECK(values_in("编码12345678901234567890件。") == "");
    CHECK(passed_in("编码12345678901234567890件。") == "too_long");
  }
}

TEST_SUITE("reading: changes and years") {
  TEST_CASE("a change in points proposes the change and the earlier level, marked as derived") {
    const Reading reading = reading_of("出庭率47.8%，同比上升7.9个百分点。");
    REQUIRE(reading.proposals.size() == 3);
    CHECK(reading.proposals[1].phrase == "出庭率同比上升");
    CHECK(reading.proposals[1].is_change);
    const Proposal& earlier = reading.proposals[2];
    REQUIRE(earlier.derived);
    CHECK(earlier.value.str() == "39.9");
    CHECK(earlier.year == Year(2022));
    CHECK(earlier.phrase == "出庭率");
    // 47.75 to 47.85, less 7.85 to 7.95.
    CHECK(earlier.derived->range.low.str() == "39.80");
    CHECK(earlier.derived->range.high.str() == "40.00");
    CHECK(earlier.derived->how == "47.8 - 7.9");
  }

  TEST_CASE("a fall adds, and growth in per cent of a count gives whole numbers") {
    CHECK(years_in("败诉率6.88%，较2021年下降3.95个百分点。") ==
          "2023:6.88% 2023:3.95个百分点 2021:10.83%*");
    // 1460 / 1.167 = 1251.07; 1460 / 1.1675 to 1460 / 1.1665 holds 1251 alone.
    CHECK(years_in("出庭1460件次，同比增长16.7%。") == "2023:1460件次 2023:16.7% 2022:1251件次*");
  }

  TEST_CASE("a change on a year that is not named derives nothing") {
    CHECK(years_in("出庭率47.8%，提高7.9个百分点。") == "2023:47.8% 2023:7.9个百分点");
  }

  TEST_CASE("words such as 提高到 stand before a level") {
    CHECK(phrases_in("败诉率降至16.4%，撤诉率升到22.9%。") == "败诉率=16.4%; 撤诉率=22.9%");
    CHECK(years_in("出庭率由上年的39.9%提高到47.8%。") == "2022:39.9% 2023:47.8%");
    CHECK(years_in("出庭率由39.9%提高到47.8%。") == "none:39.9% 2023:47.8%");
  }

  TEST_CASE("a clause that only compares belongs to the changes behind it") {
    const Reading reading = reading_of("与2021年相比，新收案件减少213件。");
    REQUIRE(reading.proposals.size() == 1);
    CHECK(reading.proposals[0].is_change);
    CHECK(reading.proposals[0].phrase == "新收案件同比减少");
    CHECK(reading.proposals[0].year == Year(2023));
  }

  TEST_CASE("a year that is named holds to the end of the sentence") {
    CHECK(years_in("2022年受理30件，审结28件。今年受理41件。") == "2022:30件 2022:28件 2023:41件");
    CHECK(years_in("上年受理30件，比上年增加11件。") == "2022:30件 2023:11件");
  }

  TEST_CASE("what is carried over from the year before belongs to this year") {
    CHECK(years_in("上年结转12件，新收80件，结转下年9件。") == "2023:12件 2023:80件 2023:9件");
  }

  TEST_CASE("the title tells the year where the caller does not") {
    const Reading reading = read_report("东河镇2021年法治政府建设报告\n受理案件5件。");
    CHECK(reading.year == Year(2021));
    CHECK(reading.title == "东河镇2021年法治政府建设报告");
    REQUIRE(reading.proposals.size() == 1);
    CHECK(reading.proposals[0].year == Year(2021));
  }

  TEST_CASE("a level from an earlier year does not lend its year to the one it led to") {
    CHECK(years_in("成功率由2021年的54.2%提升到61.7%。") == "2021:54.2% 2023:61.7%");
    CHECK(years_in("2022年，成功率由2021年的54.2%提升到61.7%，办结3件。") ==
          "2021:54.2% 2022:61.7% 2022:3件");
    CHECK(years_in("用时由9.5分钟缩短至7.8分钟。") == "none:9.5分钟 2023:7.8分钟");
  }

  TEST_CASE("several changes, each with a verb of its own, are paired with their names") {
    CHECK(phrases_in("案件数、罚没款分别增长11.9%、下降6.5%。") ==
          "案件数同比增长=11.9%; 罚没款同比下降=6.5%");
    CHECK(phrases_in("受理案件69件，审结案件61件，分别增加76.9%、减少5%。") ==
          "受理案件=69件; 审结案件=61件; 受理案件同比增加=76.9%; 审结案件同比减少=5%");
  }

  TEST_CASE("what is done to a body is not done by it next") {
    CHECK(phrases_in("被申请行政复议24件，其中撤销1件、终止4件。") ==
          "被申请行政复议=24件; 撤销行政复议=1件; 终止行政复议=4件");
  }

  TEST_CASE("a counter may be for each of something") {
    CHECK(values_in("完成抽检4.5批次/千人，办理证件8830本次。") == "4.5批次/千人 8830本次");
  }
}

}  // namespace
}  // namespace annals::test
