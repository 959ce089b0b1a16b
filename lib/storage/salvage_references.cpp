#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "core/text.h"
#include "storage/salvage.h"

namespace annals::storage {
namespace {

// Columns of a table, or what is made of one, that name a row of another.
struct Reference {
  std::string table, parent;
  std::vector<std::pair<std::string, std::string>> columns;  // here, there

  // Rows of the table whose reference leads nowhere.
  std::string dangling() const {
    std::string given, same;
    for (const auto& [here, there] : columns) {
      given += table + "." + here + " IS NOT NULL AND ";
      same += (same.empty() ? "" : " AND ") + ("p." + there + " = " + table + "." + here);
    }
    return given + "NOT EXISTS (SELECT 1 FROM " + parent + " AS p WHERE " + same + ")";
  }
};

// What may be left open without saying something else. A target of no agency is one of a kind, and
// a rule of no indicator one of all: these go with what they name.
struct MayBeOpen {
  std::string_view table, column;
  const char* set;
};
constexpr MayBeOpen kMayBeOpen[] = {
    {"subject", "parent_id", "parent_id = NULL"},
    {"agency", "parent_id", "parent_id = NULL"},
    {"indicator", "subject_id", "subject_id = NULL"},
    {"indicator", "numerator_id", "numerator_id = NULL, denominator_id = NULL"},
    {"indicator", "denominator_id", "numerator_id = NULL, denominator_id = NULL"},
    {"waiver", "source_id", "source_id = NULL"},
};

const char* what_is_opened(const Reference& reference) {
  const auto found =
      std::find_if(std::begin(kMayBeOpen), std::end(kMayBeOpen), [&](const MayBeOpen& each) {
        return each.table == reference.table && each.column == reference.columns[0].first;
      });
  return found == std::end(kMayBeOpen) ? nullptr : found->set;
}

std::vector<Reference> references_of(Connection& connection, const std::string& table) {
  std::vector<Reference> references;
  std::int64_t last = -1;
  Cursor cursor = connection.cursor(
      "SELECT id, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(?1) ORDER BY id, seq");
  cursor.put(table);
  while (cursor.step()) {
    if (cursor.integer(0) != last) references.push_back({table, cursor.text(1), {}});
    last = cursor.integer(0);
    references.back().columns.emplace_back(cursor.text(2), cursor.text(3));
  }
  return references;
}

// The rows changed.
int run(Connection& connection, const std::string& sql) { return connection.database().exec(sql); }

std::string rows(int count) { return std::to_string(count) + (count == 1 ? " row" : " rows"); }

bool mend(Salvage& salvage, const Reference& reference) {
  bool changed = false;
  if (const char* set = what_is_opened(reference)) {
    const int count = run(
        salvage.to, "UPDATE " + reference.table + " SET " + set + " WHERE " + reference.dangling());
    if (count > 0) {
      salvage.lose("reference", "table " + core::quoted(reference.table) + ": in " + rows(count) +
                                    " " + core::quoted(reference.columns[0].first) +
                                    " named what is lost, and is left open");
      changed = true;
    }
  }
  const int count =
      run(salvage.to, "DELETE FROM " + reference.table + " WHERE " + reference.dangling());
  if (count == 0) return changed;
  salvage.lose("reference", "table " + core::quoted(reference.table) + ": " + rows(count) +
                                " that belonged to lost rows of " + core::quoted(reference.parent) +
                                ", left out");
  return true;
}

}  // namespace

void mend_references(Salvage& salvage) {
  // What a packed series names are the parts of its key.
  std::vector<Reference> references{
      {"packed_series", "agency", {{"id & 4294967295", "id"}}},
      {"packed_series", "indicator", {{"id >> 32", "id"}}},
  };
  for (const TableShape& shape : table_shapes(salvage.to)) {
    const std::vector<Reference> of_table = references_of(salvage.to, shape.name);
    references.insert(references.end(), of_table.begin(), of_table.end());
  }
  // What is left out may have been named by what comes before it.
  for (bool changed = true; changed;) {
    changed = false;
    for (const Reference& reference : references) changed = mend(salvage, reference) || changed;
  }
}

}  // namespace annals::storage
