#include <annals/export.h>
#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>
#include <string>

#include "exporting.h"

TEST_SUITE_BEGIN("export");

namespace annals::test {
namespace {

// Files in a folder, hidden ones as well.
std::string files_in(const TempDir& folder) {
  std::string names;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    names += entry.path().filename().string() + ' ';
  }
  return names;
}

TEST_CASE("export: a file holds what a stream would, and what was written is counted") {
  const TempDir folder;
  const Store store = exporting_store();
  const auto written = export_file(store, folder / "a.csv", ExportFormat::kCsv);
  REQUIRE(written.has_value());
  CHECK(*written ==
        ExportSummary{
            .agencies = 2, .indicators = 3, .observations = 5, .sources = 2, .languages = {"zh"}});
  CHECK(read_bytes(folder / "a.csv") == exported(store, ExportFormat::kCsv));
  CHECK(files_in(folder) == "a.csv ");
}

TEST_CASE("export: a file that is there stays, unless it may be replaced") {
  const TempDir folder;
  const Store store = exporting_store();
  folder.write("a.csv", "mine");
  const auto refused = export_file(store, folder / "a.csv", ExportFormat::kCsv);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == ErrorCode::kAlreadyExists);
  CHECK(read_bytes(folder / "a.csv") == "mine");
  CHECK(export_file(store, folder / "a.csv", ExportFormat::kCsv, {}, {}, true).has_value());
  CHECK(read_bytes(folder / "a.csv").starts_with("agency,"));
}

TEST_CASE("export: after a failure nothing is there, and what was there is as before") {
  const TempDir folder;
  const Store store = exporting_store();
  folder.write("a.json", "mine");
  const auto refused = export_file(store, folder / "a.json", ExportFormat::kSdmxJson, {},
                                   {.sdmx_agency = "1.2"}, true);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == ErrorCode::kInvalidArgument);
  CHECK(read_bytes(folder / "a.json") == "mine");
  CHECK(files_in(folder) == "a.json ");
}

TEST_CASE("export: a place that cannot be written is told") {
  const TempDir folder;
  const Store store = exporting_store();
  const auto missing = export_file(store, folder / "no" / "a.csv", ExportFormat::kCsv);
  REQUIRE_FALSE(missing.has_value());
  CHECK(missing.error().code == ErrorCode::kIo);
  const auto is_folder = export_file(store, folder.path(), ExportFormat::kCsv, {}, {}, true);
  REQUIRE_FALSE(is_folder.has_value());
  CHECK(is_folder.error().message.find("is a folder") != std::string::npos);
  std::ostringstream broken;
  broken.setstate(std::ios::badbit);
  CHECK(export_to(store, broken, ExportFormat::kCsv).error().code == ErrorCode::kIo);
}

TEST_CASE("export: a link stays, and a device is never replaced") {
  const TempDir folder;
  const Store store = exporting_store();
  folder.write("a.csv", "mine");
  std::filesystem::create_symlink(folder / "a.csv", folder / "link.csv");
  CHECK(export_file(store, folder / "link.csv", ExportFormat::kCsv).error().code ==
        ErrorCode::kAlreadyExists);
  CHECK(export_file(store, folder / "link.csv", ExportFormat::kCsv, {}, {}, true).has_value());
  CHECK(std::filesystem::is_symlink(folder / "link.csv"));
  CHECK(read_bytes(folder / "a.csv").starts_with("agency,"));
  std::filesystem::create_symlink("/dev/null", folder / "null.csv");
  CHECK(export_file(store, folder / "null.csv", ExportFormat::kCsv, {}, {}, true).error().code ==
        ErrorCode::kIo);
}

TEST_CASE("export: conditions of a selection hold together") {
  Store store = Store::in_memory().value();
  define_vocabulary(store);
  Agency top = agency("top");
  top.kind = AgencyKind::kProvince;
  store.define(top).value();
  Agency middle = agency("middle");
  middle.parent = AgencyCode("top");
  store.define(middle).value();
  Agency leaf = agency("leaf");
  leaf.parent = AgencyCode("middle");
  leaf.kind = AgencyKind::kDepartment;
  store.define(leaf).value();
  Batch batch(SourceCode("report-2023"));
  for (const char* code : {"top", "middle", "leaf"}) {
    for (const char* of : {"cases", "rate"}) {
      batch.add(AgencyCode(code), IndicatorCode(of), observation(2022, "5"));
      batch.add(AgencyCode(code), IndicatorCode(of), observation(2023, "6"));
    }
  }
  store.write(batch).value();
  const auto count = [&](const ExportSelection& selection) {
    std::ostringstream out;
    return export_to(store, out, ExportFormat::kCsv, selection)->observations;
  };
  ExportSelection selection;
  CHECK(count(selection) == 12);
  selection.parent = AgencyCode("top");
  CHECK(count(selection) == 8);
  selection.kind = AgencyKind::kDepartment;
  CHECK(count(selection) == 4);
  selection.indicators = {IndicatorCode("rate")};
  CHECK(count(selection) == 2);
  selection.read.years = {Year(2023), Year(2023)};
  CHECK(count(selection) == 1);
  selection.agencies = {AgencyCode("top")};
  CHECK(count(selection) == 0);
}

TEST_CASE("export: what was published later is left out as of a day") {
  const ExportSelection before{.read = {.as_of = parse_date("2023-12-31").value()}};
  std::ostringstream out;
  CHECK(export_to(exporting_store(), out, ExportFormat::kCsv, before)->observations == 0);
}

TEST_CASE("export: a code that is not defined is refused with the nearest") {
  std::ostringstream out;
  const auto refused =
      export_to(exporting_store(), out, ExportFormat::kCsv, {.agencies = {AgencyCode("pukuo")}});
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error() ==
        Error{ErrorCode::kNotFound, "agency \"pukuo\" is not defined; did you mean \"pukou\"?"});
}

TEST_CASE("export: formats have names") {
  CHECK(to_string(ExportFormat::kSdmxJson) == "sdmx-json");
  CHECK(parse_export_format("csv-wide").value() == ExportFormat::kCsvWide);
  CHECK(parse_export_format("xls").error().code == ErrorCode::kInvalidData);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
