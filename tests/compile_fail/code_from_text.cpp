// A text is not taken for a code unseen.
#include <annals/code.h>

annals::AgencyCode agency() {
#ifdef ANNALS_MISTAKE
  return "pukou";
#else
  return annals::AgencyCode("pukou");
#endif
}
