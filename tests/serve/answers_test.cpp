#include <doctest/doctest.h>
#include <httplib.h>

#include <nlohmann/json.hpp>
#include <set>

#include "serve/served.h"

namespace annals::test {
namespace {

struct Asked {
  std::string name;
  httplib::Params parameters;
  std::vector<std::string> words;  // the command that says the same
};

const std::string kAgency = "shanghai-courts", kIndicator = "litigation.appearance_rate";
const httplib::Params kSeries{{"agency", kAgency}, {"indicator", kIndicator}};

httplib::Params with(httplib::Params parameters, const httplib::Params& further) {
  parameters.insert(further.begin(), further.end());
  return parameters;
}

std::vector<Asked> all_asked() {
  return {
      {"agencies", {}, {"agencies"}},
      {"agencies", {{"text", "法院"}}, {"agencies", "法院"}},
      {"indicators", {}, {"indicators"}},
      {"indicators", {{"text", "出庭应诉率"}}, {"indicators", "出庭应诉率"}},
      {"sources", {}, {"sources"}},
      {"series", {{"agency", "上海法院"}}, {"series", "上海法院"}},
      {"series",
       with(kSeries, {{"as_of", "2021-12-31"}}),
       {"series", kAgency, kIndicator, "--as-of", "2021-12-31"}},
      {"trend", kSeries, {"trend", kAgency, kIndicator}},
      {"trend",
       with(kSeries, {{"language", "zh"}, {"years", "2019:"}, {"transform", "pp"}}),
       {"--lang", "zh", "trend", kAgency, kIndicator, "--years", "2019:", "--transform", "pp"}},
      {"trend",
       with(kSeries, {{"linked", "true"}, {"ignore_breaks", "false"}}),
       {"trend", kAgency, kIndicator, "--linked"}},
      {"forecast",
       {{"agency", "shandong-courts"}, {"indicator", "litigation.loss_rate"}},
       {"forecast", "shandong-courts", "litigation.loss_rate"}},
      {"compare", {{"indicator", kIndicator}}, {"compare", kIndicator}},
      {"compare",
       {{"indicator", kIndicator}, {"agencies", kAgency}, {"agencies", "henan-courts"}},
       {"compare", kIndicator, kAgency, "henan-courts"}},
      {"rank",
       {{"indicator", kIndicator}, {"kind", "court"}, {"all", "true"}},
       {"rank", kIndicator, "--kind", "court", "--all"}},
      {"rollup", {{"agency", "china"}, {"indicator", kIndicator}}, {"rollup", "china", kIndicator}},
      {"coverage", {{"indicator", kIndicator}}, {"coverage", "--indicator", kIndicator}},
      {"check", {}, {"check"}},
      {"check",
       {{"severity", "warning"}, {"language", "zh"}},
       {"--lang", "zh", "check", "--severity", "warning"}},
      {"target", {{"present", "2024"}}, {"target", "--present", "2024"}},
      {"computed",
       {{"agency", "shandong-courts"}, {"indicator", "litigation.loss_rate"}},
       {"computed", "shandong-courts", "litigation.loss_rate"}},
      {"explain", with(kSeries, {{"year", "2022"}}), {"explain", kAgency, kIndicator, "2022"}},
      {"history", kSeries, {"history", kAgency, kIndicator}},
      {"log", {}, {"log"}},
      {"log", {{"last", "1"}, {"brief", "true"}}, {"log", "--last", "1", "--brief"}},
  };
}

nlohmann::json description() {
  std::ifstream stream(ANNALS_API_DESCRIPTION);
  return nlohmann::json::parse(stream);
}

}  // namespace

TEST_SUITE("serve: answers") {
  TEST_CASE("serve: an answer is what the command prints, byte for byte") {
    const TempDir folder;
    const std::string store = example_store(folder);
    Served served(store);
    httplib::Client client("127.0.0.1", served.port());
    int good = 0;
    for (const Asked& asked : all_asked()) {
      CAPTURE(asked.name);
      std::vector<std::string> words{"--store", store, "--format", "json"};
      words.insert(words.end(), asked.words.begin(), asked.words.end());
      const Printed printed = run_annals(words);
      const auto answer = client.Get("/api/" + asked.name, asked.parameters, httplib::Headers{});
      REQUIRE(answer);
      if (printed.status <= 1) {
        ++good;
        CHECK(answer->status == 200);
        CHECK(answer->body == printed.results);
      } else {
        // The same sentence, which the command prints behind its name.
        const auto error = nlohmann::json::parse(answer->body).at("error");
        CHECK(answer->status >= 400);
        CHECK(printed.messages == "annals: " + error.at("message").get<std::string>() + "\n");
      }
    }
    CHECK(good > 20);
  }

  TEST_CASE("serve: every question that is described was asked") {
    std::set<std::string> described, asked;
    const nlohmann::json document = description();
    for (const auto& [path, operations] : document.at("paths").items()) described.insert(path);
    for (const Asked& each : all_asked()) asked.insert("/api/" + each.name);
    CHECK(described == asked);
  }

  TEST_CASE("serve: the description is served as it lies in the documents") {
    const TempDir folder;
    Served served(example_store(folder));
    httplib::Client client("127.0.0.1", served.port());
    const auto answer = client.Get("/openapi.json");
    REQUIRE(answer);
    CHECK(nlohmann::json::parse(answer->body) == description());
  }

  TEST_CASE("serve: a wrong question is told in one sentence, with the code of the error") {
    const TempDir folder;
    Served served(example_store(folder));
    httplib::Client client("127.0.0.1", served.port());
    const std::tuple<const char*, int, const char*> wrong[] = {
        {"/api/trend", 400, "agency is missing"},
        {"/api/trend?agency=china&indicator=x&colour=red", 400, "\"colour\" is not a parameter"},
        {"/api/trend?agency=china&agency=jiangsu", 400, "given twice"},
        {"/api/trend?agency=china&indicator=a%00b", 400, "not text"},
        {"/api/trend?agency=china&indicator=%ff", 400, "not text"},
        {"/api/trend?agency=--help&indicator=--version", 404, "\"--help\" is not known"},
        {"/api/trend?agency=china&indicator=x&linked=maybe", 400, "neither true nor false"},
        {"/api/trend?agency=china&indicator=litigation.loss_rate&years=soon", 400, "soon"},
        {"/api/agencies?language=fr", 400, "write en or zh"},
        {"/api/set?agency=china", 404, "no such page"},
        {"/api/", 404, "no such page"}};
    for (const auto& [address, status, part] : wrong) {
      const std::string tried = address;  // clang 14 captures no structured binding
      CAPTURE(tried);
      const auto answer = client.Get(address);
      REQUIRE(answer);
      CHECK(answer->status == status);
      const auto error = nlohmann::json::parse(answer->body).at("error");
      CHECK(error.at("message").get<std::string>().find(part) != std::string::npos);
      CHECK_FALSE(error.at("code").get<std::string>().empty());
    }
  }

  TEST_CASE("serve: what is written meanwhile is in the next answer") {
    const TempDir folder;
    const std::string store = example_store(folder);
    Served served(store);
    httplib::Client client("127.0.0.1", served.port());
    const std::string address = "/api/series?agency=" + kAgency + "&indicator=" + kIndicator;
    const auto before = client.Get(address);
    REQUIRE(before);
    REQUIRE(run_annals({"--store", store, "set", kAgency, kIndicator, "2023", "99.9", "--by-hand"})
                .status == 0);
    const auto after = client.Get(address);
    REQUIRE(after);
    CHECK(before->body.find("99.9") == std::string::npos);
    CHECK(after->body.find("99.9") != std::string::npos);
  }

  TEST_CASE("serve: a store that took the place of another is the one that is read") {
    const TempDir folder, other;
    const std::string store = example_store(folder);
    Served served(store);
    httplib::Client client("127.0.0.1", served.port());
    REQUIRE(client.Get("/api/agencies")->body.find("china") != std::string::npos);
    const std::string empty = other / "empty.db";
    REQUIRE(run_annals({"--store", empty, "init"}).status == 0);
    std::filesystem::rename(empty, store);
    CHECK(client.Get("/api/agencies")->body == "[]\n");
    std::filesystem::remove(store);
    const auto gone = client.Get("/api/agencies");
    CHECK(gone->status == 503);
    CHECK(gone->body.find(store) == std::string::npos);
  }
}

}  // namespace annals::test
