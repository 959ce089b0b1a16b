#include "exchange/table/table_pass.h"

#include <cstdint>
#include <utility>

namespace annals::exchange {

TablePass::TablePass(Store& store, Setting setting, TableLog& log, Contested& contested)
    : setting_(std::move(setting)),
      log_(log),
      contested_(contested),
      incoming_(store, setting_.reason,
                {.clean =
                     [this] {
                       return !refused_ && !setting_.undefined &&
                              (setting_.leave_out || log_.clean());
                     },
                 .wrong = [this](const IncomingIssue& issue) { tell(issue); },
                 .repeated = [this](const Origin& first,
                                    const Origin& again) { tell_repeated(first, again); },
                 .repeated_further_up = [this](std::size_t count) { tell_repeated(count); }},
                setting_.rows_of_a_part) {}

Result<void> TablePass::add(std::span<const ReadValue> values, std::size_t line) {
  if (log_.is_rejected(line) || is_contested(values, line)) return {};
  for (const ReadValue& value : values) {
    const IndicatorCode& indicator = value.indicator->indicator.code;
    value.agency->used = value.indicator->used = value.source->used = true;
    if (preview_.size() < setting_.preview_rows) {
      preview_.push_back({setting_.rows.place(line, value.column), value.agency->code, indicator,
                          value.observation});
    }
    const Origin origin{.line = static_cast<std::uint32_t>(line),
                        .column = static_cast<std::uint32_t>(value.column)};
    auto added =
        incoming_.add(value.agency->code, indicator, value.source->code, value.observation, origin);
    if (!added) return added;
  }
  return {};
}

// Of values that contradict one another all rows are rejected.
bool TablePass::is_contested(std::span<const ReadValue> values, std::size_t line) {
  if (contested_.empty()) return false;
  for (const ReadValue& value : values) {
    const auto found =
        contested_.find(name_of_observation(value.agency->code, value.indicator->indicator.code,
                                            value.observation.year, value.source->code));
    if (found == contested_.end()) continue;
    log_.reject(line, "contradicts line " + std::to_string(found->second));
    return true;
  }
  return false;
}

void TablePass::tell(const IncomingIssue& issue) {
  if (setting_.undefined && issue.error.code == ErrorCode::kNotFound) return;
  refused_ = true;
  if (issue.error.code == ErrorCode::kConflict)
    contested_.emplace(issue.observation, issue.at.line);
  Error error = issue.error;
  if (issue.other)
    error.message += " (the other is on line " + std::to_string(issue.other->line) + ")";
  log_.add_issue(
      {issue.at.line, issue.at.column, setting_.plan.columns[issue.at.column].heading, issue.text},
      error);
}

void TablePass::tell_repeated(const Origin& first, const Origin& again) {
  log_.add_repeated({again.line, again.column, setting_.plan.columns[again.column].heading},
                    {ErrorCode::kAlreadyExists,
                     "says the same as line " + std::to_string(first.line) + " and is taken once"});
}

void TablePass::tell_repeated(std::size_t count) {
  log_.add_repeated({}, {ErrorCode::kAlreadyExists, words_of_repeated(count)});
}

}  // namespace annals::exchange
