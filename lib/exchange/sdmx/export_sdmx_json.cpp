#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/export/forms.h"
#include "exchange/export/status_words.h"
#include "exchange/sdmx/sdmx.h"

namespace annals::exchange {
namespace {

// The distinct values of a component, in the order in which they come; observations refer to them
// by position.
class Values {
 public:
  // The position of "value".
  std::size_t add(const std::string& value) {
    const auto [found, is_new] = positions_.emplace(value, list_.size());
    if (is_new) list_.push_back(value);
    return found->second;
  }
  const std::vector<std::string>& list() const { return list_; }

 private:
  std::map<std::string, std::size_t> positions_;
  std::vector<std::string> list_;
};

class DataMessage {
 public:
  DataMessage(std::ostream& out, const Extract& extract, const ExportOptions& options)
      : json_(out), extract_(extract), options_(options) {
    std::set<Year> years;
    for (const Series& series : extract.series) {
      if (!series.indicator().unit.empty()) units_.add(series.indicator().unit);
      for (std::size_t i = 0; i < series.size(); ++i) {
        years.insert(series.observations()[i].year);
        const auto attributes = sdmx_attributes(series, i);
        for (std::size_t k = 0; k < attributes.size(); ++k) {
          if (!attributes[k].empty()) values_[k].add(attributes[k]);
        }
      }
    }
    years_.assign(years.begin(), years.end());
  }

  void write() {
    json_.begin_object();
    json_.member("$schema", "https://json.sdmx.org/2.1/sdmx-json-data-schema.json");
    write_sdmx_meta(json_, "yearly_indicators", extract_, options_);
    json_.key("data").begin_object();
    json_.key("structures").begin_array();
    write_structure();
    json_.end_array();
    json_.key("dataSets").begin_array();
    write_data_set();
    json_.end_array().end_object().end_object().end_document();
  }

 private:
  void write_link(std::string_view relation, std::string_view kind, std::string_view id) {
    json_.begin_object(kOnLine).member("urn", sdmx_urn(options_, kind, id));
    json_.member("rel", relation).end_object();
  }

  void write_structure() {
    json_.begin_object();
    write_sdmx_names(json_, both("Yearly indicators of agencies", "机构年度指标"), kSdmxDataflow,
                     extract_);
    json_.key("dataSets").begin_array(kOnLine).number(0).end_array();
    json_.key("links").begin_array();
    write_link("dataflow", "datastructure.Dataflow", kSdmxDataflow);
    write_link("datastructure", "datastructure.DataStructure", kSdmxStructure);
    json_.end_array();
    write_dimensions();
    json_.key("measures").begin_object().key("observation").begin_array();
    json_.begin_object(kOnLine).member("id", kSdmxMeasure.id);
    write_sdmx_names(json_, kSdmxMeasure.names(), kSdmxMeasure.id, extract_);
    json_.key("format").begin_object().member("dataType", "Double").end_object();
    json_.end_object().end_array().end_object();
    write_attributes();
    json_.end_object();
  }

  void begin_component(const SdmxComponent& component) {
    json_.begin_object().member("id", component.id);
    write_sdmx_names(json_, component.names(), component.id, extract_);
  }

  void write_code(std::string_view code, const LocalizedText& names) {
    json_.begin_object(kOnLine).member("id", code);
    write_sdmx_names(json_, names, code, extract_);
    json_.end_object();
  }

  template <typename T>
  void write_dimension(std::size_t position, const std::vector<T>& definitions) {
    begin_component(kSdmxDimensions[position]);
    json_.member("keyPosition", static_cast<std::int64_t>(position));
    if (!definitions.empty()) write_definitions(definitions);
    json_.end_object();
  }

  template <typename T>
  void write_definitions(const std::vector<T>& definitions) {
    json_.key("values").begin_array();
    for (const T& each : definitions) write_code(sdmx_code(each.code.str()), each.names.names);
    json_.end_array();
  }

  void write_dimensions() {
    json_.key("dimensions").begin_object();
    json_.key("dataSet").begin_array();
    begin_component(kSdmxDimensions[0]);
    json_.member("keyPosition", 0);
    json_.key("values").begin_array();
    write_code("A", both("Annual", "年度"));
    json_.end_array().end_object().end_array();
    json_.key("series").begin_array();
    write_dimension(1, extract_.agencies);
    write_dimension(2, extract_.indicators);
    json_.end_array();
    json_.key("observation").begin_array();
    write_time();
    json_.end_array().end_object();
  }

  void write_time() {
    begin_component(kSdmxTime);
    json_.member("keyPosition", static_cast<std::int64_t>(kSdmxDimensions.size()));
    json_.key("roles").begin_array(kOnLine).text("TIME_PERIOD").end_array();
    if (!years_.empty()) write_years();
    json_.end_object();
  }

  void write_years() {
    json_.key("values").begin_array();
    for (const Year year : years_) {
      const std::string text = to_string(year);
      json_.begin_object(kOnLine).member("id", text).member("name", text);
      json_.member("start", text + "-01-01T00:00:00Z").member("end", text + "-12-31T23:59:59Z");
      json_.end_object();
    }
    json_.end_array();
  }

  void write_attributes() {
    json_.key("attributes").begin_object();
    json_.key("series").begin_array();
    begin_component(kSdmxUnit);
    json_.key("relationship").begin_object(kOnLine);
    json_.key("dimensions").begin_array().text("INDICATOR").end_array().end_object();
    write_values(kSdmxUnit, units_);
    json_.end_object().end_array();
    json_.key("observation").begin_array();
    for (std::size_t k = 0; k < values_.size(); ++k) {
      begin_component(kSdmxAttributes[k]);
      json_.key("relationship").begin_object(kOnLine);
      json_.key("observation").begin_object().end_object().end_object();
      write_values(kSdmxAttributes[k], values_[k]);
      json_.end_object();
    }
    json_.end_array().end_object();
  }

  // A list must not be empty; one that would be is left out.
  void write_values(const SdmxComponent& component, const Values& values) {
    if (component.type != SdmxType::kCode) {
      const std::string_view type = component.type == SdmxType::kInteger ? "Integer" : "String";
      json_.key("format").begin_object(kOnLine).member("dataType", type).end_object();
    }
    if (values.list().empty()) return;
    json_.key("values").begin_array();
    for (const std::string& value : values.list()) {
      if (component.type == SdmxType::kCode) {
        write_code(value, sdmx_code_names(component, value, extract_));
        continue;
      }
      json_.begin_object(kOnLine).key("value");
      component.type == SdmxType::kInteger ? json_.literal(value) : json_.text(value);
      json_.end_object();
    }
    json_.end_array();
  }

  template <typename T, typename C>
  static std::string position(const std::vector<T>& definitions, const C& code) {
    const auto found =
        std::lower_bound(definitions.begin(), definitions.end(), code,
                         [](const T& each, const C& wanted) { return each.code < wanted; });
    return std::to_string(found - definitions.begin());
  }

  void write_data_set() {
    json_.begin_object().member("structure", 0).member("action", "Replace");
    json_.key("series").begin_object();
    for (const Series& series : extract_.series) {
      json_.key(position(extract_.agencies, series.agency().code) + ":" +
                position(extract_.indicators, series.indicator().code));
      write_series(series);
    }
    json_.end_object().end_object();
  }

  void write_series(const Series& series) {
    json_.begin_object().key("attributes").begin_array(kOnLine);
    write_position(units_, series.indicator().unit);
    json_.end_array();
    json_.key("observations").begin_object();
    for (std::size_t i = 0; i < series.size(); ++i) {
      const Observation& observation = series.observations()[i];
      const auto year = std::lower_bound(years_.begin(), years_.end(), observation.year);
      json_.key(std::to_string(year - years_.begin()));
      json_.begin_array(kOnLine);
      const std::string value = sdmx_value(observation);
      observation.value ? json_.literal(value) : json_.text(value);
      const auto attributes = sdmx_attributes(series, i);
      for (std::size_t k = 0; k < attributes.size(); ++k) {
        write_position(values_[k], attributes[k]);
      }
      json_.end_array();
    }
    json_.end_object().end_object();
  }

  void write_position(Values& values, const std::string& value) {
    if (value.empty()) {
      json_.null();
    } else {
      json_.number(static_cast<std::int64_t>(values.add(value)));
    }
  }

  JsonWriter json_;
  const Extract& extract_;
  const ExportOptions& options_;
  std::vector<Year> years_;  // in which there is an observation
  Values units_;
  std::array<Values, kSdmxAttributes.size()> values_;
};

}  // namespace

Result<void> write_sdmx_json(std::ostream& out, const Extract& extract,
                             const ExportOptions& options) {
  if (auto good = check_sdmx_agency(options); !good) return good;
  DataMessage(out, extract, options).write();
  return {};
}

}  // namespace annals::exchange
