#include "exchange/sdmx/sdmx.h"

#include <algorithm>
#include <set>
#include <vector>

#include "core/printed_form.h"
#include "core/text.h"
#include "exchange/export/status_words.h"

namespace annals::exchange {
namespace {

bool is_letter(char c) { return ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z'); }

bool is_name(std::string_view text) {
  return !text.empty() && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return is_letter(c) || ('0' <= c && c <= '9') || c == '_' || c == '-';
         });
}

LocalizedText status_names(std::string_view letter) {
  for (const ObsStatus status : kStatuses) {
    if (letter.front() != static_cast<char>(status)) continue;
    return both(status_word(status, "en"), status_word(status, "zh"));
  }
  return {};
}

LocalizedText bound_names(std::string_view code) {
  for (const Bound bound : kBounds) {
    if (to_string(bound) == code) return both(bound_word(bound, "en"), bound_word(bound, "zh"));
  }
  return {};
}

// A title has one language, and which is not known: "und" stands for that in BCP 47.
constexpr std::string_view kUnknownLanguage = "und";

LocalizedText source_names(const std::string& code, const Extract& extract) {
  for (const auto& source : extract.sources) {
    if (sdmx_code(source->code.str()) != code || source->title.empty()) continue;
    return {{Language(kUnknownLanguage), source->title}};
  }
  return {};
}

// All languages of the message, that of single names first.
std::vector<Language> languages_of(const Extract& extract) {
  std::vector<Language> result = extract.languages;
  if (!result.empty()) return result;
  std::set<Language> found;
  for (const Agency& agency : extract.agencies) {
    for (const auto& [language, name] : agency.names.names) found.insert(language);
  }
  for (const Indicator& indicator : extract.indicators) {
    for (const auto& [language, name] : indicator.names.names) found.insert(language);
  }
  found.erase(extract.language);
  result.push_back(extract.language);
  result.insert(result.end(), found.begin(), found.end());
  return result;
}

}  // namespace

std::string sdmx_code(std::string_view code) {
  std::string result(code);
  std::replace(result.begin(), result.end(), '.', '@');
  return result;
}

std::string own_code(std::string_view sdmx_code) {
  std::string result(sdmx_code);
  std::replace(result.begin(), result.end(), '@', '.');
  return result;
}

LocalizedText SdmxComponent::names() const { return both(english, chinese); }

std::string sdmx_value(const Observation& observation) {
  return observation.value ? observation.value->plain() : "NaN";
}

std::array<std::string, kSdmxAttributes.size()> sdmx_attributes(const Series& series,
                                                                std::size_t i) {
  const Observation& observation = series.observations()[i];
  const std::string letters = observation.status.letters();
  std::string decimals, multiplier, rounded_to;
  if (observation.value) {
    decimals = std::to_string(observation.value->decimals());
    multiplier = "0";
    if (observation.value->exponent() > 0) {
      rounded_to = std::to_string(observation.value->exponent());
    }
  }
  const bool bounded = observation.bound != Bound::kExact;
  return {letters.substr(0, 1),
          letters.substr(1),
          decimals,
          multiplier,
          rounded_to,
          bounded ? std::string(to_string(observation.bound)) : "",
          core::printed(observation.numerator),
          core::printed(observation.denominator),
          sdmx_code(series.source(i)->code.str()),
          observation.locator,
          observation.note};
}

LocalizedText sdmx_code_names(const SdmxComponent& component, const std::string& code,
                              const Extract& extract) {
  if (component.codelist == "CL_OBS_STATUS") return status_names(code);
  if (component.codelist == "CL_BOUND") return bound_names(code);
  if (component.codelist == "CL_SOURCE") return source_names(code, extract);
  return {};
}

Result<void> check_sdmx_agency(const ExportOptions& options) {
  if (is_name(options.sdmx_agency)) return {};
  return Error{ErrorCode::kInvalidArgument,
               core::quoted(options.sdmx_agency) +
                   " cannot be an agency of SDMX: write letters, digits, \"_\" and \"-\", and a "
                   "letter first"};
}

std::string sdmx_reference(const ExportOptions& options, std::string_view id) {
  return options.sdmx_agency + ":" + std::string(id) + "(" + std::string(kSdmxVersion) + ")";
}

std::string sdmx_urn(const ExportOptions& options, std::string_view kind, std::string_view id,
                     std::string_view part) {
  return "urn:sdmx:org.sdmx.infomodel." + std::string(kind) + "=" + sdmx_reference(options, id) +
         std::string(part);
}

void write_sdmx_names(JsonWriter& json, const LocalizedText& names, std::string_view fallback,
                      const Extract& extract) {
  const std::string_view best = best_text(names, extract.language);
  json.member("name", best.empty() ? fallback : best);
  LocalizedText some = texts_in(names, extract.languages);
  some.erase(Language(kUnknownLanguage));
  if (!some.empty()) json.texts("names", some);
}

void write_sdmx_meta(JsonWriter& json, std::string_view kind, const Extract& extract,
                     const ExportOptions& options) {
  const Timestamp prepared = options.prepared.value_or(
      std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
  json.key("meta").begin_object();
  json.member("id", kind).member("prepared", to_string(prepared));
  json.key("contentLanguages").begin_array(JsonLayout::kOnLine);
  for (const Language& language : languages_of(extract)) json.text(language);
  json.end_array();
  json.key("sender").begin_object(JsonLayout::kOnLine).member("id", options.sdmx_agency);
  json.end_object().end_object();
}

}  // namespace annals::exchange
