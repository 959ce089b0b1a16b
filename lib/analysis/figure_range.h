// The numbers that a figure under test may stand for.
#pragma once

#include <annals/printed.h>

#include <optional>

#include "analysis/range.h"

namespace annals::analysis {

// A count printed to the unit: there is no interval around it. REQUIRES: a figure that is no bound.
bool exact(const PrintedFigure& figure);

// What the figure stands for, as the head of printed.h has it. May not fit.
Range stood_for(const PrintedFigure& figure);

// The numbers that "rule", or without one either rule, rounds to "value". May not fit.
Range printing_as(const Decimal& value, std::optional<RoundingRule> rule);

}  // namespace annals::analysis
