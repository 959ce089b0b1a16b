#include <annals/panel_compare.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/panel_values.h"
#include "analysis/year_section.h"
#include "core/text.h"
#include "core/wide.h"

namespace annals {
namespace {

using analysis::Method;

// A value to be ranked. "key" is its mantissa at an exponent that all values share.
struct Entry {
  std::int64_t key = 0;
  std::uint32_t place = 0;  // of its agency in the order of codes
  std::uint32_t agency = 0;
  std::size_t cell = 0;
};

// The values of an indicator in a year, by agency code.
struct Section {
  std::vector<Entry> comparable;
  std::vector<Entry> not_comparable;
  std::vector<NotComparable> why;
  std::vector<std::uint32_t> without_value;
};

std::vector<Entry> values_in(const Panel& panel, std::size_t indicator, Year year,
                             std::vector<std::uint32_t>& without_value) {
  std::vector<Entry> entries;
  entries.reserve(panel.agency_count());
  const bool inside = panel.years().contains(year);
  const auto offset = static_cast<std::size_t>((year - panel.years().first).count());
  std::uint32_t place = 0;
  for (const std::uint32_t agency : panel.agencies_by_code()) {
    const std::size_t cell = panel.series_at(agency, indicator) * panel.year_count() + offset;
    if (inside && panel.has_value(cell)) {
      entries.push_back({.place = place, .agency = agency, .cell = cell});
    } else {
      without_value.push_back(agency);
    }
    ++place;
  }
  return entries;
}

Method method_of(const Panel& panel, std::size_t indicator, std::uint32_t agency, Year year) {
  const std::size_t series = panel.series_at(agency, indicator);
  return analysis::method_in(panel.break_years(series), year);
}

Section section_of(const Panel& panel, std::size_t indicator, Year year) {
  Section section;
  const std::vector<Entry> entries = values_in(panel, indicator, year, section.without_value);
  const auto differs = [&](const Entry& entry) {
    return panel.statuses()[entry.cell].contains(ObsStatus::kDefinitionDiffers);
  };
  analysis::MethodCounts counts;
  for (const Entry& entry : entries) {
    // Most have no break, and need no look at what it says.
    if (!differs(entry)) ++counts[method_of(panel, indicator, entry.agency, year)];
  }
  const Method common = analysis::common_method(counts);
  for (const Entry& entry : entries) {
    if (differs(entry)) {
      section.not_comparable.push_back(entry);
      section.why.push_back(NotComparable::kDefinitionDiffers);
    } else if (method_of(panel, indicator, entry.agency, year) != common) {
      section.not_comparable.push_back(entry);
      section.why.push_back(NotComparable::kOtherMethod);
    } else {
      section.comparable.push_back(entry);
    }
  }
  return section;
}

// All values at the smallest of their exponents; false where 64 bits do not hold one.
bool set_keys(const Panel& panel, std::vector<Entry>& entries) {
  int smallest = Decimal::kMaxExponent;
  for (const Entry& entry : entries) {
    smallest = std::min<int>(smallest, panel.exponents()[entry.cell]);
  }
  for (Entry& entry : entries) {
    const int power = panel.exponents()[entry.cell] - smallest;
    const std::int64_t mantissa = panel.mantissas()[entry.cell];
    if (mantissa == 0) continue;
    if (power > core::kMaxPower) return false;
    const core::Int128 key = core::Int128{mantissa} * core::power_of_ten(power);
    if (core::magnitude(key) > std::numeric_limits<std::int64_t>::max()) return false;
    entry.key = static_cast<std::int64_t>(key);
  }
  return true;
}

// Sorts by key, the smallest first, and keeps the order of equal keys: digit by digit of the
// differences to the smallest, in time that grows with the number of entries and no faster.
void sort_by_key(std::vector<Entry>& entries) {
  constexpr unsigned kBits = 11;
  constexpr std::uint64_t kMask = (1U << kBits) - 1;
  const auto [smallest, largest] = std::minmax_element(
      entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.key < b.key; });
  const auto origin = static_cast<std::uint64_t>(smallest->key);
  const std::uint64_t span = static_cast<std::uint64_t>(largest->key) - origin;
  std::vector<Entry> sorted(entries.size());
  for (unsigned shift = 0; shift < 64 && span >> shift != 0; shift += kBits) {
    const auto digit = [&](const Entry& entry) {
      return (static_cast<std::uint64_t>(entry.key) - origin) >> shift & kMask;
    };
    std::array<std::uint32_t, kMask + 1> next{};
    for (const Entry& entry : entries) ++next[digit(entry)];
    std::uint32_t begin = 0;
    for (std::uint32_t& each : next) begin += std::exchange(each, begin);
    for (const Entry& entry : entries) sorted[next[digit(entry)]++] = entry;
    entries.swap(sorted);
  }
}

// Ranks entries that are in the order of "ahead".
template <typename Ahead>
void number(const std::vector<Entry>& entries, PanelRanking& ranking, const Ahead& ahead) {
  const std::size_t n = entries.size();
  ranking.agency.reserve(n);
  ranking.rank.reserve(n);
  ranking.equal.reserve(n);
  for (std::size_t begin = 0; begin < n;) {
    std::size_t end = begin + 1;
    while (end < n && !ahead(entries[begin], entries[end])) ++end;
    const std::size_t size = end - begin;
    for (std::size_t i = begin; i < end; ++i) ranking.agency.push_back(entries[i].agency);
    ranking.rank.insert(ranking.rank.end(), size, static_cast<std::uint32_t>(begin + 1));
    ranking.equal.insert(ranking.equal.end(), size, static_cast<std::uint32_t>(size - 1));
    begin = end;
  }
}

// REQUIRES: by agency code, so that those of equal values stay so.
void rank_entries(const Panel& panel, std::vector<Entry>& entries, PanelRanking& ranking) {
  if (set_keys(panel, entries)) {
    if (ranking.highest_first) {
      for (Entry& entry : entries) entry.key = -entry.key;
    }
    sort_by_key(entries);
    return number(entries, ranking, [](const Entry& a, const Entry& b) { return a.key < b.key; });
  }
  const auto ahead = [&](const Entry& a, const Entry& b) {
    const Decimal left = *panel.value(a.cell), right = *panel.value(b.cell);
    return ranking.highest_first ? left > right : left < right;
  };
  std::stable_sort(entries.begin(), entries.end(), ahead);
  number(entries, ranking, ahead);
}

Error nothing_to_rank(const Panel& panel, std::size_t indicator, Year year, bool any) {
  return {ErrorCode::kInsufficientData,
          "no " + std::string(any ? "comparable " : "") + "value of " +
              core::quoted(panel.indicator(indicator).code.str()) + " in \"" + to_string(year) +
              "\" is there to rank, it needs one"};
}

}  // namespace

Result<PanelRanking> panel_rank(const Panel& panel, std::size_t indicator, Year year,
                                const RankOptions& options) {
  if (auto ok = analysis::check_indicator(panel, indicator); !ok) return ok.error();
  const auto highest_first =
      analysis::highest_comes_first(panel.indicator(indicator), options.order);
  if (!highest_first) return highest_first.error();

  Section section = section_of(panel, indicator, year);
  if (options.rank_all) {
    section.comparable.insert(section.comparable.end(), section.not_comparable.begin(),
                              section.not_comparable.end());
    section.not_comparable.clear();
    section.why.clear();
    std::sort(section.comparable.begin(), section.comparable.end(),
              [](const Entry& a, const Entry& b) { return a.place < b.place; });
  }
  if (section.comparable.empty()) {
    return nothing_to_rank(panel, indicator, year, !section.not_comparable.empty());
  }
  PanelRanking ranking;
  ranking.year = year;
  ranking.highest_first = *highest_first;
  rank_entries(panel, section.comparable, ranking);
  for (const Entry& entry : section.not_comparable) {
    ranking.not_comparable.push_back(entry.agency);
  }
  ranking.why = std::move(section.why);
  ranking.without_value = std::move(section.without_value);
  return ranking;
}

}  // namespace annals
