#include "exchange/records/observations.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "core/text.h"
#include "exchange/records/fields.h"
#include "exchange/records/incoming.h"
#include "exchange/records/sheet.h"

namespace annals::exchange {
namespace {

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

constexpr FieldColumns kFieldColumns{"source", "agency", "indicator", "year", "value", "status"};

// How often it is told how far the reading has come: each so many rows.
constexpr std::size_t kRowsOfAStep = 16'384;

// Reads all files of observations into the store.
class Observations {
 public:
  explicit Observations(Context& context)
      : context_(context),
        incoming_(context.store, context.options.reason,
                  {.clean = [this] { return context_.issues.empty(); },
                   .wrong = [this](const IncomingIssue& issue) { tell(issue); },
                   .repeated = [this](Origin first, Origin again) { notice(first, again); },
                   .repeated_further_up = [this](std::size_t count) { notice(count); },
                   .long_import = [this] { return context_.directory.learn_all(); }},
                  context.options.rows_of_a_part) {
    context_.settle = [this] { static_cast<void>(incoming_.settle()); };  // told by finish() too
  }
  Observations(const Observations&) = delete;
  Observations& operator=(const Observations&) = delete;
  ~Observations() { context_.settle = nullptr; }

  Result<void> run() {
    for (std::size_t i = 0; i < context_.files.size(); ++i) {
      if (context_.files[i].content != CsvContent::kObservations) continue;
      file_ = static_cast<std::uint32_t>(i);
      if (auto done = read_file(); !done) return done;
    }
    if (auto done = incoming_.finish(); !done) return done;
    context_.report.written = incoming_.written();
    return {};
  }

 private:
  const ImportFile& file() const { return context_.files[file_]; }

  Result<void> read_file() {
    auto sheet = Sheet::open(file(), context_.issues, context_.cells);
    if (!sheet) return sheet.error();
    RowReader reader(context_, *sheet);
    for (std::size_t rows = 1;; ++rows) {
      auto more = sheet->next();
      if (!more) return more.error();
      if (!*more) return {};
      if (rows % kRowsOfAStep == 0) {
        if (auto go_on = context_.progress(kRowsOfAStep, file_, sheet->bytes_read()); !go_on) {
          return go_on;
        }
      }
      const auto row = reader.read();
      if (!row) continue;
      const Origin origin{.file = file_, .line = static_cast<std::uint32_t>(sheet->line())};
      if (auto added =
              incoming_.add(*row->agency, *row->indicator, *row->source, row->observation, origin);
          !added) {
        return added;
      }
    }
  }

  void tell(const IncomingIssue& issue) {
    Error error = issue.error;
    if (issue.other) error.message += " (the other is on " + line_of(*issue.other, issue.at) + ")";
    context_.issues.add({&context_.files[issue.at.file], issue.at.line,
                         column_of(issue.field, kFieldColumns), issue.text},
                        std::move(error));
  }

  // Where a row stands, for a message about the row at "here".
  std::string line_of(const Origin& origin, const Origin& here) const {
    std::string text = "line " + std::to_string(origin.line);
    if (origin.file != here.file) text += " of " + context_.files[origin.file].path.string();
    return text;
  }

  void notice(Origin first, Origin again) {
    context_.notices.add(
        {&context_.files[again.file], again.line},
        {ErrorCode::kAlreadyExists,
         "the row says the same as " + line_of(first, again) + " and was taken once"});
  }

  void notice(std::size_t count) {
    context_.notices.add({&file(), 0}, {ErrorCode::kAlreadyExists, words_of_repeated(count)});
  }

  Context& context_;
  Incoming incoming_;
  std::uint32_t file_ = 0;  // the one that is read
};

}  // namespace

Result<void> import_observations(Context& context) { return Observations(context).run(); }

}  // namespace annals::exchange
