// Defects: what Store::verify() finds wrong with a file.
#pragma once

#include <string>

namespace annals {

// Something wrong with a store, found by verify().
struct Defect {
  std::string rule;     // "integrity", "foreign_key", "value_or_reason", …
  std::string message;  // one sentence
};

}  // namespace annals
