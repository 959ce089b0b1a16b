// Store: where everything is kept. Start here.
//
//   Store store = Store::open("figures.db").value();
//   store.define(Agency{.code = AgencyCode("pukou"), .names = {{{"zh", "浦口区人民政府"}}, {}}});
//   store.define(Indicator{...});
//   store.write(Batch(report).add(...).add(...));
//   Series series = store.series(AgencyCode("pukou"),
//   IndicatorCode("hotline.solved_rate")).value();
//
// Nothing is overwritten. A value that changes becomes a new revision; the old one stays, with
// the moment it was recorded, by whom and why. Two clocks run through every reading: "published"
// (what the public could know) and "recorded" (what this store held).
//
// Which value is current: each source's word is its latest revision, unless it was retracted;
// among the sources the one published last counts, and between equals the one recorded last.
#pragma once

#include <annals/agency.h>
#include <annals/batch.h>
#include <annals/calendar.h>
#include <annals/code.h>
#include <annals/error.h>
#include <annals/freeze.h>
#include <annals/indicator.h>
#include <annals/observation.h>
#include <annals/rule.h>
#include <annals/series.h>
#include <annals/waiver.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace annals {

struct StoreOptions {
  // What is done.
  bool create_if_missing = true;
  bool read_only = false;  // then nothing is created, migrated or written
  // How long a call waits for another connection's lock before it fails with kBusy.
  std::chrono::milliseconds busy_timeout{5000};
  // Who writes, where a WriteOptions does not say; the login name of the user if empty.
  std::string author{};
};

struct WriteOptions {
  std::string author{};  // empty: the store's
  std::string reason{};  // why, in the words of the person who writes
  // Goes on with the writes before it in the same atomically(): what is too much for one write
  // comes in parts, and the store is afterwards as if it had been one. A source that contradicts
  // an earlier part is kConflict, and what it said there already is counted as repeated.
  bool continued = false;
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

struct ReadOptions {
  YearRange years{};
  // The vintage: only sources published on or before this day. Empty: all.
  std::optional<Date> as_of{};
  // The audit trail: only what was recorded at or before this moment. Empty: all.
  std::optional<Timestamp> recorded_by{};
};

// One write to the store.
struct WriteRecord {
  std::int64_t id = 0;  // ascending with time
  Timestamp recorded_at;
  std::string author, reason;
  std::string program;  // the name and version that wrote
};

// One step in the history of an observation.
struct Revision {
  Observation observation;  // for a retraction: the year and the note
  bool retracted = false;   // this source's word was withdrawn
  bool current = false;     // this is the value that series() gives
  std::shared_ptr<const SourceDocument> source;
  std::shared_ptr<const WriteRecord> write;
};

// Something wrong with a store, found by verify().
struct Defect {
  std::string rule;     // "integrity", "foreign_key", "value_or_reason", …
  std::string message;  // one sentence
};

// One store: a single file (a SQLite database of plain tables, documented in schema/README.md).
//
// Move-only. A Store is used by one thread at a time; several Stores, in any number of threads and
// processes, may be open on one file: any number of readers beside one writer.
//
// Definitions are checked as they are made: what they name must be defined before them, names
// and aliases are unique among agencies, and among indicators, and a circle, among parents or of
// indicators that are computed from one another, is refused (kInvalidData). Every write is one
// transaction: on any error the file is as before.
class Store {
 public:
  // Opens or creates the file and brings it to the current schema.
  //
  // Fails with kNotFound if there is no file and none may be created, kSchemaMismatch if the file
  // is not a store or was written by a newer version (it is left untouched), kInvalidData if it
  // is damaged, kBusy or kIo as the file system says.
  static Result<Store> open(const std::filesystem::path& file, const StoreOptions& options = {});
  // A store in memory that is gone with the object.
  static Result<Store> in_memory(const StoreOptions& options = {});

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // ---- Definitions. Each returns true if something changed. ----
  // Fail with kNotFound if something they name is not defined, with kAlreadyExists (see Redefine)
  // and with kInvalidData if the definition contradicts itself or its formula cannot be read.
  Result<bool> define(const Subject& subject, Redefine redefine = Redefine::kRefuse);
  Result<bool> define(const Agency& agency, Redefine redefine = Redefine::kRefuse);
  Result<bool> define(const Indicator& indicator, Redefine redefine = Redefine::kRefuse);
  Result<bool> define(const SourceDocument& source, Redefine redefine = Redefine::kRefuse);
  Result<bool> define(const Succession& succession, Redefine redefine = Redefine::kRefuse);
  Result<bool> define(const DefinitionVersion& version, Redefine redefine = Redefine::kRefuse);
  Result<bool> define(const SeriesBreak& series_break, Redefine redefine = Redefine::kRefuse);
  Result<bool> define(const Target& target, Redefine redefine = Redefine::kRefuse);
  Result<bool> define(const Rule& rule, Redefine redefine = Redefine::kRefuse);

  // All of a sort, by code (successions, versions, breaks and targets by what they belong to).
  Result<std::vector<Subject>> subjects() const;
  Result<std::vector<Agency>> agencies() const;
  Result<std::vector<Indicator>> indicators() const;
  Result<std::vector<SourceDocument>> sources() const;
  Result<std::vector<Succession>> successions() const;
  Result<std::vector<DefinitionVersion>> definition_versions() const;
  Result<std::vector<SeriesBreak>> breaks() const;
  Result<std::vector<Target>> targets() const;
  Result<std::vector<Rule>> rules() const;

  // One, by code, name or alias in any language (compared as folded() says; a code first). Fail
  // with kNotFound, naming the nearest, or with kConflict if several fit, naming them.
  Result<Agency> find_agency(std::string_view text) const;
  Result<Indicator> find_indicator(std::string_view text) const;
  // One source, by its code. Fails with kNotFound, naming the nearest.
  Result<SourceDocument> find_source(std::string_view text) const;

  // ---- Values. ----
  // Writes batches in one transaction, all or none. Fails with the first issue that examine()
  // finds, or as the file says.
  Result<WriteSummary> write(const Batch& batch, const WriteOptions& options = {});
  Result<WriteSummary> write(std::span<const Batch> batches, const WriteOptions& options = {});
  // Everything that write() would refuse, by batch and row; empty if nothing. Looks at: codes
  // that are not defined, years in which the agency did not exist, values outside the
  // indicator's bounds, counts that are not whole, a value with a missing status or neither a
  // value nor a status, counts of a denominator that is zero or less, and rows of one source
  // that contradict each other.
  // Of the options, "continued" is looked at.
  Result<std::vector<RowIssue>> examine(std::span<const Batch> batches,
                                        const WriteOptions& options = {}) const;

  // Does several calls in one transaction: if "work" fails, nothing of it remains. Not nestable. A
  // failed value() within it is its error; any other exception undoes it too, and passes on.
  Result<void> atomically(const std::function<Result<void>()>& work);

  // ---- Reading. ----
  // The series of one agency and indicator; empty, and no error, if nothing is on record. Fails
  // with kNotFound if one of the codes is not defined.
  Result<Series> series(const AgencyCode& agency, const IndicatorCode& indicator,
                        const ReadOptions& options = {}) const;
  // The series of all agencies that have observations of an indicator, by agency code.
  Result<std::vector<Series>> cross_section(const IndicatorCode& indicator,
                                            const ReadOptions& options = {}) const;
  // The series of all indicators that an agency has observations of, by indicator code. Fails with
  // kNotFound if the agency is not defined.
  Result<std::vector<Series>> profile(const AgencyCode& agency,
                                      const ReadOptions& options = {}) const;
  // Every revision of a series, by year and then as recorded; as_of and recorded_by limit which
  // revisions are seen, and "current" is told among these.
  Result<std::vector<Revision>> history(const AgencyCode& agency, const IndicatorCode& indicator,
                                        const ReadOptions& options = {}) const;
  // The number of revisions on record.
  Result<std::int64_t> revision_count() const;

  // ---- Findings that stand. See check.h. ----
  // Adds a waiver to the record; false if the last one for its finding says the same. Whether there
  // is such a finding is not asked. Fails with kNotFound if the agency, the indicator or the
  // document is not defined, and with kInvalidData if it gives no reason or no day that exists.
  Result<bool> waive(const Waiver& waiver);
  // All that were ever given, in their order.
  Result<std::vector<Waiver>> waivers() const;

  // ---- Vintages to keep. ----
  // Freezes all that the store holds now (values, definitions, rules, targets, waivers) under a
  // name: "report 2023 as sent". Values need no room, definitions are copied. Fails with
  // kAlreadyExists if the name is taken, in whatever case: what is frozen stays.
  Result<Freeze> freeze(const std::string& name, const std::string& note = {});
  // In the order in which they were made.
  Result<std::vector<Freeze>> freezes() const;
  // The store as it was frozen, in memory and for reading only: whatever is asked of it is answered
  // as on that day. It has no freezes of its own. Fails with kNotFound, naming the nearest, and
  // with kInvalidData if rows that it stands on were changed past the library.
  Result<Store> frozen(std::string_view name) const;

  // ---- Care. ----
  // Copies the store, while it is in use, to a new file that is complete and consistent. Fails
  // with kAlreadyExists if the file is there and with kInvalidArgument within atomically().
  Result<void> backup(const std::filesystem::path& file) const;
  // Checks the file's integrity, its foreign keys and the rules of the model; empty if all is well.
  Result<std::vector<Defect>> verify() const;
  // The version of the schema, and the file ("" for a store in memory).
  int schema_version() const noexcept;
  const std::filesystem::path& file() const noexcept;

 private:
  class Impl;
  explicit Store(std::unique_ptr<Impl> impl) noexcept;
  std::unique_ptr<Impl> impl_;
};

}  // namespace annals
