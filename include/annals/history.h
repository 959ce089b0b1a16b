// History: what was recorded, when, by whom and why; of one observation, and of a whole store.
#pragma once

#include <annals/calendar.h>
#include <annals/code.h>
#include <annals/error.h>
#include <annals/observation.h>
#include <annals/waiver.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals {

struct ReadOptions {
  YearRange years{};
  // The vintage: only sources published on or before this day. Empty: all.
  std::optional<Date> as_of{};
  // The audit trail: only what was recorded at or before this moment. Empty: all.
  std::optional<Timestamp> recorded_by{};
};

// Which series are read, and what of them.
struct SeriesSelection {
  std::vector<AgencyCode> agencies{};       // empty: all
  std::vector<IndicatorCode> indicators{};  // empty: all
  ReadOptions read{};
};

// One write to the store.
struct WriteRecord {
  std::int64_t id = 0;  // ascending with time
  Timestamp recorded_at{};
  std::string author{}, reason{};
  std::string program{};  // the name and version that wrote
};

// One step in the history of an observation.
struct Revision {
  Observation observation;  // for a retraction: the year and the note
  bool retracted = false;   // this source's word was withdrawn
  bool current = false;     // this is the value that series() gives
  std::shared_ptr<const SourceDocument> source;
  std::shared_ptr<const WriteRecord> write;
};

// A write, and the source whose values it holds.
struct RecordedWrite {
  WriteRecord record;
  SourceCode source;
};

// A revision as it is recorded, by the id of its write.
struct RecordedRevision {
  AgencyCode agency;
  IndicatorCode indicator;
  std::int64_t write = 0;
  Observation observation;  // for a retraction: the year and the note
  bool retracted = false;
};

// What is wrong with a history that Store::replay() refuses, and where.
struct HistoryIssue {
  enum class Part { kWrites, kRevisions, kWaivers };
  Part part = Part::kRevisions;
  std::size_t row = 0;       // from 0, in its part; of the revisions the one given last
  std::string_view field{};  // "value", "recorded_at", ...; empty: the whole row
  Error error;
};

// All that happened to the values of a store, in the form in which another takes it over.
struct RecordedHistory {
  // By id, which ascends with the time of recording.
  std::vector<RecordedWrite> writes{};
  // Puts the next revision into its argument; false at the end, and an error ends the replay. They
  // come by agency, indicator (codes compared without regard to case), year and write. It must not
  // use the store that takes them over, which writes some while the next are fetched.
  std::function<Result<bool>(RecordedRevision&)> next_revision{};
  // In the order in which they were given, each with its author and its time.
  std::vector<Waiver> waivers{};
  // Told what is wrong before the replay fails; may be empty.
  std::function<void(const HistoryIssue&)> on_issue{};
};

}  // namespace annals
