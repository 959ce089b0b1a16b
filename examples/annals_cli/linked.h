// A series across renames, merges and transfers.
#pragma once

#include <annals/lineage.h>
#include <annals/store.h>

#include <string>
#include <vector>

#include "arguments.h"
#include "session.h"

namespace annals::cli {

// Prints it with its joints, and with what could not be joined and why.
Result<ExitCode> list_linked(const Session& session, const Store& store, const Subjects& subjects,
                             const ReadOptions& options);

// "east + west": whose figures a value is made of, and the codes of their sources, each once.
std::string agencies_text(const LinkedValue& value);
std::string sources_text(const LinkedValue& value);

// A line for each joint, for what could not be joined and why, and for who stands for it today.
std::vector<std::string> joint_lines(const Session& session, const LinkedSeries& linked);
// The same without the joints.
std::vector<std::string> unjoined_lines(const Session& session, const LinkedSeries& linked);

}  // namespace annals::cli
