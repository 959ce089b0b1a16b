#include "review.h"

#include <algorithm>
#include <set>
#include <utility>

namespace annals::cli {
namespace {

bool is_about(const ReviewNote& note, std::size_t position) {
  return std::find(note.proposals.begin(), note.proposals.end(), position) != note.proposals.end();
}

std::string name_of_check(const Session& session, const ReviewNote& note) {
  switch (note.check) {
    case ReviewCheck::kRule: {
      const auto name = note.names.find(session.chinese() ? "zh" : "en");
      if (name != note.names.end()) return name->second;
      return note.rule ? note.rule->str() : std::string();
    }
    case ReviewCheck::kFormula:
      return session.text("its formula", "指标公式");
    case ReviewCheck::kChange:
      return session.text("the change that is printed, and the earlier value on record",
                          "所述增减与库中往年数值");
    case ReviewCheck::kScale:
      return session.text("five times the last value on record, or a fifth of it",
                          "与库中上一数值相差五倍以上");
    case ReviewCheck::kTwice:
      return session.text("told twice, and not alike", "同一指标出现两个数值");
    case ReviewCheck::kRefused:
      return session.text("the store refuses it", "无法入库");
  }
  return {};
}

}  // namespace

Result<ReviewSheet> review_sheet(const Store& store, std::vector<Proposal> proposals) {
  ReviewSheet sheet{std::move(proposals), {}, {}};
  auto notes = review(store, sheet.proposals);
  if (!notes) return notes.error();
  sheet.notes = std::move(*notes);
  weigh(sheet.notes, sheet.proposals);
  std::set<AgencyCode> agencies;
  for (const Proposal& proposal : sheet.proposals) {
    if (proposal.agency) agencies.insert(*proposal.agency);
  }
  for (const AgencyCode& agency : agencies) {
    const auto profile = store.profile(agency);
    if (!profile) return profile.error();
    for (const Series& series : *profile) {
      for (const Observation& observation : series.observations())
        sheet.known.emplace(std::tuple(agency, series.indicator().code, observation.year),
                            observation);
    }
  }
  return sheet;
}

const Observation* recorded(const OnRecord& known, const Proposal& proposal) {
  if (!proposal.agency || !proposal.indicator || !proposal.year) return nullptr;
  const auto found = known.find({*proposal.agency, *proposal.indicator, *proposal.year});
  return found == known.end() ? nullptr : &found->second;
}

std::string locator_of(const Proposal& proposal) {
  // 七、... / （一）...: what stands before the first mark of each heading.
  std::string locator;
  std::string_view rest = proposal.chapter;
  while (!rest.empty()) {
    const std::size_t end = rest.find(" / ");
    const std::string_view heading = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 3);
    if (heading.starts_with('(')) {
      const std::size_t close = heading.find(')');
      if (close != std::string_view::npos)
        locator += "（" + std::string(heading.substr(1, close - 1)) + "）";
    } else if (const std::size_t mark = heading.find("、");
               mark != std::string_view::npos && mark <= 9) {
      locator += heading.substr(0, mark);
    }
  }
  return locator.empty() ? "正文" : locator;
}

std::string marked_clause(const Proposal& proposal) {
  const std::string& clause = proposal.clause;
  const std::string& printed = proposal.printed;
  if (printed.empty() || proposal.offset < proposal.clause_offset) return clause;
  // Of equal figures the one at its place. The clause may have fewer bytes than the text before it,
  // so that it is looked for backwards; and 1 is not the 1 of 118.
  std::size_t at = clause.rfind(printed, proposal.offset - proposal.clause_offset);
  if (at == std::string::npos) at = clause.find(printed);
  const auto within_number = [&](std::size_t place) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const std::size_t end = place + printed.size();
    return (place > 0 && is_digit(clause[place - 1]) && is_digit(printed.front())) ||
           (end < clause.size() && is_digit(clause[end]) && is_digit(printed.back()));
  };
  while (at != std::string::npos && within_number(at))
    at = at == 0 ? std::string::npos : clause.rfind(printed, at - 1);
  if (at == std::string::npos) return clause;
  return clause.substr(0, at) + "【" + printed + "】" + clause.substr(at + printed.size());
}

std::string note_of(const Session& session, const Proposal& proposal) {
  if (!proposal.derived) return {};
  const std::string& how = proposal.derived->how;
  const std::string low = proposal.derived->range.low.str();
  const std::string high = proposal.derived->range.high.str();
  return session.text(
      "derived, not printed: " + how + "; from " + low + " to " + high + " as rounding allows",
      "推算值，原文未印：" + how + "；按修约可为 " + low + " 至 " + high);
}

ObsStatusSet status_of(const Proposal& proposal) {
  return proposal.derived ? ObsStatusSet(ObsStatus::kImputed) : ObsStatusSet();
}

bool is_worth_telling(const ReviewNote& note) { return note.telling || !note.holds; }

std::string check_line(const Session& session, const ReviewNote& note) {
  std::string line =
      note.holds ? session.text("holds: ", "相符：") : session.text("fails: ", "不符：");
  line += name_of_check(session, note) + session.text(": ", "：") + note.seen;
  if (note.expected.empty() || note.expected == note.seen) return line;
  const std::string joint =
      note.holds ? session.text(", and ", "，") : session.text(", but ", "，而 ");
  return line + joint + note.expected;
}

std::string checks_of(const Session& session, const ReviewSheet& sheet, std::size_t position) {
  std::string text;
  for (const ReviewNote& note : sheet.notes) {
    if (!is_worth_telling(note) || !is_about(note, position)) continue;
    text += (text.empty() ? "" : "; ") + check_line(session, note);
  }
  return text;
}

std::string_view verdict_of(const Session& session, const ReviewSheet& sheet,
                            std::size_t position) {
  std::string_view verdict;
  for (const ReviewNote& note : sheet.notes) {
    if (!is_worth_telling(note) || !is_about(note, position)) continue;
    if (!note.holds) return session.say("fails", "不符");
    verdict = session.say("holds", "相符");
  }
  return verdict;
}

}  // namespace annals::cli
