#include <annals/dump.h>
#include <doctest/doctest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "dumping.h"
#include "exchange/dump/dump_tables.h"
#include "exchange/records/columns.h"

TEST_SUITE_BEGIN("dump");

namespace annals::test {
namespace {

namespace fs = std::filesystem;

std::string without_moments(std::string text) {
  const std::string moment = "2024-01-31T08:30:00.000Z";
  for (std::size_t at = text.find("Z,"); at != std::string::npos; at = text.find("Z,", at + 1)) {
    text.replace(at + 1 - moment.size(), moment.size(), moment);
  }
  return text;
}

TEST_CASE("dump: a store is a folder of tables that can be read") {
  const Store store = small_store();
  const Dumped dumped(store);
  CHECK(dumped.summary ==
        DumpSummary{.definitions = 6, .writes = 3, .revisions = 4, .waivers = 1, .freezes = 1});
  CHECK(dumped.read("agencies.csv") ==
        "code,kind,parent,former_parents,first_year,last_year,name_en,name_zh,aliases_zh\n"
        "city,other,,,,,,某市,\n"
        "court,court,city,,,,The High Court,某法院,法院|a\\|b\\\\c\n");
  CHECK(dumped.read("revisions.csv") ==
        "agency,indicator,year,write,retracted,value,bound,numerator,denominator,status,locator,"
        "note\n"
        "court,rate,2022,1,,97.30,,,,P,,\"=1+1, as \"\"printed\"\"\"\n"
        "court,rate,2022,2,,97.4,,,,,,\n"
        "court,rate,2022,3,true,,,,,,,withdrawn\n"
        "court,rate,2023,2,,,,,,L,,\n");
  const std::string program = std::string("annals ") + version();
  CHECK(without_moments(dumped.read("writes.csv")) ==
        "id,recorded_at,source,author,reason,program\n"
        "1,2024-01-31T08:30:00.000Z,r1,lin,first," +
            program +
            "\n"
            "2,2024-01-31T08:30:00.000Z,r2,lin,," +
            program +
            "\n"
            "3,2024-01-31T08:30:00.000Z,r2,lin,," +
            program + "\n");
  CHECK(without_moments(dumped.read("freezes.csv")) ==
        "id,name,note,author,recorded_at,last_write,last_waiver\n"
        "1,sent,to the city,lin,2024-01-31T08:30:00.000Z,2,1\n");
  CHECK(dumped.read("freezes/1/agencies.csv").find("The court") != std::string::npos);
  CHECK(dumped.read("subjects.csv") == "code,parent\n");
}

TEST_CASE("dump: what is loaded is the same store, and dumps to the same bytes") {
  const Store store = small_store();
  const Dumped dumped(store);
  Store loaded = Store::in_memory().value();
  const LoadReport report = load_folder(loaded, dumped.folder()).value();
  REQUIRE(told(report.issues, dumped.place) == "");
  CHECK(report.loaded == dumped.summary);
  check_same_history(store, loaded);
  CHECK(shown(loaded.verify()) == "none");
  CHECK(files_of(Dumped(loaded).folder()) == files_of(dumped.folder()));
}

TEST_CASE("dump: an empty store is a dump too") {
  const Store store = Store::in_memory().value();
  const Dumped dumped(store);
  Store loaded = Store::in_memory().value();
  CHECK(load_folder(loaded, dumped.folder())->issues.empty());
  CHECK(files_of(Dumped(loaded).folder()) == files_of(dumped.folder()));
}

TEST_CASE("dump: a document holds what the folder holds") {
  const Store store = small_store();
  const Dumped dumped(store);
  CHECK(dump_json(store, dumped.file()).value() == dumped.summary);
  Store loaded = Store::in_memory().value();
  const LoadReport report = load_json(loaded, dumped.file()).value();
  REQUIRE(told(report.issues, dumped.place) == "");
  CHECK(report.loaded == dumped.summary);
  check_same_history(store, loaded);
  CHECK(files_of(Dumped(loaded).folder()) == files_of(dumped.folder()));
  const fs::path again = dumped.place / "again.json";
  dump_json(loaded, again).value();
  CHECK(read_bytes(again) == read_bytes(dumped.file()));
}

TEST_CASE("dump: a document has a record a line, and printed values as strings") {
  const Store store = small_store();
  const Dumped dumped(store);
  dump_json(store, dumped.file()).value();
  const std::string text = read_bytes(dumped.file());
  CHECK(
      text.starts_with("{\"form\": \"annals-dump\", \"version\": 1, \"tables\": {\n"
                       "\"subjects\": [\n],\n\"agencies\": [\n{\"code\": \"city\", "));
  CHECK(text.find("\n{\"agency\": \"court\", \"indicator\": \"rate\", \"year\": 2022, "
                  "\"write\": 3, \"retracted\": true, \"note\": \"withdrawn\"},\n") !=
        std::string::npos);
  const auto document = nlohmann::json::parse(text);
  CHECK(document["tables"]["revisions"][0]["value"] == "97.30");
  CHECK(document["tables"]["freezes/1/agencies"].size() == 2);
}

TEST_CASE("dump: the package tells of each file its columns, keys, bytes and hash") {
  const Store store = small_store();
  const Dumped dumped(store);
  const auto package = nlohmann::json::parse(dumped.read("datapackage.json"));
  CHECK(package["profile"] == "tabular-data-package");
  std::set<std::string> paths{"datapackage.json", ".gitattributes"};
  std::set<std::string> names;
  for (const auto& resource : package["resources"]) {
    const std::string path = resource["path"];
    paths.insert(path);
    names.insert(resource["name"].get<std::string>());
    const std::string text = dumped.read(path.c_str());
    CHECK(resource["bytes"] == text.size());
    std::string heading;
    for (const auto& field : resource["schema"]["fields"]) {
      heading += (heading.empty() ? "" : ",") + field["name"].get<std::string>();
    }
    CHECK(text.substr(0, text.find('\n')) == heading);
  }
  for (const auto& resource : package["resources"]) {
    for (const auto& key : resource["schema"].value("foreignKeys", nlohmann::json::array())) {
      const std::string to = key["reference"]["resource"];
      CHECK((to.empty() || names.contains(to)));
    }
  }
  std::set<std::string> found;
  for (const auto& file : files_of(dumped.folder())) found.insert(file.first);
  CHECK(found == paths);
}

TEST_CASE("dump: its columns of definitions are those of an import") {
  for (const CsvContent content : exchange::definition_contents()) {
    const auto rules = exchange::column_rules(content);
    const auto table = exchange::definition_table(content, "", {"name_zh", "aliases_zh"});
    REQUIRE(table.fields.size() >= rules.fixed.size());
    for (std::size_t i = 0; i < rules.fixed.size(); ++i) {
      CHECK(table.fields[i].name == rules.fixed[i].name);
    }
  }
}

TEST_CASE("dump: an older dump gives way, and nothing else does") {
  Store store = small_store();
  const Dumped dumped(store);
  store.define(agency("new")).value();
  CHECK(dump_folder(store, dumped.folder()).value().definitions == 7);
  CHECK(dumped.read("agencies.csv").find("\nnew,") != std::string::npos);
  dumped.place.write("dump/notes.txt", "mine");
  CHECK(shown(dump_folder(store, dumped.folder()).error())
            .ends_with("holds \"notes.txt\", which is no part of a dump: take it out, or dump into "
                       "a folder of its own"));
  fs::create_directory(dumped.place / "other");
  dumped.place.write("other/notes.txt", "mine");
  CHECK(shown(dump_folder(store, dumped.place / "other").error())
            .ends_with("holds something else than a dump, which stays as it is: dump into a folder "
                       "of its own"));
  CHECK(shown(dump_folder(store, dumped.place / "other/notes.txt").error())
            .ends_with("is there already and is no folder"));
  CHECK(shown(dump_json(store, dumped.place / "other/notes.txt").error())
            .ends_with("is there already and is no dump: it stays as it is; choose another name"));
  CHECK(read_bytes(dumped.place / "other/notes.txt") == "mine");
  const std::string message = shown(dump_json(store, dumped.place / "nowhere/all.json").error());
  CHECK(
      message.ends_with("nowhere/all.json\" cannot be written: look whether its folder exists and "
                        "may be written"));
  fs::create_directory(dumped.place / "empty");
  CHECK(dump_folder(store, dumped.place / "empty").has_value());
  // Nothing is left beside them.
  std::set<std::string> left;
  for (const auto& entry : fs::directory_iterator(dumped.place.path())) {
    left.insert(entry.path().filename());
  }
  CHECK(left == std::set<std::string>{"dump", "empty", "other"});
}

TEST_CASE("dump: a place that cannot be written, or is none, is told") {
  const Store store = small_store();
  const TempDir place;
  CHECK(shown(dump_folder(store, "").error()) == "invalid_argument: a dump needs a folder");
  CHECK(shown(dump_json(store, "").error()) == "invalid_argument: a dump needs a file");
  place.write("file", "mine");
  CHECK(shown(dump_folder(store, place / "file/dump").error()).starts_with("io: "));
  // What tells of a dump cannot be read, so that it may be one.
  fs::create_directories(place / "odd/datapackage.json");
  CHECK(shown(dump_folder(store, place / "odd").error()) ==
        "io: \"" + (place / "odd/datapackage.json").string() + "\" cannot be read");
  fs::create_directory(place / "folder.json");
  CHECK(dump_json(store, place / "folder.json").error().code == ErrorCode::kAlreadyExists);
  CHECK(dump_folder(store, place / "with a slash/").has_value());
  CHECK(fs::exists(place / "with a slash/datapackage.json"));
  std::set<std::string> left;
  for (const auto& entry : fs::directory_iterator(place.path())) {
    left.insert(entry.path().filename());
  }
  CHECK(left == std::set<std::string>{"file", "folder.json", "odd", "with a slash"});
}

TEST_CASE("dump: a link leads to the dump that gives way, and one that leads nowhere is told") {
  Store store = small_store();
  const Dumped dumped(store);
  dump_json(store, dumped.file()).value();
  const TempDir place;
  fs::create_directory_symlink(dumped.folder(), place / "link");
  fs::create_symlink(dumped.file(), place / "link.json");
  store.define(agency("new")).value();
  CHECK(dump_folder(store, place / "link").has_value());
  CHECK(dump_json(store, place / "link.json").has_value());
  CHECK(fs::is_symlink(place / "link"));
  CHECK(fs::is_symlink(place / "link.json"));
  CHECK(dumped.read("agencies.csv").find("\nnew,") != std::string::npos);
  CHECK(read_bytes(dumped.file()).find("\"new\"") != std::string::npos);
  fs::create_directory_symlink(place / "nowhere", place / "dead");
  CHECK(shown(dump_folder(store, place / "dead").error()).starts_with("io: "));
  CHECK(fs::is_symlink(place / "dead"));
  CHECK(std::distance(fs::directory_iterator(place.path()), {}) == 3);
}

TEST_CASE("dump: a text with a NUL byte is refused, and the older dump stays") {
  Store store = small_store();
  const Dumped dumped(store);
  const auto before = files_of(dumped.folder());
  SourceDocument odd = source("odd");
  odd.note = std::string("a\0b", 3);
  store.define(odd).value();
  CHECK(shown(dump_folder(store, dumped.folder()).error()).find("holds a NUL byte") !=
        std::string::npos);
  CHECK(shown(dump_json(store, dumped.file()).error()).find("holds a NUL byte") !=
        std::string::npos);
  CHECK(files_of(dumped.folder()) == before);
  CHECK_FALSE(fs::exists(dumped.file()));
}

TEST_CASE("dump: the example data comes back whole, from the folder and from the document") {
  Store store = Store::in_memory().value();
  const fs::path data = ANNALS_EXAMPLE_DATA;
  std::vector<ImportFile> files;
  for (const CsvContent content : exchange::definition_contents()) {
    const fs::path file = data / (std::string(to_string(content)) + ".csv");
    if (fs::exists(file)) files.push_back({content, file});
  }
  files.push_back({CsvContent::kObservations, data / "observations.csv"});
  REQUIRE(import_csv(store, files)->issues.empty());
  store.freeze("as imported").value();
  const Dumped dumped(store);
  CHECK(dumped.summary.revisions == 206);
  Store loaded = Store::in_memory().value();
  REQUIRE(told(load_folder(loaded, dumped.folder())->issues, dumped.place) == "");
  check_same_history(store, loaded);
  CHECK(files_of(Dumped(loaded).folder()) == files_of(dumped.folder()));
  dump_json(store, dumped.file()).value();
  Store of_document = Store::in_memory().value();
  REQUIRE(told(load_json(of_document, dumped.file())->issues, dumped.place) == "");
  CHECK(files_of(Dumped(of_document).folder()) == files_of(dumped.folder()));
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
