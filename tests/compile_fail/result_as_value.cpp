// What may have failed is not taken for its value.
#include <annals/calendar.h>

annals::Year year() {
#ifdef ANNALS_MISTAKE
  return annals::parse_year("2023");
#else
  return annals::parse_year("2023").value();
#endif
}
