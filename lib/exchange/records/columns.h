// Which columns each kind of CSV file has.
#pragma once

#include <annals/import.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace annals::exchange {

enum class Presence {
  kOptional,  // the column may be left out
  kColumn,    // the column must be there; its cells may be empty
  kCell,      // every cell of it must be filled
};

struct ColumnRule {
  std::string_view name;
  Presence presence = Presence::kOptional;
};

// The columns of one content: those of fixed name, and the beginnings of those that end in a
// language tag ("name_" for name_zh and name_en). The names are an interface to files that others
// keep: do not change.
struct ColumnRules {
  std::span<const ColumnRule> fixed;
  std::span<const std::string_view> by_language;
  // Likewise, for people: an export adds them and an import passes over them.
  std::span<const std::string_view> for_people{};
};
ColumnRules column_rules(CsvContent content) noexcept;

// One column of a heading, where it fits the rules.
struct HeadingColumn {
  std::string name;           // as in the file
  std::string_view prefix{};  // of a column by language: "name_"; else empty
  std::string_view language() const { return std::string_view(name).substr(prefix.size()); }
};

struct HeadingFault {
  std::string column;
  Error error;
};
struct Heading {
  std::vector<HeadingColumn> columns;
  std::vector<HeadingFault> faults;  // unknown, unnamed, repeated and missing columns
};
Heading read_heading(CsvContent content, std::span<const std::string_view> cells);

}  // namespace annals::exchange
