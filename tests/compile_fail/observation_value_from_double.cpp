// Nor does a binary fraction become the value of an observation on the way.
#include <annals/observation.h>

annals::Observation observation() {
#ifdef ANNALS_MISTAKE
  return {.year = annals::Year(2022), .value = 97.3};
#else
  return {.year = annals::Year(2022), .value = annals::Decimal::parse("97.3").value()};
#endif
}
