// How a store is opened.
#pragma once

#include <chrono>
#include <string>

namespace annals {

struct StoreOptions {
  // What is done.
  bool create_if_missing = true;
  bool read_only = false;  // then nothing is created, migrated or written
  // How long a call waits for another connection's lock before it fails with kBusy.
  std::chrono::milliseconds busy_timeout{5000};
  // Who writes, where a WriteOptions does not say; the login name of the user if empty.
  std::string author{};
};

}  // namespace annals
