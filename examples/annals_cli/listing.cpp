#include "listing.h"

#include <annals/terminal.h>

namespace annals::cli {
namespace {

constexpr std::size_t kLabelWidth = 16;

bool contains(const std::string& text, std::string_view folded_text) {
  return folded(text).find(folded_text) != std::string::npos;
}

}  // namespace

bool mentions(const std::string& code, const Names& names, std::string_view folded_text) {
  if (contains(code, folded_text)) return true;
  for (const auto& [language, name] : names.names) {
    if (contains(name, folded_text)) return true;
  }
  for (const auto& [language, aliases] : names.aliases) {
    for (const std::string& alias : aliases) {
      if (contains(alias, folded_text)) return true;
    }
  }
  return false;
}

std::string aliases_of(const Names& names) {
  std::string result;
  for (const auto& [language, aliases] : names.aliases) {
    for (const std::string& alias : aliases) result += (result.empty() ? "" : "|") + alias;
  }
  return result;
}

void print_field(const Session& session, std::string_view label, std::string_view text) {
  if (text.empty()) return;
  const std::size_t width = display_width(label);
  std::string line(label);
  line.append(width < kLabelWidth ? kLabelWidth - width : 1, ' ');
  session.print(line.append(text));
}

void print_names(const Session& session, const Names& names) {
  for (const auto& [language, name] : names.names) {
    print_field(session, session.text("name (", "名称 (") + language + ")", name);
  }
  for (const auto& [language, aliases] : names.aliases) {
    std::string joined;
    for (const std::string& alias : aliases) {
      joined += (joined.empty() ? "" : session.text(", ", "、")) + alias;
    }
    print_field(session, session.text("aliases (", "别名 (") + language + ")", joined);
  }
}

}  // namespace annals::cli
