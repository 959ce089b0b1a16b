// The loop would run over observations that are gone before its first turn.
#include <annals/series.h>

annals::Series read();

std::size_t values() {
  std::size_t count = 0;
#ifdef ANNALS_MISTAKE
  for (const annals::Observation& observation : read().observations()) {
#else
  const annals::Series series = read();
  for (const annals::Observation& observation : series.observations()) {
#endif
    if (observation.value) ++count;
  }
  return count;
}
