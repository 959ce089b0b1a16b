// Which indicator of a vocabulary a phrase means.
#pragma once

#include <annals/reading.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace annals::reading {

// What is known of a value besides its phrase.
struct Evidence {
  std::u32string_view phrase;   // 审结行政复议案件
  std::u32string_view context;  // the topic, the heading and the clause
  std::u32string_view unit;
  bool change = false;
};

// A vocabulary made ready: built once a reading.
class Matcher {
 public:
  explicit Matcher(const Vocabulary& vocabulary);
  ~Matcher();
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;

  // The best first, with confidences above nothing.
  std::vector<Match> match(const Evidence& evidence, std::size_t limit) const;
  // Brings 元 to the 万元 or 亿元 in which the indicator is kept; exact.
  void to_unit_of(const IndicatorCode& indicator, Proposal& proposal) const;
  // The one agency that "name" is a name of.
  std::optional<AgencyCode> agency(std::u32string_view name) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace annals::reading
