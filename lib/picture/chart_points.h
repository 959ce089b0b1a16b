// What charts of series share: names, points, breaks and targets.
#pragma once

#include <annals/chart_of.h>
#include <annals/proportion.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace annals::picture {

std::string name_of(const Agency& agency, std::string_view language);
std::string name_of(const Indicator& indicator, std::string_view language);

// The observation i of a series; its source by title, with the place in it.
ChartPoint point_of(const Series& series, std::size_t i);
// That of a year; a gap if there is none.
ChartPoint point_of(const Series& series, Year year);

// The bands of 95 % where the pairs have cases. "factor" is that of the indicator.
void add_intervals(ChartLine& line, std::span<const CountPair> pairs, double factor);

// Says what the bands are, once, where there are any.
void note_intervals(LineChart& chart, std::string_view language);

// How series are told from one another.
enum class Labels { kNone, kAgencies, kIndicators };
// Fails as line_chart() does, but for units.
Result<Labels> labels_of(std::span<const Series> series);
std::string label_of(const Series& series, Labels labels, std::string_view language);
std::string code_of(const Series& series, Labels labels);
// "Pukou, share of cases"; what all series have in common.
std::string title_of(const Series& first, Labels labels, std::string_view language);

// The line of a series, without a label; with the breaks that hold for all agencies, or without.
ChartLine line_of(const Series& series, bool with_common_breaks, const ChartOptions& options);
// The breaks that hold for all agencies, each year once.
std::vector<ChartBreak> common_breaks(std::span<const Series> series);
// Of the options, those that apply to one of the series, each once. Where a source sets an agency a
// target of its own, that of its kind gives way.
std::vector<ChartTarget> targets_of(std::span<const Series> series, const ChartOptions& options);

}  // namespace annals::picture
