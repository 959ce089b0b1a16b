// Observations on their way into a store: a batch for each source, and where each row was read.
#pragma once

#include <annals/batch.h>
#include <annals/import.h>
#include <annals/store.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace annals::exchange {

// Where a row was read.
struct Origin {
  std::uint32_t file;  // position among the files of the import
  std::uint32_t line;
};

// Something wrong with a row, in the words of the store.
struct IncomingIssue {
  Origin at;
  std::optional<Origin> other;  // the row it disagrees with, if that is in the same part
  RowField field;
  std::string text;  // of the field
  Error error;
};

// Writes in parts, so that memory is bounded: REQUIRES that all happens within one atomically().
// With anything wrong, from then on nothing is written, and what comes is looked at only.
class Incoming {
 public:
  struct Listener {
    std::function<bool()> clean;  // nothing is wrong so far with anything
    std::function<void(const IncomingIssue&)> wrong;
    std::function<void(Origin first, Origin again)> repeated;  // it was taken once
    std::function<void(std::size_t)> repeated_further_up;      // so many, of parts before
  };
  Incoming(Store& store, std::string reason, Listener listener, std::size_t rows_of_a_part);

  // Fail as the store does, and not with what is wrong with rows.
  Result<void> add(const AgencyCode& agency, const IndicatorCode& indicator,
                   const SourceCode& source, const Observation& observation, Origin origin);
  Result<void> finish();

  const WriteSummary& written() const noexcept { return written_; }

 private:
  Result<void> write_part();
  Result<void> examine();
  std::size_t batch_of(const SourceCode& source);
  void tell_repeated(std::size_t count) const;

  Store& store_;
  WriteOptions options_;
  Listener listener_;
  std::size_t rows_of_a_part_, rows_ = 0;
  std::vector<Batch> batches_;
  std::vector<std::vector<Origin>> origins_;  // of the rows of each batch
  std::unordered_map<SourceCode, std::size_t> positions_;
  std::size_t last_ = 0;  // the batch of the row before
  WriteSummary written_;
};

}  // namespace annals::exchange
