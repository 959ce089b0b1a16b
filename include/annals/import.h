// Import of records from CSV files (RFC 4180, UTF-8, with or without BOM).
#pragma once

#include <annals/error.h>
#include <annals/store.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals {

// What a CSV file holds; it decides which columns are read.
enum class CsvContent {
  kSubjects,     // code, parent, name_<language>, aliases_<language>
  kAgencies,     // code, kind, parent, former_parents, first_year, last_year, name_…, aliases_…
  kIndicators,   // code, subject, kind, unit, unit_<language>, decimals, polarity, aggregation,
                 // numerator, denominator, factor, formula, rounding, lower_bound, upper_bound,
                 // name_…, aliases_…, definition_<language>
  kDefinitions,  // indicator, version, valid_from, valid_to, legal_basis, numerator_rule,
                 // denominator_rule, note
  kBreaks,       // indicator, agency, first_year, reason, pre_break_value
  kSources,      // code, title, document_number, publisher, published, url, sha256, note
  kSuccessions,  // kind, predecessor, successor, year, basis, note
  kTargets,      // agency, agency_kind, indicator, year, direction, value, source, note
  kRules,        // code, kind, severity, identity, indicator, agency_kind, child_kind, first_year,
                 // last_year, low, high, limit, measure, missing, note, name_<language>
  kObservations,  // agency, indicator, year, value, bound, numerator, denominator, status, source,
                  // locator, note; agency_name_… and indicator_name_… are passed over
};
std::string_view to_string(CsvContent content) noexcept;

struct ImportFile {
  CsvContent content;
  std::filesystem::path path;
};

// How far the reading of values has come.
struct ImportProgress {
  std::uint64_t rows = 0;                  // read so far
  std::uint64_t bytes = 0, all_bytes = 0;  // of the files of values; 0 where that is not known
};

struct ImportOptions {
  bool dry_run = false;                   // look at everything, write nothing
  Redefine redefine = Redefine::kRefuse;  // for definitions that are there already
  std::optional<SourceCode> source{};     // of observations in rows that name none
  std::string reason{};                   // why, for the history
  // Called now and then, more than once a second; it must not use the store, which another thread
  // may be writing to. If it returns false, the import is given up and fails with kCancelled.
  std::function<bool(const ImportProgress&)> progress{};
  // So many values are held before they are written, all parts in the one transaction, and as many
  // are read while these are written: 35 MB for both. The store that results does not depend on it.
  std::size_t rows_of_a_part = 250'000;
};

// One thing wrong with one place of a file.
struct ImportIssue {
  std::filesystem::path file;
  std::size_t line = 0;  // the physical line on which the record begins; 0: the whole file
  std::string column;    // the heading; empty: the whole row
  std::string value;     // the text found there, or what it was read as
  Error error;           // what is wrong and what would be right

  // "observations.csv, line 7, column "value": …"
  std::string str() const;
};

struct ImportReport {
  std::size_t defined = 0;          // definitions that are new or replaced
  std::size_t confirmed = 0;        // definitions that were there and are the same
  WriteSummary written;             // observations (what would be written, for a dry run)
  std::vector<ImportIssue> issues;  // what is wrong; if any, nothing was written
  // Rows that say the same as an earlier one and were taken once.
  std::vector<ImportIssue> notices;
};

// Imports files in one transaction. They are read in the order subjects, agencies, indicators,
// definitions, breaks, sources, successions, targets, rules, observations, whatever order they are
// given in; within a file a definition may name one that comes later in it.
//
// Cells name agencies and indicators by code, name or alias. Unknown columns, missing columns and
// everything that Store::examine finds are issues, all of them collected; with any issue nothing
// is written and the report is still a value. Fails (as an Error) only if a file cannot be read
// at all, the store fails or the caller gives up. Memory is bounded, whatever the size of the
// files; where there is anything wrong, two rows that contradict each other may then stand too far
// apart to be both told of.
//
// Empty cells mean "not given". A value that is missing has an empty value and a status that says
// why. Values are read by parse_printed_value. An apostrophe before '=', '+', '-', '@', a tab or a
// carriage return, by which export_to keeps spreadsheets from running a text, is taken away.
Result<ImportReport> import_csv(Store& store, const std::vector<ImportFile>& files,
                                const ImportOptions& options = {});

}  // namespace annals
