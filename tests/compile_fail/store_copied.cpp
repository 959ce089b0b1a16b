// One store is one connection to its file.
#include <annals/store.h>

#include <utility>

annals::Store handed_on(annals::Store& store) {
#ifdef ANNALS_MISTAKE
  return store;
#else
  return std::move(store);
#endif
}
