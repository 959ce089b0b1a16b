#include <annals/names.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/text.h"

namespace annals::core {
namespace {

// Levenshtein's distance, or "limit + 1" once it is known to be larger.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b, std::size_t limit) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > limit) return limit + 1;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    std::size_t least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
  }
  return row[b.size()];
}

// How far a candidate is from what was wanted; smaller is nearer, nothing is out of the question.
// What contains the wanted text, or is contained in it, stands before what differs in letters.
std::optional<std::size_t> distance(const std::u32string& wanted, const std::u32string& candidate) {
  const std::size_t longer = std::max(wanted.size(), candidate.size());
  const std::size_t shorter = std::min(wanted.size(), candidate.size());
  if (shorter >= 2 && (candidate.find(wanted) != std::u32string::npos ||
                       wanted.find(candidate) != std::u32string::npos)) {
    return longer - shorter;
  }
  const std::size_t limit = std::max<std::size_t>(1, wanted.size() / 3);
  const std::size_t edits = edit_distance(wanted, candidate, limit);
  if (edits > limit || edits >= longer) return std::nullopt;
  return 1000 + edits;
}

}  // namespace

std::vector<std::string> nearest(std::string_view wanted, std::span<const std::string> candidates,
                                 std::size_t limit) {
  const std::u32string folded_wanted = code_points(folded(wanted));
  std::vector<std::pair<std::size_t, const std::string*>> ranked;
  if (folded_wanted.empty()) return {};
  for (const std::string& candidate : candidates) {
    if (const auto d = distance(folded_wanted, code_points(folded(candidate)))) {
      ranked.emplace_back(*d, &candidate);
    }
  }
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first, *a.second) < std::tie(b.first, *b.second);
  });
  std::vector<std::string> result;
  for (const auto& [d, candidate] : ranked) {
    if (result.size() == limit) break;
    result.push_back(*candidate);
  }
  return result;
}

std::string did_you_mean(std::span<const std::string> nearest) {
  if (nearest.empty()) return "";
  std::vector<std::string> words;
  for (const std::string& each : nearest) words.push_back(quoted(each));
  const std::vector<std::string_view> views(words.begin(), words.end());
  return "; did you mean " + one_of(views) + "?";
}

}  // namespace annals::core
