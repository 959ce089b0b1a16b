// A report as CSV.
#pragma once

#include <annals/report.h>

#include <string>

namespace annals::report {

std::string csv_of(const Report& report);

}  // namespace annals::report
