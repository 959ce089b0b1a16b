#include "reading/segment.h"

#include <algorithm>

#include "reading/characters.h"

namespace annals::reading {
namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

// For each opening bracket the position of its closing one.
std::vector<std::size_t> brackets_of(std::u32string_view text) {
  std::vector<std::size_t> partner(text.size(), kNowhere);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'(') open.push_back(i);
    if (text[i] != U')' || open.empty()) continue;
    partner[open.back()] = i;
    partner[i] = open.back();
    open.pop_back();
  }
  return partner;
}

class Splitter {
 public:
  Splitter(std::u32string_view text, const std::vector<std::uint8_t>& shelter,
           std::vector<Quantity>& quantities)
      : text_(text), shelter_(shelter), quantities_(quantities), partner_(brackets_of(text)) {}

  std::vector<Segment> run() {
    widen();
    std::size_t begin = 0, next = 0;
    bool new_sentence = true;
    for (std::size_t i = 0; i <= text_.size(); ++i) {
      while (next < quantities_.size() && quantities_[next].end <= i) ++next;
      const bool inside = next < quantities_.size() && quantities_[next].begin < i;
      if (i < text_.size() && (inside || !splits_at(i, next))) continue;
      Segment segment;
      segment.begin = begin;
      segment.end = i;
      segment.mark = i < text_.size() ? text_[i] : U'\0';
      segment.starts_sentence = new_sentence;
      new_sentence = segment.mark == U'\0' || ends_sentence(segment.mark);
      segments_.push_back(std::move(segment));
      begin = i + 1;
    }
    distribute();
    return std::move(segments_);
  }

 private:
  // Values that brackets hold alone: 城建拆迁(17.1%).
  void widen() {
    for (Quantity& quantity : quantities_) {
      std::size_t begin = quantity.begin, end = quantity.end;
      while (begin > 0 && is_blank(text_[begin - 1])) --begin;
      while (end < text_.size() && is_blank(text_[end])) ++end;
      if (quantity.refused || begin == 0 || end >= text_.size()) continue;
      if (text_[begin - 1] != U'(' || partner_[begin - 1] != end) continue;
      quantity.begin = begin - 1;
      quantity.end = end + 1;
    }
  }

  // A bracket splits if a value stands in it, and not alone. "next" is the first quantity behind.
  bool splits_at(std::size_t i, std::size_t next) {
    const char32_t c = text_[i];
    if (c == U'(' && partner_[i] != kNowhere) {
      std::size_t q = next;
      while (q < quantities_.size() && quantities_[q].refused &&
             quantities_[q].begin < partner_[i] && q < next + 8)
        ++q;
      const bool splits = q < quantities_.size() && !quantities_[q].refused &&
                          quantities_[q].begin > i && quantities_[q].begin < partner_[i];
      if (splits) closing_.push_back(partner_[i]);
      return splits;
    }
    if (c == U')' && !closing_.empty() && closing_.back() == i) {
      closing_.pop_back();
      return true;
    }
    return ends_clause(c) && shelter_[i] == kOpen;
  }

  void distribute() {
    std::size_t s = 0;
    for (std::size_t q = 0; q < quantities_.size(); ++q) {
      while (s < segments_.size() && segments_[s].end < quantities_[q].end) ++s;
      if (s == segments_.size()) return;
      segments_[s].quantities.push_back(q);
    }
  }

  std::u32string_view text_;
  const std::vector<std::uint8_t>& shelter_;
  std::vector<Quantity>& quantities_;
  std::vector<std::size_t> partner_;
  std::vector<std::size_t> closing_;
  std::vector<Segment> segments_;
};

}  // namespace

std::vector<Segment> segments_of(std::u32string_view text, const std::vector<std::uint8_t>& shelter,
                                 std::vector<Quantity>& quantities) {
  return Splitter(text, shelter, quantities).run();
}

}  // namespace annals::reading
