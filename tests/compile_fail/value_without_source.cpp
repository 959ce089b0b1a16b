// A store takes values with their source only.
#include <annals/store.h>

bool write(annals::Store& store, const annals::AgencyCode& agency,
           const annals::IndicatorCode& indicator, const annals::Observation& observation,
           const annals::SourceDocument& source) {
#ifdef ANNALS_MISTAKE
  static_cast<void>(source);
  return store.write(agency, indicator, observation).has_value();
#else
  return store.write(annals::Batch(source).add(agency, indicator, observation)).has_value();
#endif
}
