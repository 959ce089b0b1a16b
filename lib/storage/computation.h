// What an indicator is computed from: its numerator, its denominator and the codes of its formula.
#pragma once

#include <annals/indicator.h>

#include "storage/connection.h"

namespace annals::storage {

// Throws Failure: kInvalidData for a formula that cannot be read, kNotFound for a code in it that
// is not defined, with the nearest. The indicator itself may not be in the store yet.
void check_formula(Connection& connection, const Indicator& indicator);

// Throws Failure with kInvalidData if the indicator, as it is given, would be computed from itself
// by way of others, and names the circle. REQUIRES: what it names is defined.
void check_no_circle(Connection& connection, const Indicator& indicator);

}  // namespace annals::storage
