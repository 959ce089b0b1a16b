#include "exchange/records/directory.h"

#include <doctest/doctest.h>

#include <string>

#include "support/builders.h"

TEST_SUITE_BEGIN("directory");

namespace annals::exchange {
namespace {

// A lookup that knows "pukou" and counts how often it is asked.
struct Counted {
  int asked = 0;
  Lookup<AgencyCode> lookup{[this](std::string_view text) -> Result<AgencyCode> {
    ++asked;
    if (text == "pukou") return AgencyCode("pukou");
    return Error{ErrorCode::kNotFound, std::string(text) + " is not there"};
  }};
};

TEST_CASE("directory: a word is asked for once, found or not") {
  Counted counted;
  for (const char* word : {"pukou", "pukou", "liuhe", "pukou", "liuhe"}) {
    counted.lookup.find(word);
  }
  CHECK(counted.asked == 2);
  CHECK(counted.lookup.find("pukou")->str() == "pukou");
  CHECK(counted.lookup.find("liuhe").error().message == "liuhe is not there");
}

TEST_CASE("directory: what was found stays where it is while others are looked up") {
  Counted counted;
  const Result<AgencyCode>& found = counted.lookup.find("pukou");
  for (int i = 0; i < 1000; ++i) counted.lookup.find(std::to_string(i));
  CHECK(&found == &counted.lookup.find("pukou"));
}

TEST_CASE("directory: what is forgotten is asked for again") {
  Counted counted;
  counted.lookup.find("pukou");
  counted.lookup.forget();
  counted.lookup.find("pukou");
  CHECK(counted.asked == 2);
}

TEST_CASE("directory: words are excused in any width and case, and the others are not") {
  Counted counted;
  CHECK_FALSE(counted.lookup.excused("浦口区"));
  counted.lookup.excuse("Pukou District");
  CHECK(counted.lookup.excused("pukou  district"));
  CHECK_FALSE(counted.lookup.excused("浦口区"));
  counted.lookup.excuse_all();
  CHECK(counted.lookup.excused("浦口区"));
}

TEST_CASE("directory: agencies and indicators go by name, subjects and sources by code") {
  Store store = Store::in_memory().value();
  Subject subject{.code = SubjectCode("litigation")};
  subject.names.names["zh"] = "行政诉讼";
  Indicator rate = test::indicator("rate", IndicatorKind::kPercent);
  rate.names.names["zh"] = "应诉率";
  Agency pukou = test::agency("pukou");
  pukou.names.aliases["zh"] = {"浦口区"};
  store.define(subject).value();
  store.define(rate).value();
  store.define(pukou).value();
  store.define(test::source("report-2023")).value();
  int settled = 0;
  Directory directory(store, [&settled] { ++settled; });
  CHECK(directory.agencies.find("浦口区")->str() == "pukou");
  CHECK(directory.indicators.find("应诉率")->str() == "rate");
  CHECK(directory.subjects.find("litigation")->str() == "litigation");
  CHECK(directory.sources.find("report-2023")->str() == "report-2023");
  CHECK(directory.subjects.find("行政诉讼").error().message == "subject \"行政诉讼\" is not known");
  CHECK(directory.subjects.find("litigatoin").error().message ==
        "subject \"litigatoin\" is not known; did you mean \"litigation\"?");
  CHECK(directory.sources.find("Report report-2023").error().code == ErrorCode::kNotFound);
  // Each time that the store was asked, and no more often.
  CHECK(settled == 7);
  CHECK(directory.agencies.find("浦口区")->str() == "pukou");
  CHECK(settled == 7);
}

TEST_CASE(
    "directory: what is learned at once is what the store would say, and names nobody shares") {
  Store store = Store::in_memory().value();
  const auto define = [&](const char* code, const char* name, std::vector<std::string> aliases) {
    Agency agency = test::agency(code);
    agency.names.names["zh"] = name;
    agency.names.aliases["zh"] = std::move(aliases);
    store.define(agency).value();
  };
  define("pukou", "浦口区", {"浦口", "ＰＫ"});
  define("jiangning", "江宁区", {"江宁"});
  store.define(test::indicator("rate", IndicatorKind::kPercent)).value();
  store.define(test::source("report-2023")).value();
  int settled = 0;
  Directory directory(store, [&settled] { ++settled; });
  REQUIRE(directory.learn_all());
  const char* const words[] = {"pukou", "浦口区", "浦口", "ＰＫ", "jiangning", "江宁区", "江宁"};
  for (const char* const word : words) {
    CAPTURE(word);
    CHECK(directory.agencies.find(word)->str() == store.find_agency(word)->code.str());
  }
  CHECK(directory.indicators.find("rate")->str() == "rate");
  CHECK(directory.sources.find("report-2023")->str() == "report-2023");
  CHECK(settled == 0);
  // Other spellings are still asked for.
  CHECK(directory.agencies.find("PUKOU")->str() == "pukou");
  CHECK(settled == 1);
}

}  // namespace
}  // namespace annals::exchange

TEST_SUITE_END();
