// The reader of clauses, in the order of the text. Its parts: clause.cpp finds the values of a
// clause and the words beside each, clause_lists.cpp pairs lists of names with lists of values, and
// clause_phrases.cpp names single values and fills in what they leave out.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reading/clause.h"
#include "reading/phrase.h"
#include "reading/segment.h"

namespace annals::reading {

// A value in its clause, with the words on both sides that belong to it.
struct Member {
  std::size_t quantity = 0;
  std::u32string_view left{}, right{};
  std::u32string_view tail{};  // what the next value of the clause has and this one shares
  bool tied = false;           // 、 or 和 stands before it: it continues a list
  bool shared = false;         // the words before it are also what the value before counts
};

// 增加 for 多 and 增, 提高 for 高: words that a name can have.
std::u32string plain_direction(const std::u32string& word);

class Clauses {
 public:
  Clauses(const Paragraph& paragraph, Figures& figures, const std::vector<std::uint8_t>& shelter)
      : paragraph_(paragraph),
        text_(paragraph.text),
        figures_(figures),
        segments_(segments_of(text_, shelter, figures.quantities)) {}

  std::vector<Found> run() {
    for (std::size_t s = 0; s < segments_.size(); ++s) {
      if (segments_[s].starts_sentence) begin_sentence(s);
      read(s);
    }
    return std::move(found_);
  }

 private:
  std::u32string_view view(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }
  const Quantity& quantity(const Member& member) const {
    return figures_.quantities[member.quantity];
  }

  void begin_sentence(std::size_t s) {
    sentence_ = s;
    label_ = {};
    part_ = false;
    tail_.clear();
    sentence_first_ = found_.size();
    lead_.clear();
    last_phrase_.clear();
    spoken_.clear();
    while (next_year_ < figures_.years.size() &&
           figures_.years[next_year_].begin < segments_[s].begin)
      ++next_year_;
    year_ = year_until_ = std::nullopt;
    year_begins_ = false;
  }

  void read(std::size_t s);
  std::vector<Member> members(std::size_t s);
  static void share_tail(std::vector<Member>& group);
  std::u32string_view without_list_label(std::u32string_view left);
  void split_between(Member& before, Member& behind, std::size_t begin, std::size_t end) const;
  bool refuse(std::size_t s, Member& member);
  void follow_years(std::size_t position);
  bool begins_span(std::size_t at) const;
  void remember_quiet(const Segment& segment);

  void read_group(std::size_t s, std::vector<Member>& group);
  bool read_pairs(std::size_t s, std::vector<Member>& group, std::size_t first, std::size_t count);
  bool pair_years(std::size_t s, std::vector<Member>& group, std::size_t first, std::size_t count);
  bool pair_changes(std::size_t s, std::vector<Member>& group, std::size_t first,
                    std::size_t count);
  bool pair_shares(std::size_t s, std::vector<Member>& group, std::size_t first, std::size_t count);
  std::vector<std::size_t> last_levels(std::size_t count) const;
  std::size_t pair_several_changes(std::size_t s, std::vector<Member>& group, std::size_t first);
  bool pair_names(std::size_t s, std::vector<Member>& group, std::size_t first, std::size_t count);
  void read_one(std::size_t s, const Member& member, const Member* before);
  bool read_change(std::size_t s, const Member& member);
  bool read_share(std::size_t s, const Member& member);
  bool read_shared(std::size_t s, const Member& member);
  std::u32string rates_before(std::size_t s) const;
  void share(std::size_t s, const Member& member, const std::vector<std::u32string_view>& names,
             const std::u32string& suffix);
  void read_level(std::size_t s, const Member& member, const Member* before);

  Found start(std::size_t s, const Member& member);
  void add(Found found, const std::u32string& object);
  std::u32string filled(Phrase& phrase, Found& found, const Member& member, const Member* before);
  std::u32string full_subject(std::u32string_view raw, Found& found);
  std::u32string without_noise(std::u32string_view raw) const { return cleaned(raw); }
  std::size_t base_of(Measure measure) const;
  std::size_t found_before(const std::u32string& own) const;
  std::u32string object_before() const;

  const Paragraph& paragraph_;
  std::u32string_view text_;
  Figures& figures_;
  std::vector<Segment> segments_;
  std::vector<Found> found_;

  std::size_t sentence_ = 0;        // the segment that begins the sentence
  std::size_t sentence_first_ = 0;  // the first value of the sentence
  std::u32string_view label_{};     // what stands before a colon
  std::u32string object_;           // what was counted last: 行政复议案件
  bool part_ = false;               // behind 其中: parts of what was counted before
  std::u32string tail_;             // the verb behind the last name: 公安厅受理, 人社厅
  std::u32string head_;             // what was counted last with a verb of its own
  std::u32string lead_;             // with which verb
  std::u32string last_phrase_;      // the last whole phrase of the sentence
  std::u32string spoken_;           // what a clause without values spoke of
  std::optional<int> year_;         // named in the sentence so far
  std::optional<int> year_until_;   // what was named before "from 2021 on"
  bool year_begins_ = false;  // year_ is where a change begins: 由2021年的54.2%提升到61.7%
  std::size_t next_year_ = 0;
};

}  // namespace annals::reading
