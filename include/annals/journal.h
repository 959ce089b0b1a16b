// Journal: every write to a store: when, by whom, why, by which program, from which source, and
// what it brought.
#pragma once

#include <annals/calendar.h>
#include <annals/code.h>
#include <annals/error.h>
#include <annals/history.h>
#include <annals/store.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace annals {

// Which writes are told of. Of several conditions all must hold.
struct JournalOptions {
  std::optional<Timestamp> since{}, until{};  // of recording, both included
  std::string author{};                       // compared as folded() says; empty: anybody
  std::optional<SourceCode> source{};
  // Only writes that hold revisions of one of these agencies, of one of these indicators; what
  // they hold of others is then not counted. Empty: all.
  std::vector<AgencyCode> agencies{};
  std::vector<IndicatorCode> indicators{};
  std::size_t last = 0;  // of those that are left only so many, the latest; 0: all
  // Count what each write holds. Without it, and without agencies and indicators, no value is
  // looked at, and a journal of a store of millions is as quick as that of a small one.
  bool count_values = true;
};

// How many codes of a write are named.
inline constexpr std::size_t kJournalNames = 3;

// What a write holds, in short.
struct WrittenValues {
  std::size_t added = 0;      // the source said nothing of the observation before
  std::size_t revised = 0;    // it had said something else, or had taken its word back
  std::size_t retracted = 0;  // it takes its word back
  std::size_t agency_count = 0, indicator_count = 0;
  // The first kJournalNames of them, by code.
  std::vector<AgencyCode> agencies{};
  std::vector<IndicatorCode> indicators{};
  YearRange years{.first = kLastYear, .last = kFirstYear};  // from the first to the last

  std::size_t total() const noexcept { return added + revised + retracted; }
};

struct JournalEntry {
  RecordedWrite write;
  std::optional<WrittenValues> values{};  // where they were asked for
};

// The writes, in their order, of one state of the store. A frozen store tells of those before the
// freeze. Counting visits the series of the agencies and indicators that are given, or else every
// revision once. Fails with kNotFound if an agency, an indicator or the source is not defined.
Result<std::vector<JournalEntry>> journal(const Store& store, const JournalOptions& options = {});

}  // namespace annals
