#include <annals/names.h>

#include "core/variety.h"

namespace annals {

const std::string* core::text_in(const LocalizedText& texts, std::string_view language) {
  while (true) {
    if (const auto found = texts.find(Language(language)); found != texts.end()) {
      return &found->second;
    }
    const std::size_t end = language.rfind('-');
    if (end == std::string_view::npos) return nullptr;
    language = language.substr(0, end);
  }
}

std::string_view best_text(const LocalizedText& texts, std::string_view language) {
  if (const std::string* const found = core::text_in(texts, language)) return *found;
  if (const auto english = texts.find("en"); english != texts.end()) return english->second;
  return texts.empty() ? std::string_view() : std::string_view(texts.begin()->second);
}

}  // namespace annals
