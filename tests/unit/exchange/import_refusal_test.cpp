// Observations that are refused: what is told of each, and that the store is as it was.
#include <doctest/doctest.h>

#include <string>

#include "refusing.h"

TEST_SUITE_BEGIN("import");

namespace annals::test {
namespace {

// "observations.csv, line 2, column "value": " and what is wrong.
std::string at(int line, std::string_view column, std::string_view message) {
  return "observations.csv, line " + std::to_string(line) + ", column \"" + std::string(column) +
         "\": " + std::string(message) + '\n';
}

TEST_CASE("import: a bad row leaves the store as it was") {
  Refusing refusing;
  CHECK(refusing.issues("pukou,cases,2023,120,,,,,report-2023,\n"
                        "pukou,cases,2024,many,,,,,report-2023,\n") ==
        at(3, "value",
           "\"many\" is not a number: write digits with at most one point, such as 97.3"));
}

TEST_CASE("import: an unknown agency is told with the nearest, once for all its rows") {
  Refusing refusing;
  CHECK(refusing.issues("pukuo,cases,2022,1,,,,,report-2023,\n"
                        "浦囗区,cases,2022,1,,,,,report-2023,\n"
                        "pukuo,cases,2023,1,,,,,report-2023,\n") ==
        at(2, "agency", "agency \"pukuo\" is not known; did you mean \"pukou\"?") +
            at(3, "agency", "agency \"浦囗区\" is not known; did you mean \"浦口区\"?"));
}

TEST_CASE("import: an unknown indicator is told with the nearest") {
  Refusing refusing;
  CHECK(refusing.issues("pukou,应诉率,2022,1,,,,,report-2023,\n"
                        "pukou,caes,2022,1,,,,,report-2023,\n"
                        "pukou,budget,2022,1,,,,,report-2023,\n") ==
        at(2, "indicator", "indicator \"应诉率\" is not known; did you mean \"出庭应诉率\"?") +
            at(3, "indicator", "indicator \"caes\" is not known; did you mean \"cases\"?") +
            at(4, "indicator", "indicator \"budget\" is not known"));
}

TEST_CASE("import: an unknown source is told with the nearest") {
  Refusing refusing;
  CHECK(refusing.issues("pukou,cases,2022,1,,,,,report-2032,\n") ==
        at(2, "source", "source \"report-2032\" is not known; did you mean \"report-2023\"?"));
}

TEST_CASE("import: every row without a source is told") {
  Refusing refusing;
  CHECK(
      refusing.issues("pukou,cases,2022,1,,,,,,\n"
                      "pukou,cases,2023,1,,,,,,\n") ==
      at(2, "source", "the cell is empty: name the source, or give one for all rows without") +
          at(3, "source", "the cell is empty: name the source, or give one for all rows without"));
}

TEST_CASE("import: sources that no column names are missed once") {
  Refusing refusing;
  CHECK(refusing.issues({refusing.file(CsvContent::kObservations,
                                       "agency,indicator,year,value\n"
                                       "pukou,cases,2022,1\npukou,cases,2023,1\n")}) ==
        at(2, "source",
           "the column is missing: name the source of each row, or give one for all rows"));
}

TEST_CASE("import: an unknown source for all rows is told once") {
  Refusing refusing;
  CHECK(refusing.issues("pukou,cases,2022,1,,,,,,\n"
                        "pukou,cases,2023,1,,,,,,\n",
                        {.source = SourceCode("report")}) ==
        at(2, "source", "source \"report\" is not known; did you mean \"report-2023\"?"));
}

TEST_CASE("import: a year that is none is told") {
  Refusing refusing;
  CHECK(refusing.issues("pukou,cases,20223,1,,,,,report-2023,\n"
                        "pukou,cases,2023年,1,,,,,report-2023,\n"
                        "pukou,cases,3000,1,,,,,report-2023,\n"
                        "pukou,cases,,1,,,,,report-2023,\n") ==
        at(2, "year", "\"20223\" is not a year: write four digits from 0001 to 2999") +
            at(3, "year", "\"2023年\" is not a year: write four digits from 0001 to 2999") +
            at(4, "year", "\"3000\" is not a year: write four digits from 0001 to 2999") +
            at(5, "year", "the cell is empty: fill it"));
}

TEST_CASE("import: a value that is no number is told with what would be right") {
  Refusing refusing;
  CHECK(refusing.issues("pukou,rate,2018,\"12,5\",,,,,report-2023,\n"
                        "pukou,rate,2019,abc,,,,,report-2023,\n"
                        "pukou,rate,2020,NaN,,,,,report-2023,\n"
                        "pukou,cases,2021,\"1,234\",,,,,report-2023,\n"
                        "pukou,rate,2022,97.3%,,,,,report-2023,\n"
                        "pukou,cases,2023,99件,,,,,report-2023,\n") ==
        at(2, "value", "\"12,5\" is not a number: write 12.5, without a comma") +
            at(3, "value",
               "\"abc\" is not a number: write digits with at most one point, such as 97.3") +
            at(4, "value",
               "\"NaN\" is not a number: leave the value empty and say why by its status") +
            at(5, "value", "\"1,234\" is not a number: write 1234, without a thousands separator") +
            at(6, "value", "\"97.3%\" is not a number: \"%\" does not belong to it") +
            at(7, "value", "\"99件\" is not a number: \"件\" does not belong to it"));
}

TEST_CASE("import: an empty value without a status that says why is told") {
  Refusing refusing;
  const std::string message =
      "there is neither a value nor a status that says why: give a value, or a status such as "
      "O (missing), L (not collected), M (cannot exist) or Q (suppressed)";
  CHECK(refusing.issues("pukou,rate,2023,,,,,,report-2023,\n"
                        "pukou,rate,2024,,,,,P,report-2023,\n") ==
        at(2, "value", message) + at(3, "value", message));
}

TEST_CASE("import: a status that is not in the code list is told") {
  Refusing refusing;
  CHECK(refusing.issues("pukou,rate,2023,97,,,,X,report-2023,\n"
                        "pukou,rate,2024,97,,,,p,report-2023,\n"
                        "pukou,rate,2025,97,,,,AP,report-2023,\n") ==
        at(2, "status",
           "status \"X\" is not in the code list: write letters of \"ABDEFGHIJKLMNOPQSUVW\"") +
            at(3, "status",
               "status \"p\" is not in the code list: write letters of \"ABDEFGHIJKLMNOPQSUVW\"") +
            at(4, "status",
               "status \"AP\" says both normal and not: write \"A\" alone, or without it"));
}

TEST_CASE("import: a value whose status says that it is missing is told") {
  Refusing refusing;
  CHECK(refusing.issues("pukou,rate,2023,97.3,,,,L,report-2023,\n") ==
        at(2, "status", "status L says that the value is missing, but there is one: 97.3"));
}

TEST_CASE("import: a value out of its bounds is told with the bound") {
  Refusing refusing;
  CHECK(refusing.issues("pukou,rate,2022,100.1,,,,,report-2023,\n"
                        "pukou,rate,2023,-0.1,,,,,report-2023,\n"
                        "pukou,rate,2024,100,,,,,report-2023,\n") ==
        at(2, "value", "100.1 is above 100%, the most that \"rate\" can be") +
            at(3, "value", "-0.1 is below 0%, the least that \"rate\" can be"));
}

TEST_CASE("import: a value before or after the agency existed is told") {
  Refusing refusing;
  CHECK(refusing.issues("浦口区,cases,2001,1,,,,,report-2023,\n"
                        "浦口区,cases,2002,1,,,,,report-2023,\n") ==
        at(2, "year", "agency \"pukou\" did not exist in 2001: it begins in 2002"));
}

TEST_CASE("import: a count that is not whole is told") {
  Refusing refusing;
  CHECK(refusing.issues("pukou,cases,2023,12.5,,,,,report-2023,\n"
                        "pukou,rate,2023,50,,1.5,3,,report-2023,\n"
                        "pukou,rate,2024,50,,1,2.5,,report-2023,\n"
                        "pukou,rate,2025,50,,0,0,,report-2023,\n"
                        "pukou,rate,2026,50,,1余,\"2,5\",,report-2023,\n") ==
        at(2, "value", "12.5 is not a whole number, and \"cases\" is a count") +
            "observations.csv, line 3: the numerator 1.5 is not a whole number\n"
            "observations.csv, line 4: the denominator 2.5 is not a whole number\n"
            "observations.csv, line 5: the denominator is 0: a rate needs one above zero; of no "
            "cases there is no rate, only a status such as M (cannot exist)\n" +
            at(6, "numerator",
               "\"1余\" is not an exact count: leave the cell empty and write it into the note") +
            at(6, "denominator", "\"2,5\" is not a number: write 2.5, without a comma"));
}

TEST_CASE("import: a bound that contradicts the value is told") {
  Refusing refusing;
  CHECK(
      refusing.issues("pukou,cases,2021,20余,about,,,,report-2023,\n"
                      "pukou,cases,2022,20余,exact,,,,report-2023,\n"
                      "pukou,cases,2023,,about,,,O,report-2023,\n"
                      "pukou,cases,2024,20,roughly,,,,report-2023,\n"
                      "pukou,cases,2025,约20以上,,,,,report-2023,\n") ==
      at(2, "bound",
         "\"about\" contradicts the value \"20余\", which says \"at_least\": keep the one that is "
         "printed") +
          at(3, "bound",
             "\"exact\" contradicts the value \"20余\", which says \"at_least\": keep the one "
             "that is printed") +
          at(4, "bound",
             "\"about\" is the bound of a value, and there is none: leave the cell "
             "empty") +
          at(5, "bound",
             "bound \"roughly\" is not known: write exact, about, at_least or at_most") +
          at(6, "value",
             "\"约20以上\" is not a printed value: it has two bounds that contradict each other; "
             "keep one"));
}

TEST_CASE("import: two values of one source for one observation are told with both lines") {
  Refusing refusing;
  CHECK(refusing.issues("pukou,rate,2023,97.3,,,,,report-2023,\n"
                        "jiangning,rate,2023,97.3,,,,,report-2023,\n"
                        "浦口区,rate,2023,97.4,,,,,report-2023,\n") ==
        at(4, "value",
           "source \"report-2023\" says two things of \"pukou\", \"rate\" in 2023: 97.3 and 97.4; "
           "keep the one it prints (the other is on line 2)"));
}

TEST_CASE("import: two values that differ in precision, bound, status or note are two values") {
  Refusing refusing;
  CHECK(
      refusing.issues("pukou,cases,2020,12万,,,,,report-2023,\n"
                      "pukou,cases,2020,120000,,,,,report-2023,\n"
                      "pukou,cases,2021,20,,,,,report-2023,\n"
                      "pukou,cases,2021,20余,,,,,report-2023,\n"
                      "pukou,cases,2022,20,,,,,report-2023,\n"
                      "pukou,cases,2022,20,,,,P,report-2023,\n"
                      "pukou,cases,2023,20,,,,,report-2023,\n"
                      "pukou,cases,2023,20,,,,,report-2023,to May\n") ==
      at(3, "value",
         "source \"report-2023\" says two things of \"pukou\", \"cases\" in 2020: 12e4 and 120000; "
         "keep the one it prints (the other is on line 2)") +
          at(5, "value",
             "source \"report-2023\" says two things of \"pukou\", \"cases\" in 2021: 20 and "
             "at_least 20; keep the one it prints (the other is on line 4)") +
          at(7, "value",
             "source \"report-2023\" says two things of \"pukou\", \"cases\" in 2022: 20 and 20 "
             "(P); keep the one it prints (the other is on line 6)") +
          at(9, "value",
             "source \"report-2023\" says two things of \"pukou\", \"cases\" in 2023: 20 twice, "
             "with another count, locator or note; keep the one it prints (the other is on line "
             "8)"));
}

TEST_CASE("import: two values of one source in two files are told with both files") {
  Refusing refusing;
  const std::string heading = "agency,indicator,year,value,source\n";
  CHECK(refusing.issues({refusing.file(CsvContent::kObservations,
                                       heading + "pukou,rate,2023,97.3,report-2023\n", "a.csv"),
                         refusing.file(CsvContent::kObservations,
                                       heading + "pukou,rate,2023,97.4,report-2023\n", "b.csv")}) ==
        "b.csv, line 2, column \"value\": source \"report-2023\" says two things of \"pukou\", "
        "\"rate\" in 2023: 97.3 and 97.4; keep the one it prints (the other is on line 2 of "
        "a.csv)\n");
}

TEST_CASE("import: all that is wrong is told in one go, by line") {
  Refusing refusing;
  CHECK(refusing.issues("pukou,rate,2023,101,,,,,report-2023,\n"
                        "pukuo,rats,20223,\"12,5\",,,,X,report-2032,\n"
                        "pukou,rate\n"
                        "pukou,rate,2024,50,,,,,report-2023,\n"
                        "pukou,rate,2024,51,,,,,report-2023,\n") ==
        at(2, "value", "101 is above 100%, the most that \"rate\" can be") +
            at(3, "agency", "agency \"pukuo\" is not known; did you mean \"pukou\"?") +
            at(3, "indicator", "indicator \"rats\" is not known; did you mean \"rate\"?") +
            at(3, "source", "source \"report-2032\" is not known; did you mean \"report-2023\"?") +
            at(3, "year", "\"20223\" is not a year: write four digits from 0001 to 2999") +
            at(3, "value", "\"12,5\" is not a number: write 12.5, without a comma") +
            at(3, "status",
               "status \"X\" is not in the code list: write letters of \"ABDEFGHIJKLMNOPQSUVW\"") +
            "observations.csv, line 4: the row has 2 cells and the heading 10: write a comma for "
            "each empty cell as well\n" +
            at(6, "value",
               "source \"report-2023\" says two things of \"pukou\", \"rate\" in 2024: 50 and 51; "
               "keep the one it prints (the other is on line 5)"));
}

TEST_CASE("import: of more faults than are listed, those of the first lines are") {
  constexpr int kListed = 10'000;
  std::string text = "agency,indicator,year,value,source\n";
  for (int row = 0; row <= kListed; ++row) {
    text += "pukou,rate," + std::to_string(2900 - row % 800) + ",101,report-2023\n";
  }
  Refusing refusing;
  const auto issues = refusing.try_out({refusing.file(CsvContent::kObservations, text)}).issues;
  REQUIRE(issues.size() == kListed + 1);
  for (std::size_t i = 0; i < kListed; ++i) REQUIRE(issues[i].line == i + 2);
  CHECK(issues.back().error.message == "1 more are not listed");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
