#include "storage/verify.h"

#include <memory>
#include <string>
#include <utility>

#include "core/text.h"
#include "storage/check_seals.h"
#include "storage/errors.h"
#include "storage/freezes.h"
#include "storage/names.h"
#include "storage/packed_table.h"
#include "storage/page_check.h"
#include "storage/row_rules.h"

namespace annals::storage {
namespace {

std::string observation_name(const std::string& agency, const std::string& indicator, int year) {
  return core::quoted(agency) + ", " + core::quoted(indicator) + " in " + std::to_string(year);
}

void check_integrity(Connection& connection, std::vector<Defect>& defects) {
  for (std::string& fault : page_faults(connection.database())) {
    defects.push_back({"integrity", std::move(fault)});
  }
}

// True if each row that is named is there.
bool check_foreign_keys(Connection& connection, std::vector<Defect>& defects) {
  Cursor cursor = connection.cursor("PRAGMA foreign_key_check");
  while (cursor.step()) {
    defects.push_back({"foreign_key", "a row of table " + cursor.text(0) +
                                          " names a row of table " + cursor.text(2) +
                                          " that is not there"});
  }
  return defects.empty();
}

// Rules that one query each decides: it gives agency, indicator and year of what breaks them.
struct QueryRule {
  const char* rule;
  const char* sql;
  const char* words;
};

constexpr QueryRule kQueryRules[] = {
    {"years_of_existence",
     "SELECT a.code, i.code, o.year FROM observation AS o JOIN agency AS a ON a.id = o.agency_id "
     "JOIN indicator AS i ON i.id = o.indicator_id "
     "WHERE o.year < ifnull(a.first_year, 1) OR o.year > ifnull(a.last_year, 2999)",
     "lies outside the years in which the agency existed"},
    {"detail",
     "SELECT a.code, i.code, o.year FROM observation AS o JOIN agency AS a ON a.id = o.agency_id "
     "JOIN indicator AS i ON i.id = o.indicator_id "
     "WHERE o.has_detail <> EXISTS (SELECT 1 FROM observation_detail AS d "
     "WHERE d.agency_id = o.agency_id AND d.indicator_id = o.indicator_id "
     "AND d.year = o.year AND d.batch_id = o.batch_id)",
     "says of its detail what is not so"},
    {"retraction",
     "SELECT a.code, i.code, o.year FROM observation AS o JOIN batch AS b ON b.id = o.batch_id "
     "JOIN agency AS a ON a.id = o.agency_id JOIN indicator AS i ON i.id = o.indicator_id "
     "WHERE o.retracted = 1 AND NOT EXISTS (SELECT 1 FROM observation AS e "
     "JOIN batch AS eb ON eb.id = e.batch_id WHERE e.agency_id = o.agency_id "
     "AND e.indicator_id = o.indicator_id AND e.year = o.year AND e.batch_id < o.batch_id "
     "AND eb.source_id = b.source_id)",
     "is retracted by a source that had said nothing of it"},
};

void check_query_rules(Connection& connection, std::vector<Defect>& defects) {
  for (const QueryRule& rule : kQueryRules) {
    Cursor cursor = connection.cursor(rule.sql);
    while (cursor.step()) {
      defects.push_back(
          {rule.rule,
           observation_name(cursor.text(0), cursor.text(1), cursor.small(2)) + ": " + rule.words});
    }
  }
}

void check_order_of_writes(Connection& connection, std::vector<Defect>& defects) {
  Cursor cursor = connection.cursor(
      "SELECT b.id FROM batch AS b WHERE b.recorded_at < (SELECT e.recorded_at FROM batch AS e "
      "WHERE e.id < b.id ORDER BY e.id DESC LIMIT 1)");
  while (cursor.step()) {
    defects.push_back({"recorded_at", "write " + std::to_string(cursor.integer(0)) +
                                          " is recorded before the write that precedes it"});
  }
}

void check_folding(Connection& connection, const char* sql, const char* what,
                   std::vector<Defect>& defects) {
  Cursor cursor = connection.cursor(sql);
  while (cursor.step()) {
    if (folded(cursor.text(1)) == cursor.text(2)) continue;
    defects.push_back({"folded_name", std::string(what) + " " + core::quoted(cursor.text(0)) +
                                          " cannot be found by its name " +
                                          core::quoted(cursor.text(1))});
  }
}

// Decimals cannot be compared exactly in SQL; the values of each bounded indicator are read, and of
// each count those with digits after the point.
void check_values(Connection& connection, Registry& registry, std::vector<Defect>& defects) {
  Cursor cursor = connection.cursor(
      "SELECT i.code, a.code, o.year, o.mantissa, o.exponent FROM observation AS o "
      "JOIN indicator AS i ON i.id = o.indicator_id JOIN agency AS a ON a.id = o.agency_id "
      "WHERE o.mantissa IS NOT NULL "
      "AND (i.lower_bound_mantissa IS NOT NULL OR i.upper_bound_mantissa IS NOT NULL "
      "OR (i.kind = 'count' AND o.exponent < 0))");
  std::string code;
  std::shared_ptr<const Indicator> indicator;
  while (cursor.step()) {
    if (std::string next = cursor.text(0); next != code) {
      code = std::move(next);
      indicator = registry.indicator(IndicatorCode(code)).value;
    }
    const Result<Decimal> value = Decimal::make(cursor.integer(3), cursor.small(4));
    const std::string name = observation_name(cursor.text(1), code, cursor.small(2));
    if (!value || (indicator->lower_bound && *value < *indicator->lower_bound) ||
        (indicator->upper_bound && *value > *indicator->upper_bound)) {
      defects.push_back({"bounds", name + ": the value lies outside the bounds of the indicator"});
    } else if (indicator->kind == IndicatorKind::kCount && !is_whole(*value)) {
      defects.push_back({"whole", name + ": the value of a count is not whole"});
    }
  }
}

void check_freezes(Connection& connection, std::vector<Defect>& defects) {
  for (const Freeze& freeze : load_freezes(connection)) {
    try {
      load_frozen(connection, freeze.name);
    } catch (const Failure& failure) {
      defects.push_back({"freeze", failure.error.message});
    }
  }
}

}  // namespace

std::vector<Defect> verify(Connection& connection, Registry& registry) {
  const ReadScope scope(connection);
  registry.clear();
  std::vector<Defect> defects;
  check_integrity(connection, defects);
  // In a damaged file the rest would only repeat the damage, or trip over it.
  if (!defects.empty()) return defects;
  const bool whole = check_foreign_keys(connection, defects);
  check_query_rules(connection, defects);
  check_order_of_writes(connection, defects);
  check_folding(connection,
                "SELECT a.code, n.name, n.folded FROM agency_name AS n "
                "JOIN agency AS a ON a.id = n.agency_id",
                "agency", defects);
  check_folding(connection,
                "SELECT i.code, n.name, n.folded FROM indicator_name AS n "
                "JOIN indicator AS i ON i.id = n.indicator_id",
                "indicator", defects);
  check_values(connection, registry, defects);
  if (whole) check_packed(connection, registry, defects);
  if (whole && connection.sealed()) check_seals(connection, defects);
  check_freezes(connection, defects);
  return defects;
}

}  // namespace annals::storage
