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

}  // namespace

bool Clauses::read_pairs(std::size_t s, std::vector<Member>& group, std::size_t first,
                         std::size_t count) {
  return pair_years(s, group, first, count) || pair_changes(s, group, first, count) ||
         pair_shares(s, group, first, count) || pair_names(s, group, first, count);
}

// 2021年、2022年分别为3件、5件; 自2018年起依次是...
bool Clauses::pair_years(std::size_t s, std::vector<Member>& group, std::size_t first,
                         std::size_t count) {
  const std::size_t end = quantity(group[first]).begin;
  std::vector<int> years;
  std::size_t begin = segments_[s].begin;
  if (first > 0) begin = quantity(group[first - 1]).end;
  const auto in_order =
      std::lower_bound(figures_.years.begin(), figures_.years.end(), begin,
                       [](const YearMention& m, std::size_t at) { return m.begin < at; });
  for (auto m = in_order; m != figures_.years.end() && m->begin < end; ++m)
    years.push_back(m->year);
  static const WordList in_turn{U"依次", U"分别", U"逐年", U"各为"};
  const View left = view(begin, end);
  if (years.empty() || !in_turn.within(left)) return false;
  const bool sequence = years.size() == 1 ||
                        (years.size() == 2 && years[1] - years[0] + 1 == static_cast<int>(count));
  if (!sequence && years.size() != count) return false;
  if (years.size() == 1 && left.find(U'起') == View::npos && left.find(U"以来") == View::npos)
    return false;
  Found model = start(s, group[first]);
  static const WordList noise{U"依次", U"起", U"以来", U"自", U"从", U"至", U"到"};
  std::u32string words = cleaned(left);
  View plain = words;
  while (take_start(plain, noise) || take_end(plain, noise)) {
  }
  model.phrase = full_subject(cleaned(plain), model);
  const std::u32string object = topic_of(analysed(model.phrase));
  for (std::size_t k = 0; k < count; ++k) {
    Found found = start(s, group[first + k]);
    found.phrase = found.own = model.phrase;
    found.paired = true;
    found.year = sequence ? years[0] + static_cast<int>(k) : years[k];
    add(std::move(found), object);
  }
  return true;
}

// The last levels of the sentence, as many as there are values; empty if there are fewer.
std::vector<std::size_t> Clauses::last_levels(std::size_t count) const {
  constexpr std::size_t kFarthest = 64;
  std::vector<std::size_t> levels;
  const std::size_t first =
      std::max(sentence_first_, found_.size() > kFarthest ? found_.size() - kFarthest : 0);
  for (std::size_t f = found_.size(); f > first && levels.size() < count; --f) {
    if (found_[f - 1].direction == 0 && !found_[f - 1].is_share) levels.push_back(f - 1);
  }
  if (levels.size() != count) levels.clear();
  std::reverse(levels.begin(), levels.end());
  return levels;
}

// 治安27件、征收19件，分别占35.5%和25%.
bool Clauses::pair_shares(std::size_t s, std::vector<Member>& group, std::size_t first,
                          std::size_t count) {
  const View left = group[first].left;
  static const WordList shares{U"分别占",     U"各占",     U"依次占",
                               U"占比分别为", U"占比分别", U"占比依次为"};
  if (!shares.within(left) || quantity(group[first]).measure != Measure::kPercent) return false;
  const std::vector<std::size_t> levels = last_levels(count);
  for (std::size_t k = 0; k < levels.size(); ++k) {
    Found found = start(s, group[first + k]);
    found.base = levels[k];
    found.is_share = found.paired = found.inherited = true;
    found.own = U"占比";
    found.phrase = found_[levels[k]].phrase + U"占比";
    add(std::move(found), {});
  }
  return !levels.empty();
}

// 受理69件、结案61件，分别增加76.9%和60.5%.
bool Clauses::pair_changes(std::size_t s, std::vector<Member>& group, std::size_t first,
                           std::size_t count) {
  const Change change = change_in(group[first].left, quantity(group[first]).measure);
  if (change.direction == 0 || group[first].left.find(U"分别") == View::npos) return false;
  View subject = trimmed(change.subject);
  static const WordList noise{U"分别", U"、", U"，", U" ", U"均", U"各"};
  while (take_start(subject, noise) || take_end(subject, noise)) {
  }
  const std::vector<std::size_t> levels = last_levels(count);
  if (levels.empty() || !subject.empty()) return false;
  for (std::size_t k = 0; k < count; ++k) {
    Found found = start(s, group[first + k]);
    found.base = levels[k];
    found.paired = found.inherited = true;
    found.direction = change.direction;
    found.base_year = change.base_year;
    found.on_year_before = change.comparison != U"环比";
    found.own = change.word;
    found.phrase = found_[levels[k]].phrase + U"同比" + plain_direction(change.word);
    add(std::move(found), {});
  }
  return true;
}

// 案件数、罚没款分别增长11.9%、下降6.5%: each with a verb of its own. How many values were paired.
std::size_t Clauses::pair_several_changes(std::size_t s, std::vector<Member>& group,
                                          std::size_t first) {
  if (group[first].left.find(U"分别") == View::npos) return 0;
  std::vector<Change> changes{change_in(group[first].left, quantity(group[first]).measure)};
  if (changes.front().direction == 0) return 0;
  constexpr std::size_t kMost = 24;
  for (std::size_t k = first + 1; k < std::min(group.size(), first + kMost); ++k) {
    Change next = change_in(group[k].left, quantity(group[k]).measure);
    if (next.direction == 0 || !trimmed(next.subject).empty()) break;
    changes.push_back(std::move(next));
  }
  const std::size_t count = changes.size();
  View subject = trimmed(changes.front().subject);
  static const WordList noise{U"分别", U"、", U"，", U" ", U"均", U"各"};
  while (take_start(subject, noise) || take_end(subject, noise)) {
  }
  const std::u32string words = cleaned(subject);
  const std::vector<View> names = members_of(words);
  const std::vector<std::size_t> levels = last_levels(count);
  const bool named = names.size() == count;
  if (count < 2 || (!named && (!words.empty() || levels.empty()))) return 0;
  for (std::size_t k = 0; k < count; ++k) {
    Found found = start(s, group[first + k]);
    found.paired = true;
    found.direction = changes[k].direction;
    found.base_year = changes.front().base_year;
    found.on_year_before = changes.front().comparison != U"环比";
    found.own = named ? std::u32string(names[k]) : changes[k].word;
    found.phrase = named ? full_subject(names[k], found) : found_[levels[k]].phrase;
    if (!named) found.base = levels[k];
    found.inherited = found.inherited || !named;
    found.phrase += U"同比" + plain_direction(changes[k].word);
    add(std::move(found), {});
  }
  return count;
}

// 淄博和临沂的增幅为77.76%、65.78%; 办结率、满意率分别为98%、99%.
bool Clauses::pair_names(std::size_t s, std::vector<Member>& group, std::size_t first,
                         std::size_t count) {
  View left = group[first].left;
  const std::u32string words = cleaned(left);
  std::vector<View> names = members_of(words);
  if (names.size() != count) return false;
  // What the last has, the others share: A和B的增幅, A、B办结率.
  std::u32string suffix;
  const View last = names.back();
  if (const std::size_t of = last.rfind(U'的'); of != View::npos) {
    suffix = std::u32string(last.substr(of + 1));
    names.back() = last.substr(0, of);
  } else if (rate_ends().at_end(last) > 0 && rate_ends().at_end(names.front()) == 0) {
    const Phrase rate = analysed(last);
    suffix = rate.tail;
    names.back() = last.substr(0, last.size() - suffix.size());
  }
  // 东湖、南屏收案: the verb behind the last is that of all.
  if (suffix.empty() && analysed(names.front()).tail.empty() && !analysed(last).rate) {
    suffix = analysed(last).tail;
    names.back() = last.substr(0, last.size() - suffix.size());
  }
  const Phrase head = analysed(names.front());
  for (std::size_t k = 0; k < count; ++k) {
    Found found = start(s, group[first + k]);
    found.paired = true;
    std::u32string name(names[k]);
    if (k > 0 && !head.lead.empty() && analysed(name).lead.empty() && suffix.empty())
      name = head.lead + name;
    found.own = name + suffix;
    if (const std::size_t known = found_before(name); known != kNoBase && !suffix.empty()) {
      found.inherited = true;
      found.base = known;
      found.phrase = found_[known].phrase + suffix;
      add(std::move(found), {});
      continue;
    }
    found.phrase = full_subject(found.own, found);
    const std::u32string object = topic_of(analysed(found.phrase));
    add(std::move(found), object);
  }
  return true;
}

}  // namespace annals::reading
