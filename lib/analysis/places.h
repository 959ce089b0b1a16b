// Competition ranks, and what the printed precision leaves of them.
#pragma once

#include <annals/compare.h>

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/year_section.h"

namespace annals::analysis {

struct Place {
  SectionValue value;
  int rank = 0;
  std::size_t ahead = 0, equal = 0;  // values before it; equal ones, without itself
  int best_rank = 0, worst_rank = 0;
};

// The places of the values: by rank, then in the order given.
std::vector<Place> places_of(std::span<const SectionValue> values, bool highest_first);

}  // namespace annals::analysis
