#include <annals/journal.h>
#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

#include "support/court.h"

TEST_SUITE_BEGIN("journal");

namespace annals::test {
namespace {

std::string shown_range(YearRange years) {
  return years.empty() ? "" : to_string(years.first) + "-" + to_string(years.last);
}

template <typename C>
std::string listed(const std::vector<C>& codes, std::size_t count) {
  std::string text = std::to_string(count) + ":";
  for (const C& code : codes) text += " " + code.str();
  return text;
}

// "2 r1 lin +1~2-3 (1: court; 1: rate; 2020-2021)", a write a line.
std::string told(const Result<std::vector<JournalEntry>>& entries) {
  if (!entries) return shown(entries.error());
  std::string text;
  for (const JournalEntry& entry : *entries) {
    if (!text.empty()) text += "\n";
    text += std::to_string(entry.write.record.id) + " " + entry.write.source.str() + " " +
            entry.write.record.author;
    if (!entry.values) continue;
    const WrittenValues& values = *entry.values;
    text += " +" + std::to_string(values.added) + "~" + std::to_string(values.revised) + "-" +
            std::to_string(values.retracted) + " (" + listed(values.agencies, values.agency_count) +
            "; " + listed(values.indicators, values.indicator_count) + "; " +
            shown_range(values.years) + ")";
  }
  return text;
}

Store court() {
  Store store = Store::in_memory({.author = "lin"}).value();
  define_court(store);
  return store;
}

TEST_CASE("journal: a store to which nothing was written has none") {
  const Store store = court();
  CHECK(told(journal(store)) == "");
  CHECK(told(journal(store, {.last = 5})) == "");
}

TEST_CASE("journal: a write tells when, who, why and by which program") {
  Store store = court();
  store.write(says("r1", 2020, "97.3"), {.author = "wang", .reason = "misread"}).value();
  const auto entries = journal(store).value();
  REQUIRE(entries.size() == 1);
  const WriteRecord& record = entries[0].write.record;
  CHECK(record.author == "wang");
  CHECK(record.reason == "misread");
  CHECK(record.program == "annals " + std::string(version()));
  CHECK(record.recorded_at == store.writes().value()[0].record.recorded_at);
}

TEST_CASE("journal: new, revised and retracted values are counted as the writes counted them") {
  Store store = court();
  store.write(says("r1", 2020, "97.3")).value();
  store.write(says("r2", 2020, "97.4")).value();  // another source's first word
  store.write(says("r1", 2020, "97.5")).value();
  store.write(retracts("r1", 2020)).value();
  store.write(says("r1", 2020, "97.6")).value();  // after a retraction: revised, as write() says
  CHECK(told(journal(store)) ==
        "1 r1 lin +1~0-0 (1: court; 1: rate; 2020-2020)\n"
        "2 r2 lin +1~0-0 (1: court; 1: rate; 2020-2020)\n"
        "3 r1 lin +0~1-0 (1: court; 1: rate; 2020-2020)\n"
        "4 r1 lin +0~0-1 (1: court; 1: rate; 2020-2020)\n"
        "5 r1 lin +0~1-0 (1: court; 1: rate; 2020-2020)");
}

TEST_CASE("journal: one year's words are not another's") {
  Store store = court();
  store
      .write(Batch(source("r1"))
                 .add(kCourt, kRate, observation(2020, "1"))
                 .add(kCourt, kRate, observation(2021, "2"))
                 .add(kCourt, kCases, observation(2021, "2"))
                 .add(kTax, kCases, observation(2019, "3")))
      .value();
  CHECK(told(journal(store)) == "1 r1 lin +4~0-0 (2: court tax; 2: cases rate; 2019-2021)");
}

TEST_CASE("journal: of many agencies and indicators the first by code are named") {
  Store store = court();
  Batch batch(source("r1"));
  for (const char* code : {"e", "d", "a", "c", "b"}) {
    store.define(agency(code)).value();
    store.define(indicator(std::string("i") + code)).value();
    batch.add(AgencyCode(code), IndicatorCode(std::string("i") + code), observation(2020, "1"));
  }
  store.write(batch).value();
  CHECK(told(journal(store)) == "1 r1 lin +5~0-0 (5: a b c; 5: ia ib ic; 2020-2020)");
}

TEST_CASE("journal: writes can be asked for by author, source and moment") {
  Store store = court();
  store.write(says("r1", 2020, "1"), {.author = "Lin"}).value();
  const Timestamp between = moment_between(store);
  store.write(says("r1", 2020, "2"), {.author = "Wang"}).value();
  store.write(says("r2", 2020, "3"), {.author = "Wang"}).value();
  const JournalOptions brief{.count_values = false};
  const auto asked = [&](auto change) {
    JournalOptions options = brief;
    change(options);
    options.author = options.author.empty() ? "wang" : options.author;
    return told(journal(store, options));
  };
  CHECK(asked([](JournalOptions&) {}).find("Lin") == std::string::npos);
  CHECK(asked([](JournalOptions& o) { o.author = "LIN"; }).starts_with("1 r1 Lin"));
  CHECK(asked([](JournalOptions& o) { o.source = SourceCode("r2"); }).ends_with(" r2 Wang"));
  CHECK(asked([&](JournalOptions& o) { o.until = between; }) == "");
  CHECK(asked([&](JournalOptions& o) {
          o.since = between;
          o.source = SourceCode("r1");
        }).ends_with(" r1 Wang"));
  CHECK(asked([](JournalOptions& o) { o.last = 1; }).ends_with(" r2 Wang"));
}

TEST_CASE("journal: of agencies and indicators alone their own values are counted") {
  Store store = court();
  store
      .write(Batch(source("r1"))
                 .add(kCourt, kRate, observation(2020, "1"))
                 .add(kTax, kCases, observation(2019, "3")))
      .value();
  store.write(Batch(source("r2")).add(kTax, kCases, observation(2018, "3"))).value();
  store.write(Batch(source("r2")).add(kTax, kCases, observation(2018, "4"))).value();
  CHECK(told(journal(store, {.agencies = {kCourt}})) ==
        "1 r1 lin +1~0-0 (1: court; 1: rate; 2020-2020)");
  CHECK(told(journal(store, {.indicators = {kCases}})) ==
        "1 r1 lin +1~0-0 (1: tax; 1: cases; 2019-2019)\n"
        "2 r2 lin +1~0-0 (1: tax; 1: cases; 2018-2018)\n"
        "3 r2 lin +0~1-0 (1: tax; 1: cases; 2018-2018)");
  // The last of those that are left, not those left of the last.
  CHECK(told(journal(store, {.agencies = {kCourt}, .last = 1, .count_values = false})) ==
        "1 r1 lin +1~0-0 (1: court; 1: rate; 2020-2020)");
  CHECK(told(journal(store, {.agencies = {kCourt}, .indicators = {kCases}})) == "");
}

TEST_CASE("journal: what is not defined is named") {
  const Store store = court();
  CHECK(told(journal(store, {.agencies = {AgencyCode("curt")}})) ==
        "not_found: agency \"curt\" is not defined; did you mean \"court\"?");
  CHECK(told(journal(store, {.source = SourceCode("r9")})) ==
        "not_found: source \"r9\" is not known");
}

TEST_CASE("journal: a frozen store tells of the writes before the freeze") {
  Store store = court();
  store.write(says("r1", 2020, "1")).value();
  store.freeze("sent").value();
  store.write(says("r1", 2020, "2")).value();
  CHECK(told(journal(store.frozen("sent").value(), {.count_values = false})) == "1 r1 lin");
  CHECK(told(journal(store, {.count_values = false})) == "1 r1 lin\n2 r1 lin");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
