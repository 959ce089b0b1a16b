#include "picture/canvas.h"

#include <algorithm>
#include <iterator>

#include "picture/text_room.h"

namespace annals::picture {
namespace {

// Okabe and Ito (2008) without their yellow, which white paper swallows.
constexpr std::string_view kColour[kColours] = {"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                                "#000000", "#e69f00", "#56b4e9"};
constexpr std::string_view kDashes[] = {"", "7 3", "2 3", "9 3 2 3", "14 4"};

constexpr std::string_view kFonts =
    "Noto Sans, Helvetica Neue, Arial, Noto Sans CJK SC, Source Han Sans SC, PingFang SC, "
    "Microsoft YaHei, WenQuanYi Micro Hei, sans-serif";
constexpr double kMargin = 12;

std::string_view word_of(Anchor anchor) {
  switch (anchor) {
    case Anchor::kStart:
      return "start";
    case Anchor::kMiddle:
      return "middle";
    case Anchor::kEnd:
      return "end";
  }
  return {};
}

std::string polygon(double x, double y, const std::vector<std::pair<double, double>>& corners) {
  std::vector<std::pair<double, double>> points;
  for (const auto& [dx, dy] : corners) points.emplace_back(x + dx, y + dy);
  return steps_through(points) + "Z";
}

// The outline of a mark about a point; all take about the same room.
std::string outline(double x, double y, int shape) {
  switch (shape) {
    case 1:
      return polygon(x, y, {{-3.5, -3.5}, {3.5, -3.5}, {3.5, 3.5}, {-3.5, 3.5}});
    case 2:
      return polygon(x, y, {{0, -4.6}, {4.4, 3.4}, {-4.4, 3.4}});
    case 3:
      return polygon(x, y, {{0, -5}, {5, 0}, {0, 5}, {-5, 0}});
    case 4:
      return polygon(x, y, {{0, 4.6}, {4.4, -3.4}, {-4.4, -3.4}});
    case 5:
      return polygon(x, y,
                     {{-1.6, -4.8},
                      {1.6, -4.8},
                      {1.6, -1.6},
                      {4.8, -1.6},
                      {4.8, 1.6},
                      {1.6, 1.6},
                      {1.6, 4.8},
                      {-1.6, 4.8},
                      {-1.6, 1.6},
                      {-4.8, 1.6},
                      {-4.8, -1.6},
                      {-1.6, -1.6}});
    default:
      return {};
  }
}

}  // namespace

LineStyle line_style(std::size_t index) {
  return {kColour[index % kColours], kDashes[index % std::size(kDashes)],
          static_cast<int>(index % kShapes)};
}

void Canvas::group(std::string_view role, const Attributes& attributes) {
  markup_.open("g").attribute("class", role);
  for (const auto& [name, value] : attributes) markup_.attribute(name, value);
}

void Canvas::text(double x, double y, std::string_view text, const TextStyle& style) {
  markup_.open("text").attribute("class", style.role).attribute("x", x).attribute("y", y);
  markup_.attribute("font-size", style.size).attribute("fill", style.colour);
  if (style.anchor != Anchor::kStart) markup_.attribute("text-anchor", word_of(style.anchor));
  if (style.bold) markup_.attribute("font-weight", "bold");
  markup_.text(text).close();
}

void Canvas::line(double x1, double y1, double x2, double y2, std::string_view colour, double width,
                  std::string_view dashes) {
  markup_.open("line").attribute("x1", x1).attribute("y1", y1);
  markup_.attribute("x2", x2).attribute("y2", y2).attribute("stroke", colour);
  if (width != 1) markup_.attribute("stroke-width", width);
  if (!dashes.empty()) markup_.attribute("stroke-dasharray", dashes);
  markup_.close();
}

void Canvas::path(std::string_view steps, std::string_view stroke, std::string_view fill,
                  double width, std::string_view dashes) {
  markup_.open("path").attribute("d", steps).attribute("fill", fill.empty() ? "none" : fill);
  if (!stroke.empty()) {
    markup_.attribute("stroke", stroke).attribute("stroke-width", width);
    markup_.attribute("stroke-linejoin", "round");
  }
  if (!dashes.empty()) markup_.attribute("stroke-dasharray", dashes);
  markup_.close();
}

void Canvas::rectangle(double x, double y, double width, double height, std::string_view fill,
                       std::string_view stroke) {
  markup_.open("rect").attribute("x", x).attribute("y", y);
  markup_.attribute("width", std::max(width, 0.0)).attribute("height", std::max(height, 0.0));
  markup_.attribute("fill", fill.empty() ? "none" : fill);
  if (!stroke.empty()) markup_.attribute("stroke", stroke);
  markup_.close();
}

void Canvas::mark(double x, double y, const LineStyle& style, bool hollow) {
  if (style.shape % kShapes == 0) {
    markup_.open("circle").attribute("cx", x).attribute("cy", y).attribute("r", 3.8);
  } else {
    markup_.open("path").attribute("d", outline(x, y, style.shape % kShapes));
  }
  markup_.attribute("fill", hollow ? "#ffffff" : style.colour);
  markup_.attribute("stroke", style.colour).attribute("stroke-width", 1.5).close();
}

std::string steps_through(const std::vector<std::pair<double, double>>& points) {
  std::string steps;
  for (const auto& [x, y] : points) {
    steps += (steps.empty() ? "M" : "L") + coordinate(x) + " " + coordinate(y);
  }
  return steps;
}

double width_of(const SvgOptions& options) { return std::clamp(options.width, 320, 4000); }

std::string picture_of(const SvgOptions& options, double width, double height,
                       std::string_view title, std::string_view description,
                       const std::string& body) {
  const std::string id = id_of(options.id);
  Markup root;
  root.open("svg").attribute("xmlns", "http://www.w3.org/2000/svg");
  root.attribute("class", "annals-picture").attribute("id", id);
  root.attribute("viewBox", "0 0 " + coordinate(width) + " " + coordinate(height));
  root.attribute("width", width).attribute("height", height);
  root.attribute("role", "img").attribute("aria-labelledby", id + "-title " + id + "-desc");
  root.attribute("lang", options.language).attribute("font-family", kFonts);
  root.open("title").attribute("id", id + "-title").text(title).close();
  root.open("desc").attribute("id", id + "-desc").text(description).close();
  root.open("rect").attribute("width", width).attribute("height", height);
  root.attribute("fill", "#ffffff").close();
  return std::move(root).take() + body + "</svg>\n";
}

double paragraph(Canvas& canvas, double x, double y, double width, std::string_view text,
                 const TextStyle& style) {
  for (const std::string& line : wrapped(text, width, style.size)) {
    canvas.text(x, y, line, style);
    y += style.size * 1.4;
  }
  return y;
}

double draw_title(Canvas& canvas, double width, std::string_view title) {
  if (title.empty()) return kMargin;
  const TextStyle style{.size = kTitleSize, .bold = true, .role = "annals-title"};
  return paragraph(canvas, kMargin, kMargin + kTitleSize, width - 2 * kMargin, title, style) -
         kTitleSize * 0.6;
}

double draw_notes(Canvas& canvas, double y, double width, const std::vector<std::string>& notes) {
  const TextStyle style{.size = kSmallSize, .colour = kFaint, .role = "annals-note"};
  y += kSmallSize;
  for (const std::string& note : notes)
    y = paragraph(canvas, kMargin, y, width - 2 * kMargin, note, style) + 1;
  return y;
}

}  // namespace annals::picture
