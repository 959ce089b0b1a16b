// Texts by language, where a variety of a language may stand for it.
#pragma once

#include <annals/names.h>

#include <string_view>

namespace annals::core {

// The text in "language" or in the nearest of what that is a variety of: "zh-hant" and then "zh"
// for "zh-hant-tw" (RFC 4647, 3.4). nullptr if there is none; it lives as long as the texts do.
const std::string* text_in(const LocalizedText& texts, std::string_view language);

}  // namespace annals::core
