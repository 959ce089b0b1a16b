// Observations on their way into a store: a batch for each source, and where each row was read.
#pragma once

#include <annals/batch.h>
#include <annals/import.h>
#include <annals/store.h>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <future>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace annals::exchange {

// Where a row was read.
struct Origin {
  std::uint32_t file = 0;  // position among the files of the import
  std::uint32_t line = 0;
  std::uint32_t column = 0;  // of a table with several values a line

  friend auto operator<=>(const Origin&, const Origin&) = default;
};

// The columns in which one form of file keeps what a store may refuse.
struct FieldColumns {
  std::string_view source, agency, indicator, year, value, status;
};
// The column of a field; empty for the counts, of which the message says which it is, and the row.
std::string_view column_of(RowField field, const FieldColumns& columns) noexcept;

// A text that two values have in common if they are of one source and observation.
std::string name_of_observation(const AgencyCode& agency, const IndicatorCode& indicator, Year year,
                                const SourceCode& source);

// "2 rows say the same as rows far above and were taken once".
std::string words_of_repeated(std::size_t count);

// About how many values stand in so many bytes of a text, to tell a store what comes.
constexpr std::size_t values_in(std::uint64_t bytes) noexcept { return bytes / 30; }

// Something wrong with a row, in the words of the store.
struct IncomingIssue {
  Origin at;
  std::optional<Origin> other;  // the row it disagrees with, if that is in the same part
  RowField field;
  std::string text;         // of the field
  std::string observation;  // as name_of_observation() calls it
  Error error;
};

// Writes in parts, so that memory is bounded: REQUIRES that all happens within one atomically().
// With anything wrong, from then on nothing is written, and what comes is looked at only.
//
// A part is written by a thread of its own while the next one comes, so that files are read and
// values written at once. REQUIRES: who uses the store in between calls settle() first.
class Incoming {
 public:
  struct Listener {
    std::function<bool()> clean;  // nothing is wrong so far with anything
    std::function<void(const IncomingIssue&)> wrong;
    std::function<void(Origin first, Origin again)> repeated;  // it was taken once
    std::function<void(std::size_t)> repeated_further_up;      // so many, of parts before
    // May be empty. Before the first part is written while the next one comes: the last moment to
    // ask the store without waiting.
    std::function<Result<void>()> long_import{};
  };
  Incoming(Store& store, std::string reason, Listener listener, std::size_t rows_of_a_part);

  // Fail as the store does, and not with what is wrong with rows.
  Result<void> add(const AgencyCode& agency, const IndicatorCode& indicator,
                   const SourceCode& source, const Observation& observation, Origin origin);
  Result<void> finish();
  // Waits until the part that is on its way is written. A failure is told by each later call too.
  Result<void> settle();

  const WriteSummary& written() const noexcept { return written_; }

 private:
  struct Part {
    std::vector<Batch> batches;
    std::vector<std::vector<Origin>> origins;  // of the rows of each batch
    std::unordered_map<SourceCode, std::size_t> positions;
    std::size_t last = 0;  // the batch of the row before
    std::size_t rows = 0;

    std::size_t batch_of(const SourceCode& source);
    // Takes the rows out. A part of one source keeps its memory for the next one: new memory for
    // each part would be a tenth of the time of a large import.
    void clear();
    // Puts the rows into the order in which a store writes them fastest.
    void sort();
  };
  Result<void> pass_on();
  Result<void> take_in(const Result<WriteSummary>& written);
  Result<void> examine();
  void tell_repeated(std::size_t count) const;

  Store& store_;
  WriteOptions options_;
  Listener listener_;
  std::size_t rows_of_a_part_;
  WriteSummary written_;
  std::optional<Error> failure_;
  Part coming_;
  Part going_;  // what is written, or was last
  // Behind the part that it writes: a future that goes waits for its thread.
  std::future<Result<WriteSummary>> writing_;
};

}  // namespace annals::exchange
