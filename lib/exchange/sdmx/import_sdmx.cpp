#include <annals/import_sdmx.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/text.h"
#include "exchange/records/context.h"
#include "exchange/records/incoming.h"
#include "exchange/sdmx/sdmx_row.h"
#include "exchange/text/csv.h"

namespace annals {
namespace {

using exchange::SdmxHeading;
using exchange::SdmxRow;

constexpr exchange::FieldColumns kFieldColumns{"SOURCE",      "REPORTING_AGENCY", "INDICATOR",
                                               "TIME_PERIOD", "OBS_VALUE",        "OBS_STATUS"};

// One import of one file.
class SdmxImport {
 public:
  explicit SdmxImport(exchange::Context& context)
      : context_(context),
        incoming_(context.store, context.options.reason,
                  {.clean = [this] { return context_.issues.empty(); },
                   .wrong = [this](const exchange::IncomingIssue& issue) { tell(issue); },
                   .repeated = [this](exchange::Origin first,
                                      exchange::Origin again) { notice(first, again); },
                   .repeated_further_up = [this](std::size_t count) { notice(count); },
                   .long_import = [this] { return context_.directory.learn_all(); }},
                  context.options.rows_of_a_part) {
    context_.settle = [this] { static_cast<void>(incoming_.settle()); };  // told by finish() too
  }
  SdmxImport(const SdmxImport&) = delete;
  SdmxImport& operator=(const SdmxImport&) = delete;
  ~SdmxImport() { context_.settle = nullptr; }

  Result<void> run() {
    if (auto read = read_file(); !read) return read;
    if (auto done = incoming_.finish(); !done) return done;
    context_.report.written = incoming_.written();
    return {};
  }

 private:
  Result<void> read_file() {
    auto reader = exchange::CsvReader::open(file().path);
    if (!reader) return reader.error();
    auto more = reader->next();
    if (!more && !exchange::lies_in_the_data(more.error().code)) return more.error();
    if (!more || !*more) {
      tell(reader->line(), {}, {},
           more ? Error{ErrorCode::kInvalidData, "the file is empty"} : more.error());
      return {};
    }
    const auto heading = read_heading(*reader);
    if (!heading) return {};
    const auto indicators = context_.store.indicators();
    if (!indicators) return indicators.error();
    for (const Indicator& indicator : *indicators) units_.emplace(indicator.code, indicator.unit);
    for (;;) {
      more = reader->next();
      if (!more) {
        if (!exchange::lies_in_the_data(more.error().code)) return more.error();
        tell(reader->line(), {}, {}, more.error());
      } else if (!*more) {
        return {};
      } else {
        const SdmxRow row(*heading, reader->cells());
        if (auto done = read_row(row, reader->line()); !done) return done;
      }
    }
  }

  std::optional<SdmxHeading> read_heading(const exchange::CsvReader& reader) {
    auto heading = SdmxHeading::read(reader.cells());
    for (const auto& [column, error] : heading.faults) tell(reader.line(), column, {}, error);
    for (const std::string& column : heading.unread) {
      context_.notices.add(
          {&file(), reader.line(), column},
          {ErrorCode::kInvalidData, "the column is not one of ours and was not read"});
    }
    if (!heading.faults.empty()) return std::nullopt;
    return heading;
  }

  Result<void> read_row(const SdmxRow& row, std::size_t line) {
    bool good = true;
    const auto fail = [&](std::string_view column, std::string_view value, Error error) {
      good = false;
      tell(line, column, value, std::move(error));
    };
    const auto agency = known(row, row.heading().agency_column, context_.directory.agencies, fail);
    const auto indicator = known(row, "INDICATOR", context_.directory.indicators, fail);
    const auto source = source_of(row, fail);
    const Observation observation = row.observation(fail);
    if (indicator) check_unit(row, *indicator, fail);
    if (!good || !agency || !indicator || !source) return {};
    return incoming_.add(*agency, *indicator, *source, observation,
                         {.line = static_cast<std::uint32_t>(line)});
  }

  // What is not known is told at the first row that names it.
  template <typename C, typename Fail>
  std::optional<C> known(const SdmxRow& row, std::string_view column, exchange::Lookup<C>& lookup,
                         Fail fail) {
    const std::string text = row.code(column);
    if (text.empty()) {
      fail(column, "", Error{ErrorCode::kInvalidData, "the cell is empty: fill it"});
      return std::nullopt;
    }
    const Result<C>& found = lookup.find(text);
    if (found) return *found;
    if (lookup.excused(text)) return std::nullopt;
    fail(column, row.cell(column), found.error());
    lookup.excuse(text);
    return std::nullopt;
  }

  template <typename Fail>
  std::optional<SourceCode> source_of(const SdmxRow& row, Fail fail) {
    if (!row.cell("SOURCE").empty()) return known(row, "SOURCE", context_.directory.sources, fail);
    if (!context_.options.source) {
      if (row.heading().columns.contains("SOURCE") || !std::exchange(told_, true)) {
        fail("SOURCE", "",
             Error{ErrorCode::kInvalidData,
                   "no source is named: fill the column, or give one for all rows without"});
      }
      return std::nullopt;
    }
    const auto& found = context_.directory.sources.find(context_.options.source->str());
    if (found) return *found;
    if (!std::exchange(told_, true)) fail("SOURCE", "", found.error());
    return std::nullopt;
  }

  template <typename Fail>
  void check_unit(const SdmxRow& row, const IndicatorCode& indicator, Fail fail) {
    const std::string_view unit = row.cell("UNIT_MEASURE");
    const std::string& own = units_.at(indicator);
    if (unit.empty() || unit == own) return;
    fail("UNIT_MEASURE", unit,
         {ErrorCode::kInvalidData,
          core::quoted(unit) + " is not the unit of " + core::quoted(indicator.str()) +
              ", which is " + core::quoted(own) +
              ": convert the values and correct the unit, or leave it empty"});
  }

  void tell(const exchange::IncomingIssue& issue) {
    Error error = issue.error;
    if (issue.other) {
      error.message += " (the other is on line " + std::to_string(issue.other->line) + ")";
    }
    tell(issue.at.line, exchange::column_of(issue.field, kFieldColumns), {}, std::move(error));
  }

  void notice(exchange::Origin first, exchange::Origin again) {
    context_.notices.add(
        {&file(), again.line},
        {ErrorCode::kAlreadyExists,
         "the row says the same as line " + std::to_string(first.line) + " and was taken once"});
  }

  void notice(std::size_t count) {
    context_.notices.add({&file(), 0},
                         {ErrorCode::kAlreadyExists, exchange::words_of_repeated(count)});
  }

  void tell(std::size_t line, std::string_view column, std::string_view value, Error error) {
    context_.issues.add({&file(), line, column, value}, std::move(error));
  }

  const ImportFile& file() const { return context_.files.front(); }

  exchange::Context& context_;
  exchange::Incoming incoming_;
  std::map<IndicatorCode, std::string> units_;
  bool told_ = false;  // what is wrong with the source of all rows
};

}  // namespace

Result<ImportReport> import_sdmx_csv(Store& store, const std::filesystem::path& file,
                                     const ImportOptions& options) {
  const std::vector<ImportFile> files{{CsvContent::kObservations, file}};
  exchange::Context context(store, files, options);
  SdmxImport import(context);
  if (auto done = as_one_import(context, [&] { return import.run(); }); !done) {
    return done.error();
  }
  return std::move(context.report);
}

bool is_sdmx_csv_file(const std::filesystem::path& file) {
  for (const char separator : {',', ';'}) {
    auto reader = exchange::CsvReader::open(file, {.separator = separator});
    if (!reader) return false;
    const auto first = reader->next();
    if (!first || !*first || reader->cells().size() < 2) continue;
    const auto cells = reader->cells();
    const bool one = cells[0] == "DATAFLOW" &&
                     std::any_of(cells.begin(), cells.end(), [](std::string_view cell) {
                       return cell == "OBS_VALUE" || cell.starts_with("OBS_VALUE: ");
                     });
    const bool two = (cells[0] == "STRUCTURE" || cells[0].starts_with("STRUCTURE[")) &&
                     cells[1] == "STRUCTURE_ID";
    if (one || two) return true;
  }
  return false;
}

}  // namespace annals
