#include <string>
#include <string_view>

#include "exchange/export/forms.h"
#include "exchange/export/status_words.h"
#include "exchange/sdmx/sdmx.h"

namespace annals::exchange {
namespace {

// What a component is represented by where it has no code list.
std::string_view data_type(const SdmxComponent& component) {
  switch (component.type) {
    case SdmxType::kCode:
    case SdmxType::kText:
      return "String";
    case SdmxType::kInteger:
      return "Integer";
    case SdmxType::kDouble:
      return "Double";
    case SdmxType::kYear:
      return "GregorianYear";
  }
  return "String";
}

class StructureMessage {
 public:
  StructureMessage(std::ostream& out, const Extract& extract, const ExportOptions& options)
      : json_(out), extract_(extract), options_(options) {}

  void write() {
    json_.begin_object();
    json_.member("$schema", "https://json.sdmx.org/2.1/sdmx-json-structure-schema.json");
    write_sdmx_meta(json_, "yearly_indicators_structure", extract_, options_);
    json_.key("data").begin_object();
    write_dataflow();
    write_data_structure();
    write_concepts();
    write_codelists();
    json_.end_object().end_object().end_document();
  }

 private:
  void begin_maintained(std::string_view id, const LocalizedText& names) {
    json_.begin_object().member("id", id).member("agencyID", options_.sdmx_agency);
    json_.member("version", kSdmxVersion);
    write_sdmx_names(json_, names, id, extract_);
  }

  void write_dataflow() {
    json_.key("dataflows").begin_array();
    begin_maintained(kSdmxDataflow, both("Yearly indicators of agencies", "机构年度指标"));
    json_.member("structure", sdmx_urn(options_, "datastructure.DataStructure", kSdmxStructure));
    json_.end_object().end_array();
  }

  void begin_component(const SdmxComponent& component) {
    json_.begin_object(kOnLine).member("id", component.id);
    json_.member("conceptIdentity", sdmx_urn(options_, "conceptscheme.Concept", kSdmxConcepts,
                                             "." + std::string(component.id)));
  }

  void write_representation(const SdmxComponent& component) {
    json_.key("localRepresentation").begin_object();
    if (component.codelist.empty()) {
      json_.key("format").begin_object().member("dataType", data_type(component)).end_object();
    } else {
      json_.member("enumeration", sdmx_urn(options_, "codelist.Codelist", component.codelist));
    }
    json_.end_object();
  }

  void write_data_structure() {
    json_.key("dataStructures").begin_array();
    begin_maintained(kSdmxStructure, both("Yearly indicators of agencies", "机构年度指标"));
    json_.key("dataStructureComponents").begin_object();
    write_dimensions();
    write_measures();
    write_attributes();
    json_.end_object().end_object().end_array();
  }

  void write_dimensions() {
    json_.key("dimensionList").begin_object().member("id", "DimensionDescriptor");
    json_.key("dimensions").begin_array();
    for (std::size_t i = 0; i < kSdmxDimensions.size(); ++i) {
      begin_component(kSdmxDimensions[i]);
      json_.member("position", static_cast<std::int64_t>(i));
      write_representation(kSdmxDimensions[i]);
      json_.end_object();
    }
    json_.end_array();
    json_.key("timeDimension");
    begin_component(kSdmxTime);
    write_representation(kSdmxTime);
    json_.end_object().end_object();
  }

  void write_measures() {
    json_.key("measureList").begin_object().member("id", "MeasureDescriptor");
    json_.key("measures").begin_array();
    begin_component(kSdmxMeasure);
    json_.member("usage", "optional");
    write_representation(kSdmxMeasure);
    json_.end_object().end_array().end_object();
  }

  void write_attributes() {
    json_.key("attributeList").begin_object().member("id", "AttributeDescriptor");
    json_.key("attributes").begin_array();
    begin_attribute(kSdmxUnit);
    json_.key("dimensions").begin_array().text("INDICATOR").end_array();
    end_attribute(kSdmxUnit);
    for (const SdmxComponent& attribute : kSdmxAttributes) {
      begin_attribute(attribute);
      json_.key("observation").begin_object().end_object();
      end_attribute(attribute);
    }
    json_.end_array().end_object();
  }

  void begin_attribute(const SdmxComponent& attribute) {
    begin_component(attribute);
    const bool always = attribute.id == "OBS_STATUS" || attribute.id == "SOURCE";
    json_.member("usage", always ? "mandatory" : "optional");
    json_.key("attributeRelationship").begin_object();
  }

  void end_attribute(const SdmxComponent& attribute) {
    json_.end_object();
    write_representation(attribute);
    json_.end_object();
  }

  void write_concept(const SdmxComponent& component) {
    json_.begin_object(kOnLine).member("id", component.id);
    write_sdmx_names(json_, component.names(), component.id, extract_);
    json_.end_object();
  }

  void write_concepts() {
    json_.key("conceptSchemes").begin_array();
    begin_maintained(kSdmxConcepts, both("Concepts of yearly indicators", "年度指标概念"));
    json_.key("concepts").begin_array();
    for (const SdmxComponent& dimension : kSdmxDimensions) write_concept(dimension);
    write_concept(kSdmxTime);
    write_concept(kSdmxMeasure);
    write_concept(kSdmxUnit);
    for (const SdmxComponent& attribute : kSdmxAttributes) write_concept(attribute);
    json_.end_array().end_object().end_array();
  }

  // Lists that depend on the store hold what the export has, and say so. A list without codes has
  // no member for them.
  void begin_codelist(std::string_view id, const LocalizedText& names, bool partial, bool empty) {
    begin_maintained(id, names);
    if (partial) json_.key("isPartial").literal("true");
    if (!empty) json_.key("codes").begin_array();
    has_codes_ = !empty;
  }

  void end_codelist() {
    if (has_codes_) json_.end_array();
    json_.end_object();
  }

  void begin_code(std::string_view code, const LocalizedText& names) {
    json_.begin_object(kOnLine).member("id", code);
    write_sdmx_names(json_, names, code, extract_);
  }

  void write_codelists() {
    json_.key("codelists").begin_array();
    write_fixed_codelists();
    write_agencies();
    write_indicators();
    write_sources();
    json_.end_array();
  }

  void write_fixed_codelists() {
    begin_codelist("CL_FREQ", both("Frequency", "频率"), true, false);
    begin_code("A", both("Annual", "年度"));
    json_.end_object();
    end_codelist();
    begin_codelist("CL_OBS_STATUS", both("Observation status", "数据状态"), false, false);
    for (const ObsStatus status : kStatuses) {
      begin_code(std::string(1, static_cast<char>(status)),
                 both(status_word(status, "en"), status_word(status, "zh")));
      json_.end_object();
    }
    end_codelist();
    begin_codelist("CL_BOUND", both("Bound", "数值界限"), false, false);
    for (const Bound bound : kBounds) {
      begin_code(to_string(bound), both(bound_word(bound, "en"), bound_word(bound, "zh")));
      json_.end_object();
    }
    end_codelist();
  }

  bool exported(const AgencyCode& code) const {
    for (const Agency& agency : extract_.agencies) {
      if (agency.code == code) return true;
    }
    return false;
  }

  void write_agencies() {
    begin_codelist("CL_REPORTING_AGENCY", both("Reporting agencies", "填报机构"), true,
                   extract_.agencies.empty());
    for (const Agency& agency : extract_.agencies) {
      begin_code(sdmx_code(agency.code.str()), agency.names.names);
      if (agency.parent && exported(*agency.parent)) {
        json_.member("parent", sdmx_code(agency.parent->str()));
      }
      json_.end_object();
    }
    end_codelist();
  }

  void write_indicators() {
    begin_codelist("CL_INDICATOR", both("Indicators", "指标"), true, extract_.indicators.empty());
    for (const Indicator& indicator : extract_.indicators) {
      begin_code(sdmx_code(indicator.code.str()), indicator.names.names);
      const LocalizedText definition = texts_in(indicator.definition, extract_.languages);
      if (!definition.empty()) {
        json_.member("description", best_text(definition, extract_.language));
        json_.texts("descriptions", definition);
      }
      json_.end_object();
    }
    end_codelist();
  }

  void write_sources() {
    const SdmxComponent source{"SOURCE", "", "", SdmxType::kCode, "CL_SOURCE"};
    begin_codelist("CL_SOURCE", both("Source documents", "来源文件"), true,
                   extract_.sources.empty());
    for (const auto& each : extract_.sources) {
      const std::string code = sdmx_code(each->code.str());
      begin_code(code, sdmx_code_names(source, code, extract_));
      json_.end_object();
    }
    end_codelist();
  }

  JsonWriter json_;
  const Extract& extract_;
  const ExportOptions& options_;
  bool has_codes_ = false;
};

}  // namespace

Result<void> write_sdmx_structure(std::ostream& out, const Extract& extract,
                                  const ExportOptions& options) {
  if (auto good = check_sdmx_agency(options); !good) return good;
  StructureMessage(out, extract, options).write();
  return {};
}

}  // namespace annals::exchange
