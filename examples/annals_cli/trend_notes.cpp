// What a reader of a trend must know besides the numbers.
#include <array>
#include <map>

#include "trend_words.h"
#include "words.h"

namespace annals::cli {
namespace {

// Where the last printed digit stands: "thousand" for 122e3. REQUIRES: exponent > 0.
std::string place_word(const Session& session, int exponent) {
  static constexpr std::array<std::array<std::string_view, 2>, 9> kWords{
      {{"ten", "十位"},
       {"hundred", "百位"},
       {"thousand", "千位"},
       {"ten thousand", "万位"},
       {"hundred thousand", "十万位"},
       {"million", "百万位"},
       {"ten million", "千万位"},
       {"hundred million", "亿位"},
       {"billion", "十亿位"}}};
  const auto place = static_cast<std::size_t>(exponent) - 1;
  if (place >= kWords.size()) return "10^" + std::to_string(exponent);
  return session.text(kWords[place][0], kWords[place][1]);
}

}  // namespace

std::vector<std::string> TrendWords::notes() const {
  std::vector<std::string> result;
  for (const TrendCaveat caveat : trend_.caveats) result.push_back(note(caveat));
  return result;
}

std::string TrendWords::note(TrendCaveat caveat) const {
  switch (caveat) {
    case TrendCaveat::kGaps:
      return gaps_note();
    case TrendCaveat::kBreak:
      return break_note();
    case TrendCaveat::kBoundedValues:
      return bounds_note();
    case TrendCaveat::kRoundedValues:
      return rounded_note();
    case TrendCaveat::kStatuses:
      return statuses_note();
    case TrendCaveat::kNoValueAfterBreak:
      return session_.text(
          "a break in series lies behind the last value: later values will not "
          "be comparable with these",
          "最后一个数值之后有口径中断：今后的数值与这些不可比");
    case TrendCaveat::kRoundingCouldTurn:
      return rounding_note();
  }
  return {};
}

std::string TrendWords::gaps_note() const {
  std::string years;
  for (const Year year : trend_.gaps) {
    years += (years.empty() ? "" : session_.text(", ", "、")) + to_string(year);
  }
  return session_.text("no value for " + years + ": the gap counts as time and is not filled in",
                       years + "年没有数值：按实际年距计算，未作填补");
}

std::string TrendWords::break_note() const {
  std::string where;
  for (const SeriesBreak& known : series_.breaks()) {
    if (trend_.restarted_at && known.first_year != *trend_.restarted_at) continue;
    where += (where.empty() ? "" : session_.text("; ", "；")) + to_string(known.first_year);
    if (!known.reason.empty()) where += " (" + known.reason + ")";
  }
  if (where.empty() && trend_.restarted_at) where = to_string(*trend_.restarted_at);
  if (trend_.restarted_at) {
    return session_.text("break in series in " + where +
                             ": earlier values are left out, since they "
                             "are not comparable",
                         "口径中断于" + where + "：此前的数值不可比，未计入");
  }
  return session_.text(
      "a break in series lies inside: " + where + "; values on its two sides are not comparable",
      "其间有口径中断：" + where + "；中断前后的数值不可比");
}

std::string TrendWords::bounds_note() const {
  std::string values;
  for (const Observation& observation : series_.observations()) {
    if (observation.bound == Bound::kExact || !observation.value) continue;
    if (!trend_.years->contains(observation.year)) continue;
    values += (values.empty() ? "" : session_.text(", ", "、")) + to_string(observation.year) +
              " " + value_text(session_, observation);
  }
  return session_.text("not exact, and used as printed: " + values,
                       "非精确值，按所刊数字计算：" + values);
}

std::string TrendWords::rounded_note() const {
  std::map<int, std::string> values_by_place;
  for (const Observation& observation : series_.observations()) {
    if (!observation.value || observation.value->exponent() <= 0) continue;
    if (!trend_.years->contains(observation.year)) continue;
    std::string& values = values_by_place[observation.value->exponent()];
    values += (values.empty() ? "" : session_.text(", ", "、")) + to_string(observation.year) +
              " " + value_text(session_, observation);
  }
  std::string note;
  for (const auto& [exponent, values] : values_by_place) {
    const std::string place = place_word(session_, exponent);
    note += session_.text((note.empty() ? "printed only to the " : "; to the ") + place + ": ",
                          (note.empty() ? "只精确到" : "；只精确到") + place + "：") +
            values;
  }
  return note + session_.text("; a small change from or to such a value may be rounding alone",
                              "；与之相比的微小变化可能只是取整造成的");
}

std::string TrendWords::rounding_note() const {
  const RoundingEffect& effect = *trend_.rounding;
  std::string years;
  for (const Year year : effect.values) {
    years += (years.empty() ? "" : session_.text(", ", "、")) + to_string(year);
  }
  std::string verdicts;
  for (const Verdict verdict : {effect.verdict_low, effect.verdict_high}) {
    const std::string word = verdict_word(session_, verdict);
    if (verdict == trend_.verdict || word == verdicts) continue;
    verdicts += (verdicts.empty() ? "" : session_.text(" or ", "或")) + word;
  }
  const std::string low = signed_number(static_cast<double>(effect.s_low), 0);
  const std::string high = signed_number(static_cast<double>(effect.s_high), 0);
  return session_.text(
      "the verdict hangs on what the printed figures leave open: the order among " + years +
          " is not settled, S may lie anywhere from " + low + " to " + high +
          ", and the verdict could also be: " + verdicts,
      "结论取决于所刊数字未能确定之处：" + years + "年数值的大小顺序无法完全确定，S 可在 " + low +
          " 至 " + high + " 之间，结论也可能是：" + verdicts);
}

std::string TrendWords::statuses_note() const {
  std::string values;
  for (const Observation& observation : series_.observations()) {
    if (observation.status.normal() || !observation.value) continue;
    if (!trend_.years->contains(observation.year)) continue;
    values += (values.empty() ? "" : session_.text("; ", "；")) + to_string(observation.year) +
              " " + status_words(session_, observation.status);
  }
  return session_.text("to be read with care: ", "须谨慎看待：") + values;
}

}  // namespace annals::cli
