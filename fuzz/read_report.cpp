// Reports of any bytes, read with and without a vocabulary.
#include <annals/reading.h>

#include <string>

#include "support/target.h"

namespace annals::fuzz {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary known{
      {{IndicatorCode("accepted"),
        {"受理行政复议案件数", "复议受理案件"},
        "件",
        IndicatorKind::kCount},
       {IndicatorCode("closed"), {"审结行政复议案件数"}, "件", IndicatorKind::kCount},
       {IndicatorCode("rate"), {"出庭应诉率"}, "%", IndicatorKind::kPercent},
       {IndicatorCode("spent"), {"支出金额"}, "万元", IndicatorKind::kAmount}},
      {{AgencyCode("east"), {"东城区"}}}};
  return known;
}

void require_sound(const Proposal& proposal, std::size_t size) {
  require(proposal.offset + proposal.length <= size, "a value lies in the text");
  require(proposal.clause_offset <= size, "a clause lies in the text");
  require(proposal.confidence >= 0 && proposal.confidence <= 1, "a confidence is from 0 to 1");
  require(proposal.others.size() <= 3, "at most three others are told");
  require(proposal.derived.has_value() == proposal.printed.empty(),
          "what is printed is no derived value");
  if (proposal.derived)
    require(proposal.derived->range.contains(proposal.value), "a range holds its value");
}

}  // namespace

void try_input(std::string_view input) {
  const Reading plain = read_report(input);
  const Reading known =
      read_report(input, vocabulary(), {.agency = AgencyCode("town"), .year = Year(2023)});
  for (const Proposal& proposal : plain.proposals) require_sound(proposal, input.size());
  for (const Proposal& proposal : known.proposals) require_sound(proposal, input.size());
  for (const PassedNumber& number : plain.passed_over)
    require(number.offset + number.length <= input.size(), "a number lies in the text");
  const Reading again = read_report(input);
  require(again.proposals.size() == plain.proposals.size(), "the same text reads the same");
  const std::string flowed = flowed_text(input);
  require(flowed.size() <= 6 * input.size() + 10, "a flow is not much longer than its pages");
  for (const Proposal& proposal : read_report(flowed).proposals)
    require_sound(proposal, flowed.size());
}

}  // namespace annals::fuzz
