#include "reading/phrase.h"

#include "reading/characters.h"
#include "reading/lexicon.h"

namespace annals::reading {
namespace {

constexpr std::size_t kLongest = 60;

// Words that begin, or end, with an adverb and are none.
const WordList& kept_at_start() {
  static const WordList words{
      U"对外",   U"为民", U"有奖",   U"有限",     U"有关",     U"有效",     U"以案", U"以旧",
      U"各级",   U"本级", U"并联",   U"共建",     U"共享",     U"共青",     U"共同", U"度假",
      U"同意",   U"和解", U"与会",   U"及时",     U"即办",     U"即来",     U"如期", U"经济",
      U"经营",   U"经费", U"经办",   U"被告",     U"被申请",   U"被执行",   U"还款", U"到场",
      U"到期",   U"底线", U"末端",   U"现场",     U"现有",     U"现行",     U"均衡", U"都市",
      U"把关",   U"本科", U"本土",   U"使用",     U"到庭",     U"共有",     U"经侦", U"主动公开",
      U"对口",   U"对接", U"以上",   U"如实",     U"将军",     U"本地",     U"本人", U"由于",
      U"为被告", U"为主", U"为农",   U"全国通办", U"全市通办", U"全省通办", U"全程", U"主动服务",
      U"有声",   U"有案", U"通过率", U"全面清理", U"通过审核", U"主动评价", U"为老", U"另案",
      U"为企",   U"有机", U"有偿",   U"为申请",   U"本级政府", U"以工",     U"对照", U"各类"};
  return words;
}

const WordList& kept_at_end() {
  static const WordList words{
      U"所有", U"占有",   U"拥有",   U"持有", U"国有",   U"现有", U"共有", U"设有", U"配有",
      U"行为", U"作为",   U"收到",   U"受到", U"接到",   U"签到", U"报到", U"得到", U"平均",
      U"人均", U"首都",   U"审计",   U"统计", U"设计",   U"提起", U"一起", U"发起", U"存在",
      U"正在", U"平等",   U"中等",   U"高等", U"占比",   U"对比", U"同比", U"调和", U"理由",
      U"事由", U"案由",   U"会计",   U"公约", U"合约",   U"履约", U"签约", U"其中", U"预约",
      U"节约", U"违约",   U"附近",   U"环比", U"普及",   U"参与", U"给与", U"授与", U"年比",
      U"转到", U"首诉到", U"公证处", U"为了", U"实现了", U"成为", U"民比"};
  return words;
}

bool is_mark(char32_t c) {
  constexpr std::u32string_view kMarks = U"“”‘’「」『』\"' \t…﹁﹂*#|";
  return kMarks.find(c) != std::u32string_view::npos;
}

// The position behind a number with 年, 月 or 日 and what is tied to it by a dash; "at" if none.
std::size_t past_date(std::u32string_view text, std::size_t at) {
  constexpr std::u32string_view kInside = U"0123456789-—–~至到.、";
  constexpr std::u32string_view kUnits = U"年月日";
  std::size_t end = at, last = at;
  while (end < text.size() && end < at + 24) {
    if (kUnits.find(text[end]) != kUnits.npos) {
      last = end + 1;
      if (last < text.size() && (text[last] == U'度' || text[last] == U'份')) ++last;
      end = last;
      if (end < text.size() && !is_digit(text[end]) && kInside.find(text[end]) == kInside.npos)
        break;
    } else if (kInside.find(text[end]) != kInside.npos) {
      ++end;
    } else {
      break;
    }
  }
  return last;
}

// The position behind the mark that closes what opens at "at"; "at" if it is not closed soon.
std::size_t past_pair(std::u32string_view text, std::size_t at, char32_t close) {
  const std::size_t end = text.substr(at, 80).find(close);
  return end == std::u32string_view::npos ? at : at + end + 1;
}

// 连同案前调解在内: what is counted with it is no name of it.
std::size_t past_inclusion(std::u32string_view text, std::size_t at) {
  static const WordList starts{U"连同", U"包括", U"包含", U"含"};
  if (starts.at_start(text.substr(at)) == 0) return at;
  const std::size_t end = text.substr(at, 40).find(U"在内");
  return end == std::u32string_view::npos ? at : at + end + 2;
}

std::u32string without_marks(std::u32string_view raw, bool& listed) {
  std::u32string result;
  for (std::size_t i = 0; i < raw.size();) {
    const char32_t c = raw[i];
    std::size_t next = i;
    if (c == U'《') {
      next = past_pair(raw, i, U'》');
      listed = listed || next > i;
    } else if (c == U'(') {
      next = past_pair(raw, i, U')');
      if (next > i && next - i <= 6) {
        result += raw.substr(i + 1, next - i - 2);
      }
    } else if (is_digit(c)) {
      next = past_date(raw, i);
    } else {
      next = past_inclusion(raw, i);
    }
    if (next == i) {
      listed = listed || c == U'”';
      if (!is_mark(c) && c != U'(' && c != U')' && c != U'《' && c != U'》') result += c;
      next = i + 1;
    }
    i = next;
  }
  return result;
}

// 审查A协议、B协议等各类政府合同 is 审查政府合同.
std::u32string without_examples(std::u32string_view text, bool listed) {
  static const WordList other{U"等级", U"等次", U"等候", U"等待",
                              U"等于", U"等额", U"等效", U"等离"};
  static const WordList every{U"各类", U"各种", U"各项", U"多种", U"有关",
                              U"相关", U"方面", U"领域", U"的"};
  const std::size_t at = text.rfind(U'等');
  if (at == std::u32string_view::npos || at + 1 >= text.size()) return std::u32string(text);
  if (other.at_start(text.substr(at)) > 0 ||
      (at > 0 && (text[at - 1] == U'平' || text[at - 1] == U'高')))
    return std::u32string(text);
  const std::u32string_view list = text.substr(0, at);
  if (!listed && list.find(U'、') == list.npos && list.find(U'和') == list.npos)
    return std::u32string(text);
  std::u32string_view behind = text.substr(at + 1);
  take_start(behind, every);
  std::u32string_view rest = list;
  std::u32string result;
  while (const std::size_t length = verbs().at_start(rest)) {
    result += rest.substr(0, length);
    rest.remove_prefix(length);
  }
  return result.append(behind);
}

bool strip_start(std::u32string_view& text) {
  if (kept_at_start().at_start(text) > 0) return false;
  return take_start(text, openers());
}

bool strip_end(std::u32string_view& text) {
  if (kept_at_end().at_end(text) > 0) return false;
  return take_end(text, closers());
}

// Verbs that follow what they are done to: 一审行政案件受理5109件.
const WordList& ending_verbs() {
  static const WordList words{U"受理", U"审结", U"办结", U"新收", U"收案", U"结案", U"出庭",
                              U"开庭", U"败诉", U"胜诉", U"撤诉", U"纠错", U"撤销", U"维持",
                              U"驳回", U"立案", U"通办", U"办理", U"完成", U"答复", U"化解",
                              U"流转", U"接待", U"使用", U"值班", U"进驻", U"旁听"};
  return words;
}

// Verbs that are also what is done: 解答咨询, 开展培训.
const WordList& noun_verbs() {
  static const WordList words{
      U"咨询", U"服务", U"培训", U"申请", U"公证", U"仲裁", U"复议", U"诉讼", U"检查", U"调解",
      U"援助", U"宣传", U"登记", U"许可", U"处罚", U"征收", U"考试", U"测评", U"考核", U"评查",
      U"评估", U"值班", U"旁听", U"督查", U"督导", U"巡查", U"排查", U"约谈", U"走访", U"慰问",
      U"宣讲", U"审批", U"鉴定", U"整改", U"投资", U"教育", U"轮训", U"抽查", U"听证", U"论证",
      U"审查", U"救助", U"帮扶", U"回访", U"监测", U"检测", U"抽检"};
  return words;
}

void take_lead(std::u32string_view& rest, Phrase& phrase) {
  static const WordList ties{U"并",   U"、",   U"和",     U"了",    U"或",
                             U"上年", U"去年", U"上一年", U"上年度"};
  // Nouns that begin with a verb.
  static const WordList nouns{U"公开申请", U"复议申请", U"处罚决定", U"检查任务", U"服务事项",
                              U"审批事项", U"许可事项", U"登记事项", U"培训班",   U"公证处",
                              U"调解组织", U"调解员",   U"服务中心", U"服务站",   U"公开信息",
                              U"评查工作", U"建设用地", U"援助案件"};
  std::size_t last = 0;
  while (true) {
    const std::size_t tie = ties.at_start(rest);
    const std::size_t length = verbs().at_start(rest.substr(tie));
    if (length == 0 || nouns.at_start(rest.substr(tie)) > 0 ||
        rest.substr(tie + length).starts_with(U"类"))
      break;
    last = tie + length;
    phrase.lead += rest.substr(0, tie + length);
    rest.remove_prefix(tie + length);
  }
  if (!phrase.lead.empty() && (rest.starts_with(U"了") || rest.starts_with(U"的")))
    rest.remove_prefix(1);
  // 复议案件 is a thing although 复议 is also done; 培训 alone is not.
  const bool generic = !rest.empty() && generic_nouns().at_start(rest) == rest.size();
  if (!generic && !(rest.empty() && phrase.lead.size() > last)) return;
  const std::u32string_view word =
      std::u32string_view(phrase.lead).substr(phrase.lead.size() - last);
  if (noun_verbs().at_start(word) != word.size()) return;
  phrase.object = std::u32string(word);
  phrase.object += rest;
  rest = {};
  phrase.lead.resize(phrase.lead.size() - last);
}

void take_rate(std::u32string_view& rest, Phrase& phrase) {
  const std::size_t length = rate_ends().at_end(rest);
  if (length == 0) return;
  phrase.rate = true;
  const std::u32string_view stem = rest.substr(0, rest.size() - length);
  const std::size_t named = rate_stems().at_end(stem);
  phrase.tail = std::u32string(rest.substr(stem.size() - named));
  rest.remove_suffix(named + length);
}

}  // namespace

bool Phrase::complete() const {
  if (object.size() < 2) return false;
  return generic_nouns().at_start(object) != object.size();
}

std::u32string cleaned(std::u32string_view raw) {
  // A cut at the end is no cut of what stands nearest to the number.
  if (raw.size() > 3 * kLongest) raw = raw.substr(raw.size() - 3 * kLongest);
  bool listed = false;
  const std::u32string plain = without_marks(raw, listed);
  const std::u32string named = without_examples(plain, listed);
  std::u32string_view text = named;
  while (strip_start(text) || strip_end(text)) {
  }
  if (text.size() > kLongest) text = text.substr(text.size() - kLongest);
  return std::u32string(text);
}

Phrase analysed(std::u32string_view cleaned) {
  Phrase phrase;
  std::u32string_view rest = cleaned;
  if (rate_ends().at_end(rest) > 0) {
    take_rate(rest, phrase);
    phrase.object = std::u32string(rest);
    return phrase;
  }
  take_lead(rest, phrase);
  while (const std::size_t length = ending_verbs().at_end(rest)) {
    phrase.tail.insert(0, rest.substr(rest.size() - length));
    rest.remove_suffix(length);
  }
  phrase.object.insert(0, rest);
  return phrase;
}

std::vector<std::u32string_view> members_of(std::u32string_view list) {
  static const WordList whole{U"和解", U"和谐", U"和平", U"及时", U"与会", U"并联", U"及其"};
  std::vector<std::u32string_view> members;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < list.size();) {
    const std::u32string_view rest = list.substr(i);
    const std::size_t length =
        whole.at_start(rest) > 0 || rest[0] == U' ' ? 0 : joiners().at_start(rest);
    const bool inside =
        i > 0 && (list[i - 1] == U'调' || list[i - 1] == U'普' || list[i - 1] == U'参');
    if (length == 0 || inside) {
      ++i;
      continue;
    }
    if (i > begin) members.push_back(list.substr(begin, i - begin));
    i += length;
    begin = i;
  }
  if (begin < list.size()) members.push_back(list.substr(begin));
  return members;
}

// 行政复议申请 of 市各级机关共收到行政复议申请: who does it is no part of the thing.
std::u32string_view behind_agent(std::u32string_view object) {
  static const WordList acts{U"收到", U"受理", U"审结", U"办理", U"开展", U"组织",
                             U"完成", U"新收", U"制定", U"印发", U"办结", U"承办",
                             U"接收", U"审理", U"接到", U"处理", U"审查"};
  for (std::size_t i = 2; i < object.size(); ++i) {
    const std::size_t length = acts.at_start(object.substr(i));
    if (length == 0) continue;
    std::u32string_view rest = object.substr(i + length);
    static const WordList also{U"共", U"累计", U"依法", U"已", U"了"};
    while (take_start(rest, also) || take_start(rest, verbs())) {
    }
    if (rest.size() < 2 || generic_nouns().at_start(rest) == rest.size()) return object;
    return rest;
  }
  return object;
}

std::u32string topic_of(const Phrase& phrase) {
  static const WordList predicates{U"全部", U"均",   U"已",     U"都",   U"进行", U"实现", U"完成",
                                   U"得到", U"予以", U"实施",   U"开展", U"纳入", U"进驻", U"接受",
                                   U"通过", U"达到", U"全覆盖", U"办结", U"按期", U"按时"};
  if (!phrase.complete() || phrase.rate) return {};
  std::u32string_view noun = behind_agent(phrase.object);
  for (std::size_t i = 2; i < noun.size(); ++i) {
    if (predicates.at_start(noun.substr(i)) > 0) noun = noun.substr(0, i);
  }
  if (const std::size_t of = noun.rfind(U'的'); of != noun.npos && noun.size() - of > 4)
    noun = noun.substr(of + 1);
  return std::u32string(noun);
}

}  // namespace annals::reading
