// Findings of checks, for people and for programs.
#pragma once

#include <annals/check.h>

#include <string>
#include <vector>

#include "session.h"
#include "table.h"

namespace annals::cli {

std::string severity_word(const Session& session, Severity severity);

// Some lines: what is wrong, what was seen and expected, every figure with its place, the waiver.
void print_finding(const Session& session, const Finding& finding, const std::string& agency);

// A row a figure; the findings are numbered from 1.
Table figures_table(const Session& session, const std::vector<Finding>& findings);
// An object a finding, with its figures.
Json json_of(const Session& session, const std::vector<Finding>& findings);

}  // namespace annals::cli
