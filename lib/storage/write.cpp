#include "storage/write.h"

#include <annals/version.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/text.h"
#include "storage/clock.h"
#include "storage/errors.h"
#include "storage/insert.h"
#include "storage/revisions.h"
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

// Writes the rows of one source.
class SourceWriter {
 public:
  SourceWriter(Connection& connection, std::span<const Batch> batches, std::int64_t source_id)
      : connection_(connection), batches_(batches), source_id_(source_id) {
    Cursor cursor = connection_.cursor("SELECT id FROM batch WHERE source_id = ?1 ORDER BY id");
    cursor.put(source_id);
    while (cursor.step()) earlier_batches_.push_back(cursor.integer(0));
  }

  // "rows" are those of this source, sorted. Those that change something are moved to the front.
  WriteSummary write(std::span<PlannedRow> rows, const Writer& writer) {
    std::size_t changing = 0;
    for (std::size_t begin = 0; begin < rows.size();) {
      std::size_t end = begin + 1;
      while (end < rows.size() && rows[end].key() == rows[begin].key()) ++end;
      load_words(rows.subspan(begin, end - begin));
      for (std::size_t i = begin; i < end; ++i) {
        const bool again = i > begin && rows[i].year == rows[i - 1].year;
        if (changes_anything(rows[i], again)) rows[changing++] = rows[i];
      }
      begin = end;
    }
    // Without a change there is no write to record.
    if (changing > 0) {
      insert_observations(connection_, insert_batch(writer), rows.first(changing), batches_);
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
    const StoredRevision* before = word_on(planned.year);
    if (before && says_the_same(planned.key(), *before, row, batch.detail(row))) {
      ++summary_.unchanged;
      return false;
    }
    count(before, row);
    return true;
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

  // What this source says now of the years that are to be written.
  void load_words(std::span<const PlannedRow> rows) {
    words_.clear();
    if (earlier_batches_.empty()) return;
    scan_series(connection_, rows.front().key(), {Year(rows.front().year), Year(rows.back().year)},
                words_);
    std::erase_if(words_, [&](const StoredRevision& word) {
      return !std::binary_search(earlier_batches_.begin(), earlier_batches_.end(), word.batch_id);
    });
  }

  const StoredRevision* word_on(std::int16_t year) const {
    const auto behind = std::upper_bound(
        words_.begin(), words_.end(), year,
        [](std::int16_t wanted, const StoredRevision& word) { return wanted < word.year; });
    if (behind == words_.begin() || std::prev(behind)->year != year) return nullptr;
    return &*std::prev(behind);
  }

  bool says_the_same(const SeriesKey& key, const StoredRevision& before, const Batch::Row& row,
                     const Batch::Detail* detail) {
    if (before.retracted || row.retracted) return before.retracted && row.retracted;
    Observation now{.year = Year(row.year)};
    if (row.has_value) now.value = row.value;
    now.bound = row.bound;
    now.status = row.status;
    if (detail) {
      now.numerator = detail->numerator;
      now.denominator = detail->denominator;
      now.locator = detail->locator;
      now.note = detail->note;
    }
    return now == observation_of(connection_, key, before);
  }

  std::int64_t insert_batch(const Writer& writer) {
    connection_
        .cursor(
            "INSERT INTO batch (source_id, recorded_at, author, reason, program) "
            "VALUES (?1, ?2, ?3, ?4, ?5)")
        .put(source_id_)
        .put(time_of_write(connection_))
        .put(writer.author)
        .put(writer.reason)
        .put(std::string("annals ") + version())
        .run();
    return connection_.database().getLastInsertRowid();
  }

  Connection& connection_;
  std::span<const Batch> batches_;
  std::int64_t source_id_;
  std::vector<std::int64_t> earlier_batches_;
  std::vector<StoredRevision> words_;
  WriteSummary summary_;
};

}  // namespace

WriteSummary write_batches(Connection& connection, Registry& registry,
                           std::span<const Batch> batches, const Writer& writer) {
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
    SourceWriter source(connection, batches, plan.sources[rows[begin].source].id);
    total += source.write(rows.subspan(begin, end - begin), writer);
    begin = end;
  }
  return total;
}

}  // namespace annals::storage
