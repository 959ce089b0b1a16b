// Writing: who wrote and why, what it did, and what was wrong with it.
#pragma once

#include <annals/error.h>

#include <cstddef>
#include <optional>
#include <string>

namespace annals {

struct WriteOptions {
  std::string author{};  // empty: the store's
  std::string reason{};  // why, in the words of the person who writes
  // Goes on with the writes before it in the same atomically(): what is too much for one write
  // comes in parts, and the store is afterwards as if it had been one. A source that contradicts
  // an earlier part is kConflict, and what it said there already is counted as repeated.
  bool continued = false;
};

// What is known of a transaction before it begins.
struct TransactionOptions {
  // About how many values will be written; 0 if nothing is known. A file without values takes very
  // many (from 100,000 on) without its log, in which each would be written twice: in a fifth less
  // time, with half the room on the disk. They are as safe, but other programs cannot read the
  // store until all are there. It makes no difference where others have it open already.
  std::size_t expected_values = 0;
};

// What a write did. Each row given is counted once.
struct WriteSummary {
  std::size_t inserted = 0;   // this source said nothing of the observation before
  std::size_t revised = 0;    // it said something else
  std::size_t unchanged = 0;  // it said the same; nothing is added
  std::size_t retracted = 0;  // it is withdrawn
  std::size_t repeated = 0;   // the batch holds the same row twice

  WriteSummary& operator+=(const WriteSummary& other) noexcept;
  friend bool operator==(const WriteSummary&, const WriteSummary&) = default;
};

// Which part of a row is wrong.
enum class RowField { kSource, kAgency, kIndicator, kYear, kValue, kStatus, kCounts, kRow };

// One thing wrong with one row of a batch.
struct RowIssue {
  std::size_t batch = 0;  // position in the span given
  std::size_t row = 0;    // position in the batch, in the order of add()
  RowField field = RowField::kRow;
  Error error;
  std::optional<std::size_t> other_row{};  // the row it disagrees with, for kConflict
};

// What define() does with a code that is there already.
enum class Redefine {
  kRefuse,   // the same definition is no change; another is kAlreadyExists
  kReplace,  // the new definition takes the place of the old one
};

}  // namespace annals
