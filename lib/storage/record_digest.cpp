#include "storage/record_digest.h"

#include <span>

#include "core/text.h"

namespace annals::storage {
namespace {

// The statements that read a record by its id: the row itself first, and then what belongs to it.
// The columns are named one by one: they are what a seal stands for, whatever tables gain later.
constexpr const char* kSubject[] = {
    "SELECT s.code, p.code FROM subject AS s LEFT JOIN subject AS p ON p.id = s.parent_id "
    "WHERE s.id = ?1",
    "SELECT language, position, name, folded FROM subject_name WHERE subject_id = ?1 "
    "ORDER BY language, position",
};
constexpr const char* kAgency[] = {
    "SELECT a.code, a.kind, p.code, a.first_year, a.last_year FROM agency AS a "
    "LEFT JOIN agency AS p ON p.id = a.parent_id WHERE a.id = ?1",
    "SELECT language, position, name, folded FROM agency_name WHERE agency_id = ?1 "
    "ORDER BY language, position",
    "SELECT f.last_year, p.code FROM agency_former_parent AS f "
    "JOIN agency AS p ON p.id = f.parent_id WHERE f.agency_id = ?1 ORDER BY f.last_year",
    "SELECT a.code, s.year, s.kind, s.basis, s.note FROM succession AS s "
    "JOIN agency AS a ON a.id = s.successor_id WHERE s.predecessor_id = ?1 "
    "ORDER BY s.year, a.code",
};
constexpr const char* kIndicator[] = {
    "SELECT i.code, s.code, i.kind, i.unit, i.decimals, i.polarity, i.aggregation, n.code, "
    "d.code, i.factor_mantissa, i.factor_exponent, i.formula, i.rounding, "
    "i.lower_bound_mantissa, i.lower_bound_exponent, i.upper_bound_mantissa, "
    "i.upper_bound_exponent FROM indicator AS i LEFT JOIN subject AS s ON s.id = i.subject_id "
    "LEFT JOIN indicator AS n ON n.id = i.numerator_id "
    "LEFT JOIN indicator AS d ON d.id = i.denominator_id WHERE i.id = ?1",
    "SELECT language, position, name, folded FROM indicator_name WHERE indicator_id = ?1 "
    "ORDER BY language, position",
    "SELECT field, language, content FROM indicator_text WHERE indicator_id = ?1 "
    "ORDER BY field, language",
    "SELECT version, valid_from, valid_to, legal_basis, numerator_rule, denominator_rule, note "
    "FROM definition_version WHERE indicator_id = ?1 ORDER BY version",
    "SELECT a.code, b.first_year, b.reason, b.pre_break_mantissa, b.pre_break_exponent "
    "FROM series_break AS b LEFT JOIN agency AS a ON a.id = b.agency_id "
    "WHERE b.indicator_id = ?1 ORDER BY b.first_year, a.code",
};
constexpr const char* kSource[] = {
    "SELECT code, title, document_number, publisher, published, url, sha256, note FROM source "
    "WHERE id = ?1",
};
constexpr const char* kTarget[] = {
    "SELECT a.code, t.agency_kind, i.code, t.year, t.direction, t.mantissa, t.exponent, s.code, "
    "t.note FROM target AS t LEFT JOIN agency AS a ON a.id = t.agency_id "
    "JOIN indicator AS i ON i.id = t.indicator_id JOIN source AS s ON s.id = t.source_id "
    "WHERE t.id = ?1",
};
constexpr const char* kRule[] = {
    "SELECT r.code, r.kind, r.severity, r.relation, i.code, r.agency_kind, r.child_kind, "
    "r.first_year, r.last_year, r.low_mantissa, r.low_exponent, r.high_mantissa, "
    "r.high_exponent, r.limit_mantissa, r.limit_exponent, r.measure, r.missing, r.note "
    "FROM rule AS r LEFT JOIN indicator AS i ON i.id = r.indicator_id WHERE r.id = ?1",
    "SELECT language, name FROM rule_name WHERE rule_id = ?1 ORDER BY language",
    "SELECT t.side, t.position, t.sign, i.code, t.years_before FROM rule_term AS t "
    "JOIN indicator AS i ON i.id = t.indicator_id WHERE t.rule_id = ?1 "
    "ORDER BY t.side, t.position",
};
constexpr const char* kWaiver[] = {
    "SELECT w.rule, a.code, i.code, w.year, w.why, w.until, s.code, w.given_for, w.author, "
    "w.recorded_at FROM waiver AS w JOIN agency AS a ON a.id = w.agency_id "
    "JOIN indicator AS i ON i.id = w.indicator_id LEFT JOIN source AS s ON s.id = w.source_id "
    "WHERE w.id = ?1",
};
// The definitions of a freeze are in its own digest.
constexpr const char* kFreeze[] = {
    "SELECT name, note, author, recorded_at, last_batch_id, sha256 FROM freeze WHERE id = ?1",
};

struct Statements {
  std::span<const char* const> records;
  const char* ids;
  const char* name;  // the code of a record, or what stands for one
};

Statements statements_of(RecordKind kind) {
  switch (kind) {
    case RecordKind::kSubject:
      return {kSubject, "SELECT id FROM subject ORDER BY id",
              "SELECT code FROM subject WHERE id = ?1"};
    case RecordKind::kAgency:
      return {kAgency, "SELECT id FROM agency ORDER BY id",
              "SELECT code FROM agency WHERE id = ?1"};
    case RecordKind::kIndicator:
      return {kIndicator, "SELECT id FROM indicator ORDER BY id",
              "SELECT code FROM indicator WHERE id = ?1"};
    case RecordKind::kSource:
      return {kSource, "SELECT id FROM source ORDER BY id",
              "SELECT code FROM source WHERE id = ?1"};
    case RecordKind::kTarget:
      return {kTarget, "SELECT id FROM target ORDER BY id",
              "SELECT ifnull(a.code, t.agency_kind) || ', ' || i.code || ' in ' || t.year "
              "FROM target AS t LEFT JOIN agency AS a ON a.id = t.agency_id "
              "JOIN indicator AS i ON i.id = t.indicator_id WHERE t.id = ?1"};
    case RecordKind::kRule:
      return {kRule, "SELECT id FROM rule ORDER BY id", "SELECT code FROM rule WHERE id = ?1"};
    case RecordKind::kWaiver:
      return {kWaiver, "SELECT id FROM waiver ORDER BY id",
              "SELECT w.rule || ', ' || a.code || ', ' || i.code || ' in ' || w.year "
              "FROM waiver AS w JOIN agency AS a ON a.id = w.agency_id "
              "JOIN indicator AS i ON i.id = w.indicator_id WHERE w.id = ?1"};
    case RecordKind::kFreeze:
      return {kFreeze, "SELECT id FROM freeze ORDER BY id",
              "SELECT name FROM freeze WHERE id = ?1"};
    case RecordKind::kBatch:
      break;
  }
  return {{}, "SELECT id FROM batch ORDER BY id", "SELECT id FROM batch WHERE id = ?1"};
}

void add_column(core::Sha256& sha256, const Cursor& cursor, int column) {
  if (cursor.is_null(column)) {
    sha256.add("\xFF\xFF\xFF\xFF");
  } else {
    sha256.add_text(cursor.view(column));
  }
}

}  // namespace

std::optional<core::Digest> digest_of(Connection& connection, const RecordKey& key) {
  core::Sha256 sha256;
  bool first = true;
  for (const char* const sql : statements_of(key.kind).records) {
    Cursor cursor = connection.cursor(sql);
    cursor.put(key.id);
    bool any = false;
    while (cursor.step()) {
      any = true;
      sha256.add("R");
      for (int column = 0; column < cursor.columns(); ++column) add_column(sha256, cursor, column);
    }
    if (first && !any) return std::nullopt;
    first = false;
    sha256.add("T");
  }
  return sha256.digest();
}

bool is_there(Connection& connection, const RecordKey& key) {
  Cursor cursor = connection.cursor(statements_of(key.kind).name);
  cursor.put(key.id);
  return cursor.step();
}

std::vector<std::int64_t> ids_of(Connection& connection, RecordKind kind) {
  std::vector<std::int64_t> ids;
  Cursor cursor = connection.cursor(statements_of(kind).ids);
  while (cursor.step()) ids.push_back(cursor.integer(0));
  return ids;
}

std::optional<std::string> code_of(Connection& connection, const RecordKey& key) {
  Cursor cursor = connection.cursor(statements_of(key.kind).name);
  cursor.put(key.id);
  return cursor.step() ? std::optional(cursor.text(0)) : std::nullopt;
}

std::string name_of(Connection& connection, const RecordKey& key) {
  const std::string kind(table_of(key.kind));
  const auto code = code_of(connection, key);
  return code ? kind + " " + core::quoted(*code) : kind + " number " + std::to_string(key.id);
}

}  // namespace annals::storage
