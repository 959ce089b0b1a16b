#include "linked.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "aggregate_words.h"
#include "words.h"

namespace annals::cli {
namespace {

Table table_of(const Session& session, const LinkedSeries& linked) {
  Table table({{"year", session.text("Year", "年份"), Align::kRight},
               {"value", session.text("Value", "数值"), Align::kRight},
               {"bound", ""},
               {"low", ""},
               {"high", ""},
               {"", session.text("Range", "区间"), Align::kRight},
               {"numerator", session.text("Numerator", "分子"), Align::kRight},
               {"denominator", session.text("Denominator", "分母"), Align::kRight},
               {"status", session.text("Status", "状态")},
               {"agencies", session.text("Of", "机构")},
               {"sources", session.text("Source", "来源")}});
  for (std::size_t i = 0; i < linked.values.size(); ++i) {
    const Observation& observation = linked.series.observations()[i];
    const Aggregate& aggregate = linked.values[i].aggregate;
    // What is printed as it stands has the range of its print; only a result is told of.
    const bool computed = linked.values[i].parts.size() > 1;
    const bool bounded = observation.bound != Bound::kExact;
    table.add({year_cell(observation.year), value_cell(session, observation),
               Cell("", bounded ? Json(to_string(observation.bound)) : Json()),
               Cell("", decimal_cell(aggregate.low).machine),
               Cell("", decimal_cell(aggregate.high).machine),
               Cell(computed ? range_text(session, aggregate) : "", Json()),
               decimal_cell(aggregate.numerator), decimal_cell(aggregate.denominator),
               Cell(status_words(session, observation.status),
                    observation.status.normal() ? Json() : Json(observation.status.letters())),
               agencies_text(linked.values[i]), sources_text(linked.values[i])});
  }
  return table;
}

// A reason that holds for years on end is told once.
void add_unjoined(const Session& session, const std::vector<Unjoined>& all,
                  std::vector<std::string>& lines) {
  for (auto first = all.begin(); first != all.end();) {
    const auto same = [&](const Unjoined& each) {
      return each.obstacle == first->obstacle && each.reason == first->reason;
    };
    const auto end = std::find_if_not(first, all.end(), same);
    const Year last = std::prev(end)->year;
    std::string line = session.text("not joined, ", "未接入，") + to_string(first->year);
    if (last != first->year) line += session.text(" to ", " 至 ") + to_string(last);
    line += session.text(": ", "：") + obstacle_text(session, first->obstacle, first->reason, {});
    // The sentences of the library name agencies; a bare word does not.
    const bool bare = session.chinese() || first->obstacle == Obstacle::kNothingOnRecord;
    if (bare && !first->agencies.empty()) {
      line +=
          session.text(" (", "（") + codes_text(session, first->agencies) + session.text(")", "）");
    }
    lines.push_back(std::move(line));
    first = end;
  }
}

}  // namespace

std::string agencies_text(const LinkedValue& value) {
  std::string text;
  for (const LinkedPart& part : value.parts) {
    text += (text.empty() ? "" : " + ") + part.agency.str();
  }
  return text;
}

std::string sources_text(const LinkedValue& value) {
  std::string text;
  std::set<std::string> cited;
  for (const LinkedPart& part : value.parts) {
    if (!part.source || !cited.insert(part.source->code.str()).second) continue;
    text += (text.empty() ? "" : " + ") + part.source->code.str();
  }
  return text;
}

std::vector<std::string> joint_lines(const Session& session, const LinkedSeries& linked) {
  std::vector<std::string> lines;
  for (const Joint& joint : linked.joints) {
    lines.push_back(step_text(session, joint.year, joint.kind, joint.from, joint.to) +
                    (joint.basis.empty() ? "" : session.text(", ", "，") + joint.basis) +
                    session.text(" (break in series)", "（序列中断）"));
  }
  for (std::string& line : unjoined_lines(session, linked)) lines.push_back(std::move(line));
  return lines;
}

std::vector<std::string> unjoined_lines(const Session& session, const LinkedSeries& linked) {
  std::vector<std::string> lines;
  add_unjoined(session, linked.unjoined, lines);
  for (const Succession& step : linked.not_followed) {
    lines.push_back(not_followed_text(session, step));
  }
  const AgencyCode& code = linked.agency.code;
  if (linked.current_successors.empty()) {
    lines.push_back(code.str() + session.text(" no longer stands and has no successor",
                                              " 已不存续，且无后续机构"));
  } else if (linked.current_successors != std::vector{code}) {
    lines.push_back(session.text("today: ", "现为：") +
                    codes_text(session, linked.current_successors));
  }
  return lines;
}

Result<ExitCode> list_linked(const Session& session, const Store& store, const Subjects& subjects,
                             const ReadOptions& options) {
  const auto linked = linked_series(store, subjects.agency.code, subjects.indicator.code, options);
  if (!linked) return linked.error();
  if (session.format != Format::kTable) {
    table_of(session, *linked).print(session);
    return ExitCode::kGood;
  }
  const std::string unit(subjects.indicator.unit_in(session.language));
  session.print(name_of(session, subjects.agency) + session.text(", ", "，") +
                name_of(session, subjects.indicator) + (unit.empty() ? "" : " (" + unit + ")") +
                session.text(", across its successions", "，含沿革"));
  if (linked->values.empty()) session.print(session.say("nothing is on record", "没有记录"));
  table_of(session, *linked).print(session);
  for (const std::string& line : joint_lines(session, *linked)) session.print(line);
  return ExitCode::kGood;
}

}  // namespace annals::cli
