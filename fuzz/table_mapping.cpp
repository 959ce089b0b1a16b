// The reader of mapping files, and the names of their words.
#include <annals/import_table.h>

#include "support/target.h"

namespace annals::fuzz {
namespace {

// The words for what was read mean the same.
void require_words(const TableMapping& mapping) {
  const auto layout = parse_table_layout(to_string(mapping.layout));
  require(layout && *layout == mapping.layout, "a layout reads back from its word");
  const auto encoding = parse_text_encoding(to_string(mapping.encoding));
  require(encoding && *encoding == mapping.encoding, "an encoding reads back from its word");
}

}  // namespace

void try_input(std::string_view input) {
  const auto mapping = parse_table_mapping(input);
  if (!mapping) {
    require(mapping.error().code == ErrorCode::kInvalidData, "a refusal lies in the data");
    require(mapping.error().message.starts_with("the mapping, line "), "a refusal names its line");
    return;
  }
  require_words(*mapping);
  require(!mapping->year || YearRange{}.contains(*mapping->year), "a year is within 1 to 2999");
  for (const auto& [mark, meaning] : mapping->missing)
    require(!meaning || meaning->allows_missing(), "a mark says why a value is missing");
  // What was said once may be said again on top.
  require(parse_table_mapping(input, *mapping).has_value(), "a mapping may be read twice");
}

}  // namespace annals::fuzz
