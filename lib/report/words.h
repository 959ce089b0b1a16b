// The words of a report, in English or Chinese.
#pragma once

#include <annals/check.h>
#include <annals/compare.h>
#include <annals/target.h>
#include <annals/trend.h>

#include <span>
#include <string>
#include <string_view>

namespace annals::report {

// Text that is safe to show anywhere: what is no UTF-8, control characters and marks that reorder
// text are replaced by U+FFFD, ends of lines and tabs by blanks.
std::string shown(std::string_view text);

class Words {
 public:
  explicit Words(Language language) : language_(std::move(language)) {}

  const Language& language() const noexcept { return language_; }
  bool chinese() const noexcept { return language_ == "zh" || language_.starts_with("zh-"); }
  // The one of two wordings that is in the language.
  std::string say(std::string_view english, std::string_view chinese_text) const {
    return std::string(chinese() ? chinese_text : english);
  }
  // "1 value", "3 values", "3 个数值".
  std::string count(std::size_t n, std::string_view one, std::string_view many,
                    std::string_view chinese_text) const;

  // The name, or the code of what has none.
  template <typename T>
  std::string name(const T& definition) const {
    const std::string_view name = definition.names.in(language_);
    return name.empty() ? definition.code.str() : std::string(name);
  }
  std::string unit(const Indicator& indicator) const;
  std::string polarity(Polarity polarity) const;
  std::string kinds(AgencyKind kind) const;  // "counties"
  std::string verdict(Verdict verdict) const;
  std::string severity(Severity severity) const;
  std::string attainment(Attainment attainment) const;
  std::string not_comparable(NotComparable why) const;
  // "provisional, break"; empty for normal.
  std::string statuses(const ObsStatusSet& status) const;
  std::string years(YearRange years) const;  // "2019 to 2023", "2023"
  std::string list(std::span<const std::string> parts) const;

  // A value as printed, with the word for its bound; empty without one.
  std::string value(const Observation& observation) const;
  std::string with_unit(const std::string& text, const Indicator& indicator) const;
  // The unit of a difference, with its blank: " percentage points", " cases".
  std::string difference_unit(const Indicator& indicator) const;
  // "+1.2 points", "+186 (+29.9 %)".
  std::string change(const Change& change) const;
  std::string target(const TargetOutcome& outcome, const Indicator& indicator) const;
  // A title, document number, publisher and date, as far as they are known; without the address.
  std::string citation(const SourceDocument& source) const;

 private:
  Language language_;
};

// A result of statistics at "decimals" digits behind the point, without a locale, with U+2212 for a
// minus. "signed" puts a plus before what is above zero.
std::string number(double value, int decimals);
std::string signed_number(double value, int decimals);
std::string signed_number(const Decimal& value);

// What a trend says, in sentences, and what a reader must know besides.
std::vector<std::string> trend_sentences(const Words& words, const Series& series,
                                         const Trend& trend);
std::vector<std::string> trend_notes(const Words& words, const Series& series, const Trend& trend);

}  // namespace annals::report
