#include <annals/store.h>
#include <pwd.h>
#include <unistd.h>

#include <array>
#include <string>
#include <utility>

#include "storage/agencies.h"
#include "storage/backup.h"
#include "storage/connection.h"
#include "storage/definition_versions.h"
#include "storage/errors.h"
#include "storage/find.h"
#include "storage/freezes.h"
#include "storage/guarded.h"
#include "storage/history.h"
#include "storage/indicators.h"
#include "storage/migrate.h"
#include "storage/packed_table.h"
#include "storage/read.h"
#include "storage/registry.h"
#include "storage/replay.h"
#include "storage/restore_freeze.h"
#include "storage/rules.h"
#include "storage/scan.h"
#include "storage/seals.h"
#include "storage/sources.h"
#include "storage/subjects.h"
#include "storage/successions.h"
#include "storage/targets.h"
#include "storage/verify.h"
#include "storage/waivers.h"
#include "storage/write.h"
#include "storage/write_plan.h"

namespace annals {

using storage::Failure;
using storage::guarded;

namespace {

// Stores may be opened in several threads at once: not by the call that keeps its answer for all.
std::string login_name() {
  passwd entry{};
  passwd* found = nullptr;
  std::array<char, 4096> text{};
  ::getpwuid_r(::geteuid(), &entry, text.data(), text.size(), &found);
  return found ? found->pw_name : "";
}

// A failed value() within "work" is an error like any that it returns.
Result<void> outcome_of(const std::function<Result<void>()>& work) {
  try {
    return work();
  } catch (const BadResultAccess& access) {
    return access.error();
  }
}

void check_span(YearRange years) {
  if (!years.empty()) return;
  storage::fail(ErrorCode::kInvalidArgument, "the span of years from " + to_string(years.first) +
                                                 " to " + to_string(years.last) + " is empty");
}

}  // namespace

WriteSummary& WriteSummary::operator+=(const WriteSummary& other) noexcept {
  inserted += other.inserted;
  revised += other.revised;
  unchanged += other.unchanged;
  retracted += other.retracted;
  repeated += other.repeated;
  return *this;
}

class Store::Impl {
 public:
  Impl(const std::filesystem::path& file, const StoreOptions& options)
      : connection(file, options),
        registry(connection),
        author(options.author.empty() ? login_name() : options.author) {}
  // In memory, from the bytes of a database.
  explicit Impl(std::string_view image) : connection(image), registry(connection) {}

  template <typename Work>
  auto read(Work work) {
    return guarded(connection.file(), std::move(work));
  }

  // As one transaction, or as a part of the one that is open.
  template <typename Work>
  auto write(Work work) -> Result<decltype(work())> {
    auto result = guarded(connection.file(), [&] {
      storage::WriteScope scope(connection);
      if constexpr (std::is_void_v<decltype(work())>) {
        work();
        commit(scope);
      } else {
        auto value = work();
        commit(scope);
        return value;
      }
    });
    // What was looked up within a failed write may never have been.
    if (!result) registry.clear();
    return result;
  }

  // The same for about so many values.
  template <typename Work>
  auto write_many(std::size_t values, Work work) -> Result<decltype(work())> {
    std::optional<storage::WithoutLog> without_log;
    if (values >= storage::WithoutLog::kWorthIt) {
      if (auto begun = read([&] { without_log.emplace(connection); }); !begun) return begun.error();
    }
    return write(std::move(work));
  }

  void commit(storage::WriteScope& scope) {
    if (scope.outermost()) storage::seal_touched(connection, author);
    scope.commit();
  }

  template <typename T>
  Result<bool> define(const T& definition, Redefine redefine) {
    return write([&] {
      const bool changed = storage::define(connection, definition, redefine);
      if (changed) registry.clear();
      return changed;
    });
  }

  void check_continued() const {
    if (in_transaction) return;
    storage::fail(ErrorCode::kInvalidArgument,
                  "a write goes on with others within atomically() alone");
  }

  // The time of a call of atomically(), even if the caller's own work throws. What was looked up
  // within it may never have been.
  struct Transaction {
    explicit Transaction(Impl& owner) : impl(owner) { impl.in_transaction = true; }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction() {
      impl.in_transaction = false;
      impl.open_batches = {};
      impl.registry.clear();
    }
    Impl& impl;
  };

  storage::Connection connection;
  storage::Registry registry;
  std::string author;
  bool in_transaction = false;
  storage::OpenBatches open_batches;  // of the transaction
};

Store::Store(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::filesystem::path& file, const StoreOptions& options) {
  if (file.empty()) return Error{ErrorCode::kInvalidArgument, "the file of a store needs a name"};
  return guarded(file, [&] { return Store(std::make_unique<Impl>(file, options)); });
}

Result<Store> Store::in_memory(const StoreOptions& options) {
  if (options.read_only) {
    return Error{ErrorCode::kInvalidArgument,
                 "a store in memory cannot be opened for reading only"};
  }
  return guarded({}, [&] { return Store(std::make_unique<Impl>("", options)); });
}

// ---- Definitions.

Result<bool> Store::define(const Subject& subject, Redefine redefine) {
  return impl_->define(subject, redefine);
}
Result<bool> Store::define(const Agency& agency, Redefine redefine) {
  return impl_->define(agency, redefine);
}
Result<bool> Store::define(const Indicator& indicator, Redefine redefine) {
  return impl_->define(indicator, redefine);
}
Result<bool> Store::define(const SourceDocument& source, Redefine redefine) {
  return impl_->write([&] {
    const auto before = storage::load_source(impl_->connection, source.code.str());
    const bool changed = storage::define(impl_->connection, source, redefine);
    if (changed) impl_->registry.clear();
    // Whose word counts is told by the days of publication.
    if (changed && before && before->value.published != source.published) {
      storage::weigh_anew(impl_->connection, impl_->registry);
    }
    return changed;
  });
}
Result<bool> Store::define(const Succession& succession, Redefine redefine) {
  return impl_->define(succession, redefine);
}
Result<bool> Store::define(const DefinitionVersion& version, Redefine redefine) {
  return impl_->define(version, redefine);
}
Result<bool> Store::define(const SeriesBreak& series_break, Redefine redefine) {
  return impl_->define(series_break, redefine);
}
Result<bool> Store::define(const Target& target, Redefine redefine) {
  return impl_->define(target, redefine);
}
Result<bool> Store::define(const Rule& rule, Redefine redefine) {
  return impl_->define(rule, redefine);
}

Result<std::vector<Subject>> Store::subjects() const {
  return impl_->read([&] { return storage::load_subjects(impl_->connection); });
}
Result<std::vector<Agency>> Store::agencies() const {
  return impl_->read([&] { return storage::load_agencies(impl_->connection); });
}
Result<std::vector<Indicator>> Store::indicators() const {
  return impl_->read([&] { return storage::load_indicators(impl_->connection); });
}
Result<std::vector<SourceDocument>> Store::sources() const {
  return impl_->read([&] { return storage::load_sources(impl_->connection); });
}
Result<std::vector<Succession>> Store::successions() const {
  return impl_->read([&] { return storage::load_successions(impl_->connection); });
}
Result<std::vector<DefinitionVersion>> Store::definition_versions() const {
  return impl_->read([&] { return storage::load_definition_versions(impl_->connection); });
}
Result<std::vector<SeriesBreak>> Store::breaks() const {
  return impl_->read([&] { return storage::load_breaks(impl_->connection); });
}
Result<std::vector<Target>> Store::targets() const {
  return impl_->read([&] { return storage::load_targets(impl_->connection); });
}
Result<std::vector<Rule>> Store::rules() const {
  return impl_->read([&] { return storage::load_rules(impl_->connection); });
}

Result<Agency> Store::find_agency(std::string_view text) const {
  return impl_->read([&] { return storage::find_agency(impl_->connection, text); });
}
Result<Indicator> Store::find_indicator(std::string_view text) const {
  return impl_->read([&] { return storage::find_indicator(impl_->connection, text); });
}
Result<SourceDocument> Store::find_source(std::string_view text) const {
  return impl_->read([&] { return storage::find_source(impl_->connection, text); });
}

// ---- Values.

Result<WriteSummary> Store::write(const Batch& batch, const WriteOptions& options) {
  return write(std::span(&batch, 1), options);
}

Result<WriteSummary> Store::write(std::span<const Batch> batches, const WriteOptions& options) {
  std::size_t rows = 0;
  for (const Batch& batch : batches) rows += batch.size();
  storage::OpenBatches open;
  if (impl_->in_transaction) open = impl_->open_batches;
  auto written = impl_->write_many(rows, [&] {
    // Another connection may have redefined what the rows are checked against.
    impl_->registry.refresh();
    storage::check_text(options.author, "the write", "author");
    storage::check_text(options.reason, "the write", "reason");
    const storage::Writer writer{options.author.empty() ? impl_->author : options.author,
                                 options.reason, options.continued};
    if (options.continued) impl_->check_continued();
    return storage::write_batches(impl_->connection, impl_->registry, batches, writer, open);
  });
  // The batches of a write that failed are gone: nothing goes on with them.
  if (written && impl_->in_transaction) impl_->open_batches = std::move(open);
  return written;
}

Result<std::vector<RowIssue>> Store::examine(std::span<const Batch> batches,
                                             const WriteOptions& options) const {
  return impl_->read([&] {
    const storage::ReadScope scope(impl_->connection);
    impl_->registry.clear();
    storage::WritePlan plan = storage::plan_write(impl_->connection, impl_->registry, batches);
    if (options.continued) {
      impl_->check_continued();
      storage::find_contradictions(impl_->connection, impl_->registry, batches, impl_->open_batches,
                                   plan);
    }
    return std::move(plan.issues);
  });
}

Result<void> Store::atomically(const std::function<Result<void>()>& work,
                               const TransactionOptions& options) {
  if (impl_->in_transaction) {
    return Error{ErrorCode::kInvalidArgument, "atomically() was called within atomically()"};
  }
  const Impl::Transaction transaction(*impl_);
  return impl_->write_many(options.expected_values, [&] {
    if (const Result<void> done = outcome_of(work); !done) throw Failure{done.error()};
  });
}

// ---- Reading.

Result<Series> Store::series(const AgencyCode& agency, const IndicatorCode& indicator,
                             const ReadOptions& options) const {
  return impl_->read([&] {
    check_span(options.years);
    return storage::read_series(impl_->connection, impl_->registry, agency, indicator, options);
  });
}

Result<std::vector<Series>> Store::cross_section(const IndicatorCode& indicator,
                                                 const ReadOptions& options) const {
  return impl_->read([&] {
    check_span(options.years);
    return storage::read_cross_section(impl_->connection, impl_->registry, indicator, options);
  });
}

Result<std::vector<Series>> Store::profile(const AgencyCode& agency,
                                           const ReadOptions& options) const {
  return impl_->read([&] {
    check_span(options.years);
    return storage::read_profile(impl_->connection, impl_->registry, agency, options);
  });
}

Result<void> Store::for_each_series(const SeriesSelection& selection,
                                    const std::function<Result<void>(const Series&)>& visit) const {
  return impl_->read([&] {
    check_span(selection.read.years);
    storage::for_each_series(impl_->connection, impl_->registry, selection, visit);
  });
}

Result<Panel> Store::panel(const SeriesSelection& selection, unsigned threads) const {
  return impl_->read([&] {
    check_span(selection.read.years);
    const storage::ReadScope scope(impl_->connection);
    impl_->connection.user_version();  // the scope begins with the first read
    impl_->registry.refresh();
    return storage::read_panel(impl_->connection, impl_->registry, selection, threads);
  });
}

Result<std::vector<Revision>> Store::history(const AgencyCode& agency,
                                             const IndicatorCode& indicator,
                                             const ReadOptions& options) const {
  return impl_->read([&] {
    check_span(options.years);
    return storage::read_history(impl_->connection, impl_->registry, agency, indicator, options);
  });
}

Result<std::int64_t> Store::revision_count() const {
  return impl_->read([&] {
    storage::Cursor cursor = impl_->connection.cursor("SELECT count(*) FROM observation");
    cursor.step_to_row();
    return cursor.integer(0);
  });
}

Result<void> Store::in_one_state(const std::function<Result<void>()>& work) const {
  return impl_->read([&] {
    const storage::ReadScope scope(impl_->connection);
    impl_->connection.user_version();  // the scope begins with the first read
    impl_->registry.refresh();
    if (const Result<void> done = outcome_of(work); !done) throw Failure{done.error()};
  });
}

// ---- Whole histories.

Result<std::vector<RecordedWrite>> Store::writes() const {
  return impl_->read([&] { return storage::load_writes(impl_->connection); });
}

Result<void> Store::each_revision(
    const std::function<Result<void>(const RecordedRevision&)>& visit) const {
  return impl_->read([&] { storage::each_revision(impl_->connection, visit); });
}

Result<void> Store::replay(const RecordedHistory& history) {
  return impl_->write([&] {
    impl_->registry.refresh();
    storage::replay(impl_->connection, impl_->registry, history);
  });
}

// ---- Findings that stand.

Result<bool> Store::waive(const Waiver& waiver) {
  return impl_->write([&] { return storage::waive(impl_->connection, waiver, impl_->author); });
}

Result<std::vector<Waiver>> Store::waivers() const {
  return impl_->read([&] { return storage::load_waivers(impl_->connection); });
}

// ---- Vintages to keep.

Result<Freeze> Store::freeze(const std::string& name, const std::string& note) {
  return impl_->write(
      [&] { return storage::freeze(impl_->connection, name, note, impl_->author); });
}

Result<std::vector<Freeze>> Store::freezes() const {
  return impl_->read([&] { return storage::load_freezes(impl_->connection); });
}

Result<Store> Store::frozen(std::string_view name) const {
  return impl_->read([&] {
    const storage::ReadScope scope(impl_->connection);
    const storage::Frozen frozen = storage::load_frozen(impl_->connection, name);
    auto impl = std::make_unique<Impl>(frozen.definitions);
    storage::copy_values(impl_->connection, impl->connection, frozen.freeze.last_write);
    const auto packed =
        impl->write([&] { storage::rebuild_packed(impl->connection, impl->registry); });
    if (!packed) storage::fail(packed.error().code, packed.error().message);
    impl->connection.make_read_only();
    return Store(std::move(impl));
  });
}

Result<Store> Store::frozen_definitions(std::string_view name) const {
  return impl_->read([&] {
    const storage::ReadScope scope(impl_->connection);
    auto impl = std::make_unique<Impl>(storage::load_frozen(impl_->connection, name).definitions);
    impl->connection.make_read_only();
    return Store(std::move(impl));
  });
}

Result<Freeze> Store::restore_freeze(const Freeze& freeze, std::size_t waivers,
                                     const Store& definitions) {
  return impl_->write([&] {
    return storage::restore_freeze(impl_->connection, freeze, waivers,
                                   definitions.impl_->connection);
  });
}

// ---- Care.

Result<void> Store::backup(const std::filesystem::path& file) const {
  return impl_->read([&] {
    if (impl_->in_transaction) {
      storage::fail(ErrorCode::kInvalidArgument,
                    "backup() was called within atomically(); call it before or after");
    }
    storage::back_up(impl_->connection, file);
  });
}

Result<std::vector<Defect>> Store::verify() const {
  return impl_->read([&] { return storage::verify(impl_->connection, impl_->registry); });
}

Result<std::optional<Seal>> Store::last_seal() const {
  return impl_->read([&] { return storage::last_seal(impl_->connection); });
}

Result<std::vector<Seal>> Store::seals() const {
  return impl_->read([&] { return storage::load_seals(impl_->connection); });
}

Result<std::optional<Seal>> Store::find_seal(std::string_view digest) const {
  return impl_->read([&] { return storage::find_seal(impl_->connection, digest); });
}

Result<std::size_t> Store::rebuild() {
  return impl_->write([&] {
    impl_->registry.refresh();
    return storage::rebuild_packed(impl_->connection, impl_->registry);
  });
}

int Store::schema_version() const noexcept { return storage::newest_schema_version(); }

const std::filesystem::path& Store::file() const noexcept { return impl_->connection.file(); }

}  // namespace annals
