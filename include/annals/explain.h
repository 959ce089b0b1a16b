// Explain: everything behind one figure.
#pragma once

#include <annals/computed.h>
#include <annals/printed_range.h>
#include <annals/store.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace annals {

// What became of the word of a source: why it is the value that counts, or why it is not.
enum class WordStanding : std::uint8_t {
  kCounts,
  kPublishedEarlier,  // the one that counts was published later
  kNoDate,            // its source has no date of publication, and that of the other has one
  kRecordedEarlier,   // published on the same day, or both without a date; recorded before
  kCorrected,         // the same source said something else later
  kRetracted,         // it was withdrawn
};
std::string_view to_string(WordStanding standing) noexcept;  // "counts", "published_earlier", ...

// What one source said of the figure at one time.
struct SourceWord {
  Observation observation;
  WordStanding standing = WordStanding::kCounts;
  std::shared_ptr<const SourceDocument> source;
  std::shared_ptr<const WriteRecord> write;     // who recorded it, when and why
  std::shared_ptr<const WriteRecord> ended_by;  // what corrected or withdrew it; null: nothing did
};

// One figure, with all that stands behind it. Plain values, for a program to print as it likes.
struct Explanation {
  Agency agency;
  Indicator indicator;
  Year year;

  std::optional<SourceWord> word{};       // the one that counts; empty: nothing is on record
  std::optional<PrintedRange> range{};    // what its value can stand for; empty without a value
  std::vector<SourceWord> other_words{};  // as recorded, first to last

  // By its own rule: numerator and denominator or formula, inputs with their sources, agreement.
  ComputedValue computed{};

  std::vector<DefinitionVersion> versions{};  // that held on some day of the year, by first day
  std::vector<SeriesBreak> breaks{};          // all that are recorded for this series, by year
  bool break_in_year = false;                 // a break, or the status B, in this very year

  bool agency_existed = true;      // in that year
  std::optional<Agency> parent{};  // in that year
  // Of which the agency is predecessor or successor, by year.
  std::vector<Succession> successions{};
};

// Explains the figure of one year as it is read with "options" (options.years is not looked at):
// as the public knew it on a day, as the store held it at a moment. Definitions, parents and
// successions are those of today's store.
//
// A year of which nothing is on record is explained too: "word" is empty, and there may be a
// computed value. Fails with kNotFound if a code is not defined, and with kInvalidArgument for a
// year out of kFirstYear to kLastYear.
Result<Explanation> explain(const Store& store, const AgencyCode& agency,
                            const IndicatorCode& indicator, Year year,
                            const ReadOptions& options = {});

}  // namespace annals
