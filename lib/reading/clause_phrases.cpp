#include <algorithm>

#include "reading/characters.h"
#include "reading/clause_reader.h"
#include "reading/context.h"
#include "reading/lexicon.h"
#include "reading/phrase.h"
#include "reading/text.h"

namespace annals::reading {
namespace {

using View = std::u32string_view;

constexpr std::size_t kLongestPhrase = 80;

// 行政复议 of 被申请行政复议: what happens to it next is not done by those who applied.
View without_passive(View object) {
  if (!object.starts_with(U"被")) return object;
  View rest = object.substr(1);
  return take_start(rest, verbs()) && rest.size() >= 2 ? rest : object;
}

bool is_rate(View name) { return rate_ends().at_end(name) > 0; }

}  // namespace

std::u32string plain_direction(const std::u32string& word) {
  static constexpr std::pair<View, View> kWords[] = {
      {U"多", U"增加"}, {U"增", U"增加"}, {U"高", U"提高"}, {U"升", U"上升"}, {U"涨", U"上涨"},
      {U"少", U"减少"}, {U"减", U"减少"}, {U"低", U"降低"}, {U"降", U"下降"}, {U"跌", U"下跌"}};
  for (const auto& [from, to] : kWords) {
    if (word == from) return std::u32string(to);
  }
  return word;
}

// What a bare verb is done to: what a colon announced, what was counted, what was spoken of.
std::u32string Clauses::object_before() const {
  if (!label_.empty()) {
    const std::u32string label = cleaned(label_);
    if (label.size() >= 2 && label.size() <= 16) return label;
  }
  return object_.empty() ? spoken_ : object_;
}

Found Clauses::start(std::size_t s, const Member& member) {
  Found found;
  found.quantity = member.quantity;
  found.begin = segments_[s].begin;
  found.end = segments_[s].end;
  found.year = year_;
  found.topic = object_before();
  found.words = quantity(member).refused == PassedOver::kInWords;
  if (!year_)
    found.shift = member.tied && !found_.empty() ? found_.back().shift : year_shift(member.left);
  return found;
}

void Clauses::add(Found found, const std::u32string& object) {
  // What is filled in is bounded, or a text of ellipses alone would grow without end.
  if (found.phrase.size() > kLongestPhrase) found.phrase.resize(kLongestPhrase);
  if (found.direction == 0 && !found.is_share) {
    last_phrase_ = found.phrase;
    if (!object.empty() && label_.empty()) object_ = std::u32string(without_passive(object));
  }
  found_.push_back(std::move(found));
}

// The level that a change refers to: in points a per cent, in per cent a count first of all.
std::size_t Clauses::base_of(Measure measure) const {
  std::size_t other = kNoBase;
  const std::size_t first =
      found_.size() > sentence_first_ + 8 ? found_.size() - 8 : sentence_first_;
  for (std::size_t f = found_.size(); f > first; --f) {
    const Found& found = found_[f - 1];
    if (found.direction != 0) continue;
    const bool percent = figures_.quantities[found.quantity].measure == Measure::kPercent;
    if (measure == Measure::kPoints ? percent : !found.is_share) return f - 1;
    if (other == kNoBase && !found.is_share) other = f - 1;
  }
  return measure == Measure::kPoints ? kNoBase : other;
}

// A value whose clause called it just so: 淄博 of 淄博2574件.
std::size_t Clauses::found_before(const std::u32string& own) const {
  const std::size_t first = found_.size() > 24 ? found_.size() - 24 : 0;
  for (std::size_t f = found_.size(); f > first; --f) {
    if (found_[f - 1].own == own && found_[f - 1].direction == 0) return f - 1;
  }
  return kNoBase;
}

// The whole name of a bare subject: 受理量 after 行政复议案件 was spoken of.
std::u32string Clauses::full_subject(View raw, Found& found) {
  const Phrase phrase = analysed(raw);
  const bool labelled =
      !label_.empty() && phrase.lead.empty() && phrase.tail.empty() && !phrase.rate;
  if (labelled) {
    const std::u32string label = cleaned(label_);
    if (!label.empty() && label.size() <= 24) {
      found.inherited = true;
      const Phrase named = analysed(label);
      // 分领域的败诉率：城建拆迁: the rate of each.
      return named.rate ? std::u32string(raw) + named.tail : std::u32string(raw) + label;
    }
  }
  if (phrase.complete()) return std::u32string(raw);
  const std::u32string object = object_before();
  if (object.empty()) return std::u32string(raw);
  found.inherited = true;
  if (phrase.rate) return object + std::u32string(raw);
  return std::u32string(raw) + object;
}

bool Clauses::read_change(std::size_t s, const Member& member) {
  const Measure measure = quantity(member).measure;
  std::u32string left(member.left);
  // 与2021年相比，新收案件减少213件.
  const bool first = s > sentence_ && member.quantity == segments_[s].quantities.front();
  if (first && segments_[s - 1].quantities.empty()) {
    const View before = trimmed(view(segments_[s - 1].begin, segments_[s - 1].end));
    if (is_comparison(before)) left.insert(0, before);
  }
  const Change change = change_in(left, measure);
  if (change.direction == 0) return false;
  Found found = start(s, member);
  found.direction = change.direction;
  found.base_year = change.base_year;
  found.on_year_before = !change.comparison.empty() && change.comparison != U"环比";
  found.own = cleaned(change.subject);
  const std::size_t base = base_of(measure);
  if (found.own.empty()) {
    found.base = base;
    found.inherited = true;
    found.phrase = base != kNoBase ? found_[base].phrase : object_before();
  } else {
    found.phrase = full_subject(found.own, found);
    if (base != kNoBase && found_[base].phrase == found.phrase) found.base = base;
  }
  found.phrase += change.comparison == U"环比" ? U"环比" : U"同比";
  found.phrase += plain_direction(change.word);
  add(std::move(found), {});
  return true;
}

// 占22.0%, 六市占全省61.9%, 占一审结案的35.9%.
bool Clauses::read_share(std::size_t s, const Member& member) {
  if (quantity(member).measure != Measure::kPercent) return false;
  View left = member.left;
  // 占受理总数比例最高，达92.7%.
  const bool behind = cleaned(left).empty() && s > sentence_ && segments_[s - 1].quantities.empty();
  if (behind) left = view(segments_[s - 1].begin, segments_[s - 1].end);
  const std::size_t at = left.rfind(U'占');
  if (at == View::npos || left.substr(at).starts_with(U"占用") ||
      left.substr(at).starts_with(U"占地"))
    return false;
  Found found = start(s, member);
  found.is_share = true;
  found.own = cleaned(left.substr(0, at));
  std::u32string whole = cleaned(left.substr(at + 1));
  static const WordList shares{U"比重",     U"比例",   U"比",       U"比例最高",
                               U"比例较高", U"比最高", U"比重最大", U"比例最大"};
  View of = whole;
  take_end(of, shares);
  take_start(of, shares);
  const std::u32string of_what = cleaned(of);
  if (found.own.empty()) {
    found.base = base_of(Measure::kPercent);
    found.inherited = true;
    found.phrase = found.base != kNoBase ? found_[found.base].phrase : object_before();
  } else {
    found.phrase = found.own;
  }
  found.phrase += of_what.empty() ? U"占比" : U"占" + of_what + U"比例";
  add(std::move(found), {});
  return true;
}

// Rates that stand in clauses of their own before: 报备率，及时率，规范率均达100%. Each with a mark
// behind.
std::u32string Clauses::rates_before(std::size_t s) const {
  constexpr std::size_t kMost = 8, kLongest = 14;
  std::size_t first = s;
  while (first > sentence_ && s - first < kMost) {
    const Segment& before = segments_[first - 1];
    const View words = trimmed(view(before.begin, before.end));
    if (!before.quantities.empty() || words.size() > kLongest || !is_rate(words)) break;
    --first;
  }
  std::u32string joined;
  for (std::size_t k = first; k < s; ++k)
    joined += cleaned(view(segments_[k].begin, segments_[k].end)) + U"、";
  return joined;
}

// 报备率、及时率、规范率达100%; 专题会、推进会各2次.
bool Clauses::read_shared(std::size_t s, const Member& member) {
  static const WordList each{U"各",     U"均",     U"都",   U"均为", U"都是",   U"均达", U"都达",
                             U"均达到", U"都达到", U"都为", U"各有", U"双双达", U"皆为"};
  View left = trimmed(member.left);
  const bool several = each.at_end(left) > 0;
  std::u32string words = cleaned(left);
  const bool percent = quantity(member).measure == Measure::kPercent;
  if (!percent && !(several && left.ends_with(U"各"))) return false;
  std::vector<View> names = members_of(words);
  if (percent && names.size() == 1 && is_rate(names[0])) {
    words.insert(0, rates_before(s));
    names = members_of(words);
  }
  if (names.size() < 2) return false;
  const bool rates = std::all_of(names.begin(), names.end(), is_rate);
  if (percent && !rates && !several) return false;
  std::u32string suffix;
  if (percent && !rates) suffix = analysed(names.back()).tail;
  if (percent && !rates && suffix.empty()) return false;
  share(s, member, names, suffix);
  return true;
}

// One value for each of the names, which share what the first of them says.
void Clauses::share(std::size_t s, const Member& member, const std::vector<View>& names,
                    const std::u32string& suffix) {
  const bool percent = quantity(member).measure == Measure::kPercent;
  const std::u32string subject =
      suffix.empty() && percent ? analysed(names.front()).object : std::u32string();
  const Phrase head = analysed(names.front());
  for (std::size_t k = 0; k < names.size(); ++k) {
    Found found = start(s, member);
    found.shared = true;
    std::u32string name(names[k]);
    if (!suffix.empty() && !is_rate(names[k])) name += suffix;
    // 热线办结率、满意率: the first names what all are of.
    if (k > 0 && subject.size() >= 2 && analysed(name).object.empty()) name = subject + name;
    if (k > 0 && !percent && !head.lead.empty() && analysed(name).lead.empty())
      name = head.lead + name;
    found.own = name;
    found.phrase = full_subject(name, found);
    add(std::move(found), {});
  }
}

// Fills in what a phrase leaves out.
std::u32string Clauses::filled(Phrase& phrase, Found& found, const Member& member,
                               const Member* before) {
  if (quantity(member).measure == Measure::kPercent && !phrase.rate && !phrase.empty()) {
    const Phrase label = analysed(cleaned(label_));
    if (label.rate) {
      found.inherited = true;
      return phrase.text() + label.tail;
    }
  }
  const bool continues = before != nullptr && member.tied;
  if (continues && phrase.lead.empty() && phrase.tail.empty() && !phrase.rate && !lead_.empty()) {
    found.inherited = true;
    phrase.lead = lead_;
    if (member.left.empty()) return lead_ + phrase.object;
  }
  if (!label_.empty() && phrase.lead.empty() && phrase.tail.empty())
    return full_subject(phrase.text(), found);
  if (phrase.complete()) return phrase.text();
  const std::u32string object = object_before();
  if (phrase.rate) {
    if (object.empty() || phrase.object.size() >= 2) return phrase.text();
    found.inherited = true;
    return object + phrase.text();
  }
  if (object.empty()) return phrase.text();
  found.inherited = true;
  if (phrase.empty()) return last_phrase_.empty() ? object : last_phrase_;
  return phrase.text() + object;
}

void Clauses::read_level(std::size_t s, const Member& member, const Member* before) {
  Found found = start(s, member);
  const Quantity& here = quantity(member);
  View left = member.left;
  // 由71.2%提升至80.6%: the first is of an earlier year, which the words need not name.
  found.year_unknown = (left.ends_with(U'由') || left.ends_with(U'从')) && found.shift == 0;
  const bool level = take_level_verb(left);
  if (level && year_begins_) {
    found.year = year_ = year_until_;
    year_begins_ = false;
  }
  std::u32string words = cleaned(left);
  const bool percent = here.measure == Measure::kPercent;
  if (level && words.empty() && !last_phrase_.empty()) {
    found.phrase = last_phrase_;
    found.inherited = true;
    add(std::move(found), {});
    return;
  }
  if (!percent || words.empty() || member.right.starts_with(U"的")) words += cleaned(member.right);
  words += member.tail;
  // What stands behind 其中, and its list, is a part of what was counted before.
  const bool begins_part = left.starts_with(U"其中") || left.starts_with(U"当中");
  Phrase phrase = analysed(words);
  const bool plain = phrase.lead.empty() && phrase.tail.empty() && !phrase.rate && !words.empty();
  part_ = begins_part || (part_ && plain && before != nullptr && member.tied);
  found.own = words;
  if (part_ && plain && !last_phrase_.empty()) {
    found.inherited = true;
    found.phrase = words + last_phrase_;
    const std::u32string kept = last_phrase_;
    add(std::move(found), {});
    last_phrase_ = kept;
    return;
  }
  // 公安厅受理45件，人社厅22件.
  if (plain && before == nullptr && !tail_.empty() && label_.empty() && words.size() <= 12) {
    found.inherited = true;
    phrase.tail = tail_;
  }
  tail_ = phrase.lead.empty() && phrase.object.size() >= 2 ? phrase.tail : std::u32string();
  static const WordList rest_words{U"其余", U"其他", U"其它", U"余下"};
  if (!head_.empty() && rest_words.at_start(words) == words.size() && !words.empty()) {
    found.inherited = true;
    found.phrase = words + head_;
    add(std::move(found), {});
    return;
  }
  const std::u32string lead = phrase.lead;
  found.phrase = filled(phrase, found, member, before);
  if (!lead.empty())
    lead_ = lead;
  else if (before == nullptr)
    lead_.clear();
  std::u32string object = topic_of(phrase);
  if (!object.empty() && (!lead.empty() || !phrase.tail.empty())) head_ = object;
  // The members of a list are spoken of together: 代表建议 and 委员提案.
  if (member.tied && before != nullptr && !object.empty() && !object_.empty() &&
      object_.size() < 24)
    object = object_ + object;
  add(std::move(found), object);
}

void Clauses::read_one(std::size_t s, const Member& member, const Member* before) {
  if (read_change(s, member) || read_share(s, member) || read_shared(s, member)) return;
  read_level(s, member, before);
}

}  // namespace annals::reading
