#include "exchange/observations.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/text.h"
#include "exchange/fields.h"
#include "exchange/sheet.h"

namespace annals::exchange {
namespace {

// Where a row of a batch was read.
struct Origin {
  std::uint32_t file;  // position among the files of the import
  std::uint32_t line;
};

// Where the columns stand in one file.
struct Columns {
  explicit Columns(const Sheet& sheet)
      : agency(sheet.position("agency")),
        indicator(sheet.position("indicator")),
        year(sheet.position("year")),
        value(sheet.position("value")),
        bound(sheet.position("bound")),
        numerator(sheet.position("numerator")),
        denominator(sheet.position("denominator")),
        status(sheet.position("status")),
        source(sheet.position("source")),
        locator(sheet.position("locator")),
        note(sheet.position("note")) {}

  Sheet::Position agency, indicator, year, value, bound, numerator, denominator, status, source,
      locator, note;
};

// Reads the rows of one file.
class RowReader {
 public:
  RowReader(Context& context, Sheet& sheet) : context_(context), sheet_(sheet), at_(sheet) {}

  struct Row {
    const AgencyCode* agency;
    const IndicatorCode* indicator;
    const SourceCode* source;
    Observation observation;
  };
  // The row that the sheet stands at; empty if something is wrong with it, which is then told.
  std::optional<Row> read() {
    ok_ = sheet_.filled();
    Row row{known(at_.agency, "agency", context_.directory.agencies),
            known(at_.indicator, "indicator", context_.directory.indicators), source(),
            Observation{.year = Year(0)}};
    read_observation(row.observation);
    if (!ok_ || !row.agency || !row.indicator || !row.source) return std::nullopt;
    return row;
  }

 private:
  void fail(std::string_view column, Error error) {
    ok_ = false;
    sheet_.add_issue(column, std::move(error));
  }

  template <typename T, typename Parse>
  void read_cell(Sheet::Position position, std::string_view column, T& target, Parse parse) {
    const std::string_view text = sheet_.cell(position);
    if (text.empty()) return;
    auto result = parse(text);
    if (result) {
      target = *std::move(result);
    } else {
      fail(column, result.error());
    }
  }

  void read_observation(Observation& observation) {
    read_cell(at_.year, "year", observation.year, parse_year);
    read_value(observation);
    read_cell(at_.status, "status", observation.status, &ObsStatusSet::parse);
    read_cell(at_.numerator, "numerator", observation.numerator, read_count);
    read_cell(at_.denominator, "denominator", observation.denominator, read_count);
    observation.locator = sheet_.cell(at_.locator);
    observation.note = sheet_.cell(at_.note);
  }

  void read_value(Observation& observation) {
    std::optional<PrintedValue> printed;
    read_cell(at_.value, "value", printed, parse_printed_value);
    std::optional<Bound> bound;
    read_cell(at_.bound, "bound", bound, parse_bound);
    if (printed) {
      observation.value = printed->value;
      observation.bound = bound.value_or(printed->bound);
      if (bound && printed->bound != Bound::kExact && printed->bound != *bound) {
        fail("bound",
             {ErrorCode::kInvalidData, core::quoted(to_string(*bound)) + " contradicts the value " +
                                           core::quoted(sheet_.cell(at_.value)) + ", which says " +
                                           core::quoted(to_string(printed->bound)) +
                                           ": keep the one that is printed"});
      }
    } else if (bound && *bound != Bound::kExact) {
      fail("bound", {ErrorCode::kInvalidData,
                     core::quoted(to_string(*bound)) +
                         " is the bound of a value, and there is none: leave the cell empty"});
    }
  }

  // A count may be printed like a value, but a bound has no place to go.
  static Result<std::optional<Decimal>> read_count(std::string_view text) {
    auto printed = parse_printed_value(text);
    if (!printed) return printed.error();
    if (printed->bound != Bound::kExact) {
      return Error{ErrorCode::kInvalidData,
                   core::quoted(text) +
                       " is not an exact count: leave the cell empty and write "
                       "it into the note"};
    }
    return std::optional(printed->value);
  }

  // The code of what a cell names. What is not known is told at the first row that names it.
  template <typename C>
  const C* known(Sheet::Position position, std::string_view column, Lookup<C>& lookup) {
    const std::string_view text = sheet_.cell(position);
    if (text.empty()) return nullptr;
    const Result<C>& found = lookup.find(text);
    if (found) return &*found;
    ok_ = false;
    if (lookup.excused(text)) return nullptr;
    sheet_.add_issue(column, found.error());
    lookup.excuse(text);
    return nullptr;
  }

  const SourceCode* source() {
    if (!sheet_.cell(at_.source).empty()) {
      return known(at_.source, "source", context_.directory.sources);
    }
    if (context_.options.source) {
      const auto& found = context_.directory.sources.find(context_.options.source->str());
      if (found) return &*found;
      tell_once(found.error());
    } else {
      tell_no_source();
    }
    return nullptr;
  }

  // Each cell that is empty is to be filled; a column that is not there is missed once.
  void tell_no_source() {
    if (at_.source) {
      fail("source", {ErrorCode::kInvalidData,
                      "the cell is empty: name the source, or give one for all rows without"});
    } else {
      tell_once({ErrorCode::kInvalidData,
                 "the column is missing: name the source of each row, or give one for all rows"});
    }
  }

  void tell_once(Error error) {
    ok_ = false;
    if (!std::exchange(told_, true)) sheet_.add_issue("source", std::move(error));
  }

  Context& context_;
  Sheet& sheet_;
  Columns at_;
  bool ok_ = true;
  bool told_ = false;  // what is wrong with the source of all rows
};

// Collects the rows of all files into one batch a source, and writes them.
class Observations {
 public:
  explicit Observations(Context& context) : context_(context) {}

  Result<void> run() {
    for (std::size_t i = 0; i < context_.files.size(); ++i) {
      if (context_.files[i].content != CsvContent::kObservations) continue;
      if (auto done = read_file(static_cast<std::uint32_t>(i)); !done) return done;
    }
    if (batches_.empty()) return {};
    if (!context_.issues.empty()) return examine();
    auto written = context_.store.write(batches_, {.reason = context_.options.reason});
    if (!written) {
      // The write tells the first thing that is wrong; a user wants to see all of it.
      return lies_in_the_data(written.error().code) ? examine() : Result<void>(written.error());
    }
    context_.report.written = *written;
    if (written->repeated > 0) notice_repeated();
    return {};
  }

 private:
  Result<void> read_file(std::uint32_t position) {
    auto sheet = Sheet::open(context_.files[position], context_.issues);
    if (!sheet) return sheet.error();
    RowReader reader(context_, *sheet);
    for (;;) {
      auto more = sheet->next();
      if (!more) return more.error();
      if (!*more) return {};
      const auto row = reader.read();
      if (!row) continue;
      const std::size_t batch = batch_of(*row->source);
      batches_[batch].add(*row->agency, *row->indicator, row->observation);
      origins_[batch].push_back({position, static_cast<std::uint32_t>(sheet->line())});
    }
  }

  std::size_t batch_of(const SourceCode& source) {
    if (last_ < batches_.size() && batches_[last_].source_code() == source) return last_;
    const auto [found, is_new] = positions_.emplace(source, batches_.size());
    if (is_new) {
      batches_.emplace_back(source);
      origins_.emplace_back();
    }
    return last_ = found->second;
  }

  Result<void> examine() {
    const auto found = context_.store.examine(batches_);
    if (!found) return found.error();
    for (const RowIssue& issue : *found) tell(issue);
    return {};
  }

  void tell(const RowIssue& issue) {
    const Batch& batch = batches_[issue.batch];
    const Batch::Row& row = batch.rows()[issue.row];
    Error error = issue.error;
    if (issue.other_row) {
      const std::string other =
          line_of(issue.batch, *issue.other_row, origins_[issue.batch][issue.row]);
      error.message += " (the other is on " + other + ")";
    }
    const auto [column, value] = cell_of(issue.field, batch, row);
    const Origin& origin = origins_[issue.batch][issue.row];
    context_.issues.add({&context_.files[origin.file], origin.line, column, value},
                        std::move(error));
  }

  // Where a row stands, for a message about the row at "here".
  std::string line_of(std::size_t batch, std::size_t row, const Origin& here) const {
    const Origin& origin = origins_[batch][row];
    std::string text = "line " + std::to_string(origin.line);
    if (origin.file != here.file) text += " of " + context_.files[origin.file].path.string();
    return text;
  }

  static std::pair<std::string_view, std::string> cell_of(RowField field, const Batch& batch,
                                                          const Batch::Row& row) {
    switch (field) {
      case RowField::kSource:
        return {"source", batch.source_code().str()};
      case RowField::kAgency:
        return {"agency", batch.agencies()[row.agency].str()};
      case RowField::kIndicator:
        return {"indicator", batch.indicators()[row.indicator].str()};
      case RowField::kYear:
        return {"year", to_string(Year(row.year))};
      case RowField::kValue:
        return {"value", row.has_value ? row.value.str() : ""};
      case RowField::kStatus:
        return {"status", row.status.letters()};
      case RowField::kCounts:  // the message says which of the two
      case RowField::kRow:
        return {"", ""};
    }
    return {"", ""};
  }

  // Rows that say the same were taken once; the user may have meant something else.
  void notice_repeated() {
    for (std::size_t b = 0; b < batches_.size(); ++b) {
      const auto rows = batches_[b].rows();
      const auto key = [&](std::size_t i) {
        return std::tuple(rows[i].agency, rows[i].indicator, rows[i].year);
      };
      std::vector<std::size_t> order(rows.size());
      std::iota(order.begin(), order.end(), std::size_t{0});
      std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
        return std::tuple(key(x), x) < std::tuple(key(y), y);
      });
      for (std::size_t i = 1; i < order.size(); ++i) {
        if (key(order[i]) == key(order[i - 1])) notice(b, order[i - 1], order[i]);
      }
    }
  }

  void notice(std::size_t batch, std::size_t first, std::size_t again) {
    const Origin& origin = origins_[batch][again];
    context_.notices.add(
        {&context_.files[origin.file], origin.line},
        {ErrorCode::kAlreadyExists,
         "the row says the same as " + line_of(batch, first, origin) + " and was taken once"});
  }

  Context& context_;
  std::vector<Batch> batches_;
  std::vector<std::vector<Origin>> origins_;  // of the rows of each batch
  std::unordered_map<SourceCode, std::size_t> positions_;
  std::size_t last_ = 0;
};

}  // namespace

Result<void> import_observations(Context& context) { return Observations(context).run(); }

}  // namespace annals::exchange
