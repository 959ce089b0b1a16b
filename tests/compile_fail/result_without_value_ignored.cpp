// The same for a call that has nothing to give back but its failure.
#include <annals/error.h>

annals::Result<void> save();

bool done() {
#ifdef ANNALS_MISTAKE
  save();
  return true;
#else
  return save().has_value();
#endif
}
