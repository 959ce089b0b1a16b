// A binary fraction is not what a report printed.
#include <annals/decimal.h>

annals::Decimal value() {
#ifdef ANNALS_MISTAKE
  return annals::Decimal(97.3);
#else
  return annals::Decimal::parse("97.3").value();
#endif
}
