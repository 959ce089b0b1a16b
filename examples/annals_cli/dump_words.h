// What the commands for dumps have in common.
#pragma once

#include <annals/dump.h>

#include <string>

#include "session.h"

namespace annals::cli {

// True if the name is that of a JSON document, and not of a folder.
bool is_document(const std::string& name);

// "12 definitions, 3 writes, …".
std::string counts_of(const Session& session, const DumpSummary& summary);

}  // namespace annals::cli
