// Whether what a question names is there.
#pragma once

#include <annals/store.h>

namespace annals::query {

// Fail with kNotFound, naming the nearest.
Result<void> check_defined(const Store& store, const AgencyCode& code);
Result<void> check_defined(const Store& store, const IndicatorCode& code);

}  // namespace annals::query
