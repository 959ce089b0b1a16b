#include <annals/import_sdmx.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/text.h"
#include "exchange/csv.h"
#include "exchange/directory.h"
#include "exchange/issues.h"
#include "exchange/sdmx_row.h"

namespace annals {
namespace {

using exchange::SdmxHeading;
using exchange::SdmxRow;

// One import of one file.
class SdmxImport {
 public:
  SdmxImport(Store& store, const std::filesystem::path& path, const ImportOptions& options)
      : store_(store),
        options_(options),
        directory_(store),
        files_{{CsvContent::kObservations, path}} {}

  Result<ImportReport> run() {
    if (auto read = read_file(); !read) return read.error();
    if (auto written = write(); !written) return written.error();
    if (const auto& failure = issues_.failure()) return *failure;
    if (!issues_.empty()) report_ = {};
    report_.issues = issues_.take(files_);
    report_.notices = notices_.take(files_);
    return std::move(report_);
  }

 private:
  Result<void> read_file() {
    auto reader = exchange::CsvReader::open(files_.front().path);
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
    const auto indicators = store_.indicators();
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
        read_row(SdmxRow(*heading, reader->cells()), reader->line());
      }
    }
  }

  std::optional<SdmxHeading> read_heading(const exchange::CsvReader& reader) {
    auto heading = SdmxHeading::read(reader.cells());
    for (const auto& [column, error] : heading.faults) tell(reader.line(), column, {}, error);
    for (const std::string& column : heading.unread) {
      notices_.add({&files_.front(), reader.line(), column},
                   {ErrorCode::kInvalidData, "the column is not one of ours and was not read"});
    }
    if (!heading.faults.empty()) return std::nullopt;
    return heading;
  }

  void read_row(const SdmxRow& row, std::size_t line) {
    bool good = true;
    const auto fail = [&](std::string_view column, std::string_view value, Error error) {
      good = false;
      tell(line, column, value, std::move(error));
    };
    const auto agency = known(row, row.heading().agency_column, directory_.agencies, fail);
    const auto indicator = known(row, "INDICATOR", directory_.indicators, fail);
    const auto source = source_of(row, fail);
    const Observation observation = row.observation(fail);
    if (indicator) check_unit(row, *indicator, fail);
    if (!good || !agency || !indicator || !source) return;
    const std::size_t batch = batch_of(*source);
    batches_[batch].add(*agency, *indicator, observation);
    lines_[batch].push_back(line);
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
    if (!row.cell("SOURCE").empty()) return known(row, "SOURCE", directory_.sources, fail);
    if (!options_.source) {
      if (row.heading().columns.contains("SOURCE") || !std::exchange(told_, true)) {
        fail("SOURCE", "",
             Error{ErrorCode::kInvalidData,
                   "no source is named: fill the column, or give one for all rows without"});
      }
      return std::nullopt;
    }
    const auto& found = directory_.sources.find(options_.source->str());
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

  std::size_t batch_of(const SourceCode& source) {
    const auto [found, is_new] = positions_.emplace(source, batches_.size());
    if (is_new) {
      batches_.emplace_back(source);
      lines_.emplace_back();
    }
    return found->second;
  }

  Result<void> write() {
    if (issues_.empty() && !options_.dry_run) {
      const auto written = store_.write(batches_, {.reason = options_.reason});
      if (written) {
        report_.written = *written;
        return {};
      }
      if (!exchange::lies_in_the_data(written.error().code)) return written.error();
    }
    return examine();
  }

  // All that is wrong with the rows that could be read; for a dry run, what would be written.
  Result<void> examine() {
    const auto found = store_.examine(batches_);
    if (!found) return found.error();
    for (const RowIssue& issue : *found) tell(issue);
    if (!issues_.empty() || !options_.dry_run) return {};
    const Result<void> undone = store_.atomically([&]() -> Result<void> {
      const auto written = store_.write(batches_, {.reason = options_.reason});
      if (!written) return written.error();
      report_.written = *written;
      return Error{ErrorCode::kInvalidData, "the import is taken back"};  // on purpose
    });
    if (undone || exchange::lies_in_the_data(undone.error().code)) return {};
    return undone;
  }

  void tell(const RowIssue& issue) {
    Error error = issue.error;
    const std::vector<std::size_t>& lines = lines_[issue.batch];
    if (issue.other_row) {
      error.message += " (the other is on line " + std::to_string(lines[*issue.other_row]) + ")";
    }
    tell(lines[issue.row], column_of(issue.field), {}, std::move(error));
  }

  static std::string_view column_of(RowField field) {
    switch (field) {
      case RowField::kSource:
        return "SOURCE";
      case RowField::kAgency:
        return "REPORTING_AGENCY";
      case RowField::kIndicator:
        return "INDICATOR";
      case RowField::kYear:
        return "TIME_PERIOD";
      case RowField::kValue:
        return "OBS_VALUE";
      case RowField::kStatus:
        return "OBS_STATUS";
      case RowField::kCounts:  // the message says which of the two
      case RowField::kRow:
        return "";
    }
    return "";
  }

  void tell(std::size_t line, std::string_view column, std::string_view value, Error error) {
    issues_.add({&files_.front(), line, column, value}, std::move(error));
  }

  Store& store_;
  const ImportOptions& options_;
  exchange::Directory directory_;
  std::vector<ImportFile> files_;
  exchange::IssueList issues_, notices_;
  ImportReport report_{};
  std::map<IndicatorCode, std::string> units_;
  std::vector<Batch> batches_;
  std::vector<std::vector<std::size_t>> lines_;  // of the rows of each batch
  std::unordered_map<SourceCode, std::size_t> positions_;
  bool told_ = false;  // what is wrong with the source of all rows
};

}  // namespace

Result<ImportReport> import_sdmx_csv(Store& store, const std::filesystem::path& file,
                                     const ImportOptions& options) {
  return SdmxImport(store, file, options).run();
}

}  // namespace annals
