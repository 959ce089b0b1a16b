#include "storage/restore_freeze.h"

#include <annals/batch.h>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/text.h"
#include "storage/agencies.h"
#include "storage/definition_versions.h"
#include "storage/errors.h"
#include "storage/freezes.h"
#include "storage/indicators.h"
#include "storage/registry.h"
#include "storage/revisions.h"
#include "storage/row_rules.h"
#include "storage/rules.h"
#include "storage/sources.h"
#include "storage/subjects.h"
#include "storage/successions.h"
#include "storage/targets.h"
#include "storage/waivers.h"

namespace annals::storage {
namespace {

std::string subject_of(const Freeze& freeze) { return "the freeze " + core::quoted(freeze.name); }

// Gives "copy" a row without content for each of these, with the id that it has in the store: the
// values of the freeze are looked up by these ids. "ids" and "insert" are statements.
template <typename T>
void reserve(Connection& connection, Connection& copy, const std::vector<T>& definitions,
             const char* ids, const char* insert, const Freeze& freeze) {
  for (const T& definition : definitions) {
    const std::string& code = definition.code.str();
    Cursor cursor = connection.cursor(ids);
    cursor.put(code);
    if (!cursor.step() || cursor.text(1) != code) {
      fail(ErrorCode::kInvalidData, subject_of(freeze) + " defines " + core::quoted(code) +
                                        ", which the store does not: what is defined once stays");
    }
    copy.cursor(insert).put(cursor.integer(0)).put(code).run();
  }
}

template <typename T>
void define_all(Connection& copy, const std::vector<T>& definitions) {
  for (const T& definition : definitions) define(copy, definition, Redefine::kReplace);
}

// The rows are there before any names another, so that the order is free.
void copy_definitions(Connection& connection, Connection& from, Connection& copy,
                      const Freeze& freeze) {
  const auto subjects = load_subjects(from);
  const auto agencies = load_agencies(from);
  const auto indicators = load_indicators(from);
  const auto sources = load_sources(from);
  reserve(connection, copy, subjects, "SELECT id, code FROM subject WHERE code = ?1",
          "INSERT INTO subject (id, code) VALUES (?1, ?2)", freeze);
  reserve(connection, copy, agencies, "SELECT id, code FROM agency WHERE code = ?1",
          "INSERT INTO agency (id, code, kind) VALUES (?1, ?2, 'other')", freeze);
  reserve(connection, copy, indicators, "SELECT id, code FROM indicator WHERE code = ?1",
          "INSERT INTO indicator (id, code, kind, unit, decimals, polarity, aggregation, "
          "factor_mantissa, factor_exponent, formula, rounding) "
          "VALUES (?1, ?2, 'count', '', 0, 'neutral', 'none', 1, 0, '', 'half_up')",
          freeze);
  reserve(connection, copy, sources, "SELECT id, code FROM source WHERE code = ?1",
          "INSERT INTO source (id, code, title, document_number, publisher, url, sha256, note) "
          "VALUES (?1, ?2, '', '', '', '', '', '')",
          freeze);
  define_all(copy, subjects);
  define_all(copy, agencies);
  define_all(copy, indicators);
  define_all(copy, sources);
  define_all(copy, load_definition_versions(from));
  define_all(copy, load_breaks(from));
  define_all(copy, load_successions(from));
  define_all(copy, load_targets(from));
  define_all(copy, load_rules(from));
}

void copy_waivers(Connection& connection, Connection& copy, std::size_t count,
                  const Freeze& freeze) {
  const std::vector<Waiver> waivers = load_waivers(connection);
  if (count > waivers.size()) {
    fail(ErrorCode::kInvalidData, subject_of(freeze) + " has " + std::to_string(count) +
                                      " waivers, but the store has " +
                                      std::to_string(waivers.size()));
  }
  for (std::size_t i = 0; i < count; ++i) insert_waiver(copy, waivers[i]);
}

void check_last_write(Connection& connection, const Freeze& freeze) {
  if (freeze.last_write == 0) return;
  Cursor cursor = connection.cursor("SELECT recorded_at FROM batch WHERE id = ?1");
  cursor.put(freeze.last_write);
  if (!cursor.step()) {
    fail(ErrorCode::kInvalidData, subject_of(freeze) + " ends with write " +
                                      std::to_string(freeze.last_write) + ", which is not there");
  }
  if (to_string(freeze.recorded_at) < cursor.text(0)) {
    fail(ErrorCode::kInvalidData, subject_of(freeze) + " is recorded before write " +
                                      std::to_string(freeze.last_write) + ", which it holds");
  }
}

// Every value of the freeze against the definitions of its day.
class ValueCheck {
 public:
  ValueCheck(Connection& connection, Connection& copy, const Freeze& freeze)
      : connection_(connection), copy_(copy), registry_(copy), freeze_(freeze) {}

  void run() {
    check_sources();
    Cursor cursor = connection_.cursor(
        "SELECT agency_id, indicator_id, year, batch_id, mantissa, exponent, obs_status, bound, "
        "retracted, has_detail FROM observation WHERE batch_id <= ?1");
    cursor.put(freeze_.last_write);
    while (cursor.step()) {
      check({cursor.integer(0), cursor.integer(1)}, read_revision(cursor, 2));
    }
  }

 private:
  void check_sources() {
    Cursor cursor = connection_.cursor(
        "SELECT DISTINCT s.id, s.code FROM batch AS b JOIN source AS s ON s.id = b.source_id "
        "WHERE b.id <= ?1 ORDER BY s.code");
    cursor.put(freeze_.last_write);
    while (cursor.step())
      require("SELECT 1 FROM source WHERE id = ?1", cursor.integer(0), cursor.view(1));
  }

  void require(const char* sql, std::int64_t id, std::string_view code) {
    Cursor found = copy_.cursor(sql);
    found.put(id);
    if (found.step()) return;
    fail(ErrorCode::kInvalidData, subject_of(freeze_) + " does not define " + core::quoted(code) +
                                      ", of which it has values");
  }

  const RowRules& rules_of(const SeriesKey& key) {
    if (key == key_) return rules_.at(key.indicator_id);
    if (!rules_.contains(key.indicator_id)) {
      require("SELECT 1 FROM indicator WHERE id = ?1", key.indicator_id,
              load_indicator(connection_, key.indicator_id).value.code.str());
      rules_.emplace(key.indicator_id,
                     RowRules(*registry_.indicator(key.indicator_id).value, registry_));
    }
    if (key.agency_id != key_.agency_id) {
      require("SELECT 1 FROM agency WHERE id = ?1", key.agency_id,
              load_agency(connection_, key.agency_id).value.code.str());
    }
    key_ = key;
    return rules_.at(key.indicator_id);
  }

  void check(const SeriesKey& key, const StoredRevision& revision) {
    const RowRules& rules = rules_of(key);
    const Agency& agency = *registry_.agency(key.agency_id).value;
    const Observation said = observation_of(connection_, key, revision);
    const Batch::Detail detail{said.numerator, said.denominator, said.locator, said.note};
    const Batch::Row row{.value = said.value.value_or(Decimal()),
                         .agency = 0,
                         .indicator = 0,
                         .detail = Batch::kNoDetail,
                         .year = revision.year,
                         .has_value = said.value.has_value(),
                         .retracted = revision.retracted,
                         .bound = said.bound,
                         .status = said.status};
    const auto problem = rules.check(agency, row, &detail);
    if (!problem) return;
    fail(problem->error.code,
         subject_of(freeze_) + ": " + core::quoted(agency.code.str()) + ", " +
             core::quoted(registry_.indicator(key.indicator_id).value->code.str()) + " in " +
             std::to_string(revision.year) + ": " + problem->error.message);
  }

  Connection& connection_;
  Connection& copy_;
  Registry registry_;
  const Freeze& freeze_;
  SeriesKey key_{0, 0};
  std::unordered_map<std::int64_t, RowRules> rules_;
};

}  // namespace

Freeze restore_freeze(Connection& connection, const Freeze& freeze, std::size_t waivers,
                      Connection& from) {
  check_freeze(connection, freeze.name, freeze.note);
  check_last_write(connection, freeze);
  Connection copy("", {});
  {
    WriteScope scope(copy);
    copy_definitions(connection, from, copy, freeze);
    copy_waivers(connection, copy, waivers, freeze);
    scope.commit();
  }
  ValueCheck(connection, copy, freeze).run();
  Freeze made = freeze;
  insert_freeze(connection, made, image_of(copy));
  return made;
}

}  // namespace annals::storage
