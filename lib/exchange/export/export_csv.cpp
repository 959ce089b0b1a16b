#include <algorithm>
#include <string>
#include <vector>

#include "core/printed_form.h"
#include "exchange/export/forms.h"
#include "exchange/text/csv_writer.h"

namespace annals::exchange {
namespace {

std::string_view bound_of(const Observation& observation) {
  return observation.bound == Bound::kExact ? "" : to_string(observation.bound);
}

std::string letters_of(const Observation& observation) {
  return observation.status.normal() ? "" : observation.status.letters();
}

std::string name_in(const LocalizedText& texts, const Language& language) {
  const auto found = texts.find(language);
  return found == texts.end() ? "" : found->second;
}

void write_names(CsvWriter& csv, const Extract& extract, const Series& series) {
  for (const Language& language : extract.languages) {
    csv.text(name_in(series.agency().names.names, language));
    csv.text(name_in(series.indicator().names.names, language));
  }
}

// Also the columns that are for people only, which an import passes over.
void write_name_headings(CsvWriter& csv, const Extract& extract) {
  for (const Language& language : extract.languages) {
    csv.cell("agency_name_" + language).cell("indicator_name_" + language);
  }
}

void write_observation(CsvWriter& csv, const Series& series, std::size_t i) {
  const Observation& observation = series.observations()[i];
  csv.cell(series.agency().code.str()).cell(series.indicator().code.str());
  csv.cell(to_string(observation.year)).cell(core::printed(observation.value));
  csv.cell(bound_of(observation));
  csv.cell(core::printed(observation.numerator)).cell(core::printed(observation.denominator));
  csv.cell(letters_of(observation)).cell(series.source(i)->code.str());
  csv.text(observation.locator).text(observation.note);
}

// What of a year has a column of its own.
struct YearColumn {
  Year year;
  bool bound = false, status = false;
};

// A column for a bound or a status stands behind the years in which there is one. Where a series
// says nothing of some year, at least one column of statuses does: by it an import knows that an
// empty cell without a status is no value that is missing.
std::vector<YearColumn> year_columns(const Extract& extract) {
  std::vector<YearColumn> columns;
  for (const Year year : extract.years()) columns.push_back({year});
  YearColumn* gap = nullptr;
  bool statuses = false;
  for (YearColumn& column : columns) {
    for (const Series& series : extract.series) {
      const Observation* const observation = series.find(column.year);
      if (observation == nullptr) {
        if (gap == nullptr) gap = &column;
        continue;
      }
      column.bound = column.bound || observation->bound != Bound::kExact;
      column.status = column.status || !observation->status.normal();
    }
    statuses = statuses || column.status;
  }
  if (gap != nullptr && !statuses) gap->status = true;
  return columns;
}

}  // namespace

void write_csv(std::ostream& out, const Extract& extract) {
  CsvWriter csv(out);
  for (const std::string_view column :
       {"agency", "indicator", "year", "value", "bound", "numerator", "denominator", "status",
        "source", "locator", "note"}) {
    csv.cell(column);
  }
  write_name_headings(csv, extract);
  csv.end_record();
  for (const Series& series : extract.series) {
    for (std::size_t i = 0; i < series.size(); ++i) {
      write_observation(csv, series, i);
      write_names(csv, extract, series);
      csv.end_record();
    }
  }
}

void write_wide_csv(std::ostream& out, const Extract& extract) {
  CsvWriter csv(out);
  const std::vector<YearColumn> columns = year_columns(extract);
  csv.cell("agency").cell("indicator");
  write_name_headings(csv, extract);
  csv.cell("unit");
  for (const YearColumn& column : columns) {
    const std::string year = to_string(column.year);
    csv.cell(year);
    if (column.bound) csv.cell(year + "_bound");
    if (column.status) csv.cell(year + "_status");
  }
  csv.end_record();
  for (const Series& series : extract.series) {
    csv.cell(series.agency().code.str()).cell(series.indicator().code.str());
    write_names(csv, extract, series);
    csv.text(series.indicator().unit_in(extract.languages.empty() ? "" : extract.language));
    for (const YearColumn& column : columns) {
      const Observation* observation = series.find(column.year);
      csv.cell(observation != nullptr ? core::printed(observation->value) : "");
      if (column.bound) csv.cell(observation != nullptr ? bound_of(*observation) : "");
      if (column.status) csv.cell(observation != nullptr ? letters_of(*observation) : "");
    }
    csv.end_record();
  }
}

}  // namespace annals::exchange
