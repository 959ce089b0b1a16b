// A failure that nobody looks at is a warning; here that warning is an error.
#include <annals/error.h>

annals::Result<int> read();

bool done() {
#ifdef ANNALS_MISTAKE
  read();
  return true;
#else
  return read().has_value();
#endif
}
