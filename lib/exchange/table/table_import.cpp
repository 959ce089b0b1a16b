#include <annals/import_table.h>
#include <annals/names.h>

#include <algorithm>
#include <memory>
#include <system_error>
#include <utility>

#include "core/text.h"
#include "core/utf8.h"
#include "exchange/records/issues.h"
#include "exchange/table/rejected.h"
#include "exchange/table/rows.h"
#include "exchange/table/table_log.h"
#include "exchange/table/table_pass.h"
#include "exchange/table/table_plan.h"
#include "exchange/table/table_progress.h"
#include "exchange/table/table_reader.h"
#include "exchange/table/vocabulary.h"

namespace annals {
namespace exchange {
namespace {

// Among so many rows the headings are looked for.
constexpr std::size_t kRowsSearched = 50;

// After so many rows it is asked whether to go on.
constexpr std::size_t kRowsOfAStep = 4096;

constexpr std::string_view kMultipleWords[] = {"千", "万", "百", "亿"};

// The first rows, as far as they can be read.
Result<std::vector<HeadingRow>> first_rows(Rows& rows, std::size_t heading_line) {
  std::vector<HeadingRow> first;
  while (first.size() < std::max(kRowsSearched, heading_line + 1)) {
    const auto more = rows.next();
    if (!more) {
      if (!lies_in_the_data(more.error().code)) return more.error();
      if (rows.broken()) break;
      continue;
    }
    if (!*more) break;
    HeadingRow row{rows.line(), {}};
    for (const std::string_view cell : rows.cells()) row.cells.emplace_back(core::trimmed(cell));
    const bool blank = std::all_of(row.cells.begin(), row.cells.end(),
                                   [](const std::string& cell) { return cell.empty(); });
    if (!blank) first.push_back(std::move(row));
  }
  if (auto done = rows.rewind(); !done) return done.error();
  return first;
}

// "单位：万件"
bool tells_multiple(const std::string& text) {
  constexpr std::string_view kUnit = "单位";
  const std::string narrow = core::narrowed(text);
  const std::size_t at = narrow.find(kUnit);
  if (at == std::string::npos) return false;
  const std::string_view rest = core::trimmed(std::string_view(narrow).substr(at + kUnit.size()));
  if (!rest.starts_with(':')) return false;
  return std::any_of(std::begin(kMultipleWords), std::end(kMultipleWords),
                     [&](std::string_view word) { return rest.find(word) != rest.npos; });
}

// While it lives, a vocabulary asks the store only when a pass is not at work in it.
class Settling {
 public:
  Settling(Vocabulary& vocabulary, TablePass& into) : vocabulary_(vocabulary) {
    // A failure is told by the end of the pass too.
    vocabulary.settle_with([&into] { static_cast<void>(into.settle()); });
  }
  Settling(const Settling&) = delete;
  Settling& operator=(const Settling&) = delete;
  ~Settling() { vocabulary_.settle_with(nullptr); }

 private:
  Vocabulary& vocabulary_;
};

class TableImport {
 public:
  TableImport(Store& store, const std::filesystem::path& file, const TableMapping& mapping,
              const TableOptions& options, Rows& rows)
      : store_(store),
        file_(file),
        mapping_(mapping),
        options_(options),
        rows_(rows),
        log_(file, rows, !options.skip_bad_rows.empty()),
        progress_(file, rows) {}

  // Reads the table in passes: one to see what is to be made, where that is wanted, and then one
  // that writes, in a transaction. That one is done again where rows have to be left out for what
  // the store says of them.
  Result<void> run() {
    auto vocabulary = Vocabulary::load(store_, mapping_, options_.create);
    if (!vocabulary) return vocabulary.error();
    const auto planned = plan(*vocabulary);
    if (!planned) return planned.error();
    if (!*planned) return {};
    if (options_.create) {
      progress_.begin_reading(2);
      if (auto done = look_ahead(*vocabulary); !done) return done;
    }
    for (bool first = true;; first = false) {
      progress_.begin_reading(1);
      const auto again = pass(*vocabulary, first);
      if (!again) return again.error();
      if (!*again) return {};
    }
  }

  TableReport report() {
    report_.done = may_write_;
    report_.sheet = rows_.sheet();
    report_.encoding = rows_.encoding();
    report_.rejected = log_.rejected().size();
    report_.issues = log_.take_issues();
    report_.notices = log_.take_notices();
    return std::move(report_);
  }

 private:
  // False if the table has no headings that can be read; that is told.
  Result<bool> plan(const Vocabulary& vocabulary) {
    const auto first = first_rows(rows_, mapping_.heading_line);
    if (!first) return first.error();
    auto plan = plan_table(*first, mapping_, vocabulary);
    if (!plan) {
      if (plan.error().code == ErrorCode::kInvalidArgument) return plan.error();
      log_.add_issue({}, plan.error());
      return false;
    }
    plan_ = *std::move(plan);
    tell_plan();
    if (!unit_is_clear(*first)) return false;
    if (mapping_.source || plan_.column_of(Role::kSource)) return true;
    log_.add_issue({}, {ErrorCode::kInvalidData,
                        "nothing tells the source: name its column, or give the source for the "
                        "whole table"});
    return false;
  }

  // False if a line above the headings counts in 万 or the like, and nothing else tells the unit:
  // values would be taken for ten thousand times less.
  bool unit_is_clear(const std::vector<HeadingRow>& first) {
    if (!mapping_.unit.empty() || plan_.column_of(Role::kUnit)) return true;
    for (const HeadingRow& row : first) {
      if (row.line >= plan_.headings.front().line) break;
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (!tells_multiple(row.cells[i])) continue;
        log_.add_issue(
            {row.line, i, {}, row.cells[i]},
            {ErrorCode::kInvalidData,
             "the line tells the unit of the values: give it for the whole table, such as "
             "万件"});
        return false;
      }
    }
    return true;
  }

  void tell_plan() {
    report_.layout = plan_.layout;
    report_.heading_place =
        rows_.sheet().empty() ? rows_.place(plan_.line(), kWholeRow) : rows_.place(plan_.line(), 0);
    for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
      const ColumnPlan& column = plan_.columns[i];
      report_.columns.push_back({column.heading, use_of(column)});
      if (column.role != Role::kLeftOut || column.heading.empty() || is_named_ignored(i)) {
        continue;
      }
      log_.add_notice({plan_.line(), i, column.heading},
                      {ErrorCode::kInvalidData, "no known heading: the column is left out"});
    }
    tell_not_ignored();
    if (rows_.encoding() == TextEncoding::kGb18030 && mapping_.encoding == TextEncoding::kDetect)
      log_.add_notice({},
                      {ErrorCode::kInvalidData, "the file is not UTF-8 and was read as GB18030"});
  }

  void tell_not_ignored() {
    for (const std::string& ignored : mapping_.ignored) {
      bool found = false;
      for (std::size_t i = 0; i < plan_.columns.size() && !found; ++i)
        found = is_heading_of(i, ignored);
      if (found) continue;
      log_.add_notice(
          {}, {ErrorCode::kNotFound,
               "no column has the heading " + core::quoted(ignored) + ", which is to be left out"});
    }
  }

  // By one of its headings, or by its letters.
  bool is_heading_of(std::size_t column, const std::string& text) const {
    return text == column_letters(column) ||
           std::any_of(plan_.headings.begin(), plan_.headings.end(), [&](const HeadingRow& row) {
             return column < row.cells.size() && folded(row.cells[column]) == folded(text);
           });
  }

  bool is_named_ignored(std::size_t column) const {
    return plan_.columns[column].heading == kRejectedBecause ||
           std::any_of(mapping_.ignored.begin(), mapping_.ignored.end(),
                       [&](const std::string& ignored) { return is_heading_of(column, ignored); });
  }

  static std::string use_of(const ColumnPlan& column) {
    if (column.role != Role::kValue) return std::string(role_name(column.role));
    std::string use;
    const auto add = [&](const std::string& word) {
      if (!word.empty()) use += (use.empty() ? "" : ", ") + word;
    };
    add(column.agency);
    add(column.indicator);
    if (column.year) add(to_string(*column.year));
    return use.empty() ? "value" : use;
  }

  // Gives the values of each row to "take", with its line.
  template <typename Take>
  Result<void> read(TableReader& reader, Take take) {
    if (auto done = rows_.rewind(); !done) return done;
    for (;;) {
      const auto more = reader.next();
      if (!more) return more.error();
      if (!*more) return {};
      if (auto taken = take(reader.values(), rows_.line()); !taken) return taken;
      if (reader.rows_read() % kRowsOfAStep != 0) continue;
      if (auto on = go_on(reader.rows_read()); !on) return on;
    }
  }

  // What is made must be there before the first value is written, and of which kind an indicator is
  // shows in all of its values.
  Result<void> look_ahead(Vocabulary& vocabulary) {
    TableReader reader(rows_, plan_, mapping_, vocabulary, nullptr);
    const auto use = [](const std::vector<ReadValue>& values, std::size_t) -> Result<void> {
      for (const ReadValue& value : values)
        value.agency->used = value.indicator->used = value.source->used = true;
      return {};
    };
    if (auto done = read(reader, use); !done) return done;
    make(vocabulary);
    return go_on(reader.rows_read());
  }

  // Reads the table into the store. True if that was taken back, to be done again without the rows
  // that turned out to be bad, or without what only they used.
  Result<bool> pass(Vocabulary& vocabulary, bool first) {
    bool again = false, taken_back = false;
    const auto import = [&]() -> Result<void> {
      auto passed = write(vocabulary, first);
      if (!passed) return passed.error();
      again = *passed;
      if (!again && may_write_ && !options_.dry_run) return keep_rejected();
      taken_back = true;
      return Error{ErrorCode::kInvalidData, "the import is taken back"};  // on purpose
    };
    const Result<void> done =
        store_.atomically(import, {.expected_values = values_in(progress_.bytes_of_file())});
    if (!done && !taken_back) return done.error();
    return again;
  }

  // True if it has to be done again.
  Result<bool> write(Vocabulary& vocabulary, bool first) {
    vocabulary.forget_uses();
    log_.forget_repeated();
    if (auto done = define_all(); !done) return done.error();
    TableReader reader(rows_, plan_, mapping_, vocabulary, first ? &log_ : nullptr);
    const bool leave_out = !options_.skip_bad_rows.empty();
    TablePass into(store_,
                   {.plan = plan_,
                    .rows = rows_,
                    .reason = options_.reason,
                    .rows_of_a_part = options_.rows_of_a_part,
                    .preview_rows = options_.preview_rows,
                    .leave_out = leave_out,
                    .undefined = undefined_},
                   log_, contested_);
    const Settling settling(vocabulary, into);
    const auto take = [&](const std::vector<ReadValue>& values, std::size_t line) {
      return into.add(values, line);
    };
    if (auto done = read(reader, take); !done) return done.error();
    report_.rows = reader.rows_read();
    if (first) tell_words(vocabulary);
    if (auto on = go_on(report_.rows); !on) return on.error();
    if (auto done = into.finish(); !done) return done.error();
    if (auto on = go_on(report_.rows); !on) return on.error();
    return finish(vocabulary, into);
  }

  void tell_words(const Vocabulary& vocabulary) {
    vocabulary.tell(log_);
    if (report_.rows > 0) return;
    log_.add_issue({}, {ErrorCode::kInvalidData, "the table has headings and no rows below them"});
  }

  // Takes over what a pass did, if that can stand. True if the next one may do better.
  bool finish(const Vocabulary& vocabulary, TablePass& into) {
    const bool leave_out = !options_.skip_bad_rows.empty();
    const bool possible =
        report_.rows > 0 && !undefined_ && !rows_.broken() && (leave_out || log_.clean());
    if (!possible) return false;
    const std::size_t defined = made();
    make(vocabulary);
    if (into.refused() || made() < defined) return true;
    may_write_ = true;
    report_.written = into.written();
    report_.preview = into.take_preview();
    return false;
  }

  // The rows that were left out, if any.
  Result<void> keep_rejected() {
    if (options_.skip_bad_rows.empty() || log_.rejected().empty()) return {};
    return write_rejected(options_.skip_bad_rows, rows_, plan_, log_.rejected());
  }

  // Fails if the caller gives the import up.
  Result<void> go_on(std::size_t rows) {
    if (!options_.progress || options_.progress(progress_.after(rows))) return {};
    return Error{ErrorCode::kCancelled, "the import was given up: nothing was written"};
  }

  void make(const Vocabulary& vocabulary) {
    report_.agencies_made = vocabulary.agencies_made();
    report_.indicators_made = vocabulary.indicators_made();
    report_.sources_made = vocabulary.sources_made();
    for (SourceDocument& source : report_.sources_made) source.title = file_.filename().string();
  }

  std::size_t made() const {
    return report_.agencies_made.size() + report_.indicators_made.size() +
           report_.sources_made.size();
  }

  Result<void> define_all() {
    if (auto done = define(report_.agencies_made); !done) return done;
    if (auto done = define(report_.indicators_made); !done) return done;
    return define(report_.sources_made);
  }

  template <typename T>
  Result<void> define(const std::vector<T>& definitions) {
    for (const T& definition : definitions) {
      const auto made = store_.define(definition);
      if (made) continue;
      if (!lies_in_the_data(made.error().code)) return made.error();
      log_.add_issue({0, kWholeRow, {}, definition.code.str()}, made.error());
      undefined_ = true;
    }
    return {};
  }

  Store& store_;
  const std::filesystem::path& file_;
  const TableMapping& mapping_;
  const TableOptions& options_;
  Rows& rows_;
  TableLog log_;
  TableProgress progress_;
  TablePlan plan_;
  Contested contested_;
  TableReport report_;
  bool undefined_ = false;  // something that rows need could not be defined
  bool may_write_ = false;
};

// Fails if the rejected rows would go over the table itself.
Result<void> check_options(const std::filesystem::path& file, const TableOptions& options) {
  std::error_code problem;
  if (!options.skip_bad_rows.empty() &&
      std::filesystem::equivalent(file, options.skip_bad_rows, problem)) {
    return Error{ErrorCode::kInvalidArgument,
                 "the rejected rows may not be written over the table itself"};
  }
  return {};
}

}  // namespace
}  // namespace exchange

Result<TableReport> import_table(Store& store, const std::filesystem::path& file,
                                 const TableMapping& mapping, const TableOptions& options) {
  if (auto good = exchange::check_options(file, options); !good) return good.error();
  auto rows = exchange::open_rows(file, mapping);
  if (!rows) return rows.error();
  exchange::TableImport import(store, file, mapping, options, **rows);
  if (auto done = import.run(); !done) return done.error();
  return import.report();
}

bool is_observations_file(const std::filesystem::path& file) {
  auto rows = exchange::open_text_rows(file, {});
  if (!rows) return false;
  const auto first = (*rows)->next();
  if (!first || !*first) return false;
  const auto cells = (*rows)->cells();
  const auto named = [&](std::string_view name) {
    return std::find(cells.begin(), cells.end(), name) != cells.end();
  };
  return (named("agency") || named("indicator")) && (named("year") || named("value"));
}

}  // namespace annals
