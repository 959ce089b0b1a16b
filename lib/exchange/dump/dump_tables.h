// The tables of a dump: their columns, what these hold, and how tables refer to one another.
#pragma once

#include <annals/import.h>

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace annals::exchange {

// The version of the form; see docs/interchange.md. A form that was released is read for ever.
inline constexpr int kDumpVersion = 1;

enum class FieldType { kString, kInteger, kYear, kNumber, kDate, kMoment, kBoolean };

struct DumpField {
  std::string name;
  FieldType type = FieldType::kString;
  bool required = false;
  std::string_view refers_to{};  // a table, by its key
};

struct DumpTable {
  std::string folder;  // "" or "freezes/1/"
  std::string_view name;
  std::vector<DumpField> fields;
  std::vector<std::string_view> key;

  // "freezes/1/agencies": the file without ".csv", and the name in the JSON form.
  std::string path() const { return folder + std::string(name); }
  std::string file() const { return path() + ".csv"; }
};

// The contents that are definitions, each behind those that it names.
std::span<const CsvContent> definition_contents() noexcept;

// The table of a sort of definitions, with the columns of an import of them; of those by language
// the ones given ("name_zh").
DumpTable definition_table(CsvContent content, std::string folder,
                           const std::set<std::string>& by_language);

// The tables of the history.
DumpTable writes_table();
DumpTable revisions_table();
DumpTable waivers_table();
DumpTable freezes_table();

// "freezes/1/" for 1.
std::string folder_of_freeze(std::size_t number);

// The paths of the tables of one freeze; for 0 those that stand in no such folder.
std::vector<std::string> table_paths(std::size_t freeze);

}  // namespace annals::exchange
