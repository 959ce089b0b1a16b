// How much room a text takes in a picture, and where labels stand so that none covers another.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace annals::picture {

// The estimated width in pixels at a size of letters: one em for what is wide, about half an em for
// the others.
double text_width(std::string_view text, double size);

// The text with an ellipsis for its middle, so that it fits: names differ at their ends as often as
// at their beginnings. Whole characters only.
std::string shortened(std::string_view text, double width, double size);

// Lines that fit, broken at blanks and between wide characters; at least one.
std::vector<std::string> wrapped(std::string_view text, double width, double size);

// The places nearest to those wished for that are "distance" apart, in the same order, between low
// and high as far as there is room (least squares, by pooling neighbours). The result has the order
// of the wishes given, which need not ascend.
std::vector<double> pushed_apart(const std::vector<double>& wishes, double distance, double low,
                                 double high);

}  // namespace annals::picture
