// Import of tables as people keep them: CSV, TSV and XLSX, long or wide, with values and years as
// they are typed. For files of our own columns see import.h.
#pragma once

#include <annals/agency.h>
#include <annals/code.h>
#include <annals/error.h>
#include <annals/import.h>
#include <annals/indicator.h>
#include <annals/obs_status.h>
#include <annals/store.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals {

// Where a table keeps what.
enum class TableLayout {
  kDetect,          // "detect": as the headings say
  kLong,            // "long": a row for each value
  kWideYears,       // "wide-years": years as columns
  kWideIndicators,  // "wide-indicators": indicators as columns
  kWideAgencies,    // "wide-agencies": agencies as columns
};
std::string_view to_string(TableLayout layout) noexcept;
Result<TableLayout> parse_table_layout(std::string_view text);

enum class TextEncoding {
  kDetect,   // "detect": a byte order mark, else UTF-8 if all bytes are, else GB18030 if they are
             // that and most characters are of GB 2312
  kUtf8,     // "utf-8"
  kUtf16,    // "utf-16": with its byte order mark
  kGb18030,  // "gb18030": GB 2312 and GBK as well
};
std::string_view to_string(TextEncoding encoding) noexcept;
Result<TextEncoding> parse_text_encoding(std::string_view text);

// Which year names a fiscal year that lies in two, such as 2023/24.
enum class FiscalYear {
  kNotDeclared,  // the year in which it ends; 2011/12 is refused, since it may be December 2011
  kEnd,          // the year in which it ends: 2024
  kStart,        // the year in which it starts: 2023
};

// What a cell without a number says: nothing at all (empty), or that the value is missing, with a
// status of SDMX that says why.
using MissingMeaning = std::optional<ObsStatusSet>;

// Columns by their heading, compared as folded() says, or by their letters in a sheet ("C"); empty:
// by the usual words for them (docs/import.md lists these).
struct TableColumns {
  std::string agency, agency_name, indicator, indicator_name, year, value, unit;
  std::string bound, numerator, denominator, status, source, locator, note;
};

// How a table is to be read. All of it may be left out where the headings are plain.
struct TableMapping {
  TableLayout layout = TableLayout::kDetect;
  std::string sheet{};           // of a workbook; empty: the only one that holds something
  std::size_t heading_line = 0;  // the line or row of the headings; 0: it is looked for
  TableColumns columns{};
  std::vector<std::string> ignored{};  // headings of columns to leave out

  // What holds for the whole table: an agency or indicator by code, name or alias.
  std::string agency{}, indicator{};
  std::optional<Year> year{};
  std::optional<SourceCode> source{};
  std::string unit{};  // of all values: the indicator's own, or it with 万, 亿 or the like before

  TextEncoding encoding = TextEncoding::kDetect;
  char separator = '\0';    // ',', ';' or '\t'; NUL: by the first line
  char decimal_mark = '.';  // or ','
  FiscalYear fiscal_year = FiscalYear::kNotDeclared;
  // Small letters behind a value are Eurostat's flags. Also on where the heading is Eurostat's.
  bool eurostat_flags = false;
  // Marks for "no value" beside those that are known ("-", "...", ":", "n/a" and others), and other
  // meanings for these.
  std::map<std::string, MissingMeaning> missing{};
  MissingMeaning blank = ObsStatusSet(ObsStatus::kMissing);  // of an empty cell
  // The language of the names of what is made; empty: "zh" for names with Chinese characters, else
  // "en".
  std::string language{};
};

// Reads a mapping file: a line "key = value" each, blank lines and lines that begin with '#' left
// out. docs/import.md lists the keys. Fails with kInvalidData, naming the line.
Result<TableMapping> parse_table_mapping(std::string_view text, TableMapping base = {});
// The same from a file, which a message names. Fails with kNotFound if it is not there or is a
// folder, and with kIo, as well.
Result<TableMapping> read_table_mapping(const std::filesystem::path& file, TableMapping base = {});

struct TableOptions {
  bool dry_run = false;  // look at everything, write nothing
  // Make the agencies and indicators, and the source of the whole table, that are not known.
  bool create = false;
  // Leave rows out in which something is wrong, and write them to this file with the reasons, so
  // that they can be mended and imported again. Empty: any mistake stops the import.
  std::filesystem::path skip_bad_rows{};
  std::string reason{};           // why, for the history
  std::size_t preview_rows = 20;  // how many values the report shows
  // So many values are held before they are written, as with ImportOptions; the store that results
  // does not depend on it.
  std::size_t rows_of_a_part = 250'000;
  // Called now and then, and before and after the last of the writing; it must not use the store,
  // which another thread may be writing to. A table that is read more than once counts as often; of
  // a workbook only the rows are told. If it returns false, the import is given up and fails with
  // kCancelled; the store is as before.
  std::function<bool(const ImportProgress&)> progress{};
};

// One thing wrong with, or worth telling of, one place of a table.
struct TableIssue {
  std::filesystem::path file;
  std::string place;   // "line 7" or "Sheet1!C7"; empty: the whole file
  std::string column;  // the heading; empty: the whole row
  std::string value;   // the text found there
  Error error;         // what is wrong and what would be right

  // "table.csv, line 7, column "2023": …"
  std::string str() const;
};

// What a column was read as, for a person who checks a detection.
struct TableColumnUse {
  std::string heading;
  std::string use;  // "agency", "2023", "cases", "left out"
};

// One value as it was read.
struct TableValue {
  std::string place;
  AgencyCode agency;
  IndicatorCode indicator;
  Observation observation;
};

struct TableReport {
  TableLayout layout = TableLayout::kDetect;  // as it was detected
  std::string sheet{};
  TextEncoding encoding = TextEncoding::kDetect;  // of a text file
  std::string heading_place{};                    // "line 5" or "Sheet1!A2"
  std::vector<TableColumnUse> columns{};
  std::size_t rows = 0;      // with values, below the headings
  std::size_t rejected = 0;  // of them, left out
  std::vector<Agency> agencies_made{};
  std::vector<Indicator> indicators_made{};
  std::vector<SourceDocument> sources_made{};
  WriteSummary written{};            // what would be written, for a dry run
  std::vector<TableIssue> issues{};  // what is wrong; if any, only good rows were written, if asked
  std::vector<TableIssue> notices{};
  std::vector<TableValue> preview{};  // the first values
  bool done = false;                  // it was written, or would be if it were no dry run
};

// Imports a table in one transaction. Whatever is wrong is collected, each unknown word once with
// the nearest that is known, and unless rows may be left out nothing is written then; the report is
// still a value.
//
// A text file of any size takes bounded memory: its values are written in parts, and only the rows
// that are left out are remembered. The table is read once, and once more to see first what is to
// be made, or after rows turned out to be bad. A sheet of a workbook is held in memory.
//
// A code that is made from a name is the name's own ASCII letters and digits with '-' between the
// words, or, where the name has others, such a stem and eight digits of the name's SHA-256: the
// same name makes the same code in every store.
//
// Fails (as an Error) with kNotFound if the file is not there or is a folder, kIo if it cannot be
// read or the library that reads workbooks is not installed, kInvalidData if it is no table in an
// encoding that is known, kInvalidArgument if the mapping contradicts itself or the table, a sheet
// must be named, or this build reads no XLSX, or as the store does.
Result<TableReport> import_table(Store& store, const std::filesystem::path& file,
                                 const TableMapping& mapping = {},
                                 const TableOptions& options = {});

// True if the first line of a file names agency or indicator, and year or value, as the columns of
// our own files of observations are called, which import_csv() reads. A file without the one or the
// other is a table of its own, with years as columns, say. False as well if the file cannot be
// read.
bool is_observations_file(const std::filesystem::path& file);

}  // namespace annals
