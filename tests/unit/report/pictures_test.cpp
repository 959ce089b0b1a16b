#include <annals/report_page.h>
#include <doctest/doctest.h>

#include <string>

#include "sample.h"

namespace annals::test {
namespace {

std::size_t count_of(const std::string& page, std::string_view words) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = page.find(words, at)) != std::string::npos; ++at) ++count;
  return count;
}

std::string page_of(const Store& store, const ReportScope& scope) {
  return write_html(report_of(store, scope).value()).value();
}

// The sample, where the south has a value of 2018 too.
Store comparable_store() {
  Store store = sample_store();
  Observation early = observation(2018, "90");
  early.locator = "annex";
  store.write(Batch(source("old")).add(kSouth, kAppearance, early)).value();
  return store;
}

TEST_SUITE("report_pictures") {
  TEST_CASE("page: a page of one indicator has its agencies in bars by rank") {
    const std::string page = page_of(sample_store(), scope_of({}, {kAppearance}));
    CHECK(page.find("<h4>Ranked in 2022</h4>") != std::string::npos);
    CHECK(count_of(page, "annals-mark annals-bar") == 3);
    const std::size_t first = page.find("annals-mark annals-bar");
    CHECK(page.find("data-code=\"south\"", first) < page.find("data-code=\"north\"", first));
    CHECK(page.find("data-code=\"north\" data-rank=\"2\"", first) != std::string::npos);
    // The number of its source in the footnotes, and the place in it.
    CHECK(page.find("data-source=\"[1] chapter 12\"", first) != std::string::npos);
  }

  TEST_CASE("page: slopes begin in the first year with which two can be compared") {
    CHECK(count_of(page_of(sample_store(), scope_of({}, {kAppearance})),
                   "class=\"annals-slope\"") == 0);
    const std::string page = page_of(comparable_store(), scope_of({}, {kAppearance}));
    CHECK(page.find("<h4>From 2018 to 2022</h4>") != std::string::npos);
    CHECK(count_of(page, "class=\"annals-slope\"") == 3);
    CHECK(page.find("annex") != std::string::npos);
  }

  TEST_CASE("page: what lies before a break is not compared by slopes") {
    Store store = comparable_store();
    store.define(SeriesBreak{.indicator = kAppearance, .first_year = Year(2020), .reason = "rule"})
        .value();
    CHECK(count_of(page_of(store, scope_of({}, {kAppearance})), "class=\"annals-slope\"") == 0);
  }

  TEST_CASE("page: a page of one indicator has a map of each agency and year") {
    const Report report = report_of(sample_store(), scope_of({}, {kAppearance})).value();
    REQUIRE(report.coverage.size() == 1);
    REQUIRE(report.coverage[0].agencies.size() == 3);
    CHECK(report.coverage[0].agencies[0].agency == kNorth);
    CHECK(report.coverage[0].agencies[0].count.present == 6);
    const std::string page = write_html(report).value();
    CHECK(page.find("<h3>Each agency and year</h3>") != std::string::npos);
    CHECK(count_of(page, "class=\"annals-row\"") == 3);
    CHECK(count_of(page, "class=\"annals-cell\"") == 21);
  }

  TEST_CASE("page: the headings of pictures are in the language of the page") {
    ReportScope scope = scope_of({}, {kAppearance});
    scope.language = "zh";
    const std::string page = page_of(comparable_store(), scope);
    CHECK(page.find("<h4>2022年排名</h4>") != std::string::npos);
    CHECK(page.find("<h4>2018年至2022年</h4>") != std::string::npos);
    CHECK(page.find("<h3>各机构各年</h3>") != std::string::npos);
  }

  TEST_CASE("page: pages of one agency, and of several indicators, have none of these") {
    for (const ReportScope& scope : {scope_of({kNorth}), scope_of({kNorth}, {kAppearance}),
                                     scope_of({}, {kAppearance, kHeard})}) {
      const std::string page = page_of(comparable_store(), scope);
      CHECK(count_of(page, "annals-mark annals-bar") == 0);
      CHECK(count_of(page, "class=\"annals-slope\"") == 0);
      CHECK(count_of(page, "class=\"annals-cell\"") == 0);
    }
  }

  TEST_CASE("page: what would be a picture of several sheets is left to the tables") {
    Store store = sample_store();
    Batch batch(source("many"));
    for (int i = 0; i < 61; ++i) {
      const AgencyCode code("town-" + std::to_string(i));
      store.define(agency(code.str())).value();
      batch.add(code, kAppearance, observation(2021, "80"))
          .add(code, kAppearance, observation(2022, "90"));
    }
    store.write(batch).value();
    const std::string page = page_of(store, scope_of({}, {kAppearance}));
    CHECK(count_of(page, "annals-mark annals-bar") == 0);
    CHECK(count_of(page, "class=\"annals-slope\"") == 0);
    CHECK(count_of(page, "class=\"annals-cell\"") == 0);
    CHECK(page.find("town-60") != std::string::npos);
  }
}

}  // namespace
}  // namespace annals::test
