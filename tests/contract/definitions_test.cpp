#include <annals/store.h>
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/builders.h"
#include "support/full_store.h"
#include "support/shown.h"
#include "support/test_store.h"

TEST_SUITE_BEGIN("store");

namespace annals::test {
namespace {

Subject subject(std::string_view code, std::string_view name) {
  Subject result{.code = SubjectCode(code)};
  result.names.names["en"] = std::string(name);
  return result;
}

Agency full_agency() {
  Agency result = agency("pukou");
  result.names.names = {{"en", "Pukou District"}, {"zh", "浦口区"}};
  result.names.aliases = {{"en", {"Pukou"}}, {"zh", {"浦口", "浦口区人民政府"}}};
  result.kind = AgencyKind::kCounty;
  result.parent = AgencyCode("nanjing");
  result.former_parents = {{AgencyCode("jiangpu"), Year(1949)},
                           {AgencyCode("yangzhou"), Year(1971)}};
  result.first_year = Year(1912);
  result.last_year = Year(2999);
  return result;
}

void define_parents(TestStore& store) {
  for (const char* code : {"nanjing", "jiangpu", "yangzhou"}) store->define(agency(code)).value();
}

Indicator full_indicator() {
  Indicator result = indicator("appearance_rate", IndicatorKind::kPercent);
  result.names.names["zh"] = "出庭应诉率";
  result.names.aliases["zh"] = {"负责人出庭率"};
  result.definition = {{"en", "heads who came to court"}, {"zh", "行政机关负责人出庭"}};
  result.subject = SubjectCode("litigation");
  result.unit_names = {{"en", "per cent"}, {"zh", "百分比"}};
  result.decimals = 2;
  result.polarity = Polarity::kHigherIsBetter;
  result.aggregation = Aggregation::kRatioOfSums;
  result.numerator = IndicatorCode("appearances");
  result.denominator = IndicatorCode("hearings");
  result.factor = dec("100.0");
  result.formula = "appearances / hearings";
  result.rounding = RoundingRule::kHalfEven;
  result.lower_bound = dec("0.00");
  result.upper_bound = dec("1e2");
  return result;
}

void define_parts(TestStore& store) {
  store->define(subject("litigation", "Litigation")).value();
  store->define(indicator("appearances")).value();
  store->define(indicator("hearings")).value();
}

STORE_CASE("store: an agency is read back with every field") {
  define_parents(store);
  CHECK(shown(store->define(full_agency())) == "changed");
  CHECK(store->find_agency("pukou").value() == full_agency());
  CHECK(codes_of(store->agencies()) == "jiangpu, nanjing, pukou, yangzhou");
}

STORE_CASE("store: an indicator is read back with every field, its decimals as printed") {
  define_parts(store);
  CHECK(shown(store->define(full_indicator())) == "changed");
  CHECK(store->find_indicator("appearance_rate").value() == full_indicator());
  CHECK(codes_of(store->indicators()) == "appearance_rate, appearances, hearings");
}

STORE_CASE("store: a source is read back with every field") {
  SourceDocument document = source("r1", "2024-01");
  document.document_number = "浦政发〔2024〕1号";
  document.publisher = "Pukou District";
  document.url = "https://example.org/1";
  document.sha256 = std::string(64, 'a');
  document.note = "in prose";
  CHECK(shown(store->define(document)) == "changed");
  CHECK(store->find_source("r1").value() == document);
  CHECK(store->sources().value() == std::vector{document});
}

STORE_CASE("store: a subject is read back with its names and what stands above it") {
  Subject below = subject("litigation", "Litigation");
  below.parent = SubjectCode("law");
  below.names.aliases["en"] = {"Lawsuits"};
  const Subject above = subject("law", "Law");
  store->define(above).value();
  CHECK(shown(store->define(below)) == "changed");
  CHECK(store->subjects().value() == std::vector{above, below});
}

STORE_CASE("store: successions are read back by predecessor and year") {
  for (const char* code : {"a", "b", "c"}) store->define(agency(code)).value();
  const Succession split{
      SuccessionKind::kSplit, AgencyCode("b"), AgencyCode("c"), Year(2010), "order 1", "note"};
  const Succession late{SuccessionKind::kMerge, AgencyCode("a"), AgencyCode("c"), Year(2020)};
  const Succession early{SuccessionKind::kRename, AgencyCode("a"), AgencyCode("b"), Year(2000)};
  for (const Succession& each : {split, late, early}) CHECK(store->define(each).value());
  CHECK(store->successions().value() == std::vector{early, late, split});
}

STORE_CASE("store: versions of a definition are read back by indicator and first day") {
  store->define(indicator("rate")).value();
  DefinitionVersion late{.indicator = IndicatorCode("rate"), .version = "2020"};
  late.valid_from = parse_date("2020-07-01").value();
  late.legal_basis = "法释〔2020〕3号";
  late.numerator_rule = "above";
  late.denominator_rule = "below";
  late.note = "note";
  DefinitionVersion early{.indicator = IndicatorCode("rate"), .version = "first"};
  early.valid_to = parse_date("2020-06-30").value();
  CHECK(store->define(late).value());
  CHECK(store->define(early).value());
  CHECK(store->definition_versions().value() == std::vector{early, late});
}

STORE_CASE("store: breaks are read back, and stand in the series they concern") {
  store->define(agency("court")).value();
  store->define(agency("tax")).value();
  store->define(indicator("rate")).value();
  SeriesBreak for_all{.indicator = IndicatorCode("rate"), .first_year = Year(2015)};
  for_all.reason = "a new form";
  for_all.pre_break_value = dec("97.30");
  SeriesBreak for_one{.indicator = IndicatorCode("rate"), .first_year = Year(2012)};
  for_one.agency = AgencyCode("court");
  CHECK(store->define(for_all).value());
  CHECK(store->define(for_one).value());
  CHECK(store->breaks().value() == std::vector{for_one, for_all});

  const auto breaks_of = [&](std::string_view code) {
    const Series series = store->series(AgencyCode(code), IndicatorCode("rate")).value();
    return std::vector<SeriesBreak>(series.breaks().begin(), series.breaks().end());
  };
  CHECK(breaks_of("court") == std::vector{for_one, for_all});
  CHECK(breaks_of("tax") == std::vector{for_all});
}

STORE_CASE("store: targets are read back, for an agency and for a kind of agency") {
  store->define(agency("court")).value();
  store->define(indicator("rate")).value();
  store->define(source("plan")).value();
  const Target of_one{.agency = AgencyCode("court"),
                      .indicator = IndicatorCode("rate"),
                      .year = Year(2024),
                      .value = dec("90.0"),
                      .source = SourceCode("plan"),
                      .note = "agreed"};
  const Target of_kind{.agency_kind = AgencyKind::kTownship,
                       .indicator = IndicatorCode("rate"),
                       .year = Year(2024),
                       .direction = TargetDirection::kAtMost,
                       .value = dec("12e3"),
                       .source = SourceCode("plan")};
  CHECK(store->define(of_one).value());
  CHECK(store->define(of_kind).value());
  CHECK(store->targets().value() == std::vector{of_kind, of_one});
}

STORE_CASE("store: a new store has no definitions") {
  CHECK(store->subjects().value().empty());
  CHECK(store->agencies().value().empty());
  CHECK(store->indicators().value().empty());
  CHECK(store->sources().value().empty());
  CHECK(store->successions().value().empty());
  CHECK(store->definition_versions().value().empty());
  CHECK(store->breaks().value().empty());
  CHECK(store->targets().value().empty());
}

STORE_CASE("store: an indicator gives up its texts when it is redefined without them") {
  define_parts(store);
  store->define(full_indicator()).value();
  const Indicator bare = indicator("appearance_rate", IndicatorKind::kPercent);
  CHECK(shown(store->define(bare, Redefine::kReplace)) == "changed");
  CHECK(store->find_indicator("appearance_rate").value() == bare);
}

STORE_CASE("store: an agency gives up its names and parents when it is redefined without them") {
  define_parents(store);
  store->define(full_agency()).value();
  CHECK(shown(store->define(agency("pukou"), Redefine::kReplace)) == "changed");
  CHECK(store->find_agency("pukou").value() == agency("pukou"));
  CHECK(store->find_agency("浦口").error().code == ErrorCode::kNotFound);
}

STORE_CASE("store: lists are in the order of codes, whatever their case") {
  for (const char* code : {"b", "C", "a10", "A2", "a-1"}) store->define(agency(code)).value();
  CHECK(codes_of(store->agencies()) == "a-1, a10, A2, b, C");
}

STORE_CASE("store: all definitions at once are those that are found one by one") {
  define_everything(*store);
  std::size_t with_former_parents = 0, with_texts = 0;
  for (const Agency& each : store->agencies().value()) {
    CHECK(each == store->find_agency(each.code.str()).value());
    with_former_parents += each.former_parents.empty() ? 0 : 1;
  }
  for (const Indicator& each : store->indicators().value()) {
    CHECK(each == store->find_indicator(each.code.str()).value());
    with_texts += each.definition.empty() ? 0 : 1;
  }
  CHECK(with_former_parents == 1);
  CHECK(with_texts == 1);
}

STORE_CASE("store: an indicator has 0 to 18 decimals, and both counts or none") {
  for (const int decimals : {-1, 19}) {
    Indicator wrong = indicator("rate");
    wrong.decimals = decimals;
    CHECK(shown(store->define(wrong)) == "invalid_data: indicator \"rate\" has " +
                                             std::to_string(decimals) +
                                             " decimals: give a number from 0 to 18");
  }
  store->define(indicator("cases")).value();
  Indicator half = indicator("rate");
  half.numerator = IndicatorCode("cases");
  CHECK(
      shown(store->define(half)) ==
      "invalid_data: indicator \"rate\" has a numerator without a denominator: give both or none");
  half.denominator = half.numerator;
  half.numerator.reset();
  CHECK(
      shown(store->define(half)) ==
      "invalid_data: indicator \"rate\" has a denominator without a numerator: give both or none");
}

STORE_CASE("store: the SHA-256 of a document is 64 hexadecimal digits in lower case") {
  for (const std::string& wrong : {std::string(63, 'a'), std::string(64, 'A'), std::string(64, 'g'),
                                   std::string(64, '/'), std::string(64, ':')}) {
    SourceDocument document = source("r");
    document.sha256 = wrong;
    CHECK(store->define(document).error().code == ErrorCode::kInvalidData);
  }
  SourceDocument document = source("r");
  document.sha256 = "0123456789abcdef" + std::string(48, '0');
  CHECK(shown(store->define(document)) == "changed");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
