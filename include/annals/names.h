// Names and texts in several languages.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace annals {

// A language tag of BCP 47 in lower case, such as "zh" or "en".
using Language = std::string;

// One text in several languages: a definition, a unit.
using LocalizedText = std::map<Language, std::string>;

// The text in "language"; else in what that is a variety of, so that "zh" stands in for "zh-cn"
// (the lookup of RFC 4647); else in English; else in any; else empty. The view lives as long as the
// texts do.
std::string_view best_text(const LocalizedText& texts, std::string_view language);

// What a thing is called: one name a language, and any number of aliases by which it is found.
//
// An alias is a name too, as good as another for finding (a former name, a short form, a wording
// of reports); it differs in that it is not what is printed.
struct Names {
  LocalizedText names;
  std::map<Language, std::vector<std::string>> aliases;

  // The name to print, as best_text() finds it.
  std::string_view in(std::string_view language) const { return best_text(names, language); }

  friend bool operator==(const Names&, const Names&) = default;
};

// The form under which names are compared when something is looked up: Unicode NFKC, case folded,
// invisible marks left out, runs of white space as one blank and none at the ends. Full width and
// half width are one name, and so are capital and small letters.
// Invalid UTF-8 is returned as it is.
std::string folded(std::string_view text);

}  // namespace annals
