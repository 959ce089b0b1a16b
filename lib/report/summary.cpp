// The sentences in front of a report.
#include <annals/panel_trend.h>

#include <algorithm>
#include <array>
#include <functional>

#include "report/gather.h"

namespace annals::report {
namespace {

constexpr std::size_t kMostMentions = 8;
constexpr std::size_t kManyTests = 20;  // one of which is evident by chance

class Summary {
 public:
  Summary(const Report& report, const Words& words) : report_(report), words_(words) {}

  std::vector<ReportSentence> sentences() {
    add_scope();
    add_trends();
    add_chance();
    add_changes();
    add_targets();
    add_doubtful();
    add_findings();
    add_coverage();
    return std::move(sentences_);
  }

 private:
  using Of = std::function<bool(const ReportCard&)>;
  using Told = std::function<std::string(const ReportCard&)>;

  void add(ReportTopic topic, std::string text) {
    sentences_.push_back({.topic = topic, .text = std::move(text)});
  }

  // A sentence that names the cards for which "of" holds; none if there is none. "{}" in the text
  // is their number.
  void add_cards(ReportTopic topic, const std::string& english, const std::string& chinese,
                 const Of& of, const Told& told) {
    ReportSentence sentence{.topic = topic, .text = {}};
    std::size_t n = 0;
    for (std::size_t i = 0; i < report_.cards.size(); ++i) {
      const ReportCard& card = report_.cards[i];
      if (!of(card)) continue;
      ++n;
      if (sentence.mentions.size() == kMostMentions) continue;
      sentence.mentions.push_back({name_of(card) + words_.say(": ", "：") + told(card), i});
    }
    if (n == 0) return;
    sentence.text = words_.say(english, chinese);
    sentence.text.replace(sentence.text.find("{}"), 2, std::to_string(n));
    sentence.more = n - sentence.mentions.size();
    sentences_.push_back(std::move(sentence));
  }

  std::string name_of(const ReportCard& card) const {
    const std::string& agency = report_.agency_names[card.agency];
    const std::string& indicator = report_.indicator_names[card.indicator];
    if (report_.of_one_agency()) return indicator;
    return report_.indicators.size() == 1 ? agency : agency + words_.say(": ", "：") + indicator;
  }

  void add_scope();
  void add_trends();
  void add_chance();
  void add_changes();
  void add_targets();
  void add_doubtful();
  void add_findings();
  void add_coverage();

  const Report& report_;
  const Words& words_;
  std::vector<ReportSentence> sentences_;
};

void Summary::add_scope() {
  std::size_t values = 0;
  for (const ReportCard& card : report_.cards) {
    const auto observations = card.series.observations();
    values += static_cast<std::size_t>(
        std::count_if(observations.begin(), observations.end(),
                      [](const Observation& each) { return each.value.has_value(); }));
  }
  if (!report_.years) {
    add(ReportTopic::kScope, words_.say("Nothing is on record of what this report is of.",
                                        "本报告所要的内容没有记录。"));
    return;
  }
  std::string text;
  if (!report_.of_one_agency()) {
    text += words_.count(report_.agencies.size(), "agency", "agencies", "个机构") +
            words_.say(", ", "，");
  }
  text += words_.count(report_.indicators.size(), "indicator", "indicators", "个指标") +
          words_.say(", ", "，") + words_.years(*report_.years) + words_.say(": ", " 年：") +
          words_.count(values, "value", "values", "个数值") + words_.say(" from ", "，来自 ") +
          words_.count(report_.sources.size(), "source", "sources", "个来源") +
          words_.say(".", "。");
  add(ReportTopic::kScope, std::move(text));
}

void Summary::add_trends() {
  struct Kind {
    ReportTopic topic;
    Verdict verdict;
    const char *english, *chinese;
  };
  static constexpr std::array kKinds{
      Kind{ReportTopic::kWorsening, Verdict::kWorsening, "Evidently worsening over the years ({})",
           "多年来明显变差（{}项）"},
      Kind{ReportTopic::kImproving, Verdict::kImproving, "Evidently improving over the years ({})",
           "多年来明显改善（{}项）"},
      Kind{ReportTopic::kRising, Verdict::kRising, "Evidently rising over the years ({})",
           "多年来明显上升（{}项）"},
      Kind{ReportTopic::kFalling, Verdict::kFalling, "Evidently falling over the years ({})",
           "多年来明显下降（{}项）"}};
  for (const Kind& kind : kKinds) {
    add_cards(
        kind.topic, kind.english, kind.chinese,
        [&](const ReportCard& card) { return card.trend.verdict == kind.verdict; },
        [&](const ReportCard& card) {
          if (!card.trend.change) return std::string();
          return words_.change(*card.trend.change) + words_.say(", ", "，") +
                 words_.years({card.trend.change->from, card.trend.change->to});
        });
  }
}

// Among many tests some are evident by chance alone.
void Summary::add_chance() {
  std::vector<double> p_values;
  std::size_t evident = 0;
  for (const ReportCard& card : report_.cards) {
    if (!tested(card)) continue;
    p_values.push_back(card.trend.test->p_value);
    if (card.trend.verdict != Verdict::kNoEvidentTrend) ++evident;
  }
  if (evident == 0 || p_values.size() < kManyTests) return;
  const std::vector<double> rates = false_discovery_rates(p_values);
  double rate = 0;  // of the list of all that are evident
  for (std::size_t i = 0; i < rates.size(); ++i) {
    if (p_values[i] <= report_.cards.front().trend.level) rate = std::max(rate, rates[i]);
  }
  const std::string share = number(100 * rate, rate < 0.1 ? 1 : 0);
  const std::string n = std::to_string(evident), of = std::to_string(p_values.size());
  add(ReportTopic::kChance,
      words_.say(n + " of " + of + " tested series have an evident trend; of such a list up to " +
                     share + " in 100 may be chance.",
                 "受检的 " + of + " 个序列中有 " + n + " 个趋势明显；其中至多约 " + share +
                     "% 可能出于偶然。"));
}

// The last year of the report alone: older changes are no news.
void Summary::add_changes() {
  if (!report_.years) return;
  const auto change_of = [&](const ReportCard& card) -> std::optional<Change> {
    if (card.change.empty() || card.latest != report_.years->last) return std::nullopt;
    return *change(card.series, *card.latest - std::chrono::years(1), *card.latest);
  };
  const auto told = [&](const ReportCard& card) {
    const Change change = *change_of(card);
    return words_.change(change) + (change.bounded ? words_.say(", not exact", "，非精确") : "") +
           (change.across_break ? words_.say(", across a break", "，跨口径中断") : "");
  };
  const std::string year = to_string(report_.years->last);
  add_cards(
      ReportTopic::kRose, "Higher in " + year + " than in the year before ({})",
      year + "年比上年上升（{}项）",
      [&](const ReportCard& card) {
        const auto change = change_of(card);
        return change && !change->absolute.zero() && !change->absolute.negative();
      },
      told);
  add_cards(
      ReportTopic::kFell, "Lower in " + year + " than in the year before ({})",
      year + "年比上年下降（{}项）",
      [&](const ReportCard& card) {
        const auto change = change_of(card);
        return change && change->absolute.negative();
      },
      told);
}

void Summary::add_targets() {
  // The latest that was judged.
  const auto judged = [](const ReportCard& card) -> const ReportTarget* {
    for (auto each = card.targets.rbegin(); each != card.targets.rend(); ++each) {
      const Attainment attainment = each->outcome.attainment;
      if (attainment == Attainment::kMet || attainment == Attainment::kNotMet) return &*each;
    }
    return nullptr;
  };
  const auto is = [&](Attainment attainment) {
    return [judged, attainment](const ReportCard& card) {
      const ReportTarget* const target = judged(card);
      return target != nullptr && target->outcome.attainment == attainment;
    };
  };
  const auto told = [&](const ReportCard& card) { return judged(card)->text; };
  add_cards(ReportTopic::kTargetMissed, "Target missed ({})", "未达标（{}项）",
            is(Attainment::kNotMet), told);
  add_cards(ReportTopic::kTargetMet, "Target met ({})", "达标（{}项）", is(Attainment::kMet), told);
}

void Summary::add_doubtful() {
  add_cards(
      ReportTopic::kDoubtful, "The latest figure is to be read with care ({})",
      "最新数值须谨慎看待（{}项）",
      [](const ReportCard& card) {
        return card.latest &&
               (!card.doubt.empty() || card.series.find(*card.latest)->bound != Bound::kExact);
      },
      [&](const ReportCard& card) {
        return card.value + (card.doubt.empty() ? "" : words_.say(", ", "，") + card.doubt);
      });
}

void Summary::add_findings() {
  std::array<std::size_t, 3> counts{};
  for (const ReportFinding& each : report_.findings) {
    ++counts[static_cast<std::size_t>(each.finding.severity)];
  }
  if (report_.findings.empty()) {
    add(ReportTopic::kFindings, words_.say("The checks found nothing wrong with these figures.",
                                           "各项检查未发现这些数字有问题。"));
    return;
  }
  std::vector<std::string> parts;
  if (counts[2] > 0) parts.push_back(words_.count(counts[2], "error", "errors", "个错误"));
  if (counts[1] > 0) parts.push_back(words_.count(counts[1], "warning", "warnings", "个警告"));
  if (counts[0] > 0) parts.push_back(words_.count(counts[0], "note", "notes", "个提示"));
  add(ReportTopic::kFindings, words_.say("The checks found ", "检查发现 ") + words_.list(parts) +
                                  words_.say(": see Findings.", "：见“检查结果”。"));
}

void Summary::add_coverage() {
  CoverageCount count;
  for (const ReportCoverage& each : report_.coverage) count += each.count;
  if (count.expected() == 0) return;
  std::string text = words_.say("Of ", "应有 ") +
                     words_.count(count.expected(), "value that could be there",
                                  "values that could be there", "个数值") +
                     words_.say(", ", "，已有 ") + std::to_string(count.present) +
                     words_.say(count.present == 1 ? " is on record" : " are on record", " 个");
  if (count.missing > 0) {
    text += words_.say("; ", "；") + std::to_string(count.missing) +
            words_.say(
                count.missing == 1 ? " is missing without a word" : " are missing without a word",
                " 个缺失且无说明");
  }
  if (count.missing_with_reason > 0) {
    text += words_.say("; ", "；") + std::to_string(count.missing_with_reason) +
            words_.say(" with a reason", " 个缺失但有说明");
  }
  add(ReportTopic::kCoverage, text + words_.say(".", "。"));
}

}  // namespace

std::vector<ReportSentence> summary_of(const Report& report, const Words& words) {
  return Summary(report, words).sentences();
}

}  // namespace annals::report
