#include "storage/names.h"

#include <annals/limits.h>

#include <optional>

#include "core/language.h"
#include "core/nearest.h"
#include "core/text.h"
#include "core/utf8.h"
#include "storage/errors.h"

namespace annals::storage {

const NameTable kAgencyNames{
    "agency",
    "SELECT language, position, name FROM agency_name WHERE agency_id = ?1 "
    "ORDER BY language, position",
    "SELECT agency_id, language, position, name FROM agency_name "
    "ORDER BY agency_id, language, position",
    "INSERT INTO agency_name (agency_id, language, position, name, folded) "
    "VALUES (?1, ?2, ?3, ?4, ?5)",
    "DELETE FROM agency_name WHERE agency_id = ?1",
    "SELECT DISTINCT agency_id FROM agency_name WHERE folded = ?1",
    "SELECT a.code FROM agency_name AS n JOIN agency AS a ON a.id = n.agency_id "
    "WHERE n.folded = ?2 AND n.agency_id <> ?1 "
    "UNION SELECT code FROM agency WHERE code = ?2 AND id <> ?1 LIMIT 1",
    "SELECT code FROM agency UNION SELECT name FROM agency_name",
};

const NameTable kIndicatorNames{
    "indicator",
    "SELECT language, position, name FROM indicator_name WHERE indicator_id = ?1 "
    "ORDER BY language, position",
    "SELECT indicator_id, language, position, name FROM indicator_name "
    "ORDER BY indicator_id, language, position",
    "INSERT INTO indicator_name (indicator_id, language, position, name, folded) "
    "VALUES (?1, ?2, ?3, ?4, ?5)",
    "DELETE FROM indicator_name WHERE indicator_id = ?1",
    "SELECT DISTINCT indicator_id FROM indicator_name WHERE folded = ?1",
    "SELECT i.code FROM indicator_name AS n JOIN indicator AS i ON i.id = n.indicator_id "
    "WHERE n.folded = ?2 AND n.indicator_id <> ?1 "
    "UNION SELECT code FROM indicator WHERE code = ?2 AND id <> ?1 LIMIT 1",
    "SELECT code FROM indicator UNION SELECT name FROM indicator_name",
};

const NameTable kSubjectNames{
    "subject",
    "SELECT language, position, name FROM subject_name WHERE subject_id = ?1 "
    "ORDER BY language, position",
    "SELECT subject_id, language, position, name FROM subject_name "
    "ORDER BY subject_id, language, position",
    "INSERT INTO subject_name (subject_id, language, position, name, folded) "
    "VALUES (?1, ?2, ?3, ?4, ?5)",
    "DELETE FROM subject_name WHERE subject_id = ?1",
    "SELECT DISTINCT subject_id FROM subject_name WHERE folded = ?1",
    "SELECT s.code FROM subject_name AS n JOIN subject AS s ON s.id = n.subject_id "
    "WHERE n.folded = ?2 AND n.subject_id <> ?1 "
    "UNION SELECT code FROM subject WHERE code = ?2 AND id <> ?1 LIMIT 1",
    "SELECT code FROM subject UNION SELECT name FROM subject_name",
};

namespace {

struct Word {
  const std::string& language;
  int position;
  const std::string& name;
};

std::vector<Word> words_of(const Names& names) {
  std::vector<Word> words;
  for (const auto& [language, name] : names.names) words.push_back({language, 0, name});
  for (const auto& [language, aliases] : names.aliases) {
    int position = 0;
    for (const std::string& alias : aliases) words.push_back({language, ++position, alias});
  }
  return words;
}

// From the columns language, position, name, of which the first is "column".
void add_name_word(Names& names, const Cursor& cursor, int column) {
  const std::string language(cursor.text(column));
  if (cursor.small(column + 1) == 0) {
    names.names[language] = cursor.text(column + 2);
  } else {
    names.aliases[language].emplace_back(cursor.text(column + 2));
  }
}

// The code of another than "id" that is called "text"; empty if there is none.
std::optional<std::string> other_called(Connection& connection, const NameTable& table,
                                        std::int64_t id, std::string_view text) {
  Cursor cursor = connection.cursor(table.clash);
  cursor.put(id).put(folded(text));
  if (!cursor.step()) return std::nullopt;
  return cursor.text(0);
}

void check_form(const NameTable& table, const std::string& code, const Word& word) {
  const std::string subject = std::string(table.what) + " " + core::quoted(code);
  if (!core::is_language(word.language)) {
    fail(ErrorCode::kInvalidData, subject + " has a name in the language " +
                                      core::quoted(word.language) +
                                      ": write a lower-case tag such as \"zh\" or \"en\"");
  }
  if (folded(word.name).empty()) {
    fail(ErrorCode::kInvalidData, subject + " has an empty name in " + word.language);
  }
  if (word.name.size() > kMaxNameBytes) {
    fail(ErrorCode::kInvalidData, subject + " has a name in " + word.language + " of " +
                                      std::to_string(word.name.size()) + " bytes: write at most " +
                                      std::to_string(kMaxNameBytes));
  }
  if (core::invalid_utf8(word.name)) {
    fail(ErrorCode::kInvalidData, subject + " has a name in " + word.language +
                                      " that is not UTF-8: " + core::quoted(word.name));
  }
}

}  // namespace

Names read_names(Connection& connection, const NameTable& table, std::int64_t id) {
  Names result;
  Cursor cursor = connection.cursor(table.of_id);
  cursor.put(id);
  while (cursor.step()) add_name_word(result, cursor, 0);
  return result;
}

void read_all_names(Connection& connection, const NameTable& table,
                    const std::function<Names*(std::int64_t id)>& place) {
  Cursor cursor = connection.cursor(table.of_all);
  while (cursor.step()) {
    if (Names* const names = place(cursor.integer(0))) add_name_word(*names, cursor, 1);
  }
}

void write_names(Connection& connection, const NameTable& table, std::int64_t id,
                 const Names& names) {
  connection.cursor(table.remove).put(id).run();
  for (const Word& word : words_of(names)) {
    connection.cursor(table.insert)
        .put(id)
        .put(word.language)
        .put(word.position)
        .put(word.name)
        .put(folded(word.name))
        .run();
  }
}

void check_names(Connection& connection, const NameTable& table, std::int64_t id,
                 const std::string& code, const Names& names) {
  const std::string what = std::string(table.what) + " ";
  // A code is looked up before any name, and would hide the other.
  if (const auto other = other_called(connection, table, id, code)) {
    fail(ErrorCode::kAlreadyExists, what + core::quoted(code) +
                                        " cannot have this code: it is a name of " + what +
                                        core::quoted(*other) + "; give one of them another");
  }
  for (const Word& word : words_of(names)) {
    check_form(table, code, word);
    if (const auto other = other_called(connection, table, id, word.name)) {
      fail(ErrorCode::kAlreadyExists, what + core::quoted(code) + " cannot be called " +
                                          core::quoted(word.name) + ": that is " + what +
                                          core::quoted(*other) + "; give one of them another name");
    }
  }
}

bool is_called(Connection& connection, const NameTable& table, std::string_view text) {
  return other_called(connection, table, 0, text).has_value();
}

std::vector<std::int64_t> ids_called(Connection& connection, const NameTable& table,
                                     std::string_view text) {
  std::vector<std::int64_t> ids;
  Cursor cursor = connection.cursor(table.ids_called);
  cursor.put(folded(text));
  while (cursor.step()) ids.push_back(cursor.integer(0));
  return ids;
}

std::string suggestions(Connection& connection, const NameTable& table, std::string_view text) {
  std::vector<std::string> words;
  Cursor cursor = connection.cursor(table.all_words);
  while (cursor.step()) words.push_back(cursor.text(0));
  return core::did_you_mean(core::nearest(text, words));
}

}  // namespace annals::storage
