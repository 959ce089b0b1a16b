#include "query/defined.h"

namespace annals::query {
namespace {

// One year, and the last: little more than the definitions is read.
constexpr ReadOptions kNothing{.years = {kLastYear, kLastYear}, .as_of = {}, .recorded_by = {}};

template <typename T>
Result<void> outcome(const Result<T>& result) {
  if (!result) return result.error();
  return {};
}

}  // namespace

Result<void> check_defined(const Store& store, const AgencyCode& code) {
  return outcome(store.profile(code, kNothing));
}

Result<void> check_defined(const Store& store, const IndicatorCode& code) {
  return outcome(store.cross_section(code, kNothing));
}

}  // namespace annals::query
