#include "reading/counters.h"

#include "reading/words.h"

namespace annals::reading {
namespace {

// Of more than one character.
const WordList& long_counters() {
  static const WordList words{
      U"人次",   U"家次",     U"件次",   U"户次",     U"场次",     U"期次",   U"批次",   U"车次",
      U"班次",   U"架次",     U"台次",   U"艘次",     U"项次",     U"个次",   U"条次",   U"篇次",
      U"份次",   U"例次",     U"点次",   U"处次",     U"站次",     U"课次",   U"所次",   U"组次",
      U"起次",   U"队次",     U"宗次",   U"人天",     U"人时",     U"人日",   U"课时",   U"学时",
      U"工时",   U"平方米",   U"立方米", U"平方公里", U"平方千米", U"公里",   U"千米",   U"公顷",
      U"公斤",   U"斤",       U"千克",   U"千瓦时",   U"千瓦",     U"小时",   U"个小时", U"分钟",
      U"工作日", U"个工作日", U"美元",   U"港元",     U"欧元",     U"厘米",   U"毫米",   U"人份",
      U"标准煤", U"家企业次", U"套次",   U"万册次",   U"册次",     U"票次",   U"座次",   U"支次",
      U"轮次",   U"首期",     U"户家",   U"例件",     U"基点",     U"个基点", U"节课",   U"摄氏度",
      U"度电",   U"立方",     U"平方",   U"人民币元", U"块钱",     U"宗件",   U"批件",   U"台套",
      U"台(套)", U"件(次)",   U"人(次)", U"家(次)",   U"场(次)",   U"期(次)", U"次(件)", U"个(次)",
      U"项(次)", U"处(次)",   U"户(次)", U"起(件)",   U"件(起)",   U"条(次)", U"份(件)", U"宗(件)",
      U"km",     U"kg",       U"m2",     U"KM",       U"MW",       U"kW",     U"GB",     U"TB",
      U"PB",     U"MB",       U"㎡",     U"公斗",     U"本次",     U"张次",   U"辆次",   U"床次"};
  return words;
}

constexpr std::u32string_view kSingle =
    U"件个项条次家户名人份篇场期路张本册部辆台套座处所间栋幢株棵只头匹吨亩天元例起宗桩批支队组对双"
    U"副块片段则首幅枚颗"
    U"粒把扇艘架列班节堂轮回趟遍种类样卷集封通站眼盏桶箱袋瓶盒包位员股笔单票桌面环门米克升字秒道村";

// Words that begin with a counter and are none.
const WordList& other_words() {
  static const WordList words{
      U"部门", U"人民",   U"人大",    U"单位", U"通过", U"通办", U"网络", U"集中", U"支持", U"门户",
      U"面向", U"点击",   U"座谈",    U"台账", U"处理", U"处罚", U"组织", U"对外", U"对接", U"所有",
      U"条例", U"项目",   U"人员",    U"家庭", U"名单", U"名录", U"场所", U"场景", U"期间", U"期限",
      U"节点", U"节日",   U"类别",    U"股份", U"股权", U"本级", U"本市", U"本区", U"首次", U"首家",
      U"首创", U"处于",   U"批准",    U"批复", U"封闭", U"包括", U"组建", U"回访", U"回复", U"双向",
      U"双方", U"双随机", U"双重",    U"片区", U"段落", U"块状", U"队伍", U"支撑", U"班子", U"架构",
      U"列入", U"列为",   U"列全",    U"台湾", U"张贴", U"起草", U"起诉", U"起到", U"站点", U"集体",
      U"集团", U"通知",   U"通报",    U"包容", U"单项", U"面积", U"环境", U"环节", U"环保", U"门诊",
      U"门类", U"字号",   U"道路",    U"道德", U"村民", U"村级", U"位于", U"位居", U"位列", U"例行",
      U"对应", U"对标",   U"场地",    U"所属", U"只要", U"只有", U"首批", U"首位", U"把握", U"把关",
      U"组成", U"队员",   U"类似",    U"样本", U"样品", U"升至", U"升级", U"升到", U"克服", U"米兰",
      U"次日", U"次年",   U"节能",    U"节约", U"节省", U"轮岗", U"路口", U"路段", U"路长", U"户籍",
      U"户外", U"户均",   U"名列",    U"份额", U"家园", U"家长", U"人均", U"人口", U"人才", U"人社",
      U"元旦", U"天然",   U"天内",    U"种植", U"村委", U"村社", U"村村", U"头部", U"部署", U"部分",
      U"部委", U"部级",   U"个人所得"};
  return words;
}

// 个 with more behind it is one unit.
std::size_t piece_counter(std::u32string_view text) {
  static const WordList more{U"个工作日", U"个百分点", U"个基点", U"个小时", U"个学时", U"个课时"};
  return more.at_start(text);
}

}  // namespace

std::size_t counter_at(std::u32string_view text) {
  if (text.empty()) return 0;
  if (const std::size_t length = piece_counter(text)) return length;
  if (const std::size_t length = long_counters().at_start(text)) return length;
  if (kSingle.find(text.front()) == kSingle.npos) return 0;
  // 12项目标 counts aims.
  static const WordList counted{U"项目标", U"项目录", U"场所有",
                                U"次日常", U"家庭审", U"个人大代表"};
  if (counted.at_start(text) > 0) return 1;
  return other_words().at_start(text) > 0 ? 0 : 1;
}

std::size_t per_at(std::u32string_view text) {
  static const WordList wholes{U"/人",   U"/百人", U"/千人",     U"/万人", U"/十万人", U"/户",
                               U"/万元", U"/亩",   U"/平方公里", U"/公里", U"/年",     U"/月",
                               U"/天",   U"/日",   U"/小时",     U"/次",   U"/所",     U"/家"};
  return wholes.at_start(text);
}

bool is_duration(std::u32string_view unit) {
  static const WordList durations{U"天", U"小时",   U"个小时",  U"分钟",
                                  U"秒", U"工作日", U"个工作日"};
  return durations.at_start(unit) == unit.size();
}

}  // namespace annals::reading
