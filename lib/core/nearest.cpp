#include "core/nearest.h"

#include <annals/names.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/text.h"
#include "core/utf8.h"

namespace annals::core {
namespace {

// How far a candidate is from what was wanted; the smaller, the nearer.
struct Nearness {
  // 0: the same when folded; 1: begins like it; 2: contains it or is contained; 3: few differ.
  int rank = 0;
  std::size_t distance = 0;

  friend bool operator<(const Nearness& a, const Nearness& b) {
    return std::tie(a.rank, a.distance) < std::tie(b.rank, b.distance);
  }
};

// The number of insertions, deletions, replacements and swaps of neighbours that turn one text
// into the other (optimal string alignment); "limit" + 1 if it is more than "limit".
class EditDistance {
 public:
  std::size_t operator()(std::u32string_view a, std::u32string_view b, std::size_t limit) {
    const std::size_t longer = std::max(a.size(), b.size());
    if (longer - std::min(a.size(), b.size()) > limit) return limit + 1;
    start(b.size());
    for (std::size_t i = 1; i <= a.size(); ++i) {
      if (next_row(a, b, i) > limit) return limit + 1;
    }
    return std::min(row_[b.size()], limit + 1);
  }

 private:
  void start(std::size_t width) {
    row_.resize(width + 1);
    before_.assign(width + 1, 0);
    above_.assign(width + 1, 0);
    for (std::size_t j = 0; j <= width; ++j) row_[j] = j;
  }

  // The least distance in the row, or in the one above: a swap reaches over one row.
  std::size_t next_row(std::u32string_view a, std::u32string_view b, std::size_t i) {
    std::swap(before_, above_);
    std::swap(above_, row_);
    row_[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row_[j] = cell(a, b, i, j);
      least = std::min({least, row_[j], above_[j]});
    }
    return least;
  }

  std::size_t cell(std::u32string_view a, std::u32string_view b, std::size_t i,
                   std::size_t j) const {
    const std::size_t replaced = above_[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
    std::size_t best = std::min({replaced, above_[j] + 1, row_[j - 1] + 1});
    const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
    if (swapped) best = std::min(best, before_[j - 2] + 1);
    return best;
  }

  std::vector<std::size_t> row_, above_, before_;
};

std::size_t difference(std::size_t a, std::size_t b) { return a > b ? a - b : b - a; }

// Compares candidates with one wanted text.
class Comparer {
 public:
  explicit Comparer(std::string_view wanted)
      : wanted_(code_points(folded(wanted))),
        limit_(std::max<std::size_t>(1, (wanted_.size() + 1) / 3)) {}

  bool wants_nothing() const { return wanted_.empty(); }

  std::optional<Nearness> operator()(std::string_view text) {
    const std::u32string candidate = code_points(folded(text));
    if (candidate.empty()) return std::nullopt;
    const std::size_t apart = difference(candidate.size(), wanted_.size());
    if (candidate == wanted_) return Nearness{0, 0};
    if (candidate.starts_with(wanted_) || wanted_.starts_with(candidate))
      return long_enough(candidate) ? std::optional(Nearness{1, apart}) : by_distance(candidate);
    if (candidate.find(wanted_) != std::u32string::npos) return Nearness{2, apart};
    if (wanted_.find(candidate) != std::u32string::npos && long_enough(candidate))
      return Nearness{2, apart};
    return by_distance(candidate);
  }

 private:
  // A candidate of one letter is part of most words and says nothing.
  bool long_enough(std::u32string_view candidate) const { return candidate.size() >= 2; }

  std::optional<Nearness> by_distance(std::u32string_view candidate) {
    // Where every character would have to change, nothing is alike.
    const std::size_t allowed = std::min(limit_, std::max(wanted_.size(), candidate.size()) - 1);
    const std::size_t distance = edit_distance_(wanted_, candidate, allowed);
    if (distance > allowed) return std::nullopt;
    return Nearness{3, distance};
  }

  std::u32string wanted_;
  std::size_t limit_;
  EditDistance edit_distance_;
};

}  // namespace

std::vector<std::string> nearest(std::string_view wanted, std::span<const std::string> candidates,
                                 std::size_t limit) {
  Comparer compare(wanted);
  if (compare.wants_nothing()) return {};
  std::vector<std::pair<Nearness, std::size_t>> found;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (const auto nearness = compare(candidates[i])) found.emplace_back(*nearness, i);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> result;
  for (const auto& [nearness, i] : found) {
    if (result.size() == limit) break;
    if (std::find(result.begin(), result.end(), candidates[i]) == result.end())
      result.push_back(candidates[i]);
  }
  return result;
}

std::string did_you_mean(std::span<const std::string> nearest) {
  if (nearest.empty()) return "";
  std::vector<std::string> words;
  for (const std::string& word : nearest) words.push_back(quoted(word));
  return "; did you mean " + one_of(std::vector<std::string_view>(words.begin(), words.end())) +
         "?";
}

}  // namespace annals::core
