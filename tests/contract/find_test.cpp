#include <annals/store.h>
#include <doctest/doctest.h>

#include <string>

#include "support/builders.h"
#include "support/shown.h"
#include "support/test_store.h"

TEST_SUITE_BEGIN("store");

namespace annals::test {
namespace {

Agency pukou() {
  Agency result = agency("320111");
  result.names.names = {{"en", "Pukou District"}, {"zh", "浦口区"}};
  result.names.aliases = {{"zh", {"浦口区人民政府", "PK办"}}};
  return result;
}

Indicator appearance_rate() {
  Indicator result = indicator("litigation.appearance_rate", IndicatorKind::kPercent);
  result.names.names = {{"en", "Appearance rate"}, {"zh", "出庭应诉率"}};
  result.names.aliases = {{"en", {"Heads in court"}}};
  return result;
}

STORE_CASE("store: an agency is found by code, name and alias, in any language") {
  store->define(agency("other")).value();
  store->define(pukou()).value();
  for (const char* text : {"320111", "Pukou District", "浦口区", "浦口区人民政府", "PK办"}) {
    CAPTURE(text);
    CHECK(code_of(store->find_agency(text)) == "320111");
  }
}

STORE_CASE("store: an indicator is found by code, name and alias, in any language") {
  store->define(indicator("other")).value();
  store->define(appearance_rate()).value();
  for (const char* text : {"litigation.appearance_rate", "LITIGATION.Appearance_Rate",
                           "Appearance rate", "heads IN court", "出庭应诉率"}) {
    CAPTURE(text);
    CHECK(code_of(store->find_indicator(text)) == "litigation.appearance_rate");
  }
}

STORE_CASE("store: case, width and blanks make no difference to what is found") {
  store->define(pukou()).value();
  for (const char* text : {"PUKOU DISTRICT", "  pukou   district ", "ｐｕｋｏｕ　ｄｉｓｔｒｉｃｔ",
                           "pk办", "ＰＫ办", "３２０１１１"}) {
    CAPTURE(text);
    CHECK(code_of(store->find_agency(text)) == "320111");
  }
}

STORE_CASE("store: a source is found by its code alone") {
  store->define(source("report-2023")).value();
  CHECK(code_of(store->find_source("report-2023")) == "report-2023");
  CHECK(code_of(store->find_source("Report-2023")) == "report-2023");
  CHECK(code_of(store->find_source("report-2024")) ==
        "not_found: source \"report-2024\" is not known; did you mean \"report-2023\"?");
}

STORE_CASE("store: what is not found is answered with the nearest codes and names") {
  store->define(pukou()).value();
  store->define(appearance_rate()).value();
  CHECK(code_of(store->find_agency("Pukuo District")) ==
        "not_found: agency \"Pukuo District\" is not known; did you mean \"Pukou District\"?");
  CHECK(code_of(store->find_indicator("出庭应诉")) ==
        "not_found: indicator \"出庭应诉\" is not known; did you mean \"出庭应诉率\"?");
  CHECK(code_of(store->find_agency("qqq")) == "not_found: agency \"qqq\" is not known");
}

STORE_CASE("store: an agency where an indicator is asked for is told, and the other way round") {
  store->define(pukou()).value();
  store->define(appearance_rate()).value();
  CHECK(code_of(store->find_indicator("Pukou District")) ==
        "not_found: indicator \"Pukou District\" is not known; an agency is called that");
  CHECK(code_of(store->find_agency("出庭应诉率")) ==
        "not_found: agency \"出庭应诉率\" is not known; an indicator is called that");
}

STORE_CASE("store: nothing is found in an empty store, nor by an empty text") {
  CHECK(code_of(store->find_agency("a")) == "not_found: agency \"a\" is not known");
  store->define(pukou()).value();
  CHECK(code_of(store->find_agency("")) == "not_found: agency \"\" is not known");
  CHECK(code_of(store->find_indicator("")) == "not_found: indicator \"\" is not known");
}

STORE_CASE("store: a text that is not UTF-8 is not found, and harms nothing") {
  store->define(pukou()).value();
  CHECK(code_of(store->find_agency("\xC3\x28")) == "not_found: agency \"\uFFFD(\" is not known");
}

STORE_CASE("store: a name belongs to one agency only, in whatever form it is written") {
  store->define(pukou()).value();
  Agency other = agency("jianye");
  other.names.names["zh"] = "ＰＫ办";
  CHECK(shown(store->define(other)) ==
        "already_exists: agency \"jianye\" cannot be called \"ＰＫ办\": that is agency "
        "\"320111\"; give one of them another name");
  other.names.names["zh"] = "建邺区";
  other.names.aliases["en"] = {"PUKOU district"};
  CHECK(store->define(other).error().code == ErrorCode::kAlreadyExists);
  CHECK(codes_of(store->agencies()) == "320111");
}

STORE_CASE("store: a name may not be the code of another") {
  store->define(agency("court")).value();
  Agency other = agency("tax");
  other.names.names["en"] = "COURT";
  CHECK(shown(store->define(other)) ==
        "already_exists: agency \"tax\" cannot be called \"COURT\": that is agency \"court\"; "
        "give one of them another name");
}

STORE_CASE("store: a code may not be the name of another") {
  Agency other = agency("320111");
  other.names.aliases["en"] = {"Court"};
  store->define(other).value();
  CHECK(shown(store->define(Agency{.code = AgencyCode("court")})) ==
        "already_exists: agency \"court\" cannot have this code: it is a name of agency "
        "\"320111\"; give one of them another");
}

STORE_CASE("store: one name may stand for an agency and an indicator") {
  store->define(agency("court")).value();
  CHECK(shown(store->define(indicator("court"))) == "changed");
}

STORE_CASE("store: a name may be used in several languages, and again after it was given up") {
  Agency first = agency("a");
  first.names.names = {{"en", "WHO"}, {"fr", "who"}};
  CHECK(shown(store->define(first)) == "changed");
  first.names.names = {{"en", "A"}};
  CHECK(shown(store->define(first, Redefine::kReplace)) == "changed");
  Agency second = agency("b");
  second.names.names["en"] = "WHO";
  CHECK(shown(store->define(second)) == "changed");
  CHECK(code_of(store->find_agency("who")) == "b");
}

STORE_CASE("store: names and languages of bad form are refused") {
  const auto refusal = [&](const char* language, const char* name) {
    Agency court{.code = AgencyCode("court")};
    court.names.names[language] = name;
    return shown(store->define(court));
  };
  CHECK(refusal("EN", "Court") ==
        "invalid_data: agency \"court\" has a name in the language \"EN\": write a lower-case tag "
        "such as \"zh\" or \"en\"");
  CHECK(refusal("", "Court").find("the language \"\"") != std::string::npos);
  CHECK(refusal("en-", "Court").find("the language \"en-\"") != std::string::npos);
  CHECK(refusal("englishes", "Court").find("the language") != std::string::npos);
  CHECK(refusal("en", " \u3000 ") == "invalid_data: agency \"court\" has an empty name in en");
  CHECK(refusal("en", "\xFF") ==
        "invalid_data: agency \"court\" has a name in en that is not UTF-8: \"\uFFFD\"");
  CHECK(refusal("zh-hans-cn", "法院") == "changed");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
