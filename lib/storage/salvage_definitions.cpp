#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "core/text.h"
#include "storage/code_order.h"
#include "storage/computation.h"
#include "storage/errors.h"
#include "storage/freezes.h"
#include "storage/indicators.h"
#include "storage/salvage.h"

namespace annals::storage {
namespace {

// Tables whose codes stand a second time in an index, and what is made of a row of which nothing
// but that is left.
struct CodeTable {
  const char* name;
  const char* in_index;  // from the damaged file: what is asked for stands in the index alone
  const char* by_id;
  const char* add;
};
constexpr CodeTable kCodeTables[] = {
    {"subject", "SELECT code, id FROM subject ORDER BY code",
     "SELECT code FROM subject WHERE id = ?1",
     "INSERT OR IGNORE INTO subject (id, code) VALUES (?1, ?2)"},
    {"agency", "SELECT code, id FROM agency ORDER BY code", "SELECT code FROM agency WHERE id = ?1",
     "INSERT OR IGNORE INTO agency (id, code, kind) VALUES (?1, ?2, 'other')"},
    {"indicator", "SELECT code, id FROM indicator ORDER BY code",
     "SELECT code FROM indicator WHERE id = ?1",
     "INSERT OR IGNORE INTO indicator (id, code, kind, unit, decimals, polarity, aggregation, "
     "factor_mantissa, factor_exponent, formula, rounding) "
     "VALUES (?1, ?2, 'amount', '', 0, 'neutral', 'none', 1, 0, '', 'half_up')"},
    {"source", "SELECT code, id FROM source ORDER BY code", "SELECT code FROM source WHERE id = ?1",
     "INSERT OR IGNORE INTO source (id, code, title, document_number, publisher, url, sha256, "
     "note) "
     "VALUES (?1, ?2, '', '', '', '', '', '')"},
};

// From both ends, as far as either goes: code and id.
std::map<std::int64_t, std::string> codes_in_index(SQLite::Database& from, const CodeTable& table) {
  std::map<std::int64_t, std::string> codes;
  for (const bool forward : {true, false}) {
    std::string before;
    try {
      const Statement rows = prepare(
          from.getHandle(), (std::string(table.in_index) + (forward ? "" : " DESC")).c_str());
      for (;;) {
        const int step = sqlite3_step(rows.get());
        throw_if_of_system(from.getHandle(), step);
        if (step != SQLITE_ROW) break;
        const Value code = value_of(rows.get(), 0);
        const Value id = value_of(rows.get(), 1);
        const auto* text = std::get_if<std::string>(&code);
        const auto* number = std::get_if<std::int64_t>(&id);
        if (!text || !number) break;
        // Rows out of order are damage, and might come for ever.
        const int order = compare_codes(before, *text);
        if (!before.empty() && (forward ? order >= 0 : order <= 0)) break;
        before = *text;
        if (AgencyCode::parse(*text)) codes.emplace(*number, *text);
      }
    } catch (const SQLite::Exception& exception) {
      if (is_of_system(exception)) throw;
      // On purpose: the other direction may give something.
    }
  }
  return codes;
}

void compare_codes_of(Salvage& salvage, const CodeTable& table) {
  for (const auto& [id, code] : codes_in_index(salvage.from, table)) {
    std::string saved;
    {
      Cursor cursor = salvage.to.cursor(table.by_id);
      cursor.put(id);
      if (cursor.step()) saved = cursor.text(0);
    }
    if (saved == code) continue;
    if (!saved.empty()) {
      salvage.lose("code", std::string(table.name) + " " + core::quoted(saved) + " may be " +
                               core::quoted(code) + ": its code is written both ways");
      continue;
    }
    salvage.to.cursor(table.add).put(id).put(code).run();
    salvage.lose("definition", std::string(table.name) + " " + core::quoted(code) +
                                   ": nothing but its code could be read; define it anew");
  }
}

// Names are looked up by another form of them, which follows from the name.
struct NameTableSql {
  const char* of;
  const char* all;
  const char* mend;
};
constexpr NameTableSql kNameTables[] = {
    {"a subject", "SELECT subject_id, language, position, name, folded FROM subject_name",
     "UPDATE subject_name SET folded = ?4 WHERE subject_id = ?1 AND language = ?2 AND position = "
     "?3"},
    {"an agency", "SELECT agency_id, language, position, name, folded FROM agency_name",
     "UPDATE agency_name SET folded = ?4 WHERE agency_id = ?1 AND language = ?2 AND position = ?3"},
    {"an indicator", "SELECT indicator_id, language, position, name, folded FROM indicator_name",
     "UPDATE indicator_name SET folded = ?4 "
     "WHERE indicator_id = ?1 AND language = ?2 AND position = ?3"},
};

void mend_names(Salvage& salvage, const NameTableSql& table) {
  struct Name {
    std::int64_t id;
    std::string language;
    std::int64_t position;
    std::string name, folded;
  };
  std::vector<Name> wrong;
  {
    Cursor cursor = salvage.to.cursor(table.all);
    while (cursor.step()) {
      Name name{cursor.integer(0), cursor.text(1), cursor.integer(2), cursor.text(3),
                cursor.text(4)};
      if (folded(name.name) != name.folded) wrong.push_back(std::move(name));
    }
  }
  for (const Name& name : wrong) {
    salvage.to.cursor(table.mend)
        .put(name.id)
        .put(name.language)
        .put(name.position)
        .put(folded(name.name))
        .run();
    salvage.lose("name", std::string("the name ") + core::quoted(name.name) + " of " + table.of +
                             " may be another: it was looked up as " + core::quoted(name.folded));
  }
}

// A tree in which somebody is his own ancestor is opened there.
void open_circles(Salvage& salvage, const char* what, const char* all, const char* open) {
  std::map<std::int64_t, std::int64_t> parents;
  {
    Cursor cursor = salvage.to.cursor(all);
    while (cursor.step()) parents[cursor.integer(0)] = cursor.integer(1);
  }
  std::set<std::int64_t> settled;
  for (const auto& each : parents) {
    std::set<std::int64_t> path;
    std::int64_t at = each.first;
    while (parents.contains(at) && !settled.contains(at) && path.insert(at).second) {
      at = parents.at(at);
    }
    if (path.contains(at)) {
      salvage.to.cursor(open).put(at).run();
      salvage.lose("circle", std::string("one ") + what +
                                 " stood above itself; what stood above it is left open");
    }
    settled.insert(path.begin(), path.end());
  }
}

// What cannot be computed is not computed.
void check_computations(Salvage& salvage) {
  std::vector<std::int64_t> ids;
  {
    Cursor cursor = salvage.to.cursor(
        "SELECT id FROM indicator WHERE formula <> '' OR numerator_id IS NOT NULL");
    while (cursor.step()) ids.push_back(cursor.integer(0));
  }
  for (const std::int64_t id : ids) {
    const Indicator indicator = load_indicator(salvage.to, id).value;
    try {
      check_formula(salvage.to, indicator);
      check_no_circle(salvage.to, indicator);
    } catch (const Failure& failure) {
      salvage.to
          .cursor(
              "UPDATE indicator SET formula = '', numerator_id = NULL, denominator_id = NULL "
              "WHERE id = ?1")
          .put(id)
          .run();
      salvage.lose("formula", "indicator " + core::quoted(indicator.code.str()) +
                                  " is no longer computed: " + failure.error.message);
    }
  }
}

// An identity without one of its terms would say something else.
void drop_partial_rules(Salvage& salvage) {
  constexpr const char* kPartial =
      "FROM rule AS r WHERE r.kind = 'identity' AND (SELECT count(*) FROM (SELECT side FROM "
      "rule_term AS t WHERE t.rule_id = r.id GROUP BY side "
      "HAVING max(position) = count(*) - 1)) <> 2";
  std::vector<std::int64_t> ids;
  {
    static const std::string kSelect = std::string("SELECT r.id, r.code ") + kPartial;
    Cursor cursor = salvage.to.cursor(kSelect.c_str());
    while (cursor.step()) {
      ids.push_back(cursor.integer(0));
      salvage.lose("rule", "rule " + core::quoted(cursor.text(1)) +
                               " lacks terms of its sums, and is left out");
    }
  }
  for (const std::int64_t id : ids) {
    salvage.to.cursor("DELETE FROM rule_term WHERE rule_id = ?1").put(id).run();
    salvage.to.cursor("DELETE FROM rule_name WHERE rule_id = ?1").put(id).run();
    salvage.to.cursor("DELETE FROM rule WHERE id = ?1").put(id).run();
  }
}

// Writes are recorded one after the other. One that is out of line has a wrong moment, and takes
// that of the write before it.
void order_writes(Salvage& salvage) {
  std::vector<std::pair<std::int64_t, std::string>> writes;
  {
    Cursor cursor = salvage.to.cursor("SELECT id, recorded_at FROM batch ORDER BY id");
    while (cursor.step()) writes.emplace_back(cursor.integer(0), cursor.text(1));
  }
  for (std::size_t i = 0; i + 1 < writes.size(); ++i) {
    if (writes[i].second <= writes[i + 1].second) continue;
    const bool this_one = i == 0 || writes[i - 1].second <= writes[i + 1].second;
    auto& wrong = this_one ? writes[i] : writes[i + 1];
    const std::string read = wrong.second;
    wrong.second = this_one ? (i == 0 ? writes[1].second : writes[i - 1].second) : writes[i].second;
    salvage.to.cursor("UPDATE batch SET recorded_at = ?2 WHERE id = ?1")
        .put(wrong.first)
        .put(wrong.second)
        .run();
    salvage.lose("recorded_at", "write " + std::to_string(wrong.first) + " was not recorded at " +
                                    read + ", which is out of line; it is given as " +
                                    wrong.second);
  }
}

// Details whose value is there, and values that say whether they have any.
void mend_details(Salvage& salvage) {
  constexpr const char* kHas =
      "EXISTS (SELECT 1 FROM observation_detail AS d WHERE d.agency_id = o.agency_id "
      "AND d.indicator_id = o.indicator_id AND d.year = o.year AND d.batch_id = o.batch_id)";
  const int lost = salvage.to.database().exec(
      std::string("UPDATE observation AS o SET has_detail = 0 WHERE has_detail = 1 AND NOT ") +
      kHas);
  salvage.to.database().exec(
      std::string("UPDATE observation AS o SET has_detail = 1 WHERE has_detail = 0 AND ") + kHas);
  if (lost > 0) {
    salvage.lose("detail", std::to_string(lost) + (lost == 1 ? " value has" : " values have") +
                               " lost counts, place in the source or note");
  }
}

}  // namespace

void mend_definitions(Salvage& salvage) {
  for (const CodeTable& table : kCodeTables) compare_codes_of(salvage, table);
  mend_references(salvage);
  for (const NameTableSql& table : kNameTables) mend_names(salvage, table);
  open_circles(salvage, "agency", "SELECT id, parent_id FROM agency WHERE parent_id IS NOT NULL",
               "UPDATE agency SET parent_id = NULL WHERE id = ?1");
  open_circles(salvage, "subject", "SELECT id, parent_id FROM subject WHERE parent_id IS NOT NULL",
               "UPDATE subject SET parent_id = NULL WHERE id = ?1");
  check_computations(salvage);
  drop_partial_rules(salvage);
  order_writes(salvage);
  mend_details(salvage);
}

void drop_changed_freezes(Salvage& salvage) {
  std::vector<std::string> names;
  for (const Freeze& freeze : load_freezes(salvage.to)) names.push_back(freeze.name);
  for (const std::string& name : names) {
    try {
      load_frozen(salvage.to, name);
    } catch (const Failure& failure) {
      if (failure.error.code == ErrorCode::kIo) throw;
      salvage.to.cursor("DELETE FROM freeze WHERE name = ?1").put(name).run();
      salvage.lose("freeze", "the freeze " + core::quoted(name) +
                                 " is left out: not all that it stands on could be read");
    }
  }
}

}  // namespace annals::storage
