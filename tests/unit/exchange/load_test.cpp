// Dumps that were changed, cut or made up, and what is said of them.
#include <annals/dump.h>
#include <doctest/doctest.h>

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "dumping.h"
#include "support/temporary_folder.h"

TEST_SUITE_BEGIN("load");

namespace annals::test {
namespace {

namespace fs = std::filesystem;

// What is said of the dump of small_store() once "from" in a file reads "to".
std::string said_of(const char* file, std::string_view from, std::string_view to) {
  const Dumped dumped(small_store());
  dumped.change(file, from, to);
  return dumped.loaded();
}

TEST_CASE("load: a file that was changed is refused, unless changes are asked for") {
  const Dumped dumped(small_store());
  dumped.change("agencies.csv", "The High Court", "The Top Court");
  CHECK(dumped.loaded({}) ==
        "invalid_data: \"dump/agencies.csv\" is not what was dumped: its bytes were changed since; "
        "if that is "
        "meant, load it as edited");
  CHECK(dumped.loaded({.edited = true}) == "ok");
  dumped.change("agencies.csv", "The Top Court", "The Main Court, so called");
  CHECK(dumped.loaded({.edited = true}).starts_with("dump/agencies.csv, line 3: "));
}

TEST_CASE("load: a dump without one of its files, or with one more, is refused") {
  const Dumped dumped(small_store());
  dumped.place.write("dump/notes.txt", "mine");
  CHECK(dumped.loaded() ==
        "invalid_data: \"dump\" holds \"notes.txt\", which is no part of the dump: take it out");
  fs::remove(dumped.folder() / "notes.txt");
  fs::remove(dumped.folder() / "targets.csv");
  CHECK(dumped.loaded() ==
        "invalid_data: \"dump\" lacks \"targets.csv\", which is a part of the dump");
}

TEST_CASE("load: what is no dump is refused") {
  const Dumped dumped(small_store());
  Store store = Store::in_memory().value();
  const auto said = [&](const char* name) {
    return dumped.outcome(load_folder(store, dumped.place / name), store);
  };
  CHECK(said("nowhere") == "not_found: there is no folder \"nowhere\"");
  dumped.place.write("values.csv", "agency,indicator,year,value\n");
  CHECK(said("values.csv") ==
        "invalid_data: \"values.csv\" is a file and no folder: a dump is a folder with a "
        "datapackage.json, or one JSON document, whose name ends in .json");
  fs::create_directory(dumped.place / "empty");
  CHECK(said("empty") == "invalid_data: \"empty\" is no dump: it has no datapackage.json");
  dumped.place.write("empty/datapackage.json", "{\"name\": \"else\"}");
  CHECK(said("empty") ==
        "invalid_data: \"empty\" is no dump: its datapackage.json does not say that it is one");
  dumped.place.write("empty/datapackage.json", "{\"annals\": ");
  CHECK(said("empty") ==
        "invalid_data: \"empty\" is no dump: its datapackage.json does not say that it is one");
  dumped.place.write("empty/datapackage.json", "{\"annals\": {\"version\": 9}}");
  CHECK(said("empty") ==
        "schema_mismatch: \"empty\" is a dump of version 9, and this program reads version 1");
  dumped.place.write("empty/datapackage.json",
                     "{\"annals\": {\"version\": 1}, \"resources\": [{\"path\": 3}]}");
  CHECK(said("empty") ==
        "invalid_data: \"empty\" is no dump: its datapackage.json does not tell of each file its "
        "path, bytes and SHA-256");
}

TEST_CASE("load: a package that lists other files than a dump has is refused") {
  const Dumped dumped(small_store());
  dumped.change("datapackage.json", "\"path\": \"rules.csv\"", "\"path\": \"../rules.csv\"");
  CHECK(dumped.loaded() ==
        "invalid_data: \"dump/datapackage.json\" lists \"../rules.csv\", which is no part of a "
        "dump");
}

TEST_CASE("load: a store that holds anything takes no dump") {
  const Dumped dumped(small_store());
  Store store = Store::in_memory().value();
  store.define(source("r9")).value();
  CHECK(shown(load_folder(store, dumped.folder()).error()) ==
        "already_exists: the store holds something already; a dump is loaded into a new one");
}

TEST_CASE("load: definitions that are wrong are told by file, line and column") {
  CHECK(
      said_of("agencies.csv", "court,court,city", "court,palace,city") ==
      "dump/agencies.csv, line 3, column \"kind\": agency kind \"palace\" is not "
      "known: write nation, province, prefecture, county, township, department, court or other\n");
  CHECK(said_of("agencies.csv", "city,other,,", "city,other,court,")
            .starts_with("dump/agencies.csv, line 2: \"city\" needs \"court\", which needs "
                         "\"city\": leave that out in one place\n"));
  CHECK(said_of("agencies.csv", "city,other,,,,,,某市,\n",
                "city,other,,,,,,某市,\ncity,other,,,,,,某市,\n") ==
        "dump/agencies.csv, line 3: the record says what an earlier one says: keep one of the "
        "two\n");
  CHECK(said_of("indicators.csv", "rate,,percent", "ra te,,percent")
            .starts_with("dump/indicators.csv, line 3, column \"code\": "));
}

TEST_CASE("load: revisions that are wrong are told by file, line and column") {
  CHECK(said_of("revisions.csv", "97.30", "97,30") ==
        "dump/revisions.csv, line 2: the row has 13 cells and the heading 12: put a cell that "
        "holds a comma in quotes\n");
  CHECK(said_of("revisions.csv", "97.30", "97·30")
            .starts_with("dump/revisions.csv, line 2, column \"value\": \"97·30\" is not a "));
  CHECK(said_of("revisions.csv", "court,rate,2022,2", "curt,rate,2022,2") ==
        "dump/revisions.csv, line 3, column \"agency\": agency \"curt\" is not defined; did you "
        "mean \"court\"?\n");
  CHECK(said_of("revisions.csv", "court,rate,2022,2", "court,rate,2022,7") ==
        "dump/revisions.csv, line 3, column \"write\": there is no write 7\n");
  CHECK(said_of("revisions.csv", "97.4,,,,,,", "97.4,about,,,XX,,")
            .starts_with("dump/revisions.csv, line 3, column \"status\": "));
  CHECK(said_of("revisions.csv", "court,rate,2023,2,,,,,,L,,\n", "") == "ok");
  CHECK(said_of("revisions.csv", "court,rate,2022,3,true,,,,,,,withdrawn\n", "") ==
        "dump/writes.csv, line 4, column \"id\": write 3 has no revision: take it out, or put back "
        "what it wrote\n");
  CHECK(said_of("revisions.csv", "true", "yes") ==
        "dump/revisions.csv, line 4, column \"retracted\": \"yes\": write true, or nothing\n");
}

TEST_CASE("load: a file that is cut off, or is not UTF-8, is told by file and line") {
  CHECK(
      said_of("revisions.csv", "\"\"printed\"\"\"\n", "").starts_with("dump/revisions.csv, line "));
  CHECK(said_of("revisions.csv", "withdrawn",
                "with\xFF"
                "drawn")
            .starts_with("dump/revisions.csv, line 4: "));
  CHECK(said_of("revisions.csv", "agency,indicator", "indicator,agency") ==
        "dump/revisions.csv, line 1: the columns are not those of a dump: the first line is "
        "agency,indicator,year,write,retracted,value,bound,numerator,denominator,status,locator,"
        "note\n");
  const Dumped dumped(small_store());
  dumped.place.write("dump/revisions.csv", "");
  CHECK(dumped.loaded().starts_with("dump/revisions.csv: the columns are not those of a dump"));
}

TEST_CASE("load: writes, waivers and freezes that are wrong are told by file, line and column") {
  CHECK(said_of("writes.csv", "\n2,", "\n0,") ==
        "dump/writes.csv, line 3, column \"id\": 0 does not ascend: the ids of writes begin above "
        "0, and each is greater than the one before\n");
  CHECK(said_of("writes.csv", "\n2,20", "\n2,19") ==
        "dump/writes.csv, line 3, column \"recorded_at\": write 2 is recorded before write 1: "
        "writes stand in the order of their time\n");
  CHECK(said_of("writes.csv", ",r1,", ",r5,")
            .starts_with("dump/writes.csv, line 2, column \"source\": source \"r5\" is not "));
  CHECK(said_of("waivers.csv", "\n1,", "\n2,") ==
        "dump/waivers.csv, line 2, column \"id\": \"2\": the records are numbered from 1 on: this "
        "one is "
        "1\n");
  CHECK(said_of("waivers.csv", "two counts", "") ==
        "dump/waivers.csv, line 2, column \"why\": the cell is empty: fill it\n");
  CHECK(said_of("freezes.csv", ",2,1\n", ",9,1\n") ==
        "dump/freezes.csv, line 2: the freeze \"sent\" ends with write 9, which is not there\n");
  CHECK(said_of("freezes.csv", ",2,1\n", ",2,3\n") ==
        "dump/freezes.csv, line 2: the freeze \"sent\" has 3 waivers, but the store has 1\n");
  CHECK(said_of("freezes/1/agencies.csv", "court,court,", "court,palace,")
            .starts_with("dump/freezes/1/agencies.csv, line 3, column \"kind\": "));
}

TEST_CASE("load: a cell of a write, waiver or freeze that cannot be read is told with its column") {
  CHECK(said_of("writes.csv", "\n2,20", "\n2,x20")
            .starts_with("dump/writes.csv, line 3, column \"recorded_at\": \"x20"));
  CHECK(said_of("writes.csv", ",r1,", ",r 1,")
            .starts_with("dump/writes.csv, line 2, column \"source\": "));
  CHECK(said_of("waivers.csv", ",rate,2022,", ",rate,22,")
            .starts_with("dump/waivers.csv, line 2, column \"year\": "));
  CHECK(said_of("waivers.csv", "2030-12-31", "2030-12-32")
            .starts_with("dump/waivers.csv, line 2, column \"until\": "));
  CHECK(said_of("freezes.csv", ",2,1\n", ",two,1\n")
            .starts_with("dump/freezes.csv, line 2, column \"last_write\": \"two\" is not a "));
  CHECK(said_of("freezes.csv", "\n1,", "\n3,")
            .starts_with("dump/freezes.csv, line 2, column \"id\": "));
}

TEST_CASE("load: a record of a freeze without definitions, or definitions without one, is told") {
  const std::string kEach =
      "the dump has the definitions of 1 freezes, and there is a record for each\n";
  const Dumped dumped(small_store());
  const std::string freezes = dumped.read("freezes.csv");
  const std::size_t record = freezes.find('\n') + 1;
  dumped.place.write("dump/freezes.csv", freezes.substr(0, record));
  CHECK(dumped.loaded() == "dump/freezes.csv: " + kEach);
  std::string second = freezes.substr(record);
  second.replace(0, 2, "2,").replace(second.find("sent"), 4, "kept");
  dumped.place.write("dump/freezes.csv", freezes + second);
  CHECK(dumped.loaded() == "dump/freezes.csv, line 3: " + kEach);
}

TEST_CASE("load: a package that does not list all files of a dump is refused") {
  const Dumped dumped(small_store());
  const std::string package = dumped.read("datapackage.json");
  // The resource that holds a path, without the comma behind it.
  const auto without = [&](std::string_view path) {
    const std::size_t at = package.find("\"path\": \"" + std::string(path) + "\"");
    REQUIRE(at != std::string::npos);
    const std::size_t begin = package.rfind("\n    {", at);
    const std::size_t end = package.find("\n    }", at) + 6;
    std::string rest = package;
    return package[end] == ',' ? rest.erase(begin, end + 1 - begin)
                               : rest.erase(begin - 1, end + 1 - begin);
  };
  for (const std::string path : {"agencies.csv", "writes.csv", "freezes/1/rules.csv"}) {
    CAPTURE(path);
    dumped.place.write("dump/datapackage.json", without(path));
    CHECK(dumped.loaded() == "invalid_data: \"dump/datapackage.json\" does not list \"" + path +
                                 "\", which every dump has");
  }
}

TEST_CASE("load: a store that holds one definition of any sort takes no dump") {
  const Dumped dumped(small_store());
  const std::vector<std::function<void(Store&)>> kinds{
      [](Store& store) { store.define(Subject{.code = SubjectCode("law"), .names = {}}).value(); },
      [](Store& store) { store.define(Agency{.code = AgencyCode("city"), .names = {}}).value(); },
      [](Store& store) { store.define(indicator("cases")).value(); },
      [](Store& store) { store.freeze("empty", "").value(); }};
  for (const auto& define : kinds) {
    Store store = Store::in_memory().value();
    define(store);
    CHECK(shown(load_folder(store, dumped.folder()).error()) ==
          "already_exists: the store holds something already; a dump is loaded into a new one");
  }
}

TEST_CASE("load: a document needs a folder for temporary files") {
  const Store store = small_store();
  const Dumped dumped(store);
  dump_json(store, dumped.file()).value();
  {
    const TemporaryFolder none(dumped.file());
    CHECK(dumped.loaded_json() == "io: no folder can be made for temporary files");
  }
  CHECK(dumped.loaded_json() == "ok");
}

// What is said of the document of small_store() once "from" in it reads "to".
std::string said_of_document(std::string_view from, std::string_view to) {
  const Store store = small_store();
  const Dumped dumped(store);
  dump_json(store, dumped.file()).value();
  std::string text = read_bytes(dumped.file());
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  dumped.place.write("store.json", text.replace(at, from.size(), to));
  return dumped.loaded_json();
}

TEST_CASE("load: a document that is no dump, or is cut off, is refused") {
  const Dumped dumped(small_store());
  const auto said = [&](std::string_view text) {
    dumped.place.write("store.json", text);
    return dumped.loaded_json();
  };
  const std::string kNotJson =
      "invalid_data: \"store.json\", line 1: the text is not JSON in UTF-8, or is cut off";
  CHECK(said("") == kNotJson);
  CHECK(said("{\"form\": \"annals-dump\"") == kNotJson);
  CHECK(said("\xFF\xFE") == kNotJson);
  CHECK(said("[]") == "invalid_data: \"store.json\", line 1: \"[\" stands where a dump has none");
  CHECK(said("3") == "invalid_data: \"store.json\", line 1: \"3\" stands where a dump has none");
  CHECK(said("{}") ==
        "invalid_data: \"store.json\": it does not say that it is a dump: it lacks \"form\" or "
        "\"version\"");
  CHECK(said("{\"form\": \"annals-dump\", \"version\": 2}") ==
        "schema_mismatch: \"store.json\" is a dump of version 2, and this program reads version 1");
  CHECK(said("{\"form\": \"annals-dump\", \"version\": 1, \"tables\": {}}") ==
        "invalid_data: \"store.json\" lacks the table \"agencies\", which every dump has");
  CHECK(said("{\"form\": \"annals-dump\", \"version\": 1, \"tables\": {\"../x\": []}}") ==
        "invalid_data: \"store.json\", line 1: \"../x\" is no table of a dump");
}

TEST_CASE("load: whatever stands where a document has it otherwise is told") {
  const Dumped dumped(small_store());
  const auto said = [&](std::string_view text) {
    dumped.place.write("store.json", text);
    const std::string told = dumped.loaded_json();
    const std::string begin = "invalid_data: \"store.json\", line 1: ";
    REQUIRE(told.starts_with(begin));
    return told.substr(begin.size());
  };
  const auto misplaced = [](const std::string& what) {
    return "\"" + what + "\" stands where a dump has none";
  };
  const std::string kParts =
      "\"form\" is annals-dump, \"version\" a number and \"tables\" the tables";
  CHECK(said("null") == misplaced("null"));
  CHECK(said("true") == misplaced("true"));
  CHECK(said("false") == misplaced("false"));
  CHECK(said("-3") == misplaced("a number below zero"));
  CHECK(said("\"a text\"") == misplaced("a string"));
  CHECK(said("3.5") == "the number \"3.5\" is not whole: a printed value is written as a string");
  CHECK(said("{\"title\": \"mine\"}") == "\"title\" is no part of a dump");
  CHECK(said("{\"form\": 3}") == kParts);
  CHECK(said("{\"form\": \"annals-list\"}") == kParts);
  CHECK(said("{\"form\": null}") == kParts);
  CHECK(said("{\"form\": true}") == kParts);
  CHECK(said("{\"version\": \"1\"}") == kParts);
  CHECK(said("{\"version\": false}") == kParts);
  CHECK(said("{\"tables\": \"all\"}") == kParts);
  CHECK(said("{\"form\": {}}") == misplaced("{"));
  CHECK(said("{\"form\": []}") == misplaced("["));
  CHECK(said("{\"tables\": []}") == misplaced("["));
  CHECK(said("{\"tables\": {\"rules\": {}}}") == misplaced("{"));
  CHECK(said("{\"tables\": {\"rules\": 7}}") == misplaced("7"));
  CHECK(said("{\"tables\": {\"rules\": [7]}}") == misplaced("7"));
  CHECK(said("{\"tables\": {\"rules\": [[]]}}") == misplaced("["));
  CHECK(said("{\"tables\": {\"rules\": [{\"code\": {}}]}}") == misplaced("{"));
  for (const std::string folder : {"freezes", "freezes/", "freezes/1", "freezes/x/", "frozen/1/",
                                   "freezes/1/2/", "../freezes/1/", "freezes//"}) {
    CAPTURE(folder);
    CHECK(said("{\"tables\": {\"" + folder + "rules\": []}}") ==
          "\"" + folder + "rules\" is no table of a dump");
  }
}

TEST_CASE("load: null and false in a document are empty fields, and true is the word") {
  const Dumped dumped(small_store());
  dump_json(small_store(), dumped.file()).value();
  const auto said = [&](std::string_view from, std::string_view to) {
    std::string text = read_bytes(dumped.file());
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    dumped.place.write("changed.json", text.replace(at, from.size(), to));
    Store store = Store::in_memory().value();
    return dumped.outcome(load_json(store, dumped.place / "changed.json"), store);
  };
  CHECK(said("\"note\": \"=1+1, as \\\"printed\\\"\"", "\"note\": null") == "ok");
  CHECK(said("\"retracted\": true", "\"retracted\": \"true\"") == "ok");
  CHECK(said("\"97.30\"", "false").find("there is neither a value nor") != std::string::npos);
}

TEST_CASE("load: a number of a dump has digits only, and no more than it can have") {
  for (const std::string number :
       {"-1", "1.0", "1 ", "", "x", "1000000000000000000", "99999999999999999999999"}) {
    CAPTURE(number);
    CHECK(said_of("revisions.csv", ",1,", "," + number + ",")
              .find(number.empty() ? "dump/revisions.csv, line "
                                   : "\"" + number + "\" is not a number of digits only") !=
          std::string::npos);
  }
}

TEST_CASE("load: a document that is not there, or is a folder, is told") {
  const Dumped dumped(small_store());
  CHECK(dumped.loaded_json() == "not_found: there is no file \"store.json\"");
  fs::create_directory(dumped.file());
  CHECK(dumped.loaded_json() == "io: \"store.json\" cannot be read");
}

TEST_CASE("load: a package that tells of its files in another way is no dump") {
  const Dumped dumped(small_store());
  Store store = Store::in_memory().value();
  fs::create_directory(dumped.place / "other");
  const auto said = [&](const std::string& rest) {
    dumped.place.write("other/datapackage.json", "{\"annals\": " + rest + "}");
    return dumped.outcome(load_folder(store, dumped.place / "other"), store);
  };
  const std::string kNoDump = "invalid_data: \"other\" is no dump: its datapackage.json ";
  CHECK(said("7") == kNoDump + "does not say that it is one");
  CHECK(said("{}") == kNoDump + "has no version");
  CHECK(said("{\"version\": \"1\"}") == kNoDump + "has no version");
  const std::string kNoFiles = kNoDump + "does not tell of each file its path, bytes and SHA-256";
  CHECK(said("{\"version\": 1}") == kNoFiles);
  CHECK(said("{\"version\": 1}, \"resources\": {}") == kNoFiles);
  CHECK(said("{\"version\": 1}, \"resources\": [3]") == kNoFiles);
  const std::string kHash = "\"hash\": \"sha256:00\"";
  for (const std::string& file : std::vector<std::string>{
           kHash + ", \"bytes\": 3", "\"path\": \"a\", \"bytes\": 3",
           "\"path\": \"a\", \"hash\": \"md5:00\", \"bytes\": 3", "\"path\": \"a\", " + kHash,
           "\"path\": \"a\", " + kHash + ", \"bytes\": -3",
           "\"path\": \"a\", " + kHash + ", \"bytes\": \"3\""}) {
    CAPTURE(file);
    CHECK(said("{\"version\": 1}, \"resources\": [{" + file + "}]") == kNoFiles);
  }
}

TEST_CASE("load: records of a document that are wrong are told by its line and field") {
  CHECK(said_of_document("\"97.30\"", "97.30")
            .ends_with(": the number \"97.30\" is not whole: a printed value is written as a "
                       "string"));
  CHECK(said_of_document("\"97.30\"", "97")
            .ends_with(": \"value\" is a number here, but is written as a string"));
  CHECK(said_of_document("\"97.30\"", "[1]").ends_with(": \"[\" stands where a dump has none"));
  CHECK(said_of_document("\"value\": \"97.30\"", "\"worth\": \"97.30\"")
            .ends_with(": \"worth\" is no field of revisions"));
  CHECK(said_of_document("\"value\": \"97.30\"", "\"year\": 2022")
            .ends_with(": \"year\" is there twice in one record"));
  CHECK(said_of_document("\"rules\"", "\"agencies\"")
            .ends_with(": the table \"agencies\" is there twice"));
  CHECK(said_of_document("{\"agency\": \"court\", \"indicator\": \"rate\", \"year\": 2022, "
                         "\"write\": 2",
                         "{\"agency\": \"court\", \"indicator\": \"rate\", \"year\": 2022, "
                         "\"write\": 7")
            .starts_with("store.json, line "));
}

TEST_CASE("load: the line of a document is told, whatever line ends its texts hold") {
  Store store = small_store();
  SourceDocument odd = source("odd");
  odd.note = "one\ntwo\r\nthree";
  store.define(odd).value();
  Observation long_note = observation(2020, "1");
  long_note.note = "one\ntwo";
  store.write(Batch(SourceCode("odd")).add(AgencyCode("city"), IndicatorCode("rate"), long_note))
      .value();
  const Dumped dumped(store);
  dump_json(store, dumped.file()).value();
  const std::string good = read_bytes(dumped.file());
  for (const std::string_view value : {"\"97.30\"", "\"97.4\""}) {
    std::string text = good;
    const std::size_t at = text.find(value);
    REQUIRE(at != std::string::npos);
    text.replace(at, value.size(), "\"much\"");
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(at), '\n');
    dumped.place.write("store.json", text);
    CHECK(dumped.loaded_json().starts_with("store.json, line " + std::to_string(line) +
                                           ", column \"value\": \"much\""));
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
