// Definitions as the cells of their tables: what records.h reads, written.
#pragma once

#include <annals/agency.h>
#include <annals/import.h>
#include <annals/indicator.h>
#include <annals/observation.h>
#include <annals/rule.h>
#include <annals/store.h>

#include <map>
#include <string>
#include <vector>

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

// All definitions of a sort, in the order of the store. None for observations.
Result<std::vector<Cells>> records_of(const Store& store, CsvContent content);

}  // namespace annals::exchange
