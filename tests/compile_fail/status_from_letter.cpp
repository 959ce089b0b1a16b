// A letter may be none of the code list.
#include <annals/obs_status.h>

annals::ObsStatusSet status() {
#ifdef ANNALS_MISTAKE
  return 'P';
#else
  return annals::ObsStatus::kProvisional;
#endif
}
