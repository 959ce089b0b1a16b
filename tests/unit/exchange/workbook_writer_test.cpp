// What Excel has no room for, and workbooks that cannot be written.
#include <doctest/doctest.h>

#include <cstddef>
#include <sstream>
#include <string>

#include "exporting.h"
#include "support/file_size_limit.h"
#include "support/temporary_folder.h"

#ifdef ANNALS_XLSX
#include "exchange/workbook/workbook.h"
#include "exchange/workbook/workbook_writer.h"
#endif

TEST_SUITE_BEGIN("export");

namespace annals::test {
namespace {

#ifdef ANNALS_XLSX

// A workbook of one sheet that "fill" fills: what comes of it.
template <typename Fill>
Result<void> written(Fill fill) {
  const TempDir folder;
  REQUIRE(exchange::Workbook::load_library());
  exchange::Workbook book(folder / "book.xlsx", parse_timestamp("2024-06-30").value());
  fill(book.add_sheet("sheet"));
  return book.close();
}

constexpr std::size_t kRows = 1'048'576, kColumns = 16'384;

TEST_CASE("export xlsx: beyond the last row and the last column there is no room") {
  CHECK(written([](exchange::WorkSheet& sheet) {
    sheet.text(kRows - 1, 0, "last");
    sheet.text(0, kColumns - 1, "last");
  }));
  const Error no_room{
      ErrorCode::kInvalidData,
      "a sheet of Excel has 1048576 rows and 16384 columns, and this is more: select fewer "
      "agencies, indicators or years, or write CSV"};
  const auto refused = [&](auto fill) {
    const Result<void> done = written(fill);
    REQUIRE_FALSE(done);
    CHECK(done.error() == no_room);
  };
  refused([](exchange::WorkSheet& sheet) { sheet.text(kRows, 0, "x"); });
  refused([](exchange::WorkSheet& sheet) { sheet.whole(0, kColumns, 7); });
  refused([](exchange::WorkSheet& sheet) { sheet.number(kRows, 0, dec("7")); });
  refused([](exchange::WorkSheet& sheet) { sheet.comment(0, kColumns, "why"); });
  // The first thing that has no room is told, and nothing behind it is looked at.
  refused([](exchange::WorkSheet& sheet) {
    sheet.bold(kRows, 0, "x");
    sheet.text(0, 0, std::string(40'000, 'x'));
  });
}

TEST_CASE("export xlsx: a cell holds as many characters as Excel counts, of however many bytes") {
  std::string text;
  for (int i = 0; i < 32'767; ++i) text += "机";
  CHECK(written([&](exchange::WorkSheet& sheet) { sheet.text(0, 0, text); }));
  text += "机";
  CHECK(written([&](exchange::WorkSheet& sheet) { sheet.text(0, 0, text); }).error() ==
        Error{ErrorCode::kInvalidData,
              "a cell of Excel holds 32767 characters, and a text here is longer: write CSV or "
              "JSON"});
}

TEST_CASE("export xlsx: a disk that is full is told, and nothing is written") {
  const Store store = exporting_store();
  std::ostringstream out;
  const Result<ExportSummary> refused = [&] {
    const FileSizeLimit limit(1000);
    return export_to(store, out, ExportFormat::kXlsx);
  }();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kIo);
  CHECK(refused.error().message.starts_with("the workbook cannot be written: "));
  CHECK(out.str().empty());
}

// The texts of a sheet of what is exported, cells apart by '|', rows by line ends.
std::string sheet_of(const Store& store, const std::string& name) {
  const TempDir folder;
  const auto file = folder.write("book.xlsx", exported(store, ExportFormat::kXlsx));
  std::string text;
  for (const auto& row : exchange::read_workbook_sheet(file, name).value().rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      text += (i > 0 ? "|" : "") + row.cells[i].text;
    text += '\n';
  }
  return text;
}

TEST_CASE("export xlsx: agencies beyond those that a chart draws are counted above it") {
  Store store = Store::in_memory().value();
  Indicator bare = indicator("bare", IndicatorKind::kAmount);
  bare.unit.clear();
  store.define(bare).value();
  Batch batch(source("r"));
  for (int i = 10; i < 22; ++i) {
    const AgencyCode code("a" + std::to_string(i));
    store.define(Agency{.code = code}).value();
    batch.add(code, IndicatorCode("bare"), observation(2020, "1"));
    batch.add(code, IndicatorCode("bare"), observation(2021, "2"));
  }
  store.write(batch).value();
  CHECK(sheet_of(store, "Charts") == "bare: agencies that are not drawn: 2\n");
  CHECK(sheet_of(store, "By year").starts_with("Indicator|Unit|Agency|2020|2021\nbare||a10|1|2\n"));
}

TEST_CASE("export xlsx: a number of too many digits is a text, and a bound stands before it") {
  Store store = Store::in_memory().value();
  store.define(agency("court")).value();
  store.define(indicator("cases")).value();
  store.define(indicator("none")).value();
  Observation about = observation(2020, "123456789012345678");
  about.bound = Bound::kAbout;
  Observation at_most = observation(2021, "123456789012345677");
  at_most.bound = Bound::kAtMost;
  at_most.note = "one line\nand another";
  store
      .write(Batch(source("r"))
                 .add(AgencyCode("court"), IndicatorCode("cases"), about)
                 .add(AgencyCode("court"), IndicatorCode("cases"), at_most)
                 .add(AgencyCode("court"), IndicatorCode("none"), observation(2021, "", "LB")))
      .value();
  CHECK(sheet_of(store, "By year") ==
        "Indicator|Unit|Agency|2020|2021\n"
        "cases|cases|court|~123456789012345678|≤123456789012345677\n"
        "none|cases|court\n");
  CHECK(sheet_of(store, "Values").find("|one line\nand another|") != std::string::npos);
}

TEST_CASE("export xlsx: a store without values has its sheets and their headings") {
  const Store store = Store::in_memory().value();
  CHECK(sheet_of(store, "By year") == "Indicator|Unit|Agency\n");
  CHECK(sheet_of(store, "Sources").starts_with("code|title|"));
}

TEST_CASE("export xlsx: breaks and versions of definitions are told, with what is known of them") {
  Store store = exporting_store();
  store
      .define(SeriesBreak{.indicator = IndicatorCode("rate"),
                          .agency = AgencyCode("pukou"),
                          .first_year = Year(2021),
                          .reason = "counted anew",
                          .pre_break_value = dec("90.5")})
      .value();
  store.define(DefinitionVersion{.indicator = IndicatorCode("rate"), .version = "2"}).value();
  const std::string sheet = sheet_of(store, "Definitions");
  CHECK(sheet.find("\ncounted anew|rate|2021|pukou|90.5\n") != std::string::npos);
  CHECK(sheet.find("\n2|rate\n") != std::string::npos);
}

TEST_CASE("export xlsx: without a folder for temporary files that is told") {
  const TempDir folder;
  const Store store = exporting_store();
  const std::string no_folder = "the folder for temporary files cannot be written";
  std::ostringstream out;
  {
    const TemporaryFolder none(folder / "none");
    CHECK(export_to(store, out, ExportFormat::kXlsx).error() == Error{ErrorCode::kIo, no_folder});
  }
  {
    const TemporaryFolder no_folder_at_all(folder.write("file", ""));
    CHECK(export_to(store, out, ExportFormat::kXlsx).error() == Error{ErrorCode::kIo, no_folder});
  }
  CHECK(export_to(store, out, ExportFormat::kXlsx).has_value());
}

#endif

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
