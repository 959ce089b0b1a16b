// The table of freezes, and how a frozen store is put together again.
//
// The history is append-only: the values of a freeze are the rows up to its last write, and need no
// copy. Everything else can be redefined, and is copied into one database of its own, kept as
// bytes.
#pragma once

#include <annals/freeze.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "storage/connection.h"

namespace annals::storage {

// In the order in which they were made.
std::vector<Freeze> load_freezes(Connection& connection);

// Throws Failure with kAlreadyExists if the name is taken and kInvalidData if it is none.
Freeze freeze(Connection& connection, const std::string& name, const std::string& note,
              const std::string& author);

// What freeze() is made of. check_freeze() throws as it does; image_of() gives the bytes of a
// database; insert_freeze() sets the digest and adds the row.
void check_freeze(Connection& connection, const std::string& name, const std::string& note);
std::string image_of(Connection& connection);
void insert_freeze(Connection& connection, Freeze& freeze, const std::string& definitions);

struct Frozen {
  Freeze freeze;
  std::string definitions;  // an image for Connection
};
// Throws Failure with kNotFound, naming the nearest, and with kInvalidData if what is there now is
// not what was frozen.
Frozen load_frozen(Connection& connection, std::string_view name);

// Copies the values of all writes up to "last_write" into a connection with the definitions.
void copy_values(Connection& from, Connection& to, std::int64_t last_write);

}  // namespace annals::storage
