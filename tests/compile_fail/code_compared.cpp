// An agency and an indicator of one code are not the same thing.
#include <annals/code.h>

bool same(const annals::AgencyCode& agency, const annals::IndicatorCode& indicator) {
#ifdef ANNALS_MISTAKE
  return agency == indicator;
#else
  return agency.str() == indicator.str();
#endif
}
