#include "exchange/records/incoming.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

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

Result<void> Incoming::add(const AgencyCode& agency, const IndicatorCode& indicator,
                           const SourceCode& source, const Observation& observation,
                           Origin origin) {
  const std::size_t batch = batch_of(source);
  batches_[batch].add(agency, indicator, observation);
  origins_[batch].push_back(origin);
  return ++rows_ < rows_of_a_part_ ? Result<void>() : write_part();
}

Result<void> Incoming::finish() { return rows_ > 0 ? write_part() : Result<void>(); }

std::size_t Incoming::batch_of(const SourceCode& source) {
  if (last_ < batches_.size() && batches_[last_].source_code() == source) return last_;
  const auto [found, is_new] = positions_.emplace(source, batches_.size());
  if (is_new) {
    batches_.emplace_back(source);
    origins_.emplace_back();
  }
  return last_ = found->second;
}

Result<void> Incoming::write_part() {
  if (listener_.clean()) {
    const auto written = store_.write(batches_, options_);
    if (written) {
      written_ += *written;
      if (written->repeated > 0) tell_repeated(written->repeated);
    } else if (!lies_in_the_data(written.error().code)) {
      return written.error();
    } else if (auto done = examine(); !done) {
      // The write tells the first thing that is wrong; a user wants to see all of it.
      return done;
    }
  } else if (auto done = examine(); !done) {
    return done;
  }
  rows_ = last_ = 0;
  batches_.clear();
  origins_.clear();
  positions_.clear();
  return {};
}

Result<void> Incoming::examine() {
  const auto found = store_.examine(batches_, options_);
  if (!found) return found.error();
  for (const RowIssue& issue : *found) {
    const Batch& batch = batches_[issue.batch];
    const Batch::Row& row = batch.rows()[issue.row];
    const auto& origins = origins_[issue.batch];
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
  for (std::size_t b = 0; b < batches_.size(); ++b) {
    const auto rows = batches_[b].rows();
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
      return std::pair(key(rows[x]), x) < std::pair(key(rows[y]), y);
    });
    for (std::size_t i = 1; i < order.size(); ++i) {
      if (key(rows[order[i]]) != key(rows[order[i - 1]])) continue;
      listener_.repeated(origins_[b][order[i - 1]], origins_[b][order[i]]);
      --count;
    }
  }
  if (count > 0) listener_.repeated_further_up(count);
}

}  // namespace annals::exchange
