#include "picture/scale.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace annals::picture {
namespace {

// Values this close together, against their distance from zero, are not drawn from zero.
constexpr double kCloseTogether = 1.0 / 8;

// 1, 2 or 5 times a power of ten, the next one up.
double round_step(double rough) {
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (rough <= factor * power * (1 + 1e-9)) return factor * power;
  }
  return 10 * power;
}

bool fitted(const Extent& extent, AxisStart start) {
  if (extent.low <= 0 && extent.high >= 0) return false;
  switch (start) {
    case AxisStart::kZero:
      return false;
    case AxisStart::kFitted:
      return true;
    case AxisStart::kAuto:
      break;
  }
  const double distance = std::max(std::abs(extent.low), std::abs(extent.high));
  const double span = extent.high - extent.low;
  return span > 0 && span < distance * kCloseTogether;
}

// Room above and below where all values are one.
double span_of(const Extent& extent) {
  const double span = extent.high - extent.low;
  const double size = std::max(std::abs(extent.low), std::abs(extent.high));
  if (span > size * 1e-12) return span;
  return size > 0 ? size * 0.02 : 1;
}

std::string fixed(double value, int decimals) {
  std::array<char, 400> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::fixed, decimals);
  return {buffer.data(), end.ptr};
}

std::string scientific(double value) {
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::scientific, 1);
  return {buffer.data(), end.ptr};
}

// Commas between the thousands of a number without a sign.
std::string grouped(std::string text) {
  std::size_t end = std::min(text.find('.'), text.size());
  while (end > 3) text.insert(end -= 3, ",");
  return text;
}

}  // namespace

void Extent::add(double value) {
  low = empty ? value : std::min(low, value);
  high = empty ? value : std::max(high, value);
  empty = false;
}

void Extent::add(const Extent& other) {
  if (other.empty) return;
  add(other.low);
  add(other.high);
}

double Axis::place(double value, double from, double to) const {
  return from + (value - low) / (high - low) * (to - from);
}

std::vector<double> Axis::ticks() const {
  std::vector<double> all;
  const auto count = static_cast<int>(std::lround((high - low) / step));
  for (int i = 0; i <= count; ++i) {
    const double tick = low + i * step;
    all.push_back(std::abs(tick) < step * 1e-6 ? 0 : tick);
  }
  return all;
}

Axis axis_of(const Extent& extent, AxisStart start, int steps) {
  if (extent.empty) return {};
  double low = extent.low, high = extent.high;
  const bool cut = fitted(extent, start);
  if (cut) {
    const double span = span_of(extent);
    if (high - low < span) {
      low -= span / 2;
      high += span / 2;
    }
  } else {
    low = std::min(low, 0.0);
    high = std::max(high, 0.0);
    if (low == high) high = 1;
  }
  Axis axis;
  axis.step = round_step((high - low) / steps);
  // Steps finer than a double tells apart would not be seen either.
  axis.step = std::max(axis.step, std::max(std::abs(low), std::abs(high)) * 1e-12);
  axis.low = std::floor(low / axis.step + 1e-9) * axis.step;
  axis.high = std::ceil(high / axis.step - 1e-9) * axis.step;
  if (axis.high <= axis.low) axis.high = axis.low + axis.step;
  axis.cut = axis.low > 0 || axis.high < 0;
  return axis;
}

std::string AxisWords::label(double value, double step) const {
  const double size = std::abs(value) / divisor;
  const double unit = step / divisor;
  const bool extreme = size >= 1e12 || unit < 1e-6;
  const int decimals = unit >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(unit) - 1e-9));
  const std::string text = value == 0 ? "0"
                           : extreme  ? scientific(size)
                                      : grouped(fixed(size, decimals));
  return (value < 0 ? "\u2212" : "") + text;
}

AxisWords words_of(const Axis& axis, std::string_view language) {
  const double size = std::max(std::abs(axis.low), std::abs(axis.high));
  const bool chinese = language.starts_with("zh");
  if (chinese) {
    if (size >= 1e8 && size < 1e17) return {1e8, "\u4EBF"};
    if (size >= 1e5 && size < 1e8) return {1e4, "\u4E07"};
    return {};
  }
  if (size >= 1e9 && size < 1e15) return {1e9, "billion"};
  if (size >= 1e6 && size < 1e9) return {1e6, "million"};
  return {};
}

std::string end_of(const Axis& axis, const AxisWords& words, std::string_view unit,
                   std::string_view language) {
  const std::string label = words.label(axis.low > 0 ? axis.low : axis.high, axis.step);
  const std::string behind = unit_text(words, unit, language);
  const bool close = behind.empty() || language.starts_with("zh");
  return label + (close ? "" : " ") + behind;
}

std::string unit_text(const AxisWords& words, std::string_view unit, std::string_view language) {
  const bool chinese = language.starts_with("zh");
  std::string text = words.multiple;
  if (!text.empty() && !unit.empty() && !chinese) text += ' ';
  return text + std::string(unit);
}

}  // namespace annals::picture
