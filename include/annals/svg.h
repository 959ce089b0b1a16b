// Charts as SVG 1.1, for files and to stand in HTML as they are.
//
// The root has role="img", with a title and a description that it is labelled by. What is drawn is
// styled by presentation attributes alone: no script, no style sheet and no style attribute, so
// that it may stand in a page whose policy forbids those inline. Nothing is fetched. Text is text,
// in fonts that hold Chinese where the reader has them, escaped, and without what reorders it.
//
// For scripts, each value is a <g class="annals-mark"> with data-label, data-code, data-year,
// data-value (as printed; empty without one), data-unit, data-bound ("exact", "about", "at_least",
// "at_most"), data-status (letters, "A" for normal) and data-source, and with a <title> that says
// the same for a reader. Further classes: annals-line (with data-label, data-code), annals-band,
// annals-break (data-year), annals-target (data-value, data-year), annals-label, annals-axis,
// annals-tick, annals-cut, annals-note, annals-key, annals-panel, annals-bar, annals-slope,
// annals-row (data-label, data-code) with annals-cell (data-year, data-presence, data-status).
//
// Colours are those of Okabe and Ito (2008), which the colour-blind tell apart; lines differ by
// dashes and marks too, for print in black and white. Same chart and options, same bytes, in any
// locale. Widths of text are estimated, since nobody knows the reader's font.
#pragma once

#include <annals/chart.h>

#include <string>

namespace annals {

struct SvgOptions {
  // In pixels of CSS; the picture scales with its place. From 320 to 4000, else the nearer.
  int width = 720;
  // 0: as the picture needs. Otherwise what a line chart or a slope chart is at least high.
  int height = 0;
  std::string language = "en";  // of the words that are ours: "zh" and its varieties, else English
  // Begins each id in the picture, so that a page may hold many: letters, digits, '-' and '_', a
  // letter first; other characters are left out.
  std::string id = "chart";
};

// A chart without a value is a picture too, and says that nothing is on record.
std::string to_svg(const LineChart& chart, const SvgOptions& options = {});
std::string to_svg(const SmallMultiples& chart, const SvgOptions& options = {});
std::string to_svg(const RankedBars& chart, const SvgOptions& options = {});
std::string to_svg(const SlopeChart& chart, const SvgOptions& options = {});
std::string to_svg(const CoverageHeatMap& chart, const SvgOptions& options = {});

}  // namespace annals
