// Every question that a store answers, for files that may hold anything.
#pragma once

#include <annals/annals.h>
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/court.h"

namespace annals::test {

// What damage may be answered with. Codes that were changed are not found; a number that was
// changed may contradict what is written.
template <typename T>
bool answered(const Result<T>& result) {
  if (result) return true;
  switch (result.error().code) {
    case ErrorCode::kInvalidData:
    case ErrorCode::kSchemaMismatch:
    case ErrorCode::kNotFound:
    case ErrorCode::kAlreadyExists:
    case ErrorCode::kConflict:
    case ErrorCode::kIo:
    case ErrorCode::kInsufficientData:
      return true;
    case ErrorCode::kInvalidArgument:
    case ErrorCode::kBusy:
    case ErrorCode::kInternal:
    case ErrorCode::kCancelled:
      return false;
  }
  return false;
}

#define CHECK_ANSWERED(call)                                            \
  do {                                                                  \
    const auto& result = (call);                                        \
    if (::annals::test::answered(result)) break;                        \
    FAIL_CHECK(#call, " gave ", ::annals::test::shown(result.error())); \
  } while (false)

// What is read.
inline void ask_everything(const Store& store) {
  CHECK_ANSWERED(store.subjects());
  CHECK_ANSWERED(store.agencies());
  CHECK_ANSWERED(store.indicators());
  CHECK_ANSWERED(store.sources());
  CHECK_ANSWERED(store.successions());
  CHECK_ANSWERED(store.definition_versions());
  CHECK_ANSWERED(store.breaks());
  CHECK_ANSWERED(store.targets());
  CHECK_ANSWERED(store.rules());
  CHECK_ANSWERED(store.waivers());
  CHECK_ANSWERED(store.freezes());
  CHECK_ANSWERED(store.writes());
  CHECK_ANSWERED(store.find_agency("孩子"));
  CHECK_ANSWERED(store.find_indicator("nothing like it"));
  CHECK_ANSWERED(store.find_source("r1"));
  CHECK_ANSWERED(store.series(kCourt, kRate));
  CHECK_ANSWERED(store.history(kTax, kCases));
  CHECK_ANSWERED(store.cross_section(kRate));
  CHECK_ANSWERED(store.profile(kTax));
  CHECK_ANSWERED(store.panel());
  CHECK_ANSWERED(store.revision_count());
  CHECK_ANSWERED(store.each_revision([](const RecordedRevision&) { return Result<void>(); }));
  CHECK_ANSWERED(store.examine(std::vector{says("r9", 2000, "7")}));
}

// What is worked out from it.
inline void ask_questions(const Store& store) {
  CHECK_ANSWERED(check(store));
  CHECK_ANSWERED(rollup(store, kCourt, kCases));
  CHECK_ANSWERED(computed(store, kCourt, IndicatorCode("full")));
  CHECK_ANSWERED(linked_series(store, kCourt, kCases));
  CHECK_ANSWERED(explain(store, kCourt, kRate, Year(2000)));
  CHECK_ANSWERED(explain(store, kCourt, IndicatorCode("full"), Year(2000)));
  CHECK_ANSWERED(indicator_coverage(store, kRate));
  CHECK_ANSWERED(agency_coverage(store, kCourt));
  CHECK_ANSWERED(target_outcomes(store));
}

}  // namespace annals::test
