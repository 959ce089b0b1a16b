#include <annals/export.h>
#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "exporting.h"

#ifdef ANNALS_XLSX
#include "exchange/workbook/workbook_writer.h"
#endif

TEST_SUITE_BEGIN("export");

namespace annals::test {
namespace {

#ifdef ANNALS_XLSX

std::string format_of(std::string_view value) {
  return exchange::number_format(dec(value)).value_or("a text");
}

TEST_CASE("export xlsx: a number format shows the printed digits and no more") {
  CHECK(format_of("97.30") == "0.00");
  CHECK(format_of("97") == "0");
  CHECK(format_of("-0.5") == "0.0");
  CHECK(format_of("122e3") == "0.00E+0");
  CHECK(format_of("5e4") == "0E+0");
}

TEST_CASE("export xlsx: what a double cannot hold is a text") {
  CHECK(format_of("123456789012345") == "0");
  CHECK(format_of("1234567890123456") == "a text");
  CHECK(format_of("1e-31") == "a text");
}

TEST_CASE("export xlsx: the bound and the letters stand around the number") {
  CHECK(exchange::number_format(dec("5.2"), ">=", " P") == "\">=\"0.0\" P\"");
}

TEST_CASE("export xlsx: a workbook is a zip file, the same for the same moment") {
  const ExportOptions options{.prepared = parse_timestamp("2024-06-30").value()};
  const Store store = exporting_store();
  const std::string bytes = exported(store, ExportFormat::kXlsx, {}, options);
  CHECK(bytes.starts_with("PK\x03\x04"));
  CHECK(bytes.find("xl/charts/chart1.xml") != std::string::npos);
  CHECK(bytes.find("xl/worksheets/sheet5.xml") != std::string::npos);
  CHECK(exported(store, ExportFormat::kXlsx, {}, options) == bytes);
}

TEST_CASE("export xlsx: a text longer than a cell of Excel is refused") {
  Store store = exporting_store();
  Observation odd = observation(2020, "5");
  odd.note = std::string(32768, 'a');
  store.write(Batch(SourceCode("yearbook")).add(AgencyCode("pukou"), IndicatorCode("cases"), odd))
      .value();
  std::ostringstream out;
  CHECK(export_to(store, out, ExportFormat::kXlsx).error().code == ErrorCode::kInvalidData);
}

#else

TEST_CASE("export xlsx: without Excel it is refused in one sentence") {
  std::ostringstream out;
  const auto refused = export_to(exporting_store(), out, ExportFormat::kXlsx);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == ErrorCode::kInvalidArgument);
  CHECK(out.str().empty());
}

#endif

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
