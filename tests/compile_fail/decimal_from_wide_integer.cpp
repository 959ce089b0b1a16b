// More than an int may be more than the 18 digits that are kept.
#include <annals/decimal.h>

annals::Decimal value(std::int64_t whole) {
#ifdef ANNALS_MISTAKE
  return annals::Decimal(whole);
#else
  return annals::Decimal::make(whole, 0).value();
#endif
}
