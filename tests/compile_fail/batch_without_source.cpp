// A batch is what one source says.
#include <annals/batch.h>

annals::Batch batch() {
#ifdef ANNALS_MISTAKE
  return annals::Batch();
#else
  return annals::Batch(annals::SourceCode("report-2023"));
#endif
}
