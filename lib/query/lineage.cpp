#include <annals/lineage.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "query/groups.h"

namespace annals {
namespace {

auto by_time(const Succession& s) { return std::tie(s.year, s.predecessor, s.successor); }

// The steps of one year, as a graph: three colours of a search in depth.
class CircleSearch {
 public:
  explicit CircleSearch(std::span<const Succession> steps) : steps_(steps) {}

  // The codes of a circle, the first one repeated at the end; empty if there is none.
  std::vector<AgencyCode> find() {
    for (const Succession& step : steps_) {
      if (visit(step.predecessor)) return circle_;
    }
    return {};
  }

 private:
  bool visit(const AgencyCode& code) {
    if (done_.contains(code)) return false;
    const auto seen = std::find(path_.begin(), path_.end(), code);
    if (seen != path_.end()) {
      circle_.assign(seen, path_.end());
      circle_.push_back(code);
      return true;
    }
    path_.push_back(code);
    for (const Succession& step : steps_) {
      if (step.predecessor == code && visit(step.successor)) return true;
    }
    path_.pop_back();
    done_.insert(code);
    return false;
  }

  std::span<const Succession> steps_;
  std::vector<AgencyCode> path_, circle_;
  std::set<AgencyCode> done_;
};

Error circle_error(Year year, const std::vector<AgencyCode>& circle) {
  std::string path;
  for (const AgencyCode& code : circle)
    path += (path.empty() ? "\"" : ", then \"") + code.str() + '"';
  return {ErrorCode::kInvalidData, "the successions of " + to_string(year) + " lead in a circle: " +
                                       path + "; correct the year or the direction of one"};
}

bool ends_predecessor(const Succession& step) { return step.kind != SuccessionKind::kSplit; }

}  // namespace

Result<Lineage> Lineage::make(std::vector<Agency> agencies, std::vector<Succession> successions) {
  Lineage result;
  const auto by_code = [](const Agency& a, const Agency& b) { return a.code < b.code; };
  if (!std::is_sorted(agencies.begin(), agencies.end(), by_code)) {
    std::sort(agencies.begin(), agencies.end(), by_code);
  }
  std::sort(successions.begin(), successions.end(),
            [](const Succession& a, const Succession& b) { return by_time(a) < by_time(b); });
  for (auto begin = successions.begin(); begin != successions.end();) {
    const auto end = std::find_if(begin, successions.end(),
                                  [&](const Succession& s) { return s.year != begin->year; });
    const auto circle = CircleSearch({begin, end}).find();
    if (!circle.empty()) return circle_error(begin->year, circle);
    begin = end;
  }
  for (std::size_t i = 0; i < successions.size(); ++i) {
    result.from_[successions[i].predecessor].push_back(i);
    result.to_[successions[i].successor].push_back(i);
  }
  result.agencies_ = std::move(agencies);
  result.successions_ = std::move(successions);
  return result;
}

const Agency* Lineage::find(const AgencyCode& code) const noexcept {
  const auto found =
      std::lower_bound(agencies_.begin(), agencies_.end(), code,
                       [](const Agency& a, const AgencyCode& wanted) { return a.code < wanted; });
  return found != agencies_.end() && found->code == code ? &*found : nullptr;
}

std::span<const std::size_t> Lineage::positions(const Positions& side, const AgencyCode& code) {
  const auto found = side.find(code);
  return found == side.end() ? std::span<const std::size_t>() : found->second;
}

std::vector<Succession> Lineage::steps(const Positions& side, const AgencyCode& code) const {
  std::vector<Succession> result;
  for (const std::size_t i : positions(side, code)) result.push_back(successions_[i]);
  return result;
}

std::vector<Succession> Lineage::became(const AgencyCode& code) const { return steps(from_, code); }

std::vector<Succession> Lineage::came_from(const AgencyCode& code) const {
  return steps(to_, code);
}

std::vector<Succession> Lineage::history(const AgencyCode& code) const {
  std::set<std::size_t> steps;
  // A step leads on to those of its year and later, and back to those of its year and earlier.
  const auto walk = [&](const auto& self, const AgencyCode& at, Year since, bool forward) -> void {
    for (const std::size_t i : positions(forward ? from_ : to_, at)) {
      const Succession& step = successions_[i];
      if (forward ? step.year < since : since < step.year) continue;
      if (steps.insert(i).second) {
        self(self, forward ? step.successor : step.predecessor, step.year, forward);
      }
    }
  };
  walk(walk, code, kFirstYear, true);
  const std::set<std::size_t> later = std::exchange(steps, {});
  walk(walk, code, kLastYear, false);
  steps.insert(later.begin(), later.end());
  std::vector<Succession> result;
  for (const std::size_t i : steps) result.push_back(successions_[i]);
  return result;
}

AgencyStanding Lineage::standing(const AgencyCode& code, Year year) const {
  const Agency* const agency = find(code);
  return agency == nullptr ? AgencyStanding::kNotYet : standing(*agency, year);
}

AgencyStanding Lineage::standing(const Agency& agency, Year year) const {
  if (agency.first_year && year < *agency.first_year) return AgencyStanding::kNotYet;
  if (agency.last_year && *agency.last_year < year) return AgencyStanding::kNoLonger;
  // The last step by that year tells, and of one year the one that ends the agency: it came and
  // went on at once.
  std::optional<Year> begun, ended, begins_later;
  for (const std::size_t i : positions(to_, agency.code)) {
    const Year step = successions_[i].year;
    if (step <= year) begun = step;
    if (year < step && !begins_later) begins_later = step;
  }
  bool left_before = false;
  for (const std::size_t i : positions(from_, agency.code)) {
    const Succession& step = successions_[i];
    if (!ends_predecessor(step)) continue;
    if (step.year <= year) ended = step.year;
    // What left before it came was there before: renamed, and back.
    left_before |= begins_later && step.year < *begins_later;
  }
  if (ended && (!begun || *begun <= *ended)) return AgencyStanding::kNoLonger;
  const bool first_year_missing = !agency.first_year && !begun && begins_later && !left_before;
  return first_year_missing ? AgencyStanding::kTakenAsNotYet : AgencyStanding::kStands;
}

Year Lineage::last_standing_year(const AgencyCode& code) const {
  if (standing(code, kLastYear) == AgencyStanding::kStands) return kLastYear;
  std::optional<Year> last;
  const auto consider = [&](Year year) {
    if (standing(code, year) == AgencyStanding::kStands && (!last || *last < year)) last = year;
  };
  for (const Succession& step : became(code)) consider(step.year - std::chrono::years(1));
  if (const Agency* const agency = find(code); agency != nullptr && agency->last_year) {
    consider(*agency->last_year);
  }
  return last.value_or(kLastYear);
}

std::vector<AgencyCode> Lineage::current_successors(const AgencyCode& code, Year year) const {
  std::set<AgencyCode> result, seen;
  const auto walk = [&](const auto& self, const AgencyCode& at, Year since) -> void {
    if (!seen.insert(at).second) return;
    if (standing(at, year) == AgencyStanding::kStands) result.insert(at);
    for (const std::size_t i : positions(from_, at)) {
      const Succession& step = successions_[i];
      if (since <= step.year && step.year <= year) self(self, step.successor, step.year);
    }
  };
  walk(walk, code, kFirstYear);
  return {result.begin(), result.end()};
}

// Who stands in "from" is one; and who, between the two years, came from nobody or ended without a
// successor: what it added or took away is in the figures of one end only.
bool Lineage::is_outsider(const AgencyCode& code, Year from, Year year,
                          std::span<const Succession> between) const {
  const AgencyStanding there = standing(code, from);
  if (there == AgencyStanding::kStands) return true;
  const bool forward = from < year;
  if (there != (forward ? AgencyStanding::kNotYet : AgencyStanding::kNoLonger)) return false;
  return std::none_of(between.begin(), between.end(), [&](const Succession& step) {
    return (forward ? step.successor : step.predecessor) == code;
  });
}

bool Lineage::is_open_split(const Succession& step) const {
  if (step.kind != SuccessionKind::kSplit) return false;
  if (standing(step.predecessor, step.year) == AgencyStanding::kStands) return false;
  const auto steps = became(step.predecessor);
  return std::count_if(steps.begin(), steps.end(), [&](const Succession& other) {
           return other.kind == step.kind && other.year == step.year;
         }) == 1;
}

std::vector<LineageGroup> Lineage::trace(std::span<const AgencyCode> members, Year from,
                                         Year year) const {
  const auto [earlier, later] = std::minmax(from, year);
  query::Groups groups;
  std::set<std::size_t> between_at;
  std::set<AgencyCode> reached(members.begin(), members.end());
  std::vector<AgencyCode> open(reached.begin(), reached.end());
  while (!open.empty()) {
    const AgencyCode at = open.back();
    open.pop_back();
    groups.add(at);
    for (const auto* const side : {&from_, &to_}) {
      for (const std::size_t i : positions(*side, at)) {
        const Succession& step = successions_[i];
        if (step.year <= earlier || later < step.year) continue;
        between_at.insert(i);
        groups.tie(step.predecessor, step.successor);
        const AgencyCode& other = side == &from_ ? step.successor : step.predecessor;
        if (reached.insert(other).second) open.push_back(other);
      }
    }
  }
  std::vector<Succession> between;
  for (const std::size_t i : between_at) between.push_back(successions_[i]);
  const std::set<AgencyCode> asked(members.begin(), members.end());
  std::vector<LineageGroup> result;
  for (const std::vector<AgencyCode>& codes : groups.all()) {
    LineageGroup group;
    for (const AgencyCode& code : codes) {
      const AgencyStanding then = standing(code, year);
      if (asked.contains(code)) {
        group.members.push_back(code);
      } else if (is_outsider(code, from, year, between)) {
        group.outsiders.push_back(code);
      }
      if (then == AgencyStanding::kStands) group.stood.push_back(code);
      if (then == AgencyStanding::kTakenAsNotYet) group.unsure.push_back(code);
    }
    if (group.members.empty()) continue;
    for (const Succession& step : between) {
      if (!std::binary_search(codes.begin(), codes.end(), step.predecessor)) continue;
      group.steps.push_back(step);
      if (is_open_split(step)) group.open_split = true;
    }
    result.push_back(std::move(group));
  }
  return result;
}

std::string describe(const Joint& joint) {
  const auto listed = [](const std::vector<AgencyCode>& codes) {
    std::string text;
    for (const AgencyCode& code : codes) text += (text.empty() ? "" : ", ") + code.str();
    return text;
  };
  return std::string(to_string(joint.kind)) + ": " + listed(joint.from) + " to " + listed(joint.to);
}

}  // namespace annals
