// An indicator does not stand where an agency is due.
#include <annals/batch.h>

void add(annals::Batch& batch, const annals::AgencyCode& agency,
         const annals::IndicatorCode& indicator, const annals::Observation& observation) {
#ifdef ANNALS_MISTAKE
  batch.add(indicator, agency, observation);
#else
  batch.add(agency, indicator, observation);
#endif
}
