#include <annals/export.h>
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "exchange/sdmx/sdmx.h"
#include "exporting.h"

TEST_SUITE_BEGIN("export");

namespace annals::test {
namespace {

using Json = nlohmann::ordered_json;

const ExportOptions kPrepared{.prepared = parse_timestamp("2024-06-30T08:00:00Z").value()};

TEST_CASE("export sdmx-csv: values in the unit, with the attributes that make them exact") {
  CHECK(exported(exporting_store(), ExportFormat::kSdmxCsv) ==
        "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REPORTING_AGENCY,INDICATOR,TIME_PERIOD,OBS_VALUE,"
        "UNIT_MEASURE,OBS_STATUS,FURTHER_STATUS,DECIMALS,UNIT_MULT,ROUNDED_TO,BOUND,NUMERATOR,"
        "DENOMINATOR,SOURCE,LOCATOR,COMMENT_OBS\n"
        "dataflow,ANNALS:YEARLY_INDICATORS(1.0.0),R,A,jiangning,cases,2021,-5,cases,A,,0,0,,,,,"
        "yearbook,,\n"
        "dataflow,ANNALS:YEARLY_INDICATORS(1.0.0),R,A,jiangning,cases,2023,0,cases,A,,0,0,,,,,"
        "report-2023,,\n"
        "dataflow,ANNALS:YEARLY_INDICATORS(1.0.0),R,A,pukou,hotline@tickets,2023,122000,件,A,,0,0,"
        "3,at_least,,,report-2023,,\n"
        "dataflow,ANNALS:YEARLY_INDICATORS(1.0.0),R,A,pukou,rate,2021,97.30,%,B,P,2,0,,,109,112,"
        "report-2023,六（一）,\"a, \"\"b\"\"\"\n"
        "dataflow,ANNALS:YEARLY_INDICATORS(1.0.0),R,A,pukou,rate,2023,NaN,%,L,,,,,,,,report-2023,,"
        "\n");
}

TEST_CASE("export sdmx-csv: never a byte order mark") {
  CHECK(exported(exporting_store(), ExportFormat::kSdmxCsv, {}, {.byte_order_mark = true})
            .starts_with("STRUCTURE,"));
}

TEST_CASE("export sdmx-csv: a note that would be read as missing is refused") {
  Store store = exporting_store();
  Observation odd = observation(2020, "5");
  odd.note = "#N/A";
  store.write(Batch(SourceCode("yearbook")).add(AgencyCode("pukou"), IndicatorCode("cases"), odd))
      .value();
  std::ostringstream out;
  const auto refused = export_to(store, out, ExportFormat::kSdmxCsv);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error() == Error{ErrorCode::kInvalidData,
                                 "the COMMENT_OBS of \"pukou\", \"cases\", 2020 is \"#N/A\", which "
                                 "SDMX-CSV reads as missing: word it otherwise"});
}

TEST_CASE("export sdmx: an agency of SDMX begins with a letter, and has no other signs") {
  const Store store = exporting_store();
  for (const ExportFormat format :
       {ExportFormat::kSdmxCsv, ExportFormat::kSdmxJson, ExportFormat::kSdmxStructure}) {
    for (const std::string name : {"", "1A", "A.B", "A B", "[A", "a{", "{a", "@A", "A:"}) {
      CAPTURE(name);
      std::ostringstream out;
      const auto refused = export_to(store, out, format, {}, {.sdmx_agency = name});
      REQUIRE_FALSE(refused.has_value());
      CHECK(refused.error() ==
            Error{ErrorCode::kInvalidArgument,
                  '"' + name +
                      "\" cannot be an agency of SDMX: write letters, digits, \"_\" and \"-\", "
                      "and a letter first"});
      CHECK(out.str().empty());
    }
    CHECK(!exported(store, format, {}, {.sdmx_agency = "zA-_09Za"}).empty());
  }
}

TEST_CASE("export sdmx-csv: a unit that would be read as missing is refused") {
  Store store = exporting_store();
  Indicator cases = store.find_indicator("cases").value();
  cases.unit = "#N/A";
  store.define(cases, Redefine::kReplace).value();
  std::ostringstream out;
  CHECK(
      export_to(store, out, ExportFormat::kSdmxCsv).error() ==
      Error{ErrorCode::kInvalidData,
            "the UNIT_MEASURE of \"jiangning\", \"cases\", 2021 is \"#N/A\", which SDMX-CSV reads "
            "as missing: word it otherwise"});
}

TEST_CASE("export sdmx: a store that holds nothing gives a message without observations") {
  Store store = Store::in_memory().value();
  CHECK(exported(store, ExportFormat::kSdmxCsv).find('\n') ==
        exported(store, ExportFormat::kSdmxCsv).size() - 1);
  const Json json = Json::parse(exported(store, ExportFormat::kSdmxJson, {}, kPrepared));
  CHECK(json["data"]["dataSets"].size() == 1);
  CHECK(json["data"]["dataSets"][0].value("series", Json::object()).empty());
  const Json structure = Json::parse(exported(store, ExportFormat::kSdmxStructure, {}, kPrepared));
  CHECK(structure["data"]["codelists"].size() == 6);
  CHECK(structure["data"]["codelists"][3].value("codes", Json::array()).empty());
}

TEST_CASE("export sdmx-structure: a parent is named where it is exported itself") {
  Store with_parents = exporting_store();
  Agency child{.code = AgencyCode("child")};
  child.parent = AgencyCode("pukou");
  with_parents.define(child).value();
  with_parents
      .write(Batch(SourceCode("yearbook"))
                 .add(AgencyCode("child"), IndicatorCode("cases"), observation(2020, "5")))
      .value();
  const std::string both = exported(with_parents, ExportFormat::kSdmxStructure, {}, kPrepared);
  CHECK(both.find("\"parent\"") != std::string::npos);
  const std::string alone = exported(with_parents, ExportFormat::kSdmxStructure,
                                     {.agencies = {AgencyCode("child")}}, kPrepared);
  CHECK(alone.find("\"parent\"") == std::string::npos);
}

TEST_CASE("export sdmx: codes of ours and of SDMX stand for one another") {
  CHECK(exchange::sdmx_code("litigation.loss_rate-2.x") == "litigation@loss_rate-2@x");
  CHECK(exchange::own_code("litigation@loss_rate-2@x") == "litigation.loss_rate-2.x");
}

TEST_CASE("export sdmx-json: the same values by position, exact as numbers of JSON") {
  const std::string text = exported(exporting_store(), ExportFormat::kSdmxJson, {}, kPrepared);
  const Json json = Json::parse(text);
  const Json& structure = json["data"]["structures"][0];
  const Json& series = structure["dimensions"]["series"];
  CHECK(series[0]["values"][1]["id"] == "pukou");
  CHECK(series[1]["values"][1]["id"] == "hotline@tickets");
  const Json& years = structure["dimensions"]["observation"][0]["values"];
  CHECK(years.size() == 2);
  CHECK(years[0]["id"] == "2021");
  const Json& rates = json["data"]["dataSets"][0]["series"]["1:2"];
  const Json& attributes = structure["attributes"]["observation"];
  const Json& rate = rates["observations"]["0"];
  CHECK(rate.size() == 1 + attributes.size());
  CHECK(attributes[0]["values"][rate[1].get<std::size_t>()]["id"] == "B");
  CHECK(attributes[1]["values"][rate[2].get<std::size_t>()]["value"] == "P");
  CHECK(attributes[2]["values"][rate[3].get<std::size_t>()]["value"] == 2);
  CHECK(text.find("[97.30,") != std::string::npos);
  CHECK(rates["observations"]["1"][0] == "NaN");
  CHECK(structure["attributes"]["series"][0]["values"][rates["attributes"][0].get<std::size_t>()]
                 ["value"] == "%");
}

TEST_CASE("export sdmx-json: what the schema of the standard demands is there") {
  const Json json =
      Json::parse(exported(exporting_store(), ExportFormat::kSdmxJson, {}, kPrepared));
  CHECK(json["meta"]["prepared"] == "2024-06-30T08:00:00.000Z");
  CHECK(json["meta"]["sender"]["id"] == "ANNALS");
  const Json& structure = json["data"]["structures"][0];
  CHECK(structure["links"][0]["urn"] ==
        "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=ANNALS:YEARLY_INDICATORS(1.0.0)");
  CHECK(json["data"]["dataSets"][0]["action"] == "Replace");
  for (const Json& attribute : structure["attributes"]["observation"]) {
    CHECK((!attribute.contains("values") || !attribute["values"].empty()));
  }
}

TEST_CASE("export sdmx-structure: every component has its concept, and every code list is there") {
  const Json json =
      Json::parse(exported(exporting_store(), ExportFormat::kSdmxStructure, {}, kPrepared));
  const Json& data = json["data"];
  std::string codelists;
  for (const Json& list : data["codelists"]) codelists += list["id"].get<std::string>() + ' ';
  CHECK(codelists == "CL_FREQ CL_OBS_STATUS CL_BOUND CL_REPORTING_AGENCY CL_INDICATOR CL_SOURCE ");
  std::string concepts;
  for (const Json& each : data["conceptSchemes"][0]["concepts"]) {
    concepts += each["id"].get<std::string>() + ' ';
  }
  const Json& components = data["dataStructures"][0]["dataStructureComponents"];
  std::string ids;
  for (const Json& each : components["dimensionList"]["dimensions"]) {
    ids += each["id"].get<std::string>() + ' ';
  }
  ids += components["dimensionList"]["timeDimension"]["id"].get<std::string>() + ' ';
  ids += components["measureList"]["measures"][0]["id"].get<std::string>() + ' ';
  for (const Json& each : components["attributeList"]["attributes"]) {
    ids += each["id"].get<std::string>() + ' ';
  }
  CHECK(ids == concepts);
  CHECK(data["codelists"][1]["codes"].size() == 20);
  CHECK(
      data["codelists"][5]["codes"].dump() ==
      R"([{"id":"report-2023","name":"Report report-2023"},{"id":"yearbook","name":"yearbook"}])");
}

TEST_CASE("export sdmx: the same store gives the same bytes if the moment is given") {
  const Store store = exporting_store();
  CHECK(exported(store, ExportFormat::kSdmxJson, {}, kPrepared) ==
        exported(store, ExportFormat::kSdmxJson, {}, kPrepared));
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
