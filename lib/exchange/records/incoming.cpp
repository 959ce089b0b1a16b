#include "exchange/records/incoming.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>

#include "core/in_order.h"
#include "exchange/records/issues.h"

namespace annals::exchange {
namespace {

auto key(const Batch::Row& row) { return std::tuple(row.agency, row.indicator, row.year); }

std::string text_of(RowField field, const Batch& batch, const Batch::Row& row) {
  switch (field) {
    case RowField::kSource:
      return batch.source_code().str();
    case RowField::kAgency:
      return batch.agencies()[row.agency].str();
    case RowField::kIndicator:
      return batch.indicators()[row.indicator].str();
    case RowField::kYear:
      return to_string(Year(row.year));
    case RowField::kValue:
      return row.has_value ? row.value.str() : "";
    case RowField::kStatus:
      return row.status.letters();
    case RowField::kCounts:  // the message says which of the two
    case RowField::kRow:
      return "";
  }
  return "";
}

}  // namespace

std::string_view column_of(RowField field, const FieldColumns& columns) noexcept {
  switch (field) {
    case RowField::kSource:
      return columns.source;
    case RowField::kAgency:
      return columns.agency;
    case RowField::kIndicator:
      return columns.indicator;
    case RowField::kYear:
      return columns.year;
    case RowField::kValue:
      return columns.value;
    case RowField::kStatus:
      return columns.status;
    case RowField::kCounts:
    case RowField::kRow:
      return "";
  }
  return "";
}

std::string name_of_observation(const AgencyCode& agency, const IndicatorCode& indicator, Year year,
                                const SourceCode& source) {
  return agency.str() + ' ' + indicator.str() + ' ' + to_string(year) + ' ' + source.str();
}

std::string words_of_repeated(std::size_t count) {
  return count == 1
             ? "1 row says the same as one far above and was taken once"
             : std::to_string(count) + " rows say the same as rows far above and were taken once";
}

Incoming::Incoming(Store& store, std::string reason, Listener listener, std::size_t rows_of_a_part)
    : store_(store),
      options_{.reason = std::move(reason), .continued = true},
      listener_(std::move(listener)),
      rows_of_a_part_(rows_of_a_part) {}

std::size_t Incoming::Part::batch_of(const SourceCode& source) {
  if (last < batches.size() && batches[last].source_code() == source) return last;
  if (rows == 0) *this = {};  // the batch that was kept is of another source
  const auto [found, is_new] = positions.emplace(source, batches.size());
  if (is_new) {
    batches.emplace_back(source);
    origins.emplace_back();
  }
  return last = found->second;
}

Result<void> Incoming::add(const AgencyCode& agency, const IndicatorCode& indicator,
                           const SourceCode& source, const Observation& observation,
                           Origin origin) {
  const std::size_t batch = coming_.batch_of(source);
  coming_.batches[batch].add(agency, indicator, observation);
  coming_.origins[batch].push_back(origin);
  if (++coming_.rows < rows_of_a_part_) return {};
  if (auto done = pass_on(); !done || !listener_.clean()) return done;
  if (const auto prepare = std::exchange(listener_.long_import, nullptr)) {
    if (auto done = prepare(); !done) return done;
  }
  writing_ =
      std::async(std::launch::async, [this] { return store_.write(going_.batches, options_); });
  return {};
}

Result<void> Incoming::finish() {
  if (coming_.rows == 0) return settle();
  if (auto done = pass_on(); !done || !listener_.clean()) return done;
  // Nothing comes that could be read meanwhile.
  return take_in(store_.write(going_.batches, options_));
}

void Incoming::Part::clear() {
  if (batches.size() != 1) {
    *this = {};
    return;
  }
  batches.front().clear();
  origins.front().clear();
  rows = 0;
}

void Incoming::Part::sort() {
  for (std::size_t i = 0; i < batches.size(); ++i) {
    const std::vector<std::uint32_t> order = batches[i].sort();
    if (order.empty()) continue;
    core::put_in_order(std::span(origins[i]), std::span<const std::uint32_t>(order));
  }
}

// Makes what came the part that goes. With anything wrong it is looked at and not written.
Result<void> Incoming::pass_on() {
  coming_.sort();
  if (auto done = settle(); !done) return done;
  std::swap(coming_, going_);
  coming_.clear();
  return listener_.clean() ? Result<void>() : examine();
}

Result<void> Incoming::settle() {
  if (failure_) return *failure_;
  return writing_.valid() ? take_in(writing_.get()) : Result<void>();
}

Result<void> Incoming::take_in(const Result<WriteSummary>& written) {
  if (written) {
    written_ += *written;
    if (written->repeated > 0) tell_repeated(written->repeated);
    return {};
  }
  // The write tells the first thing that is wrong; a user wants to see all of it.
  if (lies_in_the_data(written.error().code)) return examine();
  failure_ = written.error();
  return *failure_;
}

Result<void> Incoming::examine() {
  auto found = store_.examine(going_.batches, options_);
  if (!found) {
    failure_ = found.error();
    return *failure_;
  }
  // As the rows came, which may not be as they are sorted.
  std::stable_sort(found->begin(), found->end(), [&](const RowIssue& a, const RowIssue& b) {
    return going_.origins[a.batch][a.row] < going_.origins[b.batch][b.row];
  });
  for (const RowIssue& issue : *found) {
    const Batch& batch = going_.batches[issue.batch];
    const Batch::Row& row = batch.rows()[issue.row];
    const auto& origins = going_.origins[issue.batch];
    listener_.wrong(
        {.at = origins[issue.row],
         .other = issue.other_row ? std::optional(origins[*issue.other_row]) : std::nullopt,
         .field = issue.field,
         .text = text_of(issue.field, batch, row),
         .observation =
             name_of_observation(batch.agencies()[row.agency], batch.indicators()[row.indicator],
                                 Year(row.year), batch.source_code()),
         .error = issue.error});
  }
  return {};
}

// Rows that say the same were taken once; the user may have meant something else.
void Incoming::tell_repeated(std::size_t count) const {
  for (std::size_t b = 0; b < going_.batches.size(); ++b) {
    const auto rows = going_.batches[b].rows();
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
      return std::pair(key(rows[x]), x) < std::pair(key(rows[y]), y);
    });
    for (std::size_t i = 1; i < order.size(); ++i) {
      if (key(rows[order[i]]) != key(rows[order[i - 1]])) continue;
      listener_.repeated(going_.origins[b][order[i - 1]], going_.origins[b][order[i]]);
      --count;
    }
  }
  if (count > 0) listener_.repeated_further_up(count);
}

}  // namespace annals::exchange
