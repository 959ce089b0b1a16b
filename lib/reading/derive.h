// Earlier values that follow from printed changes.
#pragma once

#include <annals/decimal.h>
#include <annals/reading.h>

#include <optional>

#include "reading/quantity.h"

namespace annals::reading {

struct Earlier {
  Decimal value;
  DerivedValue derived;
};

// The level before a change: 47.8 up by 7.9 points was 39.9, from 39.8 to 40.0; 1460 up by 16.7 per
// cent was 1251, from 1250 to 1252. Empty where the words leave it open: a bound, a change of more
// than everything, a change in per cent of a per cent.
std::optional<Earlier> earlier_value(const Quantity& level, const Quantity& change, int direction);

}  // namespace annals::reading
