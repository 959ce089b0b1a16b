// Store: where everything is kept. Start here.
//
//   Store store = Store::open("figures.db").value();
//   store.define(Agency{.code = AgencyCode("pukou"), .names = {{{"zh", "浦口区人民政府"}}, {}}});
//   store.define(Indicator{...});
//   store.write(Batch(report).add(...).add(...));
//   store.series(AgencyCode("pukou"), IndicatorCode("hotline.solved_rate")).value();
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
#include <annals/defect.h>
#include <annals/freeze.h>
#include <annals/history.h>
#include <annals/indicator.h>
#include <annals/panel.h>
#include <annals/rule.h>
#include <annals/seal.h>
#include <annals/series.h>
#include <annals/store_options.h>
#include <annals/waiver.h>
#include <annals/write.h>

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

// One store: a single file (a SQLite database of plain tables, documented in schema/README.md).
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
  // with kNotFound, naming the nearest or what else is called that, or with kConflict, naming all.
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
  // that contradict each other. Of the options, "continued" is looked at.
  Result<std::vector<RowIssue>> examine(std::span<const Batch> batches,
                                        const WriteOptions& options = {}) const;

  // Does several calls in one transaction: if "work" fails, nothing of it remains. Not nestable. A
  // failed value() within it is its error; any other exception undoes it too, and passes on.
  Result<void> atomically(const std::function<Result<void>()>& work,
                          const TransactionOptions& options = {});

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
  // Shows all series of a selection that have observations, by indicator and then by agency, each
  // in the order given or else by code, of one state of the store and holding no more than those of
  // one indicator. Up to the first error of "visit", which must not write to this store. Fails
  // with kNotFound if a code is not defined.
  Result<void> for_each_series(const SeriesSelection& selection,
                               const std::function<Result<void>(const Series&)>& visit) const;
  // The values of a selection in columns: the agencies and indicators given, or those of which
  // there are observations, by code; the years from the first observation to the last. "threads"
  // fill it. Fails with kNotFound if a code is not defined or there is no observation at all.
  Result<Panel> panel(const SeriesSelection& selection = {}, unsigned threads = 1) const;
  // Every revision of a series, by year and then as recorded; as_of and recorded_by limit which
  // revisions are seen, and "current" is told among these.
  Result<std::vector<Revision>> history(const AgencyCode& agency, const IndicatorCode& indicator,
                                        const ReadOptions& options = {}) const;
  // The number of revisions on record.
  Result<std::int64_t> revision_count() const;
  // Does several readings of one state of the store, whatever others write meanwhile.
  Result<void> in_one_state(const std::function<Result<void>()>& work) const;

  // ---- Whole histories. See history.h, and dump.h for files of them. ----
  // All writes, by id.
  Result<std::vector<RecordedWrite>> writes() const;
  // Shows every revision in the order of RecordedHistory, up to the first error of "visit", which
  // must not write to this store.
  Result<void> each_revision(
      const std::function<Result<void>(const RecordedRevision&)>& visit) const;
  // Takes over the values and waivers of another store, with the clocks, authors and reasons of
  // that one. What they name must be defined. Everything is checked as write() does, and that each
  // revision adds something. Fails with kAlreadyExists if the store holds values or waivers.
  Result<void> replay(const RecordedHistory& history);

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
  // The same without the values: cheap, however many there are.
  Result<Store> frozen_definitions(std::string_view name) const;
  // Takes over a freeze of another store, after the history: "definitions" is a store with those of
  // the day, and of the waivers on record the first "waivers" belong to it. The sha256 is made
  // anew. Fails like freeze(), and with kInvalidData if the values do not fit the definitions.
  Result<Freeze> restore_freeze(const Freeze& freeze, std::size_t waivers,
                                const Store& definitions);

  // ---- Care. ----
  // Copies the store, while it is in use, to a new file that is complete and consistent. Fails
  // with kAlreadyExists if the file is there and with kInvalidArgument within atomically().
  Result<void> backup(const std::filesystem::path& file) const;
  // Checks the file's integrity, its foreign keys, the rules of the model, and whether it says what
  // was sealed; empty if all is well.
  Result<std::vector<Defect>> verify() const;
  // The seal that stands for all that was ever recorded; empty if there is nothing yet.
  Result<std::optional<Seal>> last_seal() const;
  // All seals, by number: when and by whom what was written, defined, waived or frozen.
  Result<std::vector<Seal>> seals() const;
  // The seal with this digest, or with these as its first 16 digits or more; empty if there is
  // none: then it is another store, or its past was changed. Fails with kInvalidArgument for fewer.
  Result<std::optional<Seal>> find_seal(std::string_view digest) const;
  // Makes the packed series, which are kept beside the history so as to be read faster, anew from
  // it; the number of those that were wrong. Needed only after other hands changed the history.
  Result<std::size_t> rebuild();
  // The version of the schema, and the file ("" for a store in memory).
  int schema_version() const noexcept;
  const std::filesystem::path& file() const noexcept;

 private:
  class Impl;
  explicit Store(std::unique_ptr<Impl> impl) noexcept;
  std::unique_ptr<Impl> impl_;
};

}  // namespace annals
