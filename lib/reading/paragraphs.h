// Paragraphs: the lines of a text, and lines that a page has broken made whole again.
#pragma once

#include <string_view>
#include <vector>

#include "reading/text.h"

namespace annals::reading {

// The lines of a text. Where a text is wrapped, as out of a PDF, so that many lines of nearly one
// width end within a sentence, such a line and the next are one.
std::vector<Text> paragraphs_of(std::string_view utf8);

}  // namespace annals::reading
