#include "exchange/records/sorts.h"

namespace annals::exchange {

std::string identity(const DefinitionVersion& version) {
  return version.indicator.str() + ' ' + version.version;
}

std::string identity(const SeriesBreak& series_break) {
  std::string text = series_break.indicator.str();
  if (series_break.agency) text += ' ' + series_break.agency->str();
  return text + ' ' + to_string(series_break.first_year);
}

std::string identity(const Succession& succession) {
  return succession.predecessor.str() + ' ' + succession.successor.str() + ' ' +
         to_string(succession.year);
}

// Codes hold no blank or colon, so that a kind is no agency's code.
std::string identity(const Target& target) {
  std::string text = target.agency ? target.agency->str() : "";
  if (target.agency_kind) text = "kind:" + std::string(to_string(*target.agency_kind));
  return text + ' ' + target.indicator.str() + ' ' + to_string(target.year) + ' ' +
         std::string(to_string(target.direction)) + ' ' + target.source.str();
}

}  // namespace annals::exchange
