// A pointer must not outlive the series that it points into.
#include <annals/series.h>

annals::Series read();

bool known() {
#ifdef ANNALS_MISTAKE
  return read().find(annals::Year(2022)) != nullptr;
#else
  const annals::Series series = read();
  return series.find(annals::Year(2022)) != nullptr;
#endif
}
