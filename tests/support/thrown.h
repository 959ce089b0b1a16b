// What a call within the storage throws, as text.
#pragma once

#include <string>

#include "storage/errors.h"
#include "support/shown.h"

namespace annals::test {

// "not_found: …" for a Failure; "nothing thrown" if there is none. SQLite's own exceptions pass.
template <typename Call>
std::string failure_of(Call call) {
  try {
    static_cast<void>(call());
  } catch (const storage::Failure& failure) {
    return shown(failure.error);
  }
  return "nothing thrown";
}

}  // namespace annals::test
