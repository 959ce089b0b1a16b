// Definitions as the cells of their tables: what records.h reads, written.
#pragma once

#include <annals/agency.h>
#include <annals/indicator.h>
#include <annals/observation.h>
#include <annals/rule.h>

#include <map>
#include <string>

namespace annals::exchange {

// The cells in which something stands, by column.
using Cells = std::map<std::string, std::string>;

Cells cells_of(const Subject& subject);
Cells cells_of(const Agency& agency);
Cells cells_of(const Indicator& indicator);
Cells cells_of(const DefinitionVersion& version);
Cells cells_of(const SeriesBreak& series_break);
Cells cells_of(const SourceDocument& source);
Cells cells_of(const Succession& succession);
Cells cells_of(const Target& target);
Cells cells_of(const Rule& rule);

}  // namespace annals::exchange
