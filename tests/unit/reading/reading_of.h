// Readings in short: what a test says of a sentence in one line.
#pragma once

#include <annals/reading.h>

#include <string>
#include <string_view>

namespace annals::test {

// A report of 2023 of one sentence or more.
inline Reading reading_of(std::string_view text, const Vocabulary& vocabulary = {}) {
  return read_report(text, vocabulary, {.agency = AgencyCode("town"), .year = Year(2023)});
}

inline std::string sign_of(Bound bound) {
  switch (bound) {
    case Bound::kExact:
      return "";
    case Bound::kAbout:
      return "~";
    case Bound::kAtLeast:
      return ">=";
    case Bound::kAtMost:
      return "<=";
  }
  return "?";
}

// The printed values in their order: "99件 ~30个百分点 >=11000条".
inline std::string values_in(std::string_view text) {
  std::string result;
  for (const Proposal& proposal : reading_of(text).proposals) {
    if (proposal.derived) continue;
    if (!result.empty()) result += ' ';
    result += sign_of(proposal.bound) + proposal.value.str() + proposal.unit;
  }
  return result;
}

// The same with their phrases: "受理案件=99件; 审结案件=93件".
inline std::string phrases_in(std::string_view text) {
  std::string result;
  for (const Proposal& proposal : reading_of(text).proposals) {
    if (proposal.derived) continue;
    if (!result.empty()) result += "; ";
    result +=
        proposal.phrase + "=" + sign_of(proposal.bound) + proposal.value.str() + proposal.unit;
  }
  return result;
}

// With their years: "2023:99件 2022:30件".
inline std::string years_in(std::string_view text) {
  std::string result;
  for (const Proposal& proposal : reading_of(text).proposals) {
    if (!result.empty()) result += ' ';
    result += (proposal.year ? to_string(*proposal.year) : "none") + ":" + proposal.value.str() +
              proposal.unit + (proposal.derived ? "*" : "");
  }
  return result;
}

// Why the numbers that are no values are none: "date title".
inline std::string passed_in(std::string_view text) {
  std::string result;
  for (const PassedNumber& number : reading_of(text).passed_over) {
    if (!result.empty()) result += ' ';
    result += to_string(number.reason);
  }
  return result;
}

}  // namespace annals::test
