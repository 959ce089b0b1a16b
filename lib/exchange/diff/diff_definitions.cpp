#include <annals/diff.h>

#include <map>
#include <set>
#include <utility>

#include "exchange/dump/dump_records.h"
#include "exchange/dump/dump_tables.h"

namespace annals {
namespace {

using exchange::Cells;

// The records of a table by key.
using Records = std::map<std::string, Cells>;

Result<Records> records_of(const Store& store, CsvContent content) {
  const auto all = exchange::records_of(store, content);
  if (!all) return all.error();
  const exchange::DumpTable table = exchange::definition_table(content, "", {});
  Records records;
  for (const Cells& cells : *all) {
    std::string key;
    for (const std::string_view column : table.key) {
      const auto found = cells.find(std::string(column));
      if (found != cells.end()) key += (key.empty() ? "" : " ") + found->second;
    }
    records.emplace(std::move(key), cells);
  }
  return records;
}

std::vector<FieldDifference> fields_of(const Cells* before, const Cells* after) {
  std::set<std::string> columns;
  for (const Cells* cells : {before, after}) {
    if (!cells) continue;
    for (const auto& [column, text] : *cells) columns.insert(column);
  }
  const auto text = [](const Cells* cells, const std::string& column) {
    if (!cells) return std::string();
    const auto found = cells->find(column);
    return found == cells->end() ? std::string() : found->second;
  };
  std::vector<FieldDifference> result;
  for (const std::string& column : columns) {
    FieldDifference each{column, text(before, column), text(after, column)};
    if (each.before != each.after) result.push_back(std::move(each));
  }
  return result;
}

void compare(std::string_view table, const Records& before, const Records& after,
             std::vector<DefinitionDifference>& result) {
  std::set<std::string> keys;
  for (const auto& [key, cells] : before) keys.insert(key);
  for (const auto& [key, cells] : after) keys.insert(key);
  for (const std::string& key : keys) {
    const auto was = before.find(key);
    const auto is = after.find(key);
    const Cells* const old_cells = was == before.end() ? nullptr : &was->second;
    const Cells* const new_cells = is == after.end() ? nullptr : &is->second;
    std::vector<FieldDifference> fields = fields_of(old_cells, new_cells);
    if (fields.empty()) continue;
    result.push_back({!old_cells   ? DifferenceKind::kAdded
                      : !new_cells ? DifferenceKind::kRemoved
                                   : DifferenceKind::kChanged,
                      std::string(table), key, std::move(fields)});
  }
}

Result<void> compare_all(const Store& before, const Store& after,
                         std::vector<DefinitionDifference>& result) {
  for (const CsvContent content : exchange::definition_contents()) {
    const auto was = records_of(before, content);
    if (!was) return was.error();
    const auto is = records_of(after, content);
    if (!is) return is.error();
    compare(exchange::definition_table(content, "", {}).name, *was, *is, result);
  }
  return {};
}

}  // namespace

Result<std::vector<DefinitionDifference>> diff_definitions(const Store& before,
                                                           const Store& after) {
  std::vector<DefinitionDifference> result;
  const auto compare = [&] { return compare_all(before, after, result); };
  const Result<void> done = before.in_one_state(
      [&] { return &before == &after ? compare() : after.in_one_state(compare); });
  if (!done) return done.error();
  return result;
}

}  // namespace annals
