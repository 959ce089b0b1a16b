// Somebody set the target, and somewhere it is written.
#include <annals/observation.h>

annals::Target target(const annals::IndicatorCode& indicator) {
#ifdef ANNALS_MISTAKE
  return {.indicator = indicator, .year = annals::Year(2025), .value = 95};
#else
  return {.indicator = indicator,
          .year = annals::Year(2025),
          .value = 95,
          .source = annals::SourceCode("plan")};
#endif
}
