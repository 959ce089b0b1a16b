// Charts as Vega-Lite 5, for those with tools of their own: https://vega.github.io/vega-lite/
//
// Each specification is complete: it has the values with it and fetches nothing. A value is there
// twice, as a number and as it was printed ("printed": "97.30"); with it stand label, code, year,
// bound, status (letters) and source. Gaps and breaks part the lines by "run", targets are rules,
// intervals are bands, values with a status are hollow, and an axis that does not begin at zero
// says so in the subtitle. Names and last values stand at the ends of the lines and targets, apart
// from one another; there is no legend of lines. A break is a rule, one of a single line among
// several two strokes across its way. A state of coverage is there as its code ("presence") and in
// the language asked for ("state").
#pragma once

#include <annals/chart.h>

#include <string>

namespace annals {

struct VegaOptions {
  int width = 560;              // of the plot, in pixels
  int height = 300;             // of the plot; more where the labels of many lines need it
  std::string language = "en";  // of the words that are ours
};

// JSON in UTF-8, on lines. Same chart and options, same bytes, in any locale.
std::string to_vega_lite(const LineChart& chart, const VegaOptions& options = {});
std::string to_vega_lite(const SmallMultiples& chart, const VegaOptions& options = {});
std::string to_vega_lite(const RankedBars& chart, const VegaOptions& options = {});
std::string to_vega_lite(const SlopeChart& chart, const VegaOptions& options = {});
std::string to_vega_lite(const CoverageHeatMap& chart, const VegaOptions& options = {});

}  // namespace annals
