// Reading: the text of a report in, proposed observations out.
//
//   const Reading reading = read_report(text, vocabulary_of_the_store, {.agency = ..., .year =
//   ...}); for (const Proposal& proposal : reading.proposals) ...
//
// The reader finds the figures in official prose, Chinese first of all, and in tables in text. For
// each it tells what the clause counts, in which unit, with which bound, of which year and whose,
// the words it came from and how sure it is and why. It proposes; it never writes.
//
// docs/reading.md tells how it works and what it cannot do. Pure functions: no store, no clock.
#pragma once

#include <annals/calendar.h>
#include <annals/code.h>
#include <annals/decimal.h>
#include <annals/indicator.h>
#include <annals/observation.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals {

// An indicator as a reader of reports knows it.
struct KnownIndicator {
  IndicatorCode code;
  std::vector<std::string> names{};  // its names and aliases in all languages, the first to print
  std::string unit{};                // as printed: "件", "%", "万元"
  IndicatorKind kind = IndicatorKind::kCount;
};

// An agency, or any body that figures may belong to.
struct KnownAgency {
  AgencyCode code;
  std::vector<std::string> names{};
};

// What the reader knows of the world: usually the definitions of a store.
struct Vocabulary {
  std::vector<KnownIndicator> indicators{};
  std::vector<KnownAgency> agencies{};
};

// The vocabulary of definitions, by the names and aliases in all languages.
Vocabulary vocabulary_of(const std::vector<Indicator>& indicators,
                         const std::vector<Agency>& agencies);

struct ReadingOptions {
  std::optional<AgencyCode> agency{};  // whose report it is
  // The year of the report. Empty: the one its title names; where no title names one, values
  // without a year of their own have none.
  std::optional<Year> year{};
  // A match below it is not proposed: the figure then comes with its phrase as a new indicator.
  double least_confidence = 0.5;
};

// A value that the report does not print but that follows from a printed change: a rate of 47.8 %,
// up by 7.9 percentage points, was 39.9 % the year before, from 39.8 to 40.0 as rounding allows.
struct DerivedValue {
  DecimalInterval range;
  std::string how;  // "47.8 - 7.9"
  // The proposals that it follows from, by their positions in Reading::proposals.
  std::size_t level = 0, change = 0;
};

// An indicator that a figure may belong to.
struct Match {
  IndicatorCode code;
  double confidence = 0;  // 0 to 1; how often such a match is right
};

// A proposed observation.
struct Proposal {
  // The indicator, if one of the vocabulary fits well enough; the next best follow in "others".
  std::optional<IndicatorCode> indicator{};
  std::vector<Match> others{};  // at most three, the best first
  // What the report calls it, its ellipses filled in: 审结行政复议案件 for 审结93件 after
  // 受理行政复议案件99件. The name to suggest for a new indicator.
  std::string phrase{};
  std::string topic{};  // what the sentence speaks of besides, as far as it is known

  std::optional<AgencyCode> agency{};
  std::string agency_phrase{};  // as printed, where a row or a clause names a body of its own
  std::optional<Year> year{};

  std::string printed{};  // the number as printed, without unit and bound: "12.2万", "98.9%"
  Decimal value{};        // 122 * 10^3
  std::string unit{};     // "件", "%", "个百分点"
  Bound bound = Bound::kExact;
  bool is_change = false;  // a change on an earlier year, not a level
  std::optional<DerivedValue> derived{};

  std::string clause{};           // the words around it, at most some 200 characters
  std::string chapter{};          // the headings above it, from the outer to the inner
  std::size_t offset = 0;         // of the number in the text, in bytes
  std::size_t length = 0;         // of the number with its unit, in bytes
  std::size_t clause_offset = 0;  // of the clause, in bytes

  double confidence = 0;               // 0 to 1: of the whole proposal
  std::vector<std::string> reasons{};  // for it, in words
};

// Why a number is not a value.
enum class PassedOver : std::uint8_t {
  kDate,       // a year, a day, a time
  kOrdinal,    // 第三次, 前10名
  kReference,  // the number of a document, an article, a section, a telephone
  kTitle,      // within a title: 《...23条》
  kName,       // part of a name: 12345热线, "1+6"
  kDeadline,   // 15日内
  kPeriod,     // 3年, 18岁
  kThreshold,  // 超过40件的有9个: the 40
  kTarget,     // what should be reached
  kFuture,     // a plan for a later year
  kRange,      // 3至5个工作日
  kContext,    // 在26个领域, 全省13个市州
  kRecurring,  // 每月2次
  kNoUnit,     // a bare number
  kTooLong,    // more than 18 digits
  kInWords,    // 两次, 五大: small numbers in words that are no known indicator
};
// "date", "ordinal" and so on.
std::string_view to_string(PassedOver reason) noexcept;

// A number that was seen and not proposed.
struct PassedNumber {
  std::size_t offset = 0, length = 0;  // in bytes
  PassedOver reason = PassedOver::kNoUnit;
};

struct Reading {
  std::optional<Year> year{};               // of the report: as given, or as its title says
  std::string title{};                      // the first line that looks like one
  std::vector<Proposal> proposals{};        // in the order of the text
  std::vector<PassedNumber> passed_over{};  // likewise
};

// Reads a report. Any bytes are read: what is not UTF-8 is skipped. The time is linear in the text.
Reading read_report(std::string_view text, const Vocabulary& vocabulary = {},
                    const ReadingOptions& options = {});

// The text of a document as converters print it, made one flow, so that it reads as one:
//
// * pages between form feeds are joined; the numbers of pages, and lines that stand at the head or
//   the foot of one page after the other, are left out, but for the first head, which may be a
//   title
// * a line that is full and the next, if that is not indented, are one paragraph; a word that a
//   hyphen divides is whole again
// * rows of a grid (+---+ between them) whose cells have several lines are one line
//
// Columns are kept as they are. A text without form feeds keeps its lines, and only grids change.
// Linear in the text.
std::string flowed_text(std::string_view text);

// The indicators of a vocabulary that a phrase may mean, the best first, at most "limit". "unit"
// must be one that the indicator can have; an empty one fits all.
std::vector<Match> match_indicators(const Vocabulary& vocabulary, std::string_view phrase,
                                    std::string_view unit, std::size_t limit = 3);

}  // namespace annals
