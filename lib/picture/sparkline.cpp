#include <annals/terminal.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace annals {
namespace {

constexpr const char* kBlocks[] = {"\u2581", "\u2582", "\u2583", "\u2584",
                                   "\u2585", "\u2586", "\u2587", "\u2588"};
constexpr const char* kDigits[] = {"1", "2", "3", "4", "5", "6", "7", "8"};
constexpr std::size_t kHeights = 8;

// The lowest and the highest value; empty for a series without values.
std::optional<std::pair<Decimal, Decimal>> extremes(const Series& series) {
  std::optional<std::pair<Decimal, Decimal>> result;
  for (const Observation& each : series.observations()) {
    if (!each.value) continue;
    if (!result) result = {*each.value, *each.value};
    result->first = std::min(result->first, *each.value);
    result->second = std::max(result->second, *each.value);
  }
  return result;
}

std::size_t height(double value, double low, double high) {
  if (!(low < high)) return kHeights / 2 - 1;
  const double share = (value - low) / (high - low);
  return std::min(kHeights - 1, static_cast<std::size_t>(share * kHeights));
}

}  // namespace

std::string sparkline(const Series& series, bool ascii) {
  const auto range = extremes(series);
  if (!range) return "";
  const double low = range->first.to_double();
  const double high = range->second.to_double();
  std::string result;
  const Year last = series.observations().back().year;
  for (Year year = series.observations().front().year; year <= last; ++year) {
    const Observation* found = series.find(year);
    if (!found || !found->value) {
      result += ascii ? "." : "\u00B7";
    } else {
      const std::size_t step = height(found->value->to_double(), low, high);
      result += ascii ? kDigits[step] : kBlocks[step];
    }
  }
  return result;
}

}  // namespace annals
