// One row of each kind of CSV file as a definition.
//
// A cell with a list has '|' between its parts. A former parent is written as the parent and the
// last year under it, "jiangpu:2002|pukou-old:2006".
#pragma once

#include <annals/agency.h>
#include <annals/indicator.h>
#include <annals/observation.h>
#include <annals/rule.h>

#include "exchange/records/draft.h"
#include "exchange/records/fields.h"

namespace annals::exchange {

// What cannot be read becomes an issue of the fields. Definitions of the same sort are named by
// references, since they may come later; all others are looked up.
Draft<Subject> read_subject(Fields& fields);
Draft<Agency> read_agency(Fields& fields);
Draft<Indicator> read_indicator(Fields& fields);
Draft<DefinitionVersion> read_version(Fields& fields);
Draft<SeriesBreak> read_break(Fields& fields);
Draft<SourceDocument> read_source(Fields& fields);
Draft<Succession> read_succession(Fields& fields);
Draft<Target> read_target(Fields& fields);
Draft<Rule> read_rule(Fields& fields);

}  // namespace annals::exchange
