// A number is not a year by chance.
#include <annals/observation.h>

annals::Observation observation() {
#ifdef ANNALS_MISTAKE
  return {.year = 2022};
#else
  return {.year = annals::Year(2022)};
#endif
}
