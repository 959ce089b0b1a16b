#include <annals/names.h>

namespace annals {

std::string_view best_text(const LocalizedText& texts, std::string_view language) {
  if (const auto found = texts.find(Language(language)); found != texts.end()) return found->second;
  if (const auto english = texts.find("en"); english != texts.end()) return english->second;
  return texts.empty() ? std::string_view() : std::string_view(texts.begin()->second);
}

}  // namespace annals
