// The tables of rules: rule, rule_name, rule_term.
#pragma once

#include <annals/rule.h>
#include <annals/store.h>

#include <vector>

#include "storage/connection.h"

namespace annals::storage {

// By code.
std::vector<Rule> load_rules(Connection& connection);
bool define(Connection& connection, const Rule& rule, Redefine redefine);

}  // namespace annals::storage
