#include "exchange/table/table_plan.h"

#include <annals/names.h>
#include <annals/observation.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/text.h"
#include "exchange/table/cell_year.h"
#include "exchange/table/heading_plan.h"

namespace annals::exchange {
namespace {

// Tries headings of one row, then of two.
class Search {
 public:
  Search(std::span<const HeadingRow> rows, const TableMapping& mapping,
         const Vocabulary& vocabulary)
      : rows_(rows), mapping_(mapping), vocabulary_(vocabulary) {}

  Result<TablePlan> run() {
    for (const std::size_t height : {std::size_t{1}, std::size_t{2}}) {
      for (std::size_t i = 0; i + height <= rows_.size(); ++i) {
        if (mapping_.heading_line != 0 && rows_[i].line != mapping_.heading_line) continue;
        HeadingPlan found = plan_headings(rows_.subspan(i, height), mapping_, vocabulary_);
        if (found.complete) return std::move(found.plan);
        keep_best(rows_.subspan(i, height), std::move(found));
      }
    }
    if (best_) return std::move(best_->obstacle);
    return Error{ErrorCode::kInvalidData,
                 mapping_.heading_line == 0
                     ? "the table is empty: its first rows name the columns"
                     : "line " + std::to_string(mapping_.heading_line) + " holds no heading"};
  }

 private:
  // The obstacle of that row is told which says most; a row of values is no heading.
  void keep_best(std::span<const HeadingRow> rows, HeadingPlan found) {
    std::pair<std::size_t, std::size_t> says;
    if (std::none_of(rows.begin(), rows.end(),
                     [&](const auto& row) { return holds_values(row); })) {
      const auto& cells = rows.back().cells;
      const auto empty = std::count(cells.begin(), cells.end(), "");
      says = {found.understood, cells.size() - static_cast<std::size_t>(empty)};
    }
    if (best_ && says <= best_says_) return;
    best_ = std::move(found);
    best_says_ = says;
  }

  bool holds_values(const HeadingRow& row) const {
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const std::string& cell) {
      return parse_printed_value(cell) && !read_year(cell, mapping_.fiscal_year);
    });
  }

  std::span<const HeadingRow> rows_;
  const TableMapping& mapping_;
  const Vocabulary& vocabulary_;
  std::optional<HeadingPlan> best_;  // the best of those that are not complete
  std::pair<std::size_t, std::size_t> best_says_;
};

// A heading that the mapping names must be somewhere.
std::optional<Error> unknown_column(std::span<const HeadingRow> rows, const TableMapping& mapping) {
  for (const Role role : kMappedRoles) {
    const std::string_view wanted = mapped_heading(mapping.columns, role);
    if (wanted.empty()) continue;
    const bool letters =
        wanted.size() <= 3 &&
        wanted.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
    const bool found = std::any_of(rows.begin(), rows.end(), [&](const HeadingRow& row) {
      return std::any_of(row.cells.begin(), row.cells.end(),
                         [&](const std::string& cell) { return folded(cell) == folded(wanted); });
    });
    if (found || letters) continue;
    return Error{ErrorCode::kInvalidArgument, "no column has the heading " + core::quoted(wanted)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> TablePlan::column_of(Role role) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].role == role) return i;
  }
  return std::nullopt;
}

Result<TablePlan> plan_table(std::span<const HeadingRow> rows, const TableMapping& mapping,
                             const Vocabulary& vocabulary) {
  if (auto error = unknown_column(rows, mapping)) return *std::move(error);
  return Search(rows, mapping, vocabulary).run();
}

}  // namespace annals::exchange
