// The tables of names: what agencies, indicators and subjects are called, by language.
#pragma once

#include <annals/names.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/connection.h"

namespace annals::storage {

// The statements for the names of one sort of thing.
struct NameTable {
  const char* what;        // "agency", for messages
  const char* of_id;       // language, position, name by id
  const char* of_all;      // id, language, position, name, by id
  const char* insert;      // id, language, position, name, folded
  const char* remove;      // by id
  const char* ids_called;  // ids by folded name
  const char* clash;       // code of another (id, folded) with this name, or with it as its code
  const char* all_words;   // every code and every name, once
};
extern const NameTable kAgencyNames, kIndicatorNames, kSubjectNames;

Names read_names(Connection& connection, const NameTable& table, std::int64_t id);
// The names of all things at once, each where "place" says; those of which it says nullptr are
// passed over.
void read_all_names(Connection& connection, const NameTable& table,
                    const std::function<Names*(std::int64_t id)>& place);

// Replaces the names of "id".
void write_names(Connection& connection, const NameTable& table, std::int64_t id,
                 const Names& names);

// Throws Failure: kInvalidData for a language or name of bad form, kAlreadyExists for a name or a
// code by which another than "id" (0: a new one) is known.
void check_names(Connection& connection, const NameTable& table, std::int64_t id,
                 const std::string& code, const Names& names);

// Every id that carries "text" as a name or alias, compared as folded() says.
std::vector<std::int64_t> ids_called(Connection& connection, const NameTable& table,
                                     std::string_view text);

// True if "text" is a name, an alias or the code of something.
bool is_called(Connection& connection, const NameTable& table, std::string_view text);

// "; did you mean …?" for the codes and names nearest to "text".
std::string suggestions(Connection& connection, const NameTable& table, std::string_view text);

}  // namespace annals::storage
