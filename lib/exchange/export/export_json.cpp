#include <annals/obs_status.h>

#include <string>

#include "exchange/export/forms.h"
#include "exchange/text/json_writer.h"

namespace annals::exchange {
namespace {

constexpr auto kOnLine = JsonLayout::kOnLine;

void write_observation(JsonWriter& json, const Series& series, std::size_t i) {
  const Observation& observation = series.observations()[i];
  json.member("agency", series.agency().code.str());
  json.member("indicator", series.indicator().code.str());
  json.member("year", static_cast<int>(observation.year));
  json.printed("value", observation.value);
  json.text_or_null("bound",
                    observation.bound == Bound::kExact ? "" : to_string(observation.bound));
  json.printed("numerator", observation.numerator);
  json.printed("denominator", observation.denominator);
  json.text_or_null("status", observation.status.normal() ? "" : observation.status.letters());
  json.member("source", series.source(i)->code.str());
  json.text_or_null("locator", observation.locator);
  json.text_or_null("note", observation.note);
}

template <typename C>
std::string code_or_nothing(const std::optional<C>& code) {
  return code ? code->str() : "";
}

void year_or_null(JsonWriter& json, std::string_view name, const std::optional<Year>& year) {
  json.key(name);
  year ? json.number(static_cast<int>(*year)) : json.null();
}

template <typename T>
std::string text_of(const std::optional<T>& value) {
  return value ? to_string(*value) : "";
}

void write_agencies(JsonWriter& json, const Extract& extract) {
  json.key("agencies").begin_array();
  for (const Agency& agency : extract.agencies) {
    json.begin_object(kOnLine).member("code", agency.code.str());
    json.texts("names", texts_in(agency.names.names, extract.languages));
    json.member("kind", to_string(agency.kind));
    json.text_or_null("parent", code_or_nothing(agency.parent));
    year_or_null(json, "first_year", agency.first_year);
    year_or_null(json, "last_year", agency.last_year);
    json.end_object();
  }
  json.end_array();
}

void write_indicators(JsonWriter& json, const Extract& extract) {
  json.key("indicators").begin_array();
  for (const Indicator& indicator : extract.indicators) {
    json.begin_object(kOnLine).member("code", indicator.code.str());
    json.texts("names", texts_in(indicator.names.names, extract.languages));
    json.text_or_null("subject", code_or_nothing(indicator.subject));
    json.member("kind", to_string(indicator.kind)).text_or_null("unit", indicator.unit);
    json.texts("unit_names", texts_in(indicator.unit_names, extract.languages));
    json.member("decimals", indicator.decimals);
    json.member("polarity", to_string(indicator.polarity));
    json.member("aggregation", to_string(indicator.aggregation));
    json.text_or_null("numerator", code_or_nothing(indicator.numerator));
    json.text_or_null("denominator", code_or_nothing(indicator.denominator));
    json.printed("factor", indicator.factor).text_or_null("formula", indicator.formula);
    json.member("rounding", to_string(indicator.rounding));
    json.printed("lower_bound", indicator.lower_bound);
    json.printed("upper_bound", indicator.upper_bound);
    json.texts("definition", texts_in(indicator.definition, extract.languages));
    json.end_object();
  }
  json.end_array();
}

void write_versions(JsonWriter& json, const Extract& extract) {
  json.key("definition_versions").begin_array();
  for (const DefinitionVersion& version : extract.versions) {
    json.begin_object(kOnLine).member("indicator", version.indicator.str());
    json.member("version", version.version);
    json.text_or_null("valid_from", text_of(version.valid_from));
    json.text_or_null("valid_to", text_of(version.valid_to));
    json.text_or_null("legal_basis", version.legal_basis);
    json.text_or_null("numerator_rule", version.numerator_rule);
    json.text_or_null("denominator_rule", version.denominator_rule);
    json.text_or_null("note", version.note).end_object();
  }
  json.end_array();
}

void write_breaks(JsonWriter& json, const Extract& extract) {
  json.key("breaks").begin_array();
  for (const SeriesBreak& known : extract.breaks) {
    json.begin_object(kOnLine).member("indicator", known.indicator.str());
    json.text_or_null("agency", code_or_nothing(known.agency));
    json.member("first_year", static_cast<int>(known.first_year));
    json.text_or_null("reason", known.reason);
    json.printed("pre_break_value", known.pre_break_value).end_object();
  }
  json.end_array();
}

void write_sources(JsonWriter& json, const Extract& extract) {
  json.key("sources").begin_array();
  for (const auto& source : extract.sources) {
    json.begin_object(kOnLine).member("code", source->code.str());
    json.text_or_null("title", source->title);
    json.text_or_null("document_number", source->document_number);
    json.text_or_null("publisher", source->publisher);
    json.text_or_null("published", source->published ? source->published->str() : "");
    json.text_or_null("url", source->url).text_or_null("sha256", source->sha256);
    json.text_or_null("note", source->note).end_object();
  }
  json.end_array();
}

}  // namespace

void write_json(std::ostream& out, const Extract& extract) {
  JsonWriter json(out);
  json.begin_object();
  write_agencies(json, extract);
  write_indicators(json, extract);
  write_versions(json, extract);
  write_breaks(json, extract);
  write_sources(json, extract);
  json.key("observations").begin_array();
  for (const Series& series : extract.series) {
    for (std::size_t i = 0; i < series.size(); ++i) {
      json.begin_object(kOnLine);
      write_observation(json, series, i);
      json.end_object();
    }
  }
  json.end_array().end_object().end_document();
}

void write_json_lines(std::ostream& out, const Extract& extract) {
  JsonWriter json(out);
  for (const Series& series : extract.series) {
    for (std::size_t i = 0; i < series.size(); ++i) {
      json.begin_object(kOnLine);
      write_observation(json, series, i);
      json.texts("agency_names", texts_in(series.agency().names.names, extract.languages));
      json.texts("indicator_names", texts_in(series.indicator().names.names, extract.languages));
      json.text_or_null("unit", series.indicator().unit);
      json.end_object().end_document();
    }
  }
}

}  // namespace annals::exchange
