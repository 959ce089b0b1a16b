#include "storage/agencies.h"

#include <annals/limits.h>

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>

#include "core/text.h"
#include "storage/errors.h"
#include "storage/names.h"

namespace annals::storage {
namespace {

std::optional<Year> maybe_year(const Cursor& cursor, int column) {
  if (cursor.is_null(column)) return std::nullopt;
  return Year(cursor.small(column));
}

std::optional<int> number(const std::optional<Year>& year) {
  return year ? std::optional(static_cast<int>(*year)) : std::nullopt;
}

std::vector<FormerParent> load_former_parents(Connection& connection, std::int64_t id) {
  std::vector<FormerParent> result;
  Cursor cursor = connection.cursor(
      "SELECT p.code, f.last_year FROM agency_former_parent AS f "
      "JOIN agency AS p ON p.id = f.parent_id WHERE f.agency_id = ?1 ORDER BY f.last_year");
  cursor.put(id);
  while (cursor.step()) result.push_back({AgencyCode(cursor.text(0)), Year(cursor.small(1))});
  return result;
}

// From the columns id, code, kind, parent's code, first year, last year: without what stands in
// other tables.
Agency agency_of_row(const Cursor& cursor) {
  Agency agency{.code = AgencyCode(cursor.text(1))};
  agency.kind = parse_agency_kind(cursor.text(2)).value();
  if (const auto parent = cursor.maybe_text(3)) agency.parent = AgencyCode(*parent);
  agency.first_year = maybe_year(cursor, 4);
  agency.last_year = maybe_year(cursor, 5);
  return agency;
}

Record<Agency> read_agency(Connection& connection, const Cursor& cursor) {
  const std::int64_t id = cursor.integer(0);
  Agency agency = agency_of_row(cursor);
  agency.names = read_names(connection, kAgencyNames, id);
  agency.former_parents = load_former_parents(connection, id);
  return {id, std::move(agency)};
}

std::string subject_of(const Agency& agency) { return "agency " + core::quoted(agency.code.str()); }

Differences differences(const Agency& a, const Agency& b) {
  Differences result;
  if (a.names != b.names) result.push_back("name or alias");
  if (a.kind != b.kind) result.push_back("kind");
  if (a.parent != b.parent || a.former_parents != b.former_parents) result.push_back("parent");
  if (a.first_year != b.first_year) result.push_back("first year");
  if (a.last_year != b.last_year) result.push_back("last year");
  return result;
}

void check_years(const Agency& agency) {
  if (agency.first_year) check_year(*agency.first_year, subject_of(agency));
  if (agency.last_year) check_year(*agency.last_year, subject_of(agency));
  if (agency.first_year && agency.last_year && *agency.last_year < *agency.first_year) {
    fail(ErrorCode::kInvalidData, subject_of(agency) + " ends in " + to_string(*agency.last_year) +
                                      ", before it begins in " + to_string(*agency.first_year));
  }
}

void check_former_parents(const Agency& agency) {
  const auto& former = agency.former_parents;
  const auto out_of_order = [](const FormerParent& a, const FormerParent& b) {
    return b.last_year <= a.last_year;
  };
  if (std::adjacent_find(former.begin(), former.end(), out_of_order) != former.end()) {
    fail(ErrorCode::kInvalidData,
         subject_of(agency) + " has former parents that do not follow one another by year");
  }
  for (const FormerParent& parent : former) check_year(parent.last_year, subject_of(agency));
}

// Values outside the years of existence would contradict the definition.
void check_values_in_years(Connection& connection, std::int64_t id, const Agency& agency) {
  Cursor cursor = connection.cursor(
      "SELECT year FROM observation WHERE agency_id = ?1 AND (year < ?2 OR year > ?3) LIMIT 1");
  cursor.put(id)
      .put(static_cast<int>(agency.first_year.value_or(kFirstYear)))
      .put(static_cast<int>(agency.last_year.value_or(kLastYear)));
  if (cursor.step()) {
    fail(ErrorCode::kInvalidData, subject_of(agency) + " has values in " +
                                      std::to_string(cursor.small(0)) +
                                      ", outside the years of existence given");
  }
}

void check_no_circle(Connection& connection, std::int64_t id, const Agency& agency) {
  Cursor cursor = connection.cursor(
      "WITH RECURSIVE above (id) AS (SELECT parent_id FROM agency WHERE id = ?1 "
      "UNION SELECT a.parent_id FROM agency AS a JOIN above ON a.id = above.id) "
      "SELECT 1 FROM above WHERE id = ?1");
  cursor.put(id);
  if (cursor.step()) {
    fail(ErrorCode::kInvalidData, subject_of(agency) + " would be below itself: its parent " +
                                      core::quoted(agency.parent->str()) + " stands under it");
  }
}

// An agency above the one that is defined, in the years in which all on the way up to it exist and
// stand so.
struct Above {
  std::int64_t id = 0;
  int first = 0, last = 0;
  std::string code{};

  auto operator<=>(const Above&) const = default;
};

std::vector<Above> parents_of(Connection& connection, const Above& below) {
  Cursor cursor = connection.cursor(
      "SELECT p.id, f.last_year, coalesce(p.first_year, ?2), coalesce(p.last_year, ?3), p.code "
      "FROM (SELECT parent_id, last_year FROM agency_former_parent WHERE agency_id = ?1 UNION ALL "
      "SELECT parent_id, ?3 FROM agency WHERE id = ?1) AS f JOIN agency AS p ON p.id = f.parent_id "
      "ORDER BY f.last_year");
  cursor.put(below.id).put(static_cast<int>(kFirstYear)).put(static_cast<int>(kLastYear));
  std::vector<Above> parents;
  int first = below.first;
  while (cursor.step()) {
    const int last = cursor.small(1);
    Above parent{cursor.integer(0), std::max(first, cursor.small(2)),
                 std::min({below.last, last, cursor.small(3)}), std::string(cursor.text(4))};
    if (parent.first <= parent.last) parents.push_back(std::move(parent));
    first = std::max(first, last + 1);
  }
  return parents;
}

// As check_no_circle(), for each year, with the parents of that year.
void check_no_former_circle(Connection& connection, std::int64_t id, const Agency& agency) {
  std::vector<Above> open = {{id, static_cast<int>(agency.first_year.value_or(kFirstYear)),
                              static_cast<int>(agency.last_year.value_or(kLastYear)),
                              agency.code.str()}};
  std::set<Above> seen;
  while (!open.empty()) {
    const Above below = std::move(open.back());
    open.pop_back();
    for (const Above& parent : parents_of(connection, below)) {
      if (parent.id == id) {
        fail(ErrorCode::kInvalidData,
             subject_of(agency) + " would be below itself in " + std::to_string(parent.first) +
                 ": then " + core::quoted(below.code) + " stands both under it and over it");
      }
      if (seen.insert(parent).second) open.push_back(parent);
    }
  }
}

// REQUIRES: no circle.
void check_depth(Connection& connection, std::int64_t id, const Agency& agency) {
  Cursor cursor = connection.cursor(
      "WITH RECURSIVE above (id, n) AS (SELECT ?1, 1 UNION ALL SELECT a.parent_id, n + 1 "
      "FROM agency AS a JOIN above ON a.id = above.id WHERE a.parent_id IS NOT NULL), "
      "below (id, n) AS (SELECT ?1, 0 UNION ALL SELECT a.id, n + 1 "
      "FROM agency AS a JOIN below ON a.parent_id = below.id) "
      "SELECT (SELECT max(n) FROM above) + (SELECT max(n) FROM below)");
  cursor.put(id);
  cursor.step_to_row();
  if (cursor.integer(0) <= kMaxTreeDepth) return;
  fail(ErrorCode::kInvalidData, subject_of(agency) + " would make a tree of " +
                                    std::to_string(cursor.integer(0)) +
                                    " agencies one below the other: at most " +
                                    std::to_string(kMaxTreeDepth) + " are possible");
}

std::int64_t insert_agency(Connection& connection, const Agency& agency) {
  connection.cursor("INSERT INTO agency (code, kind) VALUES (?1, ?2)")
      .put(agency.code.str())
      .put(to_string(agency.kind))
      .run();
  return connection.database().getLastInsertRowid();
}

void write_agency(Connection& connection, std::int64_t id, const Agency& agency) {
  std::optional<std::int64_t> parent;
  if (agency.parent) parent = agency_id(connection, *agency.parent);
  connection
      .cursor(
          "UPDATE agency SET kind = ?2, parent_id = ?3, first_year = ?4, last_year = ?5 "
          "WHERE id = ?1")
      .put(id)
      .put(to_string(agency.kind))
      .put(parent)
      .put(number(agency.first_year))
      .put(number(agency.last_year))
      .run();
  write_names(connection, kAgencyNames, id, agency.names);
  connection.cursor("DELETE FROM agency_former_parent WHERE agency_id = ?1").put(id).run();
  for (const FormerParent& former : agency.former_parents) {
    connection
        .cursor(
            "INSERT INTO agency_former_parent (agency_id, last_year, parent_id) "
            "VALUES (?1, ?2, ?3)")
        .put(id)
        .put(static_cast<int>(former.last_year))
        .put(agency_id(connection, former.parent))
        .run();
  }
}

}  // namespace

std::optional<Record<Agency>> load_agency(Connection& connection, std::string_view code) {
  Cursor cursor = connection.cursor(
      "SELECT a.id, a.code, a.kind, p.code, a.first_year, a.last_year FROM agency AS a "
      "LEFT JOIN agency AS p ON p.id = a.parent_id WHERE a.code = ?1");
  cursor.put(code);
  if (!cursor.step()) return std::nullopt;
  return read_agency(connection, cursor);
}

Record<Agency> load_agency(Connection& connection, std::int64_t id) {
  Cursor cursor = connection.cursor(
      "SELECT a.id, a.code, a.kind, p.code, a.first_year, a.last_year FROM agency AS a "
      "LEFT JOIN agency AS p ON p.id = a.parent_id WHERE a.id = ?1");
  cursor.put(id);
  cursor.step_to_row();
  return read_agency(connection, cursor);
}

std::vector<Agency> load_agencies(Connection& connection) {
  std::vector<Agency> result;
  std::unordered_map<std::int64_t, std::size_t> position;
  {
    Cursor cursor = connection.cursor(
        "SELECT a.id, a.code, a.kind, p.code, a.first_year, a.last_year FROM agency AS a "
        "LEFT JOIN agency AS p ON p.id = a.parent_id ORDER BY a.code");
    while (cursor.step()) {
      position.emplace(cursor.integer(0), result.size());
      result.push_back(agency_of_row(cursor));
    }
  }
  // A nation has thousands, and asking for the rest one by one would take most of the time.
  const auto find = [&](std::int64_t id) -> Agency* {
    const auto found = position.find(id);
    return found == position.end() ? nullptr : &result[found->second];
  };
  read_all_names(connection, kAgencyNames, [&](std::int64_t id) -> Names* {
    Agency* const agency = find(id);
    return agency == nullptr ? nullptr : &agency->names;
  });
  Cursor cursor = connection.cursor(
      "SELECT f.agency_id, p.code, f.last_year FROM agency_former_parent AS f "
      "JOIN agency AS p ON p.id = f.parent_id ORDER BY f.agency_id, f.last_year");
  while (cursor.step()) {
    Agency* const agency = find(cursor.integer(0));
    if (agency == nullptr) continue;
    agency->former_parents.push_back({AgencyCode(cursor.text(1)), Year(cursor.small(2))});
  }
  return result;
}

std::int64_t agency_id(Connection& connection, const AgencyCode& code) {
  {
    Cursor cursor = connection.cursor("SELECT id, code FROM agency WHERE code = ?1");
    cursor.put(code.str());
    if (cursor.step() && cursor.text(1) == code.str()) return cursor.integer(0);
  }
  fail(ErrorCode::kNotFound, "agency " + core::quoted(code.str()) + " is not defined" +
                                 suggestions(connection, kAgencyNames, code.str()));
}

bool define(Connection& connection, const Agency& agency, Redefine redefine) {
  const auto existing = load_agency(connection, agency.code.str());
  if (existing && existing->value.code != agency.code) {
    fail(ErrorCode::kAlreadyExists, subject_of(agency) + " differs from " +
                                        core::quoted(existing->value.code.str()) +
                                        " in case only; use one of them");
  }
  if (existing &&
      !must_replace(differences(existing->value, agency), subject_of(agency), redefine)) {
    return false;
  }
  check_years(agency);
  check_former_parents(agency);
  check_names(connection, kAgencyNames, existing ? existing->id : 0, agency.code.str(),
              agency.names);
  const std::int64_t id = existing ? existing->id : insert_agency(connection, agency);
  write_agency(connection, id, agency);
  connection.touch(RecordKind::kAgency, id);
  if (existing) check_values_in_years(connection, id, agency);
  check_no_circle(connection, id, agency);
  check_no_former_circle(connection, id, agency);
  check_depth(connection, id, agency);
  return true;
}

}  // namespace annals::storage
