#include <annals/annals.h>
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "checking.h"

namespace annals::test {
namespace {

// A court whose report is read: cases accepted, closed, pending, a rate of those closed, and an
// indicator with a formula.
class Court : public Checking {
 public:
  Court() {
    count("accepted");
    count("closed");
    count("pending");
    percent("rate", "closed", "accepted");
    Indicator rate = store().find_indicator("rate").value();
    rate.aggregation = Aggregation::kRatioOfSums;
    store().define(rate, Redefine::kReplace).value();
    Indicator load = indicator("load", IndicatorKind::kRatio);
    load.formula = "accepted / pending";
    load.decimals = 1;
    store().define(load).value();
  }

  // A figure of 2023.
  Proposal figure(std::string_view code, std::string_view value, double confidence = 0.8) const {
    Proposal proposal;
    proposal.agency = AgencyCode("court");
    proposal.indicator = IndicatorCode(code);
    proposal.year = Year(2023);
    proposal.value = dec(value);
    proposal.confidence = confidence;
    return proposal;
  }

  // "rule sum holds!: 93 + 6 = 99; 99 [0 1 2]", a line a note; "!" where it is telling.
  std::string notes(const std::vector<Proposal>& proposals) {
    const auto found = review(store(), proposals);
    if (!found) return shown(found.error());
    std::string text;
    for (const ReviewNote& note : *found) {
      text += std::string(to_string(note.check)) + (note.rule ? " " + note.rule->str() : "") +
              (note.holds ? " holds" : " fails") + (note.telling ? "!" : "") + ": " + note.seen +
              "; " + note.expected + " [";
      for (const std::size_t at : note.proposals) text += std::to_string(at);
      text += "]\n";
    }
    return text.empty() ? "nothing" : text;
  }
};

// A level of 2023, the change that leads to it, and the earlier value derived from both.
std::vector<Proposal> with_change(const Court& court, std::string_view level,
                                  std::string_view earlier, std::string_view low,
                                  std::string_view high) {
  std::vector<Proposal> proposals{court.figure("accepted", level), court.figure("accepted", "3.1"),
                                  court.figure("accepted", earlier)};
  proposals[1].indicator.reset();
  proposals[1].is_change = true;
  proposals[2].year = Year(2022);
  proposals[2].derived = DerivedValue{{dec(low), dec(high)}, "the change", 0, 1};
  return proposals;
}

}  // namespace

TEST_SUITE("review") {
  TEST_CASE("review: a sum that proposed figures make up holds") {
    Court court;
    court.identity("accepted = closed + pending");
    CHECK(court.notes({court.figure("accepted", "99"), court.figure("closed", "93"),
                       court.figure("pending", "6")}) ==
          "rule sum holds!: 99; 93 + 6 = 99 [012]\n");
  }

  TEST_CASE("review: a sum takes what the report does not tell from the record") {
    Court court;
    court.identity("accepted = closed + pending");
    court.says("pending", 2023, "6");
    CHECK(court.notes({court.figure("accepted", "99"), court.figure("closed", "93")}) ==
          "rule sum holds!: 99; 93 + 6 = 99 [01]\n");
    CHECK(court.notes({court.figure("accepted", "99"), court.figure("closed", "39")}) ==
          "rule sum fails: 99; 39 + 6 = 45 [01]\n");
  }

  TEST_CASE("review: a proposed figure stands in the place of the value on record") {
    Court court;
    court.identity("accepted = closed + pending");
    for (const char* const each : {"accepted", "closed", "pending"}) court.says(each, 2023, "50");
    CHECK(court.notes({court.figure("accepted", "100")}) ==
          "rule sources_disagree fails: 100; 50 [0]\n"
          "rule sum holds!: 100; 50 + 50 = 100 [0]\n");
  }

  TEST_CASE("review: a rate is compared with the counts of the same report") {
    Court court;
    CHECK(court.notes({court.figure("accepted", "99"), court.figure("closed", "93"),
                       court.figure("rate", "93.9")}) ==
          "rule rate_against_counts holds!: 93.9; 100 * 93 / 99 = 93.939 [012]\n");
    CHECK(court.notes({court.figure("accepted", "99"), court.figure("closed", "93"),
                       court.figure("rate", "98.9")}) ==
          "rule rate_against_counts fails: 98.9; 100 * 93 / 99 = 93.939 [012]\n");
  }

  TEST_CASE("review: an indicator is compared with its formula") {
    Court court;
    CHECK(court.notes({court.figure("accepted", "99"), court.figure("pending", "6"),
                       court.figure("load", "16.5")}) == "formula holds!: 16.5; 16.5 [012]\n");
    CHECK(court.notes({court.figure("load", "12.5"), court.figure("pending", "6"),
                       court.figure("accepted", "99")}) == "formula fails: 12.5; 16.5 [012]\n");
  }

  TEST_CASE("review: a printed change is compared with the earlier value on record") {
    Court court;
    CHECK(court.notes(with_change(court, "812", "838", "838", "838")) == "nothing");
    court.says("accepted", 2022, "838");
    CHECK(court.notes(with_change(court, "812", "838", "838", "838")) ==
          "change holds!: the change = 838; 838 [012]\n");
    court.says("accepted", 2022, "809");
    CHECK(court.notes(with_change(court, "812", "838", "838", "838")) ==
          "change fails: the change = 838; 809 [012]\n");
  }

  TEST_CASE("review: rounding is allowed for on both sides of a change") {
    Court court;
    court.says("rate", 2022, "39.94");
    Proposal level = court.figure("rate", "47.8"), change = court.figure("rate", "7.9"),
             earlier = court.figure("rate", "39.9");
    change.indicator.reset();
    earlier.year = Year(2022);
    earlier.derived = DerivedValue{{dec("39.80"), dec("40.00")}, "47.8 - 7.9", 0, 1};
    CHECK(court.notes({level, change, earlier}) ==
          "change holds!: 47.8 - 7.9 = 39.9; 39.94 [012]\n");
  }

  TEST_CASE("review: a derived value never takes the place of one on record") {
    Court court;
    court.identity("accepted = closed + pending");
    for (const char* const each : {"closed", "pending"}) court.says(each, 2022, "100");
    court.says("accepted", 2022, "200");
    CHECK(court.notes(with_change(court, "812", "838", "838", "838")) ==
          "change fails: the change = 838; 200 [012]\n");
  }

  TEST_CASE("review: five times the last value on record is shown") {
    Court court;
    court.says("accepted", 2020, "81");
    CHECK(court.notes({court.figure("accepted", "812")}) == "scale fails: 812; 81 (2020) [0]\n");
    CHECK(court.notes({court.figure("accepted", "404")}) == "nothing");
    court.says("closed", 2022, "1.2万");
    CHECK(court.notes({court.figure("closed", "12")}) == "scale fails: 12; 12000 (2022) [0]\n");
  }

  TEST_CASE("review: five times very little is nothing strange, nor is a rate that rose") {
    Court court;
    court.says("accepted", 2022, "3");
    court.says("rate", 2022, "3.1");
    CHECK(court.notes({court.figure("accepted", "31"), court.figure("rate", "99.9")}) == "nothing");
  }

  TEST_CASE("review: two values for one observation are shown, and the surer one counts") {
    Court court;
    court.identity("accepted = closed + pending");
    CHECK(court.notes({court.figure("accepted", "98", 0.7), court.figure("accepted", "99", 0.9),
                       court.figure("closed", "93"), court.figure("pending", "6")}) ==
          "rule sum holds!: 99; 93 + 6 = 99 [123]\n"
          "twice fails: 98; 99 [01]\n");
  }

  TEST_CASE("review: the same value told twice shares what is found") {
    Court court;
    court.identity("accepted = closed + pending");
    CHECK(court.notes({court.figure("accepted", "99"), court.figure("accepted", "99"),
                       court.figure("closed", "93"), court.figure("pending", "6")}) ==
          "rule sum holds!: 99; 93 + 6 = 99 [0123]\n");
  }

  TEST_CASE("review: what the store would refuse is told, and the rest is looked at") {
    Court court;
    court.identity("accepted = closed + pending");
    const std::string notes =
        court.notes({court.figure("accepted", "99"), court.figure("closed", "93"),
                     court.figure("pending", "-6")});
    CHECK(notes.starts_with("refused fails: "));
    CHECK(notes.ends_with("; ; [2]\n") == false);
    CHECK(notes.ends_with(" [2]\n"));
  }

  TEST_CASE("review: a mere limit is no evidence, and small numbers are none") {
    Court court;
    court.identity("closed <= accepted");
    CHECK(court.notes({court.figure("accepted", "99"), court.figure("closed", "93")}) ==
          "rule sum holds: 93; <= 99 [01]\n");
    court.identity("accepted = closed + pending");
    CHECK(court.notes({court.figure("accepted", "3"), court.figure("closed", "2"),
                       court.figure("pending", "1")}) == "rule sum holds: 3; 2 + 1 = 3 [012]\n");
  }

  TEST_CASE("review: parents and what is expected are left aside") {
    Court court;
    Agency child = agency("room");
    child.parent = AgencyCode("court");
    court.store().define(child).value();
    court.says_of("room", "accepted", 2023, "50");
    Rule sum{.code = RuleCode("children"), .kind = RuleKind::kParentAgainstChildren};
    court.store().define(sum).value();
    Rule expected{.code = RuleCode("due"), .kind = RuleKind::kExpected};
    expected.indicator = IndicatorCode("closed");
    court.store().define(expected).value();
    CHECK(court.notes({court.figure("accepted", "99")}) == "nothing");
  }

  TEST_CASE("review: proposals without an indicator, a year or an agency are no one's") {
    Court court;
    Proposal unknown = court.figure("accepted", "99"), undated = unknown, homeless = unknown,
             strange = unknown;
    unknown.indicator.reset();
    undated.year.reset();
    homeless.agency.reset();
    strange.indicator = IndicatorCode("of_another_store");
    CHECK(court.notes({unknown, undated, homeless, strange}) == "nothing");
    CHECK(court.notes({}) == "nothing");
  }

  TEST_CASE("review: nothing is written") {
    Court court;
    const std::int64_t before = court.store().revision_count().value();
    court.notes({court.figure("accepted", "99")});
    CHECK(court.store().revision_count().value() == before);
  }

  TEST_CASE("weigh: what is telling brings the confidence half the way to one, with the reason") {
    Court court;
    court.identity("accepted = closed + pending");
    std::vector<Proposal> proposals{court.figure("accepted", "99"), court.figure("closed", "93"),
                                    court.figure("pending", "6"), court.figure("load", "1.5")};
    weigh(review(court.store(), proposals).value(), proposals);
    CHECK(proposals[0].confidence == doctest::Approx(0.9).epsilon(1e-12));
    CHECK(proposals[3].confidence == doctest::Approx(0.8).epsilon(1e-12));
    REQUIRE(proposals[0].reasons.size() == 1);
    CHECK(proposals[0].reasons[0] == "99 agrees with 93 + 6 = 99 (rule sum)");
  }

  TEST_CASE("weigh: what fails takes nothing away, and a third note adds nothing") {
    Court court;
    std::vector<Proposal> proposals{court.figure("accepted", "99")};
    ReviewNote note{.check = ReviewCheck::kRule, .seen = "a", .expected = "b", .proposals = {0}};
    weigh(std::vector<ReviewNote>(3, note), proposals);
    CHECK(proposals[0].confidence == doctest::Approx(0.8).epsilon(1e-12));
    note.holds = note.telling = true;
    weigh(std::vector<ReviewNote>(3, note), proposals);
    CHECK(proposals[0].confidence == doctest::Approx(0.95).epsilon(1e-12));
    CHECK(proposals[0].reasons.size() == 3);
  }
}

}  // namespace annals::test
