#include "reading/quantity.h"

#include <algorithm>

#include "reading/characters.h"
#include "reading/counters.h"
#include "reading/number.h"
#include "reading/words.h"

namespace annals::reading {
namespace {

constexpr std::u32string_view kNone;

// A word for a bound, before a number or behind it.
struct BoundWord {
  std::u32string_view word;
  Bound bound;
  bool limit;
};

// The characters of a paragraph as the scan goes over them.
class Scan {
 public:
  Scan(std::u32string_view text, const std::vector<std::uint8_t>& shelter)
      : text_(text), shelter_(shelter) {}

  Figures run();

 private:
  std::u32string_view from(std::size_t at) const {
    return at < text_.size() ? text_.substr(at) : kNone;
  }
  char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }
  char32_t before(std::size_t i) const { return i > 0 ? text_[i - 1] : U'\0'; }
  std::size_t past_blanks(std::size_t i) const {
    while (i < text_.size() && is_blank(text_[i])) ++i;
    return i;
  }
  std::size_t before_blanks(std::size_t i) const {
    while (i > 0 && is_blank(text_[i - 1])) --i;
    return i;
  }

  std::size_t take_digits(std::size_t i);
  std::size_t take_numerals(std::size_t i);
  std::size_t take_year(std::size_t i);
  void read_sign(Quantity& quantity);
  void read_bound_before(Quantity& quantity) const;
  void read_unit(Quantity& quantity, const Number& number) const;
  void read_counter(Quantity& quantity, std::size_t i) const;
  void read_half(Quantity& quantity) const;
  void read_bound_behind(Quantity& quantity) const;
  bool read_ratio(Quantity& quantity) const;
  bool read_range(Quantity& quantity) const;
  bool ends_range(const Quantity& quantity) const;
  std::optional<PassedOver> joined(const Quantity& quantity) const;
  std::optional<PassedOver> ordinal(const Quantity& quantity) const;
  std::optional<PassedOver> calendar(std::size_t i) const;
  std::optional<PassedOver> duration(const Quantity& quantity) const;
  bool is_score(const Quantity& quantity) const;
  std::size_t add(Quantity quantity, const Number& number);

  std::u32string_view text_;
  const std::vector<std::uint8_t>& shelter_;
  Figures figures_;
};

// 2023年, 2021—2025年, 20212025年, 2023-2024年度: the length, and a mention if it is one year.
std::size_t Scan::take_year(std::size_t i) {
  std::size_t length = 0;
  const int year = read_year(from(i), length);
  if (year == 0) return 0;
  std::size_t end = past_blanks(i + length);
  if (at(end) == U'年') {
    ++end;
    if (at(end) == U'度') ++end;
    if (shelter_[i] == kOpen) figures_.years.push_back({i, end, year});
    return end - i;
  }
  constexpr std::u32string_view kDashes = U"-—–~至到/、";
  std::size_t dash = end;
  while (dash < text_.size() && dash < end + 2 && kDashes.find(text_[dash]) != kDashes.npos) ++dash;
  if (dash == end) return 0;
  std::size_t second = 0;
  if (read_year(from(past_blanks(dash)), second) == 0) return 0;
  const std::size_t behind = past_blanks(past_blanks(dash) + second);
  return at(behind) == U'年' ? behind + 1 - i : 0;
}

void Scan::read_sign(Quantity& quantity) {
  const std::size_t i = quantity.number_begin;
  const char32_t sign = before(i);
  if (sign != U'-' && sign != U'+' && sign != U'—') return;
  const char32_t outer = i > 1 ? text_[i - 2] : U'\0';
  if (is_digit(outer) || is_letter(outer) || outer == U'”' || outer == sign || sign == U'—') return;
  if (sign == U'-') quantity.value = -quantity.value;
  quantity.number_begin = quantity.begin = i - 1;
}

// What ties a number to its neighbours so that it is a name, a date or a reference.
std::optional<PassedOver> Scan::joined(const Quantity& quantity) const {
  const char32_t left = before(quantity.number_begin);
  const char32_t right = at(quantity.number_end);
  const char32_t outer = quantity.number_begin > 1 ? text_[quantity.number_begin - 2] : U'\0';
  const auto word = [](char32_t c) { return is_digit(c) || is_letter(c); };
  constexpr std::u32string_view kJoints = U"+×*/·•.-_#&:@";
  if (is_letter(left)) return PassedOver::kName;
  if (left != U'\0' && kJoints.find(left) != kJoints.npos && (word(outer) || left == U'#'))
    return left == U'+' || left == U'×' ? PassedOver::kName : PassedOver::kReference;
  if (right != U'\0' && kJoints.find(right) != kJoints.npos && word(at(quantity.number_end + 1)))
    return right == U'+' || right == U'×' ? PassedOver::kName : PassedOver::kReference;
  if (right == U'+' && quantity.measure == Measure::kBare) return PassedOver::kName;
  return std::nullopt;
}

std::optional<PassedOver> Scan::ordinal(const Quantity& quantity) const {
  const std::size_t i = before_blanks(quantity.begin);
  const char32_t left = before(i);
  if (left == U'第') return PassedOver::kOrdinal;
  if (left != U'前') return std::nullopt;
  constexpr std::u32string_view kPlaces = U"列居入国省市区县进名在排位的全";
  const bool place =
      quantity.unit == U"名" || quantity.unit == U"位" || at(quantity.number_end) == U'强';
  const char32_t outer = i > 1 ? text_[i - 2] : U'\0';
  if (place || outer == U'\0' || kPlaces.find(outer) != kPlaces.npos) return PassedOver::kOrdinal;
  return std::nullopt;
}

// 月, 日, 号, 时 and what else makes a number a date, a time or a place in an order.
std::optional<PassedOver> Scan::calendar(std::size_t i) const {
  static const WordList dates{U"年",   U"月",   U"日",   U"时", U"点",
                              U"世纪", U"年代", U"周年", U"周", U"季度"};
  static const WordList periods{U"个月",   U"周岁", U"岁",     U"个年度", U"个季度",   U"个半月",
                                U"个星期", U"个周", U"个五年", U"个财年", U"个自然日", U"自然日"};
  static const WordList references{U"号", U"版", U"级",   U"届",   U"楼",
                                   U"层", U"室", U"字头", U"系列", U"型"};
  const std::u32string_view behind = from(i);
  if (behind.starts_with(U"点对点") || behind.starts_with(U"时段")) return PassedOver::kName;
  if (periods.at_start(behind) > 0) return PassedOver::kPeriod;
  if (dates.at_start(behind) > 0) return PassedOver::kDate;
  if (references.at_start(behind) > 0) return PassedOver::kReference;
  return std::nullopt;
}

std::optional<PassedOver> Scan::duration(const Quantity& quantity) const {
  static const WordList within{U"内", U"以内", U"之内", U"前", U"之前", U"后"};
  const std::u32string_view behind = from(past_blanks(quantity.unit_end));
  const bool distance = quantity.unit == U"公里" || quantity.unit == U"米";
  if (!distance && !is_duration(quantity.unit)) return std::nullopt;
  if (behind.substr(0, 8).find(U'圈') != kNone.npos &&
      behind.substr(0, 8).find(U'，') == kNone.npos)
    return PassedOver::kName;
  if (within.at_start(behind) > 0) return PassedOver::kDeadline;
  const bool always = quantity.value == Decimal(24) || quantity.value == Decimal(365);
  if (always) return PassedOver::kName;
  return std::nullopt;
}

// A number of points: 得分98.5分, but not 8时30分 or 分钟.
bool Scan::is_score(const Quantity& quantity) const {
  static const WordList words{U"得分", U"评分", U"分数", U"成绩", U"总分",
                              U"均分", U"考评", U"考核", U"测评", U"满意度",
                              U"评价", U"评估", U"指数", U"综合", U"积分"};
  const std::size_t start = quantity.begin > 16 ? quantity.begin - 16 : 0;
  return quantity.value.decimals() > 0 || words.within(text_.substr(start, quantity.begin - start));
}

void Scan::read_counter(Quantity& quantity, std::size_t i) const {
  if (at(i) == U'分' && at(i + 1) != U'钟' && at(i + 1) != U'之' && at(i + 1) != U'局') {
    if (!is_score(quantity)) return;
    quantity.unit = U"分";
    quantity.unit_end = i + 1;
  } else if (const std::size_t length = counter_at(from(i))) {
    quantity.unit_end = i + length + per_at(from(i + length));
    quantity.unit = std::u32string(text_.substr(i, quantity.unit_end - i));
  } else {
    return;
  }
  quantity.measure = Measure::kCount;
}

// 3个半小时, 7天半.
void Scan::read_half(Quantity& quantity) const {
  static const WordList halves{U"个半小时", U"个半工作日", U"个半课时"};
  if (quantity.value.exponent() != 0) return;
  const std::size_t length = halves.at_start(from(quantity.number_end));
  const bool trailing = is_duration(quantity.unit) && at(quantity.unit_end) == U'半';
  if (length == 0 && !trailing) return;
  const auto value = Decimal::make(quantity.value.mantissa() * 10 + 5, -1);
  if (!value || quantity.value.mantissa() > Decimal::kMaxMantissa / 100) return;
  quantity.value = *value;
  quantity.measure = Measure::kCount;
  if (length > 0) {
    quantity.unit = U"个" + std::u32string(text_.substr(quantity.number_end + 2, length - 2));
    quantity.unit_end = quantity.number_end + length;
  } else {
    ++quantity.unit_end;
  }
}

bool Scan::read_ratio(Quantity& quantity) const {
  std::size_t i = past_blanks(quantity.number_end);
  if (at(i) != U':' && at(i) != U'：' && at(i) != U'∶') return false;
  i = past_blanks(i + 1);
  if (at(i) != U'1' || is_digit(at(i + 1)) || at(i + 1) == U'.' || at(i + 1) == U':') return false;
  quantity.measure = Measure::kRatio;
  quantity.unit = U"比";
  quantity.number_end = quantity.unit_end = i + 1;
  return true;
}

void Scan::read_unit(Quantity& quantity, const Number& number) const {
  quantity.unit_end = quantity.number_end;
  const std::size_t i = past_blanks(quantity.number_end);
  if (number.percent) {
    quantity.measure = Measure::kPercent;
    quantity.unit = U"%";
    return;
  }
  if (read_ratio(quantity)) return;
  static const WordList points{U"个百分点", U"百分点", U"%个百分点", U"个百分比"};
  if (const std::size_t length = points.at_start(from(i))) {
    quantity.measure = Measure::kPoints;
    quantity.unit = U"个百分点";
    quantity.unit_end = i + length;
  } else if (at(i) == U'%' || at(i) == U'‰') {
    quantity.measure = Measure::kPercent;
    quantity.unit = text_.substr(i, 1);
    quantity.number_end = quantity.unit_end = i + 1;
  } else if (at(i) == U'倍') {
    quantity.measure = Measure::kTimes;
    quantity.unit = U"倍";
    quantity.unit_end = i + 1;
  } else {
    read_counter(quantity, i);
    read_half(quantity);
  }
}

// 3-5个, 85%~90%, 10至15件: there is no one value.
bool Scan::read_range(Quantity& quantity) const {
  const std::size_t i = past_blanks(quantity.number_end);
  constexpr std::u32string_view kDashes = U"-—–~";
  std::size_t behind = i;
  while (behind < i + 2 && behind < text_.size() && kDashes.find(text_[behind]) != kDashes.npos)
    ++behind;
  if (behind == i && quantity.measure == Measure::kBare && (at(i) == U'至' || at(i) == U'到'))
    ++behind;
  behind = past_blanks(behind);
  return behind > i && is_digit(at(behind));
}

// The second number of a span.
bool Scan::ends_range(const Quantity& quantity) const {
  if (figures_.quantities.empty()) return false;
  const Quantity& last = figures_.quantities.back();
  return last.refused == PassedOver::kRange && quantity.number_begin <= last.number_end + 4 &&
         last.number_end <= quantity.number_begin;
}

void Scan::read_bound_before(Quantity& quantity) const {
  static constexpr BoundWord kWords[] = {
      {U"大约", Bound::kAbout, false},    {U"约为", Bound::kAbout, false},
      {U"将近", Bound::kAbout, false},    {U"接近", Bound::kAbout, false},
      {U"约", Bound::kAbout, false},      {U"近", Bound::kAbout, false},
      {U"超过了", Bound::kAtLeast, true}, {U"超过", Bound::kAtLeast, true},
      {U"突破", Bound::kAtLeast, true},   {U"超出", Bound::kAtLeast, true},
      {U"超", Bound::kAtLeast, true},     {U"逾", Bound::kAtLeast, true},
      {U"不少于", Bound::kAtLeast, true}, {U"不低于", Bound::kAtLeast, true},
      {U"至少", Bound::kAtLeast, true},   {U"高于", Bound::kAtLeast, true},
      {U"大于", Bound::kAtLeast, true},   {U"多于", Bound::kAtLeast, true},
      {U"不足", Bound::kAtMost, true},    {U"不到", Bound::kAtMost, true},
      {U"低于", Bound::kAtMost, true},    {U"小于", Bound::kAtMost, true},
      {U"少于", Bound::kAtMost, true},    {U"不超过", Bound::kAtMost, true},
      {U"不高于", Bound::kAtMost, true},  {U"≥", Bound::kAtLeast, true},
      {U"≤", Bound::kAtMost, true},       {U">", Bound::kAtLeast, true},
      {U"<", Bound::kAtMost, true},       {U"~", Bound::kAbout, false}};
  // 签约30个, 最近3次: the last character is part of another word.
  constexpr std::u32string_view kBeforeYue = U"预签节集解违合条邀公履契制盟爽租缔失婉续";
  constexpr std::u32string_view kBeforeJin = U"最附临靠邻就亲贴走拉";
  const std::size_t end = before_blanks(quantity.begin);
  const std::u32string_view left =
      text_.substr(end > 4 ? end - 4 : 0, std::min<std::size_t>(end, 4));
  const BoundWord* best = nullptr;
  for (const BoundWord& word : kWords) {
    if (left.ends_with(word.word) && (!best || word.word.size() > best->word.size())) best = &word;
  }
  if (!best) return;
  const char32_t outer = end > best->word.size() ? text_[end - best->word.size() - 1] : U'\0';
  if (outer != U'\0' && best->word == U"约" && kBeforeYue.find(outer) != kNone.npos) return;
  if (outer != U'\0' && best->word == U"近" && kBeforeJin.find(outer) != kNone.npos) return;
  if (best->word == U"超" && (outer == U'赶' || outer == U'反')) return;
  quantity.bound = best->bound;
  quantity.limit = best->limit;
  quantity.begin = end - best->word.size();
}

void Scan::read_bound_behind(Quantity& quantity) const {
  static constexpr BoundWord kWords[] = {
      {U"以上", Bound::kAtLeast, true}, {U"以下", Bound::kAtMost, true},
      {U"以内", Bound::kAtMost, true},  {U"左右", Bound::kAbout, false},
      {U"上下", Bound::kAbout, false},  {U"之多", Bound::kExact, false},
      {U"有余", Bound::kAtLeast, false}};
  const std::size_t i = past_blanks(quantity.unit_end);
  quantity.end = quantity.unit_end;
  for (const BoundWord& word : kWords) {
    if (!from(i).starts_with(word.word)) continue;
    if (word.bound != Bound::kExact) quantity.bound = word.bound;
    quantity.limit = quantity.limit || word.limit;
    quantity.end = i + word.word.size();
    return;
  }
}

// Completes a quantity whose number is read; the position behind it.
std::size_t Scan::add(Quantity quantity, const Number& number) {
  const std::size_t begin = quantity.number_begin;
  quantity.begin = begin;
  quantity.number_end = begin + number.length;
  if (number.value) quantity.value = *number.value;
  read_unit(quantity, number);
  read_sign(quantity);
  read_bound_before(quantity);
  if (number.open) quantity.bound = Bound::kAtLeast;
  read_bound_behind(quantity);
  const std::size_t behind = past_blanks(begin + number.length);
  if (shelter_[begin] == kInTitle)
    quantity.refused = PassedOver::kTitle;
  else if (shelter_[begin] == kInQuotes)
    quantity.refused = PassedOver::kName;
  else if (!number.value)
    quantity.refused = PassedOver::kTooLong;
  else if (auto in_order = ordinal(quantity))
    quantity.refused = in_order;
  else if (read_range(quantity) || ends_range(quantity))
    quantity.refused = PassedOver::kRange;
  else if (auto name = joined(quantity))
    quantity.refused = name;
  else if (auto date = calendar(behind); date && quantity.measure != Measure::kPoints)
    quantity.refused = date;
  else if (auto time = duration(quantity))
    quantity.refused = time;
  else if (number.small_word)
    quantity.refused = PassedOver::kInWords;
  else if (quantity.measure == Measure::kBare)
    quantity.refused = PassedOver::kNoUnit;
  // 余 belongs to the bound and not to the printed number.
  if (number.open_length > 0 && quantity.number_end == begin + number.length)
    quantity.number_end -= number.open_length;
  const std::size_t end = std::max(quantity.end, begin + number.length);
  figures_.quantities.push_back(std::move(quantity));
  return end;
}

std::size_t Scan::take_digits(std::size_t i) {
  if (const std::size_t length = take_year(i)) return i + length;
  Quantity quantity;
  quantity.number_begin = i;
  return add(std::move(quantity), read_digits(from(i)));
}

std::size_t Scan::take_numerals(std::size_t i) {
  if (const std::size_t length = take_year(i)) return i + length;
  const Number number = read_numerals(from(i));
  if (number.length == 0) return i + 1;
  const std::size_t end = i + number.length;
  constexpr std::u32string_view kVague = U"数几上成第近百千万亿十";
  const bool vague = i > 0 && kVague.find(text_[i - 1]) != kNone.npos && text_[i - 1] != U'第';
  const bool counted = number.percent || counter_at(from(end)) > 0;
  if (!counted || vague || calendar(end)) return end;
  Quantity quantity;
  quantity.number_begin = i;
  quantity.in_words = true;
  quantity.small_word = number.small_word;
  return add(std::move(quantity), number);
}

Figures Scan::run() {
  std::size_t i = 0;
  while (i < text_.size()) {
    const char32_t c = text_[i];
    if (is_digit(c))
      i = take_digits(i);
    else if (c >= 0x3000 && begins_numeral(c))
      i = take_numerals(i);
    else
      ++i;
  }
  return std::move(figures_);
}

struct Pair {
  char32_t open, close;
  std::uint8_t kind;
  std::size_t longest;
};

constexpr Pair kPairs[] = {{U'《', U'》', kInTitle, 120}, {U'〈', U'〉', kInTitle, 120},
                           {U'“', U'”', kInQuotes, 24},   {U'「', U'」', kInQuotes, 24},
                           {U'『', U'』', kInQuotes, 24}, {U'‘', U'’', kInQuotes, 24}};

}  // namespace

Figures find_figures(std::u32string_view text, const std::vector<std::uint8_t>& shelter) {
  return Scan(text, shelter).run();
}

std::vector<std::uint8_t> shelter_of(std::u32string_view text) {
  std::vector<std::uint8_t> shelter(text.size() + 1, kOpen);
  std::size_t marked = 0;
  std::size_t open[std::size(kPairs)] = {};  // one more than the position of the last opening mark
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] < 0x2018) continue;
    for (std::size_t p = 0; p < std::size(kPairs); ++p) {
      if (text[i] == kPairs[p].open && open[p] == 0) open[p] = i + 1;
      if (text[i] != kPairs[p].close || open[p] == 0) continue;
      const std::size_t begin = std::max(open[p], marked);
      if (i - (open[p] - 1) <= kPairs[p].longest) {
        for (std::size_t k = begin; k < i; ++k) shelter[k] = kPairs[p].kind;
        marked = kPairs[p].kind == kInTitle ? std::max(marked, i) : marked;
      }
      open[p] = 0;
    }
  }
  return shelter;
}

}  // namespace annals::reading
