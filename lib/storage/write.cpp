#include "storage/write.h"

#include <annals/version.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "core/printed_form.h"
#include "core/text.h"
#include "storage/clock.h"
#include "storage/errors.h"
#include "storage/insert.h"
#include "storage/packed_table.h"
#include "storage/revisions.h"
#include "storage/series_on_record.h"
#include "storage/sources.h"
#include "storage/write_plan.h"

namespace annals::storage {
namespace {

// The issue as the error of the whole write: it says which observation is meant.
[[noreturn]] void refuse(const RowIssue& issue, std::span<const Batch> batches) {
  const Batch& batch = batches[issue.batch];
  // What is wrong with a code or a source names it already.
  if (issue.field == RowField::kAgency || issue.field == RowField::kIndicator ||
      issue.field == RowField::kSource || issue.error.code == ErrorCode::kConflict ||
      issue.error.code == ErrorCode::kNotFound) {
    throw Failure{issue.error};
  }
  const Batch::Row& row = batch.rows()[issue.row];
  fail(issue.error.code, core::quoted(batch.agencies()[row.agency].str()) + ", " +
                             core::quoted(batch.indicators()[row.indicator].str()) + " in " +
                             std::to_string(row.year) + ": " + issue.error.message);
}

bool is_empty(const Batch::Detail* detail) { return !detail || detail->empty(); }

// True if the row says what its source said before.
bool says_the_same(Connection& connection, const SeriesKey& key, const StoredRevision& before,
                   const Batch::Row& row, const Batch::Detail* detail) {
  if (before.retracted || row.retracted) return before.retracted && row.retracted;
  if (before.value.has_value() != row.has_value || before.bound != row.bound ||
      before.status != row.status || (row.has_value && !identical(*before.value, row.value))) {
    return false;
  }
  if (!before.has_detail) return is_empty(detail);
  Observation said{.year = Year(row.year)};
  read_detail(connection, key, before, said);
  return !is_empty(detail) && core::same_print(said.numerator, detail->numerator) &&
         core::same_print(said.denominator, detail->denominator) &&
         said.locator == detail->locator && said.note == detail->note;
}

// The end of the rows that share the source and the series of the one at "begin".
std::size_t end_of_series(std::span<const PlannedRow> rows, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < rows.size() && rows[end].source == rows[begin].source &&
         rows[end].key() == rows[begin].key()) {
    ++end;
  }
  return end;
}

std::string word_of(bool retracted, const std::optional<Decimal>& value) {
  if (retracted) return "a retraction";
  return value ? value->str() : "no value";
}

Error contradicts_open(const StoredRevision& before, const Batch& batch, const Batch::Row& row) {
  const std::string one = word_of(before.retracted, before.value);
  const std::string other =
      word_of(row.retracted, row.has_value ? std::optional(row.value) : std::nullopt);
  return {ErrorCode::kConflict,
          "source " + core::quoted(batch.source_code().str()) + " says two things of " +
              core::quoted(batch.agencies()[row.agency].str()) + ", " +
              core::quoted(batch.indicators()[row.indicator].str()) + " in " +
              std::to_string(row.year) + ": " +
              (one == other ? other + " here and far above, with another bound, status, count, "
                                      "locator or note"
                            : one + " far above and " + other + " here") +
              "; keep the one it prints"};
}

// Writes the rows of one source.
class SourceWriter {
 public:
  SourceWriter(Connection& connection, Registry& registry, std::span<const Batch> batches,
               std::int64_t source_id, const Writer& writer, OpenBatches& open)
      : connection_(connection),
        batches_(batches),
        source_id_(source_id),
        writer_(writer),
        open_(open),
        series_(connection, registry) {
    const auto found = open.last.find(source_id);
    if (writer.continued && found != open.last.end()) batch_id_ = going_on_with_ = found->second;
  }

  // "rows" are those of this source, sorted. Those that change something are moved to the front.
  WriteSummary write(std::span<PlannedRow> rows) {
    std::size_t changing = 0;
    for (std::size_t begin = 0; begin < rows.size();) {
      const std::size_t end = end_of_series(rows, begin);
      const std::size_t changing_before = changing;
      series_.load(rows[begin].key());
      for (std::size_t i = begin; i < end; ++i) {
        const bool again = i > begin && rows[i].year == rows[i - 1].year;
        if (!changes_anything(rows[i], again)) continue;
        series_.add(revision_of(rows[i]));
        rows[changing++] = rows[i];
      }
      if (changing > changing_before) packed_.add(series_.key(), series_.years());
      begin = end;
    }
    // Without a change there is no write to record.
    if (changing > 0) {
      const std::int64_t id = batch_id();
      const RowsProven proven(connection_, changing);
      insert_observations(connection_, rows.first(changing), batches_, std::span(&id, 1));
      packed_.write(connection_);
    }
    return summary_;
  }

 private:
  // Counts the row as what it does. "again": the row before is of the same observation.
  bool changes_anything(const PlannedRow& planned, bool again) {
    if (again) {
      ++summary_.repeated;  // the plan has made sure that they say the same
      return false;
    }
    const Batch& batch = batches_[planned.batch];
    const Batch::Row& row = batch.rows()[planned.row];
    const StoredRevision* before = series_.word_of(source_id_, planned.year);
    const bool same =
        before && says_the_same(connection_, planned.key(), *before, row, batch.detail(row));
    if (before && before->batch_id == going_on_with_) {
      if (!same) throw Failure{contradicts_open(*before, batch, row)};
      ++summary_.repeated;
      return false;
    }
    if (same) {
      ++summary_.unchanged;
      return false;
    }
    count(before, row);
    return true;
  }

  StoredRevision revision_of(const PlannedRow& planned) {
    const Batch& batch = batches_[planned.batch];
    const Batch::Row& row = batch.rows()[planned.row];
    return stored_revision(batch_id(), row, batch.detail(row));
  }

  void count(const StoredRevision* before, const Batch::Row& row) {
    if (row.retracted) {
      ++summary_.retracted;
    } else if (before) {
      ++summary_.revised;
    } else {
      ++summary_.inserted;
    }
  }

  // The batch on record that the rows belong to, which the first of them begins.
  std::int64_t batch_id() {
    if (!batch_id_) {
      if (open_.recorded_at.empty()) open_.recorded_at = time_of_write(connection_);
      connection_
          .cursor(
              "INSERT INTO batch (source_id, recorded_at, author, reason, program) "
              "VALUES (?1, ?2, ?3, ?4, ?5)")
          .put(source_id_)
          .put(open_.recorded_at)
          .put(writer_.author)
          .put(writer_.reason)
          .put(std::string("annals ") + version())
          .run();
      batch_id_ = open_.last[source_id_] = connection_.database().getLastInsertRowid();
      connection_.touch(RecordKind::kBatch, *batch_id_);
    }
    return *batch_id_;
  }

  Connection& connection_;
  std::span<const Batch> batches_;
  std::int64_t source_id_;
  const Writer& writer_;
  OpenBatches& open_;
  SeriesOnRecord series_;
  PackedRows packed_;
  std::optional<std::int64_t> going_on_with_;  // the batch of the parts before
  std::optional<std::int64_t> batch_id_;
  WriteSummary summary_;
};

}  // namespace

WriteSummary write_batches(Connection& connection, Registry& registry,
                           std::span<const Batch> batches, const Writer& writer,
                           OpenBatches& open) {
  // Sources that the batches bring along are defined even if their rows change nothing.
  for (const Batch& batch : batches) {
    if (batch.source()) define(connection, *batch.source(), Redefine::kRefuse);
  }
  WritePlan plan = plan_write(connection, registry, batches);
  if (!plan.issues.empty()) refuse(plan.issues.front(), batches);
  WriteSummary total;
  const std::span<PlannedRow> rows = plan.rows;
  for (std::size_t begin = 0; begin < rows.size();) {
    std::size_t end = begin + 1;
    while (end < rows.size() && rows[end].source == rows[begin].source) ++end;
    SourceWriter source(connection, registry, batches, plan.sources[rows[begin].source].id, writer,
                        open);
    total += source.write(rows.subspan(begin, end - begin));
    begin = end;
  }
  return total;
}

void find_contradictions(Connection& connection, Registry& registry, std::span<const Batch> batches,
                         const OpenBatches& open, WritePlan& plan) {
  const std::span<const PlannedRow> rows = plan.rows;
  SeriesOnRecord series(connection, registry);
  for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
    end = end_of_series(rows, begin);
    const std::int64_t source_id = plan.sources[rows[begin].source].id;
    const auto part = open.last.find(source_id);
    if (part == open.last.end()) continue;
    series.load(rows[begin].key());
    for (const PlannedRow& planned : rows.subspan(begin, end - begin)) {
      const Batch& batch = batches[planned.batch];
      const Batch::Row& row = batch.rows()[planned.row];
      const StoredRevision* before = series.word_of(source_id, planned.year);
      if (!before || before->batch_id != part->second ||
          says_the_same(connection, series.key(), *before, row, batch.detail(row))) {
        continue;
      }
      plan.issues.push_back({planned.batch,
                             planned.row,
                             RowField::kValue,
                             contradicts_open(*before, batch, row),
                             {}});
    }
  }
}

}  // namespace annals::storage
