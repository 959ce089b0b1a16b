// Names of what a reading tells, and the vocabulary of definitions.
#include <annals/reading.h>

#include "core/enum_names.h"

namespace annals {
namespace {

constexpr core::EnumName<PassedOver> kReasons[] = {
    {PassedOver::kDate, "date"},           {PassedOver::kOrdinal, "ordinal"},
    {PassedOver::kReference, "reference"}, {PassedOver::kTitle, "title"},
    {PassedOver::kName, "name"},           {PassedOver::kDeadline, "deadline"},
    {PassedOver::kPeriod, "period"},       {PassedOver::kThreshold, "threshold"},
    {PassedOver::kTarget, "target"},       {PassedOver::kFuture, "future"},
    {PassedOver::kRange, "range"},         {PassedOver::kContext, "context"},
    {PassedOver::kRecurring, "recurring"}, {PassedOver::kNoUnit, "no_unit"},
    {PassedOver::kTooLong, "too_long"},    {PassedOver::kInWords, "in_words"},
};

std::vector<std::string> all_names(const Names& names) {
  std::vector<std::string> result;
  // Chinese first: the language of most reports.
  if (const auto zh = names.names.find("zh"); zh != names.names.end()) result.push_back(zh->second);
  for (const auto& [language, name] : names.names) {
    if (language != "zh") result.push_back(name);
  }
  for (const auto& [language, aliases] : names.aliases) {
    result.insert(result.end(), aliases.begin(), aliases.end());
  }
  return result;
}

}  // namespace

std::string_view to_string(PassedOver reason) noexcept { return core::name_of(kReasons, reason); }

Vocabulary vocabulary_of(const std::vector<Indicator>& indicators,
                         const std::vector<Agency>& agencies) {
  Vocabulary vocabulary;
  for (const Indicator& indicator : indicators) {
    vocabulary.indicators.push_back(
        {indicator.code, all_names(indicator.names), indicator.unit, indicator.kind});
  }
  for (const Agency& agency : agencies) {
    vocabulary.agencies.push_back({agency.code, all_names(agency.names)});
  }
  return vocabulary;
}

}  // namespace annals
