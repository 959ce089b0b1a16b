// Phrases: what a clause calls the thing that it counts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace annals::reading {

// A phrase in its parts: 审结 | 行政复议案件, or 一审行政案件 | 受理, or a rate.
struct Phrase {
  std::u32string lead;    // verbs at the start
  std::u32string object;  // what they are done to
  std::u32string tail;    // verbs at the end
  bool rate = false;      // ends in 率, 占比 and the like, which is part of the tail

  std::u32string text() const { return lead + object + tail; }
  bool empty() const { return lead.empty() && object.empty() && tail.empty(); }
  // Whether it names something by itself, and not only what is done.
  bool complete() const;
};

// The words of "raw" that belong to a name: without years, quotation marks, titles and brackets,
// the examples before 等, and the adverbs at both ends. At most the last 60 characters are taken.
std::u32string cleaned(std::u32string_view raw);

Phrase analysed(std::u32string_view cleaned);

// The members of a list such as 报备率、及时率和规范率; one if it is no list.
std::vector<std::u32string_view> members_of(std::u32string_view list);

// What later clauses speak of when they leave it out: the noun at the end of the object, without
// what is said of it. 一审行政应诉案件 of 收到区政府为被告的一审行政应诉案件, 规范性文件 of
// 规范性文件全部备案. Empty if the phrase names nothing, or is a rate.
std::u32string topic_of(const Phrase& phrase);

}  // namespace annals::reading
