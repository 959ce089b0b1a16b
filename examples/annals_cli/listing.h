// What the commands that list definitions share.
#pragma once

#include <annals/names.h>

#include <string>
#include <string_view>
#include <vector>

#include "session.h"

namespace annals::cli {

// True if the folded "text" is part of the code, of a name or of an alias.
bool mentions(const std::string& code, const Names& names, std::string_view folded_text);

// All aliases, joined by '|' as in CSV files.
std::string aliases_of(const Names& names);

// A line of a detailed view, "label: text"; nothing for an empty text.
void print_field(const Session& session, std::string_view label, std::string_view text);

// The names in every language and the aliases, a line each.
void print_names(const Session& session, const Names& names);

}  // namespace annals::cli
