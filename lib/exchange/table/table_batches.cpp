#include "exchange/table/table_batches.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

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
    case RowField::kCounts:
    case RowField::kRow:
      return "";
  }
  return "";
}

}  // namespace

Observation observation_of(const Batch& batch, const Batch::Row& row) {
  Observation observation{.year = Year(row.year)};
  if (row.has_value) observation.value = row.value;
  observation.bound = row.bound;
  observation.status = row.status;
  if (const Batch::Detail* const detail = batch.detail(row)) {
    observation.numerator = detail->numerator;
    observation.denominator = detail->denominator;
    observation.locator = detail->locator;
    observation.note = detail->note;
  }
  return observation;
}

void TableBatches::add(const ReadValue& value, std::size_t line) {
  const std::size_t batch = batch_of(*value.source);
  batches_[batch].add(*value.agency, value.indicator->indicator.code, value.observation);
  origins_[batch].push_back(
      {static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(value.column)});
}

std::size_t TableBatches::batch_of(const SourceCode& source) {
  if (last_ < batches_.size() && batches_[last_].source_code() == source) return last_;
  const auto [found, is_new] = positions_.emplace(source, batches_.size());
  if (is_new) {
    batches_.emplace_back(source);
    origins_.emplace_back();
  }
  return last_ = found->second;
}

Result<void> TableBatches::examine(const Store& store, const TablePlan& plan, bool incomplete,
                                   TableLog& log) const {
  const auto found = store.examine(batches_);
  if (!found) return found.error();
  for (const RowIssue& issue : *found) {
    if (incomplete && issue.error.code == ErrorCode::kNotFound) continue;
    tell(issue, plan, log);
    if (issue.other_row) reject_all(issue, log);
  }
  return {};
}

void TableBatches::tell(const RowIssue& issue, const TablePlan& plan, TableLog& log) const {
  const Batch& batch = batches_[issue.batch];
  const Origin& origin = origins_[issue.batch][issue.row];
  Error error = issue.error;
  if (issue.other_row) {
    error.message += " (the other is on line " +
                     std::to_string(origins_[issue.batch][*issue.other_row].line) + ")";
  }
  const std::string text = text_of(issue.field, batch, batch.rows()[issue.row]);
  log.add_issue({origin.line, origin.column, plan.columns[origin.column].heading, text}, error);
}

void TableBatches::reject_all(const RowIssue& conflict, TableLog& log) const {
  const auto rows = batches_[conflict.batch].rows();
  const auto wanted = key(rows[conflict.row]);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i == conflict.row || key(rows[i]) != wanted) continue;
    log.reject(origins_[conflict.batch][i].line,
               "contradicts line " + std::to_string(origins_[conflict.batch][conflict.row].line));
  }
}

void TableBatches::tell_repeated(const TablePlan& plan, TableLog& log) const {
  for (std::size_t b = 0; b < batches_.size(); ++b) {
    const auto rows = batches_[b].rows();
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
      return std::pair(key(rows[x]), x) < std::pair(key(rows[y]), y);
    });
    for (std::size_t i = 1; i < order.size(); ++i) {
      if (key(rows[order[i]]) != key(rows[order[i - 1]])) continue;
      const Origin& origin = origins_[b][order[i]];
      log.add_notice({origin.line, origin.column, plan.columns[origin.column].heading},
                     {ErrorCode::kAlreadyExists,
                      "says the same as line " + std::to_string(origins_[b][order[i - 1]].line) +
                          " and is taken once"});
    }
  }
}

std::vector<TableValue> TableBatches::preview(std::size_t limit, const Rows& rows) const {
  std::vector<TableValue> values;
  for (std::size_t b = 0; b < batches_.size(); ++b) {
    const Batch& batch = batches_[b];
    for (std::size_t i = 0; i < batch.rows().size() && values.size() < limit; ++i) {
      const Batch::Row& row = batch.rows()[i];
      const Origin& origin = origins_[b][i];
      values.push_back({rows.place(origin.line, origin.column), batch.agencies()[row.agency],
                        batch.indicators()[row.indicator], observation_of(batch, row)});
    }
  }
  return values;
}

bool TableBatches::uses(const AgencyCode& agency) const {
  return std::any_of(batches_.begin(), batches_.end(), [&](const Batch& batch) {
    return std::find(batch.agencies().begin(), batch.agencies().end(), agency) !=
           batch.agencies().end();
  });
}

bool TableBatches::uses(const IndicatorCode& indicator) const {
  return std::any_of(batches_.begin(), batches_.end(), [&](const Batch& batch) {
    return std::find(batch.indicators().begin(), batch.indicators().end(), indicator) !=
           batch.indicators().end();
  });
}

TableBatches TableBatches::without(const std::map<std::size_t, std::string>& rejected) const {
  TableBatches kept;
  for (std::size_t b = 0; b < batches_.size(); ++b) {
    const Batch& batch = batches_[b];
    for (std::size_t i = 0; i < batch.rows().size(); ++i) {
      const Origin& origin = origins_[b][i];
      if (rejected.contains(origin.line)) continue;
      const Batch::Row& row = batch.rows()[i];
      const std::size_t to = kept.batch_of(batch.source_code());
      kept.batches_[to].add(batch.agencies()[row.agency], batch.indicators()[row.indicator],
                            observation_of(batch, row));
      kept.origins_[to].push_back(origin);
    }
  }
  return kept;
}

}  // namespace annals::exchange
