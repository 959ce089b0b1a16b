#include <annals/explain.h>
#include <doctest/doctest.h>

#include <string>

#include "support/courtroom.h"

TEST_SUITE_BEGIN("explain");

namespace annals::test {
namespace {

Explanation explain_rate(Courtroom& room, int year = 2022, const ReadOptions& options = {}) {
  return explain(room.store(), AgencyCode("court"), IndicatorCode("rate"), Year(year), options)
      .value();
}

// "report 99.6 counts; other 99.5 published_earlier"; "-" where nothing counts.
std::string words_of(const Explanation& explanation) {
  const auto text = [](const SourceWord& word) {
    return word.source->code.str() + " " +
           (word.observation.value ? word.observation.value->str() : "-") + " " +
           std::string(to_string(word.standing));
  };
  std::string result = explanation.word ? text(*explanation.word) : "-";
  for (const SourceWord& word : explanation.other_words) result += "; " + text(word);
  return result;
}

TEST_CASE("explain: a figure has its print, its range, its source and who recorded it") {
  Courtroom room;
  room.say("rate", 2022, "99.6", "P", "14665", "14730");
  const Explanation explanation = explain_rate(room);
  REQUIRE(explanation.word);
  CHECK(words_of(explanation) == "report 99.6 counts");
  CHECK(explanation.word->observation.status.letters() == "P");
  CHECK(explanation.word->observation.locator == "page 1");
  CHECK(explanation.word->write->author == "tester");
  CHECK_FALSE(explanation.word->ended_by);
  REQUIRE(explanation.range);
  CHECK(explanation.range->low->at == dec("99.55"));
  CHECK(explanation.range->high->at == dec("99.65"));
  CHECK(explanation.computed.agreement == Agreement::kAgrees);
  CHECK(explanation.agency.code.str() == "court");
  CHECK(explanation.indicator.code.str() == "rate");
}

TEST_CASE("explain: a count to the unit stands for itself, and a rounded one for its interval") {
  Courtroom room;
  room.say("closed", 2022, "93");
  room.say("closed", 2023, "12.2\u4E07");
  const auto range = [&](int year) {
    return *explain(room.store(), AgencyCode("court"), IndicatorCode("closed"), Year(year))
                .value()
                .range;
  };
  CHECK(range(2022).low->at == dec("93"));
  CHECK(range(2022).high->at == dec("93"));
  CHECK(range(2023).low->at == dec("121500"));
  CHECK(range(2023).high->at == dec("122500"));
}

TEST_CASE("explain: of the words of several sources it is told which counts, and why") {
  Courtroom room;
  room.say("rate", 2022, "1", "", "", "", source("undated"));
  room.say("rate", 2022, "2", "", "", "", source("early", "2023-01-31"));
  room.say("rate", 2022, "3", "", "", "", source("first", "2023-12-31"));
  room.say("rate", 2022, "4", "", "", "", source("second", "2023-12"));
  CHECK(words_of(explain_rate(room)) ==
        "second 4 counts; undated 1 no_date; early 2 published_earlier; first 3 recorded_earlier");
}

TEST_CASE("explain: a correction and a withdrawal name the write that made them") {
  Courtroom room;
  room.say("rate", 2022, "1");
  room.say("rate", 2022, "2");
  room.say("rate", 2022, "3", "", "", "", source("late", "2025"));
  Batch retraction(SourceCode("late"));
  retraction.retract(AgencyCode("court"), IndicatorCode("rate"), Year(2022));
  room.store().write(retraction, {.reason = "wrong court"}).value();
  const Explanation explanation = explain_rate(room);
  CHECK(words_of(explanation) == "report 2 counts; report 1 corrected; late 3 retracted");
  REQUIRE(explanation.other_words.size() == 2);
  CHECK(explanation.other_words[0].ended_by->id == explanation.word->write->id);
  CHECK(explanation.other_words[1].ended_by->reason == "wrong court");
}

TEST_CASE("explain: where all is withdrawn nothing counts") {
  Courtroom room;
  room.say("rate", 2022, "1");
  Batch retraction(SourceCode("report"));
  retraction.retract(AgencyCode("court"), IndicatorCode("rate"), Year(2022));
  room.store().write(retraction).value();
  CHECK(words_of(explain_rate(room)) == "-; report 1 retracted");
}

TEST_CASE("explain: as of a day only what was published by then is told") {
  Courtroom room;
  room.say("rate", 2022, "2", "", "", "", source("early", "2023-01-31"));
  room.say("rate", 2022, "3", "", "", "", source("late", "2024-01-31"));
  const Date day = parse_date("2023-06-30").value();
  CHECK(words_of(explain_rate(room, 2022, {.as_of = day})) == "early 2 counts");
}

TEST_CASE("explain: a year without a figure has what can be computed") {
  Courtroom room;
  room.say("closed", 2023, "93");
  room.say("accepted", 2023, "99");
  const Explanation explanation = explain_rate(room, 2023);
  CHECK_FALSE(explanation.word);
  CHECK_FALSE(explanation.range);
  CHECK(text_of(explanation.computed) == "2023: 93.9 (93/99)");
  CHECK(text_of(explain_rate(room, 2010).computed) == "2010: no value (missing_input)");
}

TEST_CASE("explain: the years asked for are those of the figure, whatever the options say") {
  Courtroom room;
  room.say("rate", 2022, "1");
  CHECK(words_of(explain_rate(room, 2022, {.years = {Year(2000), Year(2001)}})) ==
        "report 1 counts");
}

DefinitionVersion version(std::string_view name, std::string_view from, std::string_view to) {
  DefinitionVersion result{.indicator = IndicatorCode("rate"), .version = std::string(name)};
  if (!from.empty()) result.valid_from = parse_date(from).value();
  if (!to.empty()) result.valid_to = parse_date(to).value();
  return result;
}

TEST_CASE("explain: the versions are those that held on some day of the year") {
  Courtroom room;
  room.define(version("old", "", "2020-06-30"));
  room.define(version("new", "2020-07-01", ""));
  DefinitionVersion other = version("other", "", "");
  other.indicator = IndicatorCode("closed");
  room.define(other);
  const auto versions = [&](int year) {
    std::string names;
    for (const auto& each : explain_rate(room, year).versions) names += each.version + " ";
    return names;
  };
  CHECK(versions(2019) == "old ");
  CHECK(versions(2020) == "old new ");
  CHECK(versions(2021) == "new ");
}

TEST_CASE("explain: breaks are all told, and one in the year is marked") {
  Courtroom room;
  room.define(SeriesBreak{.indicator = IndicatorCode("rate"), .first_year = Year(2020)});
  CHECK(explain_rate(room, 2022).breaks.size() == 1);
  CHECK_FALSE(explain_rate(room, 2022).break_in_year);
  CHECK(explain_rate(room, 2020).break_in_year);
  room.say("rate", 2021, "5", "B");
  CHECK(explain_rate(room, 2021).break_in_year);
}

TEST_CASE("explain: the parent is that of the year, and successions are told") {
  Courtroom room;
  for (const char* code : {"province", "city", "bureau"}) room.define(agency(code));
  Agency court = agency("court");
  court.parent = AgencyCode("province");
  court.former_parents = {{AgencyCode("city"), Year(2010)}};
  court.first_year = Year(2000);
  room.store().define(court, Redefine::kReplace).value();
  room.define(
      Succession{SuccessionKind::kMerge, AgencyCode("court"), AgencyCode("bureau"), Year(2030)});
  room.define(
      Succession{SuccessionKind::kRename, AgencyCode("city"), AgencyCode("court"), Year(2000)});
  room.define(
      Succession{SuccessionKind::kRename, AgencyCode("city"), AgencyCode("bureau"), Year(2001)});
  CHECK(explain_rate(room, 2010).parent->code.str() == "city");
  const Explanation explanation = explain_rate(room, 2011);
  CHECK(explanation.parent->code.str() == "province");
  CHECK(explanation.agency_existed);
  REQUIRE(explanation.successions.size() == 2);
  CHECK(explanation.successions[0].predecessor.str() == "city");
  CHECK(explanation.successions[1].successor.str() == "bureau");
  CHECK_FALSE(explain_rate(room, 1999).agency_existed);
}

TEST_CASE("explain: a year out of the calendar of a store is refused") {
  Courtroom room;
  CHECK(
      explain(room.store(), AgencyCode("court"), IndicatorCode("rate"), Year(3000)).error().code ==
      ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
