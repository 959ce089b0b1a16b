// Two stores compared by all that they hold.
#pragma once

#include <annals/annals.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "importing.h"

namespace annals::test {

// Every value of every source, one after the other by agency, indicator and year; the order in
// which sources were recorded does not matter.
inline std::string values_text(const Store& store) {
  std::vector<std::string> lines;
  const auto indicators = store.indicators().value();
  for (const Agency& agency : store.agencies().value()) {
    for (const Indicator& indicator : indicators) {
      for (const Revision& revision : store.history(agency.code, indicator.code).value()) {
        lines.push_back(agency.code.str() + ' ' + indicator.code.str() + ' ' +
                        text_of(revision.observation) + ' ' + revision.source->code.str() +
                        (revision.current ? " current\n" : "\n"));
      }
    }
  }
  std::sort(lines.begin(), lines.end());
  return std::accumulate(lines.begin(), lines.end(), std::string());
}

inline void check_same(const Store& a, const Store& b) {
  CHECK(a.subjects().value() == b.subjects().value());
  CHECK(a.agencies().value() == b.agencies().value());
  CHECK(a.indicators().value() == b.indicators().value());
  CHECK(a.definition_versions().value() == b.definition_versions().value());
  CHECK(a.breaks().value() == b.breaks().value());
  CHECK(a.sources().value() == b.sources().value());
  CHECK(a.successions().value() == b.successions().value());
  CHECK(a.targets().value() == b.targets().value());
  CHECK(a.rules().value() == b.rules().value());
  CHECK(values_text(a) == values_text(b));
}

}  // namespace annals::test
