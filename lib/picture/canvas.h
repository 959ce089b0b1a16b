// What pictures are drawn with: text, lines and marks in the colours of the house.
#pragma once

#include <annals/chart.h>
#include <annals/svg.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "picture/markup.h"

namespace annals::picture {

inline constexpr std::string_view kInk = "#222222";     // text
inline constexpr std::string_view kFaint = "#595959";   // text beside it: 7 to 1 on white
inline constexpr std::string_view kRule = "#dddddd";    // lines of the grid
inline constexpr std::string_view kStrong = "#767676";  // axes and breaks
inline constexpr std::string_view kTarget = "#333333";
inline constexpr double kTitleSize = 16, kTextSize = 12, kSmallSize = 11;

// How a line is told from the others: by colour, by dashes and by marks.
struct LineStyle {
  std::string_view colour, dashes;  // no dashes: a solid line
  int shape = 0;                    // of mark(), below kShapes
};
inline constexpr int kShapes = 6;
inline constexpr std::size_t kColours = 7;
LineStyle line_style(std::size_t index);

enum class Anchor { kStart, kMiddle, kEnd };

struct TextStyle {
  double size = kTextSize;
  std::string_view colour = kInk;
  Anchor anchor = Anchor::kStart;
  bool bold = false;
  std::string_view role = "annals-text";  // the class
};

using Attributes = std::vector<std::pair<std::string_view, std::string>>;

class Canvas {
 public:
  // A group with a class and further attributes; end_group() closes it.
  void group(std::string_view role, const Attributes& attributes = {});
  void end_group() { markup_.close(); }
  void title(std::string_view text) { markup_.leaf("title", text); }

  // "y" is the base line.
  void text(double x, double y, std::string_view text, const TextStyle& style = {});
  void line(double x1, double y1, double x2, double y2, std::string_view colour, double width = 1,
            std::string_view dashes = {});
  // Filled where "fill" is not empty, drawn where "stroke" is not.
  void path(std::string_view steps, std::string_view stroke, std::string_view fill,
            double width = 1, std::string_view dashes = {});
  void rectangle(double x, double y, double width, double height, std::string_view fill,
                 std::string_view stroke = {});
  // A sign for a value, hollow or full.
  void mark(double x, double y, const LineStyle& style, bool hollow);
  Markup& markup() noexcept { return markup_; }
  std::string take() && { return std::move(markup_).take(); }

 private:
  Markup markup_;
};

// The steps of a path through points.
std::string steps_through(const std::vector<std::pair<double, double>>& points);

// The whole picture: "body" in a root that says what it is.
std::string picture_of(const SvgOptions& options, double width, double height,
                       std::string_view title, std::string_view description,
                       const std::string& body);

// The width of a picture, within what is allowed.
double width_of(const SvgOptions& options);

// Draws a text in lines; the base line of the one that would follow.
double paragraph(Canvas& canvas, double x, double y, double width, std::string_view text,
                 const TextStyle& style);
// The title, and notes below a picture: the height they take.
double draw_title(Canvas& canvas, double width, std::string_view title);
double draw_notes(Canvas& canvas, double y, double width, const std::vector<std::string>& notes);

}  // namespace annals::picture
